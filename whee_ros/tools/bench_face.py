"""Times the eyes, frame to message: every face back end with one, two and four faces, and the share of a core."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.camera.portrait.performance import AuSegment, FaceProgramme, HeadSegment
from whee_ros.backends.camera.portrait.warp import Portrait
from whee_ros.core import registry
from whee_ros.core.clock import busy, elapsed
from whee_ros.core.media import Frame
from whee_ros.engine.eyes import Eyes
from whee_ros.engine.models import ModelStore
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.reader import FaceReader
from whee_ros.ros.convert import to_msg
from whee_ros.tools.stopwatch import Stopwatch

BACKENDS = ("litert", "mediapipe")
FACES = (1, 2, 4)
RATE = 30.0
GOAL_P50, GOAL_P95 = 0.015, 0.033
"""s from frame to message with one face, on two cores."""
GOAL_SHARE = 0.4
"""Of one core, one face at `RATE`."""


@dataclass(frozen=True)
class Result:
    """One back end on one film.

    Attributes:
        backend: its name.
        faces: shown.
        p50, p95: s from frame to message.
        work_p50, work_p95: s of processor time that it took, which neighbours on the machine hardly change.
        share: of one core at `RATE`.
        found: faces a frame.
    """

    backend: str
    faces: int
    p50: float
    p95: float
    work_p50: float
    work_p95: float
    share: float
    found: float


def frames(count: int, faces: int = 1, video: Path | None = None) -> list[Frame]:
    """Return frames, 640x480, of the scripted person, `faces` times at different moments; or of a file."""
    if video is not None:
        return _play(count, video)
    units = [AuSegment(code, i, i + 0.7, 0.8) for i, code in enumerate((12, 4, 1, 15, 2, 6, 25))]
    heads = [HeadSegment(2.0, 3.0, yaw=0.3), HeadSegment(4.0, 5.0, pitch=0.2)]
    programmes = [FaceProgramme(units, heads, seed=seed) for seed in range(faces)]
    portrait = Portrait()
    portrait.load()
    made = []
    for i in range(count):
        shown = [portrait.render(programme.at(i / RATE + 0.7 * n)) for n, programme in enumerate(programmes)]
        made.append(Frame(i / RATE, together(shown), seq=i))
    return made


def together(images: Sequence[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """Return one, two (the middle half of each) or four pictures (half as large) as one of the same size."""
    if len(images) == 1:
        return images[0]
    width = images[0].shape[1]
    if len(images) == 2:
        return np.concatenate([image[:, width // 4 : width // 4 + width // 2] for image in images], axis=1)
    small = [image[::2, ::2] for image in images]
    return np.concatenate([np.concatenate(small[:2], axis=1), np.concatenate(small[2:4], axis=1)], axis=0)


def _play(count: int, video: Path) -> list[Frame]:
    source = registry.load("camera", "video")(str(video))
    source.open()
    found: list[Frame] = []
    while len(found) < count and (frame := source.read()) is not None:
        found.append(frame)
    source.close()
    return found


def look(name: str, seen: Sequence[Frame], faces: int) -> Result:
    """Time one back end, the reading of faces and the making of messages on every frame after the first second."""
    tracker = registry.load("face", name)(ModelStore.default())
    tracker.load()
    eyes, watch = Eyes(tracker, FaceReader(FaceConfig())), Stopwatch()
    found, work = 0, f"{name}, work"
    for index, frame in enumerate(seen):
        worked, begun = busy(), elapsed()
        messages = [to_msg(face) for face in eyes.see(frame)]
        if index >= RATE:
            watch.add(name, elapsed() - begun)
            watch.add(work, busy() - worked)
            found += len(messages)
    eyes.close()
    count = len(seen) - int(RATE)
    share = watch.total(work) / count * RATE
    return Result(name, faces, *watch.percentiles(name), *watch.percentiles(work), share, found / count)


def table(results: Sequence[Result]) -> str:
    """Return one line a result, with the goals beside those of one face."""
    lines = [
        f"{'frame to message':26}{'p50 ms':>8}{'p95 ms':>8}{'work p50':>10}{'p95':>6}{'core':>7}{'found':>7}"
    ]
    for r in results:
        name = f"{r.backend}, {r.faces} face{'s' if r.faces > 1 else ''}"
        line = f"{name:26}{r.p50 * 1e3:8.1f}{r.p95 * 1e3:8.1f}{r.work_p50 * 1e3:10.1f}{r.work_p95 * 1e3:6.1f}"
        line += f"{r.share:7.0%}{r.found:7.1f}"
        if r.faces == 1:
            kept = r.p50 <= GOAL_P50 and r.p95 <= GOAL_P95 and r.share <= GOAL_SHARE
            goal = f"{GOAL_P50 * 1e3:.0f} / {GOAL_P95 * 1e3:.0f} ms, {GOAL_SHARE:.0%}"
            line += f"   goal {goal}: {'kept' if kept else 'MISSED'}"
        lines.append(line)
    return "\n".join(lines)


def main(argv: Sequence[str]) -> int:
    """Run the benchmark, print the table and whether the goal is kept."""
    parser = argparse.ArgumentParser(prog="whee bench face", description=__doc__)
    parser.add_argument("--frames", type=int, default=240, help="how many a film")
    parser.add_argument("--video", type=Path, help="a file instead of the scripted person")
    parser.add_argument("--json", type=Path, help="write the results to this file too")
    options = parser.parse_args(argv)
    results = []
    for faces in FACES if options.video is None else FACES[:1]:
        seen = frames(options.frames, faces, options.video)
        if len(seen) <= RATE:
            parser.error(f"{len(seen)} frames are too few: the first second warms up")
        results += [look(name, seen, faces) for name in BACKENDS]
    print(table(results))
    if options.json:
        goals = {"p50": GOAL_P50, "p95": GOAL_P95, "share": GOAL_SHARE}
        options.json.write_text(
            json.dumps({"goals": goals, "results": [asdict(r) for r in results]}, indent=1)
        )
    return 0
