"""`whee eval speech`: is the robot's voice understood, does it sound as it feels, and how soon is it heard?

Lines of the robot's own bank are spoken neutrally (the baseline) and under expressions at two strengths, transcribed by
the recogniser, and measured by the project's own prosody extractor; by openSMILE too where it is installed (its licence
is for research only, so it is never required).
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.core import registry
from whee_ros.core.clock import elapsed
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.motion import Prosody, Speech
from whee_ros.core.resources import resource
from whee_ros.engine.models import ModelStore
from whee_ros.engine.person_voice import resample
from whee_ros.expression.library import Library
from whee_ros.expression.sentences import sentences
from whee_ros.perception.voice.prosody import measure
from whee_ros.perception.words.scoring import errors
from whee_ros.ports.asr import Recognizer
from whee_ros.ports.tts import Synthesizer

STYLES = ("neutral", "sad", "concerned", "comforting", "happy", "celebrating")
STRENGTHS = (0.5, 1.0)
MEASURES = ("F0 Hz", "range st", "loudness dB", "tilt dB", "syllables/s", "words/s", "pauses")
_LINE = re.compile(r"- \d{3} ([^{}\n]+)$", re.MULTILINE)

Sound = NDArray[np.float32]


@dataclass
class Heard:
    """What was measured of one style.

    Attributes:
        wrong, words: of the transcripts.
        measures: means over the lines, by the names of `MEASURES`.
        smile: the same of openSMILE: F0 in semitones, loudness in sone, and how often it peaks, about once a
            syllable; empty where it is not installed.
    """

    wrong: int = 0
    words: int = 0
    measures: dict[str, float] = field(default_factory=dict)
    smile: dict[str, float] = field(default_factory=dict)


def lines(count: int) -> list[str]:
    """Return `count` lines of the bank, spread over all of it."""
    found = [line.strip() for line in _LINE.findall(resource("config/bank.yaml").read_text(encoding="utf-8"))]
    return [found[round(at)] for at in np.linspace(0, len(found) - 1, count)]


def at_16k(speech: Speech) -> Sound:
    """Return the sound as a microphone would deliver it."""
    return resample(speech.samples, speech.sample_rate)


def judge(voice: Synthesizer, recognizer: Recognizer, texts: Sequence[str], prosody: Prosody) -> Heard:
    """Speak and measure `texts`."""
    heard, rows, smiles = Heard(), [], []
    smile = _smile()
    for text in texts:
        speech = voice.synthesize(text, prosody)
        sound = at_16k(speech)
        found = errors(text, recognizer.transcribe(sound).text)
        heard.wrong += found.wrong
        heard.words += found.words
        said = measure(sound)
        pace = len(speech.words) / speech.duration
        row = (said.f0_mean, said.f0_range, said.loudness, said.tilt, said.rate, pace, said.pauses)
        rows.append(row)
        if smile is not None:
            told = smile.process_signal(sound, SAMPLE_RATE).iloc[0]
            smiles.append(
                (
                    told["F0semitoneFrom27.5Hz_sma3nz_amean"],
                    told["loudness_sma3_amean"],
                    told["alphaRatioV_sma3nz_amean"],
                    told["loudnessPeaksPerSec"],
                )
            )
    heard.measures = dict(zip(MEASURES, np.mean(rows, axis=0).tolist(), strict=True))
    if smiles:
        names = ("F0 st", "loudness", "alpha ratio dB", "loudness peaks/s")
        heard.smile = dict(zip(names, np.mean(smiles, axis=0).tolist(), strict=True))
    return heard


def _smile() -> Any:
    """Return openSMILE's eGeMAPS extractor, None where it is not installed."""
    try:
        opensmile = importlib.import_module("opensmile")
    except ImportError:
        return None
    return opensmile.Smile(opensmile.FeatureSet.eGeMAPSv02, opensmile.FeatureLevel.Functionals)


def waits(voice: Synthesizer, texts: Sequence[str], rounds: int) -> dict[str, tuple[float, float]]:
    """Return p50 and p95 of the seconds from a text to its first samples: by sentence, and as a whole (baseline)."""
    by_sentence, whole = [], []
    for text in [text for text in texts if len(sentences(text)) > 1] * rounds:
        begun = elapsed()
        voice.synthesize(sentences(text)[0], Prosody())
        by_sentence.append(elapsed() - begun)
        begun = elapsed()
        voice.synthesize(text, Prosody())
        whole.append(elapsed() - begun)
    return {
        name: (float(np.percentile(values, 50)), float(np.percentile(values, 95)))
        for name, values in (("by sentence", by_sentence), ("as a whole", whole))
    }


