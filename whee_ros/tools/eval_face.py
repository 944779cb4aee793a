"""`whee eval face`: scores what is perceived of each action unit that the scripted person performs."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.camera.portrait.performance import AuSegment, FaceProgramme
from whee_ros.backends.camera.portrait.units import CODES
from whee_ros.backends.camera.portrait.warp import Portrait
from whee_ros.core import registry
from whee_ros.core.face import AU_NAMES
from whee_ros.core.media import Frame
from whee_ros.engine.models import ModelStore
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.reader import FaceReader

RATE = 12.0
"""Frames a second."""
QUIET = 4.0
"""Seconds at rest before the first unit: the neutral face is learned."""
LEVELS = (0.4, 0.7, 1.0)
"""Intensities at which each unit is performed, one after another."""
HELD, PAUSE = 1.3, 0.5
"""Seconds a unit is held, and after it."""
RISE = 0.2
"""Least rise over rest at intensity 0.7 of the units that empathy rests on."""
CORE = (1, 4, 6, 12, 15, 25, 26, 43, 45)


@dataclass(frozen=True)
class Score:
    """How one unit was seen.

    Attributes:
        code: FACS number.
        rest: mean perceived while nothing is performed.
        shown: mean perceived in the second half of the time it is held, by level of `LEVELS`.
        correlation: Pearson's, of commanded and perceived over the whole programme.
        confused: the other unit that rises most while this one is held at the middle level, and by how much.
    """

    code: int
    rest: float
    shown: tuple[float, ...]
    correlation: float
    confused: tuple[int, float]

    @property
    def rise(self) -> float:
        """Rise over rest at the middle level."""
        return self.shown[1] - self.rest


def segments() -> list[AuSegment]:
    """Return every unit at every level, each alone."""
    order = [(code, level) for code in CODES for level in LEVELS]
    length = HELD + PAUSE
    return [AuSegment(c, QUIET + i * length, QUIET + i * length + HELD, v) for i, (c, v) in enumerate(order)]


def perform(backend: str) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Play the programme; return times [n], commanded and perceived [n, units], columns as `AU_NAMES`."""
    script = segments()
    programme = FaceProgramme(script)
    portrait, reader = Portrait(), FaceReader(FaceConfig())
    portrait.load()
    tracker = registry.load("face", backend)(ModelStore.default())
    tracker.load()
    times, told, seen = [], [], []
    for index in range(int((script[-1].end + PAUSE) * RATE)):
        now = index / RATE
        pose = programme.at(now)
        image = portrait.render(pose)
        faces = reader.read(tracker.process(Frame(now, image)), now, image.shape[1], image.shape[0])
        if faces:
            times.append(now)
            told.append([pose.aus.get(code, 0.0) for code in AU_NAMES])
            seen.append([faces[0].au(code).intensity for code in AU_NAMES])
    tracker.close()
    return np.array(times), np.array(told), np.array(seen)


def scores(times: NDArray[np.float64], told: NDArray[np.float64], seen: NDArray[np.float64]) -> list[Score]:
    """Score every unit of `segments` from what `perform` returns."""
    codes = list(AU_NAMES)
    rest = seen[(told.max(axis=1) == 0.0) & (times > QUIET / 2)].mean(axis=0)
    found = []
    for code in CODES:
        column = codes.index(code)
        held = [
            seen[(times >= part.start + HELD / 2) & (times <= part.end)].mean(axis=0)
            for part in segments()
            if part.au == code
        ]
        rises = held[1] - rest
        rises[column] = -1.0
        worst = int(rises.argmax())
        correlation = float(np.corrcoef(told[:, column], seen[:, column])[0, 1])
        shown = tuple(float(level[column]) for level in held)
        found.append(
            Score(code, float(rest[column]), shown, correlation, (codes[worst], float(rises[worst])))
        )
    return found


def main(argv: Sequence[str]) -> int:
    """Print the table; 0 when every unit of `CORE` rises."""
    parser = argparse.ArgumentParser(prog="whee eval face", description=__doc__)
    parser.add_argument("--face", default="litert", help="face back end")
    found = scores(*perform(parser.parse_args(argv).face))
    levels = "".join(f"{f'at {level:g}':>8}" for level in LEVELS)
    print(f"{'unit':24}{'rest':>6}{levels}{'rise':>7}{'r':>7}  also rises")
    for score in found:
        shown = "".join(f"{value:8.2f}" for value in score.shown)
        other, much = score.confused
        name = f"AU{score.code} {AU_NAMES[score.code]}"
        also = f"AU{other} {much:+.2f}"
        print(f"{name:24}{score.rest:6.2f}{shown}{score.rise:+7.2f}{score.correlation:7.2f}  {also}")
    flat = [f"AU{score.code}" for score in found if score.code in CORE and score.rise < RISE]
    print(f"{'MISSED' if flat else 'met'}: the units that empathy rests on rise by {RISE} at {LEVELS[1]:g}")
    if flat:
        print(f"not {', '.join(flat)}")
    return int(bool(flat))
