"""`whee bench replay`: a long features bag decided anew by the pure engine, against real time."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from whee_ros.bags.answering import Models
from whee_ros.bags.replay import ReplayConfig, Timed
from whee_ros.core.clock import busy, elapsed
from whee_ros.core.face import AU_NAMES, ActionUnit, FaceObservation
from whee_ros.core.resources import resource
from whee_ros.core.voice import Transcript
from whee_ros.empathy.when.rehearsal import load
from whee_ros.engine.config import EngineConfig
from whee_ros.engine.models import ModelStore
from whee_ros.engine.safety import open_gate
from whee_ros.tools.replay import run, text_reader
from whee_ros.tools.tune.scenes import ZERO, played, render

GOAL = 50.0
"""Times real time."""
RATE = 30
"""Faces a second."""
STILL = FaceObservation(
    0.0, "face_1", width=120, confidence=0.9, action_units=tuple(ActionUnit(code, 0.0) for code in AU_NAMES)
)


def main(argv: Sequence[str]) -> int:
    """Print how fast the bag is decided, twice; 1 if that misses the goal or the decisions differ."""
    parser = argparse.ArgumentParser(prog="whee bench replay", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0, help="length of the bag")
    parser.add_argument("--backend", default=EngineConfig().text_backend, help="of the kind text")
    options = parser.parse_args(argv)
    models = Models(*open_gate(ModelStore.default())[:2])
    with tempfile.TemporaryDirectory(prefix="whee_replay_") as folder:
        bag = Path(folder) / "bag"
        items = list(_talk(60.0 * options.minutes))
        render(items, bag)
        words = sum(isinstance(item.value, Transcript) for item in items)
        print(f"{options.minutes:g} min, {len(items)} messages, {words} utterances")
        digests, speeds = set(), []
        for _ in range(2):
            reader = text_reader(options.backend)  # each time anew: nothing is remembered
            began, worked = elapsed(), busy()
            found = run(bag, ReplayConfig({}), reader, None, models)
            took, worked = elapsed() - began, busy() - worked
            digests.add(found.after.digest)
            speeds.append(found.length / worked)
            print(
                f"{found.length / took:.0f} times real time, {speeds[-1]:.0f} by processor time; {took:.1f} s"
            )
    same = len(digests) == 1
    print(f"decisions {'the same to the byte' if same else 'DIFFER'}; goal {GOAL:g} times real time")
    return int(not same or max(speeds) < GOAL)


def _talk(seconds: float) -> Iterator[Timed]:
    """Yield the scenes one after another until time is over, in order, a face always there."""
    scenes = load(resource("config/scenarios/when.yaml"))
    begins, number = 0.0, 0
    while begins < seconds:
        items = played(scenes[number % len(scenes)])
        face, seen = STILL, -1.0
        length = items[-1].log_ns * 1e-9 - ZERO
        shown: list[Timed] = []
        queue = [item for item in items if isinstance(item.value, FaceObservation)]
        for frame in range(round(length * RATE)):
            at = ZERO + frame / RATE
            while queue and queue[0].log_ns * 1e-9 <= at:
                face, seen = queue[0].value, at
                queue.pop(0)
            shown.append(
                Timed("face", round(at * 1e9), replace(face if at - seen < 0.2 else STILL, stamp=at))
            )
        rest = [item for item in items if not isinstance(item.value, FaceObservation)]
        for topic, log_ns, value in sorted([*shown, *rest], key=lambda item: item.log_ns):
            later = {"stamp": value.stamp + begins}
            if isinstance(value, Transcript):
                later |= {"start": value.start + begins, "utterance_id": f"{value.utterance_id}-{number}"}
            yield Timed(topic, log_ns + round(begins * 1e9), replace(value, **later))
        begins, number = begins + length + 1.0, number + 1