def goals(
    heard: dict[str, Heard], delay: dict[str, tuple[float, float]]
) -> list[tuple[str, float, str, bool]]:
    """Return (what, value, goal, whether it is met)."""
    plain = heard["neutral"].measures

    def off(style: str, name: str) -> float:
        return heard[f"{style} 1"].measures[name] - plain[name]

    wrong, words = (sum(getattr(one, key) for one in heard.values()) for key in ("wrong", "words"))
    found: list[tuple[str, float, str, bool]] = [
        ("words wrong, all styles", wrong / words, "<= 0.05", wrong / words <= 0.05),
        ("first audio p50, ms", 1e3 * delay["by sentence"][0], "<= 250", delay["by sentence"][0] <= 0.25),
    ]
    for style, sign in (("sad", -1), ("happy", 1)):
        share = off(style, "F0 Hz") / plain["F0 Hz"]
        found.append(
            (f"{style}: F0 against neutral", share, f"{sign * 0.05:+.2f} or more", sign * share >= 0.05)
        )
        loud = off(style, "loudness dB")
        found.append((f"{style}: loudness, dB", loud, f"{sign:+d} or more", sign * loud >= 1.0))
        bright = off(style, "tilt dB")
        found.append(
            (
                f"{style}: brightness (1-5 kHz against below), dB",
                bright,
                f"{sign:+d} or more",
                sign * bright >= 1,
            )
        )
        pace = off(style, "words/s") / plain["words/s"]
        least = 0.1 if style == "sad" else 0.03
        found.append((f"{style}: words a second", pace, f"{sign * least:+.2f} or more", sign * pace >= least))
    for name in ("F0 Hz", "words/s", "loudness dB"):
        values = [
            heard[key].measures[name] for key in ("sad 1", "sad 0.5", "neutral", "happy 0.5", "happy 1")
        ]
        rises = bool(np.all(np.diff(values) > 0))
        found.append((f"{name} rises from sad 1 by 0.5 and neutral to happy 1", float(rises), "1", rises))
    return found


def main(argv: Sequence[str]) -> int:
    """Measure, print, and return 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="whee eval speech", description=__doc__)
    parser.add_argument("--backend", default="hibari", help="text-to-speech back end")
    parser.add_argument("--voice", default="rowan", help="voice of the back end")
    parser.add_argument("--asr", default="whisper", help="recogniser")
    parser.add_argument("--lines", type=int, default=16, help="lines of the bank to speak")
    parser.add_argument("--rounds", type=int, default=3, help="times each line is timed")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    parser.add_argument(
        "--wav", type=Path, metavar="FOLDER", help="keep the first line in every style, to listen to"
    )
    options = parser.parse_args(argv)
    models = ModelStore.default()
    voice = registry.load("tts", options.backend)(models, voice=options.voice)
    voice.load()
    recognizer = registry.load("asr", options.asr)(models, threads=1)
    recognizer.load()
    library = Library.load(resource("config/expressions.yaml"), resource("config/gestures.yaml"))
    texts = lines(options.lines)
    delay = waits(voice, texts, options.rounds)
    asked = {"neutral": Prosody()}
    for style in STYLES[1:]:
        for strength in STRENGTHS:
            asked[f"{style} {strength:g}"] = library.expression(style).voice.colour(Prosody(), strength)
    heard = {name: judge(voice, recognizer, texts, prosody) for name, prosody in asked.items()}
    if options.wav:
        for name, prosody in asked.items():
            _write(options.wav / f"{name.replace(' ', '_')}.wav", voice.synthesize(texts[0], prosody))
    _table(heard, delay)
    judged = goals(heard, delay)
    for what, value, goal, met in judged:
        print(f"  {'met   ' if met else 'MISSED'} {what}: {value:.3f} ({goal})")
    if options.json:
        figures = {
            "styles": {name: vars(one) for name, one in heard.items()},
            "first audio s, p50 and p95": delay,
            "goals": [
                {"what": what, "value": value, "goal": goal, "met": met} for what, value, goal, met in judged
            ],
        }
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return int(not all(met for *_, met in judged))


def _table(heard: dict[str, Heard], delay: dict[str, tuple[float, float]]) -> None:
    print(f"{'style':16}{'WER':>7}" + "".join(f"{name:>13}" for name in MEASURES))
    for name, one in heard.items():
        row = "".join(f"{one.measures[key]:13.2f}" for key in MEASURES)
        print(f"{name:16}{one.wrong / max(one.words, 1):7.3f}{row}")
    for name, one in heard.items():
        if one.smile:
            print(
                f"openSMILE {name:16}" + "  ".join(f"{key} {value:.2f}" for key, value in one.smile.items())
            )
    for name, (middle, late) in delay.items():
        print(f"first audio {name}: p50 {1e3 * middle:.0f} ms, p95 {1e3 * late:.0f} ms")


def _write(path: Path, speech: Speech) -> None:
    import wave

    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, speech.sample_rate, 0, "NONE", ""))
        out.writeframes((speech.samples * 32767.0).astype("<i2").tobytes())
