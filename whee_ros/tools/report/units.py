"""Action units that were commanded against those that were perceived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whee_ros.tools.report.script import Commanded
from whee_ros.tools.report.session import CODES, FaceSample

SETTLE = 0.3
"""Seconds that a commanded unit takes to rise and fall; scored between."""
AROUND = 1.0
"""Seconds before and after a programme that count for its correlation."""


@dataclass(frozen=True)
class UnitScore:
    """How one commanded action unit was seen in one turn.

    Attributes:
        code: FACS number.
        commanded: largest commanded intensity, 0-1.
        mean: perceived while it was commanded, 0-1.
        peak: 95th percentile perceived while it was commanded, 0-1.
        rest: perceived in the whole conversation while it was not commanded, 0-1.
        correlation: Pearson's, of commanded and perceived around the programme; None when undefined.
        frames: how many frames showed it.
    """

    code: int
    commanded: float
    mean: float
    peak: float
    rest: float
    correlation: float | None
    frames: int

    @property
    def rise(self) -> float:
        """How much more was perceived than at rest."""
        return self.mean - self.rest


def track(faces: Sequence[FaceSample], code: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return times (s) and perceived intensities of one action unit, where it was seen."""
    column = CODES.index(code)
    times = np.array([face.stamp for face in faces])
    values = np.array([face.units[column] for face in faces], np.float64)
    seen = ~np.isnan(values)
    return times[seen], values[seen]


def commanded_at(
    programme: Sequence[Commanded], code: int, times: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the commanded intensity of `code` at `times` (s)."""
    values = np.zeros(len(times))
    for unit in programme:
        if unit.code == code:
            inside = (times >= unit.start) & (times <= unit.end)
            values[inside] = np.maximum(values[inside], unit.intensity)
    return values


def score(
    faces: Sequence[FaceSample], turn: Sequence[Commanded], everything: Sequence[Commanded]
) -> tuple[UnitScore, ...]:
    """Score the units that one turn commands.

    Args:
        faces: of the whole conversation.
        turn: the programme of this turn.
        everything: the programmes of all turns, to know when a unit rests.
    """
    scores = []
    for code in sorted({unit.code for unit in turn if unit.code in CODES}):
        times, values = track(faces, code)
        mine = [unit for unit in turn if unit.code == code]
        held = np.zeros(len(times), bool)
        for unit in mine:
            held |= (times >= unit.start + SETTLE) & (times <= unit.end)
        resting = np.ones(len(times), bool)
        for unit in everything:
            if unit.code == code:
                resting &= (times < unit.start - SETTLE) | (times > unit.end + 2 * SETTLE)
        start, end = min(unit.start for unit in mine), max(unit.end for unit in mine)
        near = (times >= start - AROUND) & (times <= end + AROUND)
        scores.append(
            UnitScore(
                code,
                max(unit.intensity for unit in mine),
                float(values[held].mean()) if held.any() else 0.0,
                float(np.percentile(values[held], 95)) if held.any() else 0.0,
                float(values[resting].mean()) if resting.any() else 0.0,
                _correlation(commanded_at(mine, code, times[near]), values[near]),
                int(held.sum()),
            )
        )
    return tuple(scores)


def _correlation(commanded: NDArray[np.float64], perceived: NDArray[np.float64]) -> float | None:
    if len(commanded) < 3 or commanded.std() < 1e-9 or perceived.std() < 1e-9:
        return None
    return float(np.corrcoef(commanded, perceived)[0, 1])
