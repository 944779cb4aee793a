"""`whee eval scenes`: short scenes with face, voice and words, played to the when-detector in virtual time."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from whee_ros.core.resources import resource
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import EmpathyDetector
from whee_ros.empathy.when.rehearsal import Scene, load, play
from whee_ros.engine.config import EngineConfig
from whee_ros.engine.reading import loaded_reader

ABLATION: Mapping[str, tuple[str, ...]] = {
    "text": ("text",),
    "face": ("face",),
    "text + voice": ("text", "voice"),
    "text + face": ("text", "face"),
    "all": ("text", "face", "voice"),
}
"""Channels that are let through."""
GOAL = 0.95
"""Share of what is expected that must come true with all channels: the scenes are the specification, one or two lines
of which may wait for a better reader of words."""


def detector(backend: str) -> EmpathyDetector:
    """Return the shipped detector with its text model loaded. Raises WheeError."""
    return EmpathyDetector(WhenConfig(), loaded_reader(backend))


def score(
    scenes: Sequence[Scene], judge: EmpathyDetector, channels: Sequence[str]
) -> tuple[int, int, list[str]]:
    """Return how many expectations came true, of how many, and the names of the scenes where one did not."""
    met = total = 0
    failed = []
    for scene in scenes:
        states = play(scene, judge, channels)
        good = sum(expected.met(states) for expected in scene.expected)
        met, total = met + good, total + len(scene.expected)
        if good < len(scene.expected):
            failed.append(scene.name)
    return met, total, failed


def main(argv: Sequence[str]) -> int:
    """Print the ablation and what failed; 1 if the goal is missed."""
    parser = argparse.ArgumentParser(prog="whee eval scenes", description=__doc__)
    parser.add_argument(
        "--scenes", type=Path, default=None, help="YAML file; default config/scenarios/when.yaml"
    )
    parser.add_argument(
        "--text-backend", default=EngineConfig().text_backend, help="back end of the kind text"
    )
    parser.add_argument("--json", type=Path, default=None, help="write the figures here too")
    options = parser.parse_args(argv)
    scenes = load(options.scenes or resource("config/scenarios/when.yaml"))
    judge = detector(options.text_backend)
    print(f"{len(scenes)} scenes in virtual time\n\n| channels | expectations met |\n| --- | --- |")
    table = {}
    failed: list[str] = []
    for name, channels in ABLATION.items():
        met, total, failed = score(scenes, judge, channels)
        table[name] = met / total
        print(f"| {name} | {met} of {total} ({met / total:.0%}) |")
    good = table["all"] >= GOAL
    print(f"\nwith all channels {table['all']:.0%}, goal {GOAL:.0%}: {'met' if good else 'MISSED'}")
    for name in failed:
        print(f"  not as expected: {name}")
    if options.json:
        report = {"scenes": len(scenes), "met": table, "goal": GOAL, "failed": failed}
        options.json.write_text(json.dumps(report, indent=1) + "\n")
    return int(not good)
