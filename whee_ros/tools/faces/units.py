"""Action units that the scripted portrait performs, against those perceived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.camera.portrait.performance import AuSegment, FaceProgramme
from whee_ros.backends.camera.portrait.units import CODES, LIPS, SIDED
from whee_ros.backends.camera.portrait.warp import Portrait
from whee_ros.core.face import AU_NAMES
from whee_ros.tools.faces.watcher import Watcher, levels

RATE = 20.0
"""Frames a second."""
QUIET = 4.0
"""Seconds at rest before the first unit: the neutral face is learned."""
LEVELS = (0.4, 0.7, 1.0)
"""Intensities at which each unit is performed, one after another."""
HELD, PAUSE = 1.3, 0.5
"""Seconds a unit is held, and after it."""
BLINK = 0.3
"""Seconds from the beginning of a blink (AU45) to that of its end: a lid held longer would be AU43."""
CORE = (1, 4, 6, 12, 15, 25, 26, 43, 45)
"""Units that empathy rests on."""
RISE = 0.2
"""Least rise of those over rest at the middle level."""
MEAN, LEAST = 0.85, 0.6
"""Goals of the correlation of commanded with perceived intensity: mean of all units, and each of them."""

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Score:
    """How one unit was seen.

    Attributes:
        code: FACS number.
        rest: mean perceived while nothing is performed.
        shown: mean perceived in the second half of the time it is held, by level of `LEVELS`.
        correlation: Pearson's, of commanded and perceived over the whole programme.
        delay: s, median over the levels, by which half of the perceived rise comes after half of the commanded.
        confused: the other unit that rises most while this one is held at the middle level, and by how much.
    """

    code: int
    rest: float
    shown: tuple[float, ...]
    correlation: float
    delay: float
    confused: tuple[int, float]

    @property
    def rise(self) -> float:
        """Rise over rest at the middle level."""
        return self.shown[1] - self.rest


def segments() -> list[AuSegment]:
    """Return every unit at every level, each alone."""
    order = [(code, level) for code in CODES for level in LEVELS]
    length = HELD + PAUSE
    return [
        AuSegment(c, QUIET + i * length, QUIET + i * length + (BLINK if c == 45 else HELD), v)
        for i, (c, v) in enumerate(order)
    ]


def shown(aus: Mapping[int, float]) -> Mapping[int, float]:
    """Return what FACS scores in a drawn face: lips that part for whatever reason are AU25 (FACS manual)."""
    gap = sum(value * (LIPS[code][1] - LIPS[code][0]) for code, value in aus.items() if code in LIPS)
    parted = min(1.0, max(0.0, gap / (LIPS[25][1] - LIPS[25][0])))
    return {**aus, 25: max(parted, aus.get(25, 0.0))}


def perform(watcher: Watcher) -> tuple[Array, Array, Array]:
    """Play the programme; return times [n], commanded and perceived [n, units], columns as `AU_NAMES`."""
    script = segments()
    programme, portrait = FaceProgramme(script), Portrait()
    portrait.load()
    times, told, seen = [], [], []
    for index in range(int((script[-1].end + PAUSE) * RATE)):
        now = index / RATE
        pose = programme.at(now)
        faces = watcher.look(portrait.render(pose))
        if faces:
            times.append(now)
            truth = shown(pose.aus)
            told.append([truth.get(code, 0.0) for code in AU_NAMES])
            seen.append(levels(faces[0]))
    return np.array(times), np.array(told), np.array(seen)


def scores(times: Array, told: Array, seen: Array) -> list[Score]:
    """Score every unit of `segments` from what `perform` returns."""
    codes = list(AU_NAMES)
    rest = seen[(told.max(axis=1) == 0.0) & (times > QUIET / 2)].mean(axis=0)
    found = []
    for code in CODES:
        column = codes.index(code)
        parts = [part for part in segments() if part.au == code]
        held = [_held(times, seen, part) for part in parts]
        rises = held[1] - rest
        rises[column] = -1.0
        worst = int(rises.argmax())
        delays = [_delay(times, told[:, column], seen[:, column], part) for part in parts]
        found.append(
            Score(
                code,
                float(rest[column]),
                tuple(float(level[column]) for level in held),
                float(np.corrcoef(told[:, column], seen[:, column])[0, 1]),
                float(np.nanmedian(delays)) if np.isfinite(delays).any() else float("nan"),
                (codes[worst], float(rises[worst])),
            )
        )
    return found


def sides(watcher: Watcher) -> list[tuple[int, float, float, float]]:
    """Return code, commanded and perceived asymmetry and perceived intensity of one-sided performances."""
    portrait, found = Portrait(), []
    portrait.load()
    watcher.forget()
    watcher.look(portrait.neutral, 60)
    for code in SIDED:
        for lean in (-1.0, -0.6, 0.0, 0.6, 1.0):
            level = max(0.5, abs(lean)) if lean == 0.0 else abs(lean) / 2
            segment = AuSegment(code, 0.0, 10.0, level, lean)
            unit = watcher.look(portrait.render(FaceProgramme([segment]).at(2.0)), 10)[0].au(code)
            found.append((code, lean, unit.asymmetry, unit.intensity))
            watcher.look(portrait.neutral, 10)
    return found


def _held(times: Array, seen: Array, part: AuSegment) -> Array:
    # a blink is over at once: what counts is its peak
    if part.au == 45:
        return np.asarray(seen[(times >= part.start) & (times <= part.end + 0.3)].max(axis=0))
    middle = (part.start + part.end) / 2
    return np.asarray(seen[(times >= middle) & (times <= part.end)].mean(axis=0))


def _delay(times: Array, told: Array, seen: Array, part: AuSegment) -> float:
    """Return how much later than the command a unit is half up, s; NaN if it never rises by a tenth."""
    window = (times >= part.start - PAUSE / 2) & (times <= part.end + PAUSE / 2)
    moments, command, answer = times[window], told[window], seen[window]
    top, start = float(answer.max()), float(answer[0])
    if top - start < 0.1:
        return float("nan")
    return _crossing(moments, answer, (start + top) / 2) - _crossing(
        moments, command, float(command.max()) / 2
    )


def _crossing(moments: Array, values: Array, level: float) -> float:
    index = int(np.argmax(values >= level))
    if index == 0:
        return float(moments[0])
    before, after = values[index - 1], values[index]
    share = (level - before) / (after - before)
    return float(moments[index - 1] + share * (moments[index] - moments[index - 1]))
