"""Contract of `whee.tts`: ports/tts.py."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from whee_ros.core.motion import VISEMES, Prosody, Speech, Viseme
from whee_ros.core.voice import Word
from whee_ros.tools.contract.trial import Trial, attempt, expect

TEXT = "I am so sorry about your dog. What was he like?"
ODD = ("...", "12345", "Dr. Smith's e-mail: a@b.org!", "äöü 😀", "w" * 200)


def check(trial: Trial) -> None:
    """Try a synthesiser."""
    voice = trial.model_user()
    trial.copes("before load it works or says what to call", voice.synthesize, TEXT, Prosody())
    trial.missing_model()
    trial.usable("load works, or says what is missing", voice.load)
    with trial.clause("speaks, with words and mouth shapes that cover the sound"):
        _complete(voice.synthesize(TEXT, Prosody()), TEXT)
    with trial.clause("a higher rate takes less time"):
        slow, fast = (voice.synthesize(TEXT, Prosody(rate=rate)).duration for rate in (0.8, 1.25))
        expect(fast < slow, f"{fast:.2f} s at 1.25, {slow:.2f} s at 0.8")
    with trial.clause("a lower gain is quieter"):
        loud, soft = (voice.synthesize(TEXT, Prosody(gain_db=gain)).samples for gain in (0.0, -12.0))
        expect(_level(soft) < 0.6 * _level(loud), f"{_level(soft):.3f} against {_level(loud):.3f}")
    with trial.clause("an answer of sixty words is spoken"):
        long = " ".join([TEXT] * 6)
        _complete(voice.synthesize(long, Prosody()), long)
    trial.copes("an empty text is refused in words", voice.synthesize, "", Prosody())
    for text in ODD:
        with trial.clause(f"{text[:28]!r} is spoken or refused in words"):
            speech = attempt(voice.synthesize, text, Prosody())
            expect(speech is None or bool(np.isfinite(speech.samples).all()), "samples that are not finite")
    trial.closes_twice(voice)
    trial.copes("after close it works or says what to call", voice.synthesize, TEXT, Prosody())
    with trial.clause("can be loaded again"):
        voice.load()
        attempt(voice.synthesize, "Hello.", Prosody())
        voice.close()


def _complete(speech: Speech, text: str) -> None:
    sound = speech.samples
    expect(
        sound.ndim == 1 and sound.dtype == np.float32,
        f"samples {sound.shape} {sound.dtype}: give float32 mono",
    )
    expect(bool(np.isfinite(sound).all()) and float(np.abs(sound).max()) <= 1.0, "samples outside of [-1, 1]")
    expect(8000 <= speech.sample_rate <= 48_000, f"sample rate {speech.sample_rate}")
    expect(
        [word.text for word in speech.words] == text.split(), f"words {[word.text for word in speech.words]}"
    )
    timed: list[tuple[str, Sequence[Word | Viseme]]] = [("words", speech.words), ("visemes", speech.visemes)]
    for what, parts in timed:
        inside = all(0.0 <= part.start <= part.end <= speech.duration + 0.1 for part in parts)
        ordered = all(a.start <= b.start for a, b in itertools.pairwise(parts))
        expect(bool(parts) and inside and ordered, f"{what} out of order or outside of the sound")
    unknown = {viseme.shape for viseme in speech.visemes} - set(VISEMES)
    expect(not unknown, f"unknown mouth shapes {unknown}")


def _level(samples: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(samples))))
