"""`whee eval anonymise`: acted voices before and after: what is left of the feeling, and of the speaker."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.audio.decode import decode
from whee_ros.core import registry
from whee_ros.engine.models import ModelStore
from whee_ros.perception.voice.features import Ear
from whee_ros.perception.voice.model import LIMIT, AffectModel
from whee_ros.perception.voice.pitch import track
from whee_ros.tools.anonymise import voice
from whee_ros.tools.anonymise.measures import GOAL, correlation
from whee_ros.tools.anonymise.verify import equal_error, similarities
from whee_ros.training.voice_corpus import clips

CHANCE = 0.4
"""Equal error rate from which a speaker counts as near chance (0.5)."""
Sound = NDArray[np.float32]
Print = tuple[str, Sound]


def main(argv: Sequence[str]) -> int:
    """Print the figures; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(prog="whee eval anonymise", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds voice/")
    parser.add_argument("--corpus", default="ravdess", help="folder in voice/")
    parser.add_argument("--speakers", type=int, default=12, help="how many")
    parser.add_argument("--each", type=int, default=8, help="recordings a speaker; half of them are enrolled")
    parser.add_argument("--seed", type=int, default=0, help="of the choice and of the new voices")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    options = parser.parse_args(argv)
    random = np.random.default_rng(options.seed)
    by_speaker = defaultdict(list)
    for clip in clips(options.data, options.corpus):
        by_speaker[clip.speaker].append(clip)
    printer = registry.load("voiceprint", "resemblyzer")(ModelStore.default())
    printer.load()
    ear, model = Ear(), AffectModel.shipped("permissive", states=False)
    prints: tuple[list[Print], list[Print]] = ([], [])
    dimensions: tuple[list[Sound], list[Sound]] = ([], [])
    contours = []
    for speaker in sorted(by_speaker)[: options.speakers]:
        chosen = random.permutation(len(by_speaker[speaker]))[: options.each]
        sounds = [decode(by_speaker[speaker][number].path) for number in chosen]
        rows = [ear.describe(sound) for sound in sounds]
        change = voice.drawn(float(np.mean([prosody.f0_mean for _, prosody in rows])), random)
        new = [voice.changed(sound, change) for sound in sounds]
        for side, both in enumerate((sounds, new)):
            prints[side].extend((speaker, printer.embed(sound)) for sound in both)
            seen = np.array([ear.describe(sound)[0] for sound in both])
            # relative to the speaker's own mean, as the running system does once it knows a voice
            apart = np.clip((seen - seen.mean(axis=0)) / model.scale, -LIMIT, LIMIT)
            dimensions[side].append(np.c_[apart, np.ones(len(apart))] @ model.dimension_weights)
        contours += [_contour(a, b) for a, b in zip(sounds, new, strict=True)]
    before, after = (np.concatenate(side) for side in dimensions)
    known = [item for number, item in enumerate(prints[0]) if number % options.each < options.each // 2]
    rest = [[p for n, p in enumerate(side) if n % options.each >= options.each // 2] for side in prints]
    figures = {
        "pitch contour, median r": float(np.nanmedian(np.array(contours, float))),
        "arousal r": correlation(before[:, 0], after[:, 0]),
        "dominance r": correlation(before[:, 1], after[:, 1]),
        "equal error rate before": equal_error(*similarities(known, rest[0])),
        "equal error rate after": equal_error(*similarities(known, rest[1])),
    }
    goals = {"pitch contour, median r": GOAL, "arousal r": GOAL, "equal error rate after": CHANCE}
    print(f"{options.speakers} speakers, {options.each} recordings each\n")
    print("| measure | found | goal |\n| --- | --- | --- |")
    for name, value in figures.items():
        goal = f">= {goals[name]:g}" if name in goals else ""
        print(f"| {name} | {value:.3f} | {goal} |")
    if options.json:
        options.json.write_text(
            json.dumps({"figures": figures, "goals": goals}, indent=1) + "\n", encoding="utf-8"
        )
    return int(any((figures[name] or 0.0) < goal for name, goal in goals.items()))


def _contour(before: Sound, after: Sound) -> float | None:
    a, b = track(before), track(after)
    voiced = a.voiced & b.voiced
    return correlation(np.log(a.f0[voiced]), np.log(b.f0[voiced]))
