"""Contract of `whee.asr`: ports/asr.py."""

from __future__ import annotations

import re

import numpy as np

from whee_ros.ports.asr import Recognition
from whee_ros.tools.contract import samples
from whee_ros.tools.contract.trial import Trial, attempt, expect


def check(trial: Trial) -> None:
    """Try a recogniser."""
    recognizer = trial.model_user()
    trial.copes("before load it works or says what to call", recognizer.transcribe, samples.silence(1.0))
    trial.missing_model()
    trial.usable("load works, or says what is missing", recognizer.load)
    with trial.clause("hears a clear sentence, with the times of its words"):
        heard = recognizer.transcribe(samples.spoken())
        _sound(heard, len(samples.spoken()) / 16_000)
        wanted, found = _words(samples.SENTENCE), _words(heard.text)
        right = len([word for word in found if word in wanted])
        expect(trial.scripted or right >= 0.8 * len(wanted), heard.text)
    with trial.clause("takes the same sound as a partial"):
        _sound(recognizer.transcribe(samples.spoken(), partial=True), len(samples.spoken()) / 16_000)
    for what, sound in {
        "no sound at all": samples.silence(0.0),
        "a tenth of a second": samples.noise(0.1, 0.01),
        "silence": samples.silence(2.0),
        "noise": samples.noise(2.0, 0.05),
        "what is no number": samples.noise(2.0) * np.nan,
    }.items():
        with trial.clause(f"{what} gives few words or none, and no error"):
            heard = recognizer.transcribe(sound)
            expect(len(heard.text.split()) <= 6, heard.text)
    with trial.clause("forty seconds are read to their end"):
        gap = samples.silence(12.0)
        heard = recognizer.transcribe(np.concatenate([samples.spoken(), gap, gap, gap, samples.spoken()]))
        both = [word for word in _words(heard.text) if word in _words(samples.SENTENCE)]
        expect(trial.scripted or len(both) >= 1.6 * len(_words(samples.SENTENCE)), heard.text)
    trial.closes_twice(recognizer)
    trial.copes("after close it works or says what to call", recognizer.transcribe, samples.silence(1.0))
    with trial.clause("can be loaded again"):
        recognizer.load()
        attempt(recognizer.transcribe, samples.silence(0.5))
        recognizer.close()


def _sound(heard: Recognition, seconds: float) -> None:
    expect(
        not heard.words or [word.text for word in heard.words] == heard.text.split(), "words are not the text"
    )
    expect(all(0.0 < word.confidence <= 1.0 for word in heard.words), "a word without confidence")
    expect(re.fullmatch(r"[a-z]{2,3}(-\w+)*", heard.language) is not None, f"language {heard.language}")
    expect(0.0 <= heard.confidence <= 1.0, f"confidence {heard.confidence}")
    times = [(word.text, word.start, word.end) for word in heard.words]
    inside = all(-0.1 <= start <= end <= seconds + 0.3 for _, start, end in times)
    expect(inside and times == sorted(times, key=lambda word: word[1]), f"word times {times}")


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())
