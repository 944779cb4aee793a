"""`whee eval transcript`: scores a recogniser on recordings, and how soon and where the words of live speech appear.

Recordings are in a folder (`--data`); `--fetch` brings Debian's there: prompts and a read novel, with transcripts.
Other recordings go into folders below it, each with a `transcripts.txt`, a line each: file, tab, words. Settings were
chosen on the part "dev" of the prompts; the part "test" is what counts.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from whee_ros.core import registry
from whee_ros.engine.models import ModelStore
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.words.marks import find
from whee_ros.perception.words.scoring import errors
from whee_ros.ports.asr import Recognizer
from whee_ros.tools.words import material
from whee_ros.tools.words.live import Live, listen
from whee_ros.tools.words.measure import Score, noisy, score, sets
from whee_ros.tools.words.noise import NOISES
from whee_ros.tools.words.sets import clips, digits, fetch

CACHE = Path.home() / ".cache" / "whee_ros" / "speech"
SNRS = (20.0, 10.0, 5.0)
"""Signal to noise, dB."""
LONG = 120.0
"""Seconds of the long turn."""


@dataclass(frozen=True)
class Figure:
    """One measured number, the goal it has, and whether it must be under or over it."""

    name: str
    value: float
    goal: float | None = None
    least: bool = False

    @property
    def met(self) -> bool:
        """Whether the goal is reached; figures without one always are."""
        if self.goal is None:
            return True
        return self.value >= self.goal if self.least else self.value <= self.goal

    def line(self) -> str:
        """Return it as a line of the table."""
        goal = "" if self.goal is None else f"{'>=' if self.least else '<='} {self.goal:g}  "
        verdict = "" if self.goal is None else ("met" if self.met else "MISSED")
        return f"{self.name:58}{self.value:9.3f}  {goal:10}{verdict}"


def main(argv: Sequence[str]) -> int:
    """Print the tables; 0 when every goal is met."""
    parser = argparse.ArgumentParser(prog="whee eval transcript", description=__doc__)
    parser.add_argument("--data", type=Path, default=CACHE, help=f"folder of recordings (default {CACHE})")
    parser.add_argument("--fetch", action="store_true", help="download Debian's recordings into it first")
    parser.add_argument("--backend", default="whisper", help="back end of the kind asr")
    parser.add_argument(
        "--part", default="test", choices=("dev", "test"), help="which part of the recordings"
    )
    parser.add_argument(
        "--quick", action="store_true", help="clean speech and 10 dB alone, every third clip in noise"
    )
    parser.add_argument("--json", type=Path, help="write every figure here")
    options = parser.parse_args(argv)
    if options.fetch:
        fetch(options.data)
    models = ModelStore.default()
    recognizer = registry.load("asr", options.backend)(models, threads=1)
    recognizer.load()
    print(f"{options.backend}, part {options.part}, one thread; 95 % intervals by bootstrap over clips\n")
    scores = _recorded(recognizer, options)
    figures = _goals(scores) + _live(recognizer, models, options) + _spoken(recognizer, models)
    recognizer.close()
    print("\n" + "\n".join(figure.line() for figure in figures))
    if options.json:
        options.json.write_text(json.dumps(_table(scores, figures, options), indent=1) + "\n")
    return int(not all(figure.met for figure in figures))


def _recorded(recognizer: Recognizer, options: Any) -> dict[tuple[str, str], Score]:
    """Score every set, clean and in noise; print a line each."""
    every = clips(options.data)
    chosen = [clip for clip in every if clip.part == options.part]
    print(f"{'set':14}{'condition':14}{'clips':>6}{'WER':>8}{'from':>8}{'to':>8}{'RTF':>8}{'ECE':>8}")
    found: dict[tuple[str, str], Score] = {}
    for name, of_set in sets(chosen):
        found[name, "clean"] = score(recognizer, of_set, lambda _, clip: clip.samples)
        _print(name, "clean", found[name, "clean"])
        for kind in NOISES:
            for snr in (10.0,) if options.quick else SNRS:
                some = of_set[::3] if options.quick else of_set
                found[name, f"{kind} {snr:g} dB"] = one = score(recognizer, some, noisy(kind, snr, every))
                _print(name, f"{kind} {snr:g} dB", one)
    return found


def _print(name: str, condition: str, one: Score) -> None:
    low, high = one.interval
    print(
        f"{name:14}{condition:14}{len(one.wrong):6}{one.rate:8.3f}{low:8.3f}{high:8.3f}"
        f"{one.real_time_factor:8.3f}{one.calibration_error:8.3f}"
    )
    sys.stdout.flush()


def _goals(scores: dict[tuple[str, str], Score]) -> list[Figure]:
    clean = [one for (_, condition), one in scores.items() if condition == "clean"]
    figures = [
        Figure("word error rate, clean", _mean(clean), 0.05),
        Figure("real-time factor", max(one.real_time_factor for one in clean), 0.3),
    ]
    for kind in NOISES:
        noisy_ones = [one for (_, condition), one in scores.items() if condition == f"{kind} 10 dB"]
        figures.append(Figure(f"word error rate, {kind} at 10 dB", _mean(noisy_ones), 0.15))
    every = [belief for one in scores.values() for belief in one.beliefs]
    figures.append(Figure("calibration error of word confidence", Score(beliefs=every).calibration_error))
    return figures


def _mean(scores: Sequence[Score]) -> float:
    return sum(sum(one.wrong) for one in scores) / max(sum(sum(one.words) for one in scores), 1)


def _live(recognizer: Recognizer, models: ModelStore, options: Any) -> list[Figure]:
    """Speak sentences and numbers with known word times, and a long turn, into ears in virtual time."""
    detector = registry.load("voice", "silero")(models)
    detector.load()
    timing = listen(material.sentences(models, material.plain(options.part)), detector, recognizer)
    spelled = listen(material.numbers(digits(options.data), 8), detector, recognizer)
    # a breath does not end this turn, whatever the sentence before it sounds like
    patient = VoiceConfig(patience=1.0, patience_complete=1.0, patience_unfinished=1.2)
    said, sound = material.long_turn([c for c in clips(options.data) if c.part == options.part], LONG)
    live = Live(detector, recognizer, patient)
    live.hear(np.concatenate([sound, np.zeros(48_000, np.float32)]))
    detector.close()
    finals = [(now, t) for now, t in live.told if t.is_final]
    found = errors(said, " ".join(t.text for _, t in finals))
    both = np.abs([*timing.starts, *spelled.starts])
    ends = np.abs([*timing.ends, *spelled.ends])
    late = [now - live.decided[t.utterance_id] for now, t in finals]
    return [
        Figure("word first shown after its end, p50, s", _p(timing.shown, 50)),
        Figure("word first shown after its end, p95, s", _p(timing.shown, 95), 0.4),
        Figure("word agreed upon after its end, p50, s", _p(timing.agreed, 50)),
        Figure("word agreed upon after its end, p95, s", _p(timing.agreed, 95)),
        Figure("final after the decision, p95, s", _p(timing.final + spelled.final, 95), 0.25),
        Figure("processor share of recognition while somebody speaks", sum(timing.jobs) / timing.speech),
        Figure("word start, absolute error, p50, s", _p(both, 50)),
        Figure("word start, absolute error, p95, s", _p(both, 95)),
        Figure("word end, absolute error, p50, s", _p(ends, 50)),
        Figure("word end, absolute error, p95, s", _p(ends, 95)),
        Figure(f"long turn of {len(sound) / 16_000:.0f} s: final transcripts", len(finals), 1.0),
        Figure("long turn: word error rate", found.wrong / found.words, 0.08),
        Figure("long turn: final after the decision, s", max(late, default=9.0), 0.25),
    ]


def _spoken(recognizer: Recognizer, models: ModelStore) -> list[Figure]:
    """Count which marks of disfluent sentences survive recognition."""
    wanted = kept = extra = 0
    spoken = material.sentences(models, [text for text, _ in material.SPOKEN])
    plan = [marks for _ in material.VOICES for _, marks in material.SPOKEN]
    for one, marks in zip(spoken, plan, strict=True):
        found = [mark.kind for mark in find(recognizer.transcribe(one.samples).words)]
        wanted += len(marks)
        for kind in set(found) | set(marks):
            kept += min(found.count(kind), marks.count(kind))
            extra += max(found.count(kind) - marks.count(kind), 0)
    return [
        Figure("marks of disfluent speech found, share", kept / wanted, 0.7, least=True),
        Figure("marks that were not spoken, per sentence", extra / len(spoken)),
    ]


def _p(values: Any, percent: float) -> float:
    return float(np.percentile(values, percent)) if len(values) else float("nan")


def _table(scores: dict[tuple[str, str], Score], figures: Sequence[Figure], options: Any) -> dict[str, Any]:
    return {
        "backend": options.backend,
        "part": options.part,
        "recorded": [
            {
                "set": name,
                "condition": condition,
                "clips": len(one.wrong),
                "words": sum(one.words),
                "wer": one.rate,
                "interval": one.interval,
                "rtf": one.real_time_factor,
                "calibration_error": one.calibration_error,
            }
            for (name, condition), one in scores.items()
        ],
        "figures": [{"name": f.name, "value": f.value, "goal": f.goal, "met": f.met} for f in figures],
    }
