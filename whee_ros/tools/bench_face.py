"""Times the eyes: every face back end and the reading of action units, on the same frames."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from whee_ros.backends.camera.portrait.performance import AuSegment, FaceProgramme, HeadSegment
from whee_ros.backends.camera.portrait.warp import Portrait
from whee_ros.core import registry
from whee_ros.core.media import Frame
from whee_ros.engine.models import ModelStore
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.reader import FaceReader
from whee_ros.tools.stopwatch import Stopwatch

BACKENDS = ("litert", "mediapipe")
RATE = 30.0
GOAL_P50, GOAL_P95 = 0.015, 0.033
"""s from frame to observation, on two cores."""


def frames(count: int, video: Path | None = None) -> list[Frame]:
    """Return frames of the scripted person, or of a file at its own pace."""
    if video is not None:
        return _play(count, video)
    units = [AuSegment(code, i, i + 0.7, 0.8) for i, code in enumerate((12, 4, 1, 15, 2, 6, 25))]
    programme = FaceProgramme(units, [HeadSegment(2.0, 3.0, yaw=0.3), HeadSegment(4.0, 5.0, pitch=0.2)])
    portrait = Portrait()
    portrait.load()
    return [Frame(i / RATE, portrait.render(programme.at(i / RATE)), seq=i) for i in range(count)]


def _play(count: int, video: Path) -> list[Frame]:
    source = registry.load("camera", "video")(str(video))
    source.open()
    found: list[Frame] = []
    while len(found) < count and (frame := source.read()) is not None:
        found.append(frame)
    source.close()
    return found


def look(watch: Stopwatch, name: str, seen: Sequence[Frame]) -> str:
    """Time one back end and the reader on every frame after the first second; return the verdict."""
    tracker = registry.load("face", name)(ModelStore.default())
    watch.time(f"{name}, loading", tracker.load)
    reader, whole = FaceReader(FaceConfig()), f"{name}, frame to observation"

    def observe(frame: Frame, timer: Stopwatch) -> None:
        height, width = frame.image.shape[:2]
        raw = timer.time(f"{name}, landmarks and blendshapes", tracker.process, frame)
        timer.time(f"{name}, reading action units", reader.read, raw, frame.stamp, width, height)

    for index, frame in enumerate(seen):
        timer = watch if index >= RATE else Stopwatch()
        timer.time(whole, observe, frame, timer)
    tracker.close()
    p50, p95 = watch.percentiles(whole)
    kept = "kept" if p50 <= GOAL_P50 and p95 <= GOAL_P95 else "MISSED"
    return f"goal of {GOAL_P50 * 1e3:.0f} / {GOAL_P95 * 1e3:.0f} ms {kept} by {name}"


def main(argv: Sequence[str]) -> int:
    """Run the benchmark, print the table and whether the goal is kept."""
    parser = argparse.ArgumentParser(prog="whee bench face", description=__doc__)
    parser.add_argument("--frames", type=int, default=300, help="how many")
    parser.add_argument("--video", type=Path, help="a file instead of the scripted person")
    options = parser.parse_args(argv)
    watch = Stopwatch()
    seen = frames(options.frames, options.video)
    if len(seen) <= RATE:
        parser.error(f"{len(seen)} frames are too few: the first second warms up")
    verdicts = [look(watch, name, seen) for name in BACKENDS]
    print("\n".join([watch.table(), *verdicts]))
    return 0
