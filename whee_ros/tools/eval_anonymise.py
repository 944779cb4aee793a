"""`whee eval anonymise`: voices, words and faces before and after: what is left of the feeling, and of the person."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from whee_ros.tools.anonymise import trials
from whee_ros.tools.anonymise.measures import GOAL
from whee_ros.tools.eval_transcript import CACHE
from whee_ros.tools.words.sets import clips as recordings
from whee_ros.training.voice_corpus import clips

CHANCE = 0.4
"""Equal error rate from which a speaker counts as near chance (0.5)."""
SEEN = 6
"""Speakers in the order of their names, on some of whom pitch and tract were set: they are passed over."""
PARTS = ("voices", "words", "faces")
LOST = 0.05
"""Most that the word error rate may rise."""


def main(argv: Sequence[str]) -> int:
    """Print the figures; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(prog="whee eval anonymise", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds voice/")
    parser.add_argument("--corpus", default="ravdess", help="folder in voice/")
    parser.add_argument("--speakers", type=int, default=18, help=f"how many, the first {SEEN} passed over")
    parser.add_argument("--each", type=int, default=6, help="recordings a speaker; half of them are enrolled")
    parser.add_argument(
        "--recordings", type=Path, default=CACHE, help="as of `whee eval transcript`, for words"
    )
    parser.add_argument("--sentences", type=int, default=40, help="of these that are transcribed, 0 for none")
    parser.add_argument("--seed", type=int, default=0, help="of the choice and of the new voices")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="masked faces to look at, as PNG")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="all by default")
    options = parser.parse_args(argv)
    random = np.random.default_rng(options.seed)
    corpus = clips(options.data, options.corpus)
    people = sorted({clip.speaker for clip in corpus})[SEEN:][: options.speakers]
    spoken = trials.acted(corpus, people, options.each, random)
    figures: trials.Figures = {}
    if "voices" in options.parts:
        figures |= trials.feeling(spoken) | trials.person(spoken, options.each, random)
    goals = {"pitch contour, median r": GOAL, "arousal r": GOAL, "equal error rate after": CHANCE}
    sets = {"acted": [item for item in spoken if item.said][:: max(1, options.each // 2)]}
    if options.sentences and "words" in options.parts:
        there = [clip for clip in recordings(options.recordings) if clip.part == "test"]
        chosen = random.permutation(len(there))[: options.sentences]
        sets["read"] = trials.read_out([there[number] for number in chosen], random)
    most = {}
    for name, items in sets.items():
        if items and "words" in options.parts:
            before, after = trials.words(items)
            figures |= {f"word error rate, {name}, before": before, f"word error rate, {name}, after": after}
            most[f"word error rate, {name}, after"] = before + LOST
    if options.pictures is not None:
        options.pictures.mkdir(parents=True, exist_ok=True)
    if "faces" in options.parts:
        figures |= trials.faces(options.pictures)
    goals |= {name: GOAL for name in figures if name.endswith(("action_units r", ": valence r"))}
    print(
        f"{len(people)} speakers, {options.each} recordings each, {len(sets.get('read', ()))} read sentences\n"
    )
    print("| measure | found | goal |\n| --- | --- | --- |")
    missed = []
    for name, value in figures.items():
        goal = f">= {goals[name]:g}" if name in goals else f"<= {most[name]:.3f}" if name in most else ""
        if value is None or value < goals.get(name, value) or value > most.get(name, value):
            missed.append(name)
            goal += " missed"
        print(f"| {name} | {'' if value is None else f'{value:.3f}'} | {goal} |")
    if options.json:
        told = {"figures": figures, "goals": goals, "most": most, "speakers": len(people)}
        options.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return int(bool(missed))
