"""How well things that belong together kept together, measured on what was really shown.

Used at the one control point while performing, and again on recordings (`whee eval sync BAG`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from whee_ros.expression.speech import LOUDNESS_STEP

LIPS_EARLY, LIPS_LATE = -0.125, 0.045
"""Seconds by which lips may lead and lag without being noticed (ITU-R BT.1359)."""
STROKE_EARLY, STROKE_LATE = -0.2, 0.0
"""Seconds by which the stroke of a gesture may lead its word; it never follows it (McNeill 1992)."""
_REACH = 0.3
"""Seconds of skew that are looked for in either direction."""
_FULL = 0.9
"""Share of its way at which a movement has arrived."""
_LEAST = 0.15
"""Correlation of mouth and loudness below which nothing can be said."""

Array = NDArray[np.float64]


def lip_skew(times: Sequence[float], opening: Sequence[float], begin: float, loudness: Array) -> float | None:
    """Return how late the mouth is against the sound, s; None where they have too little in common.

    The lag at which the opening of the mouth correlates best with loudness.

    Args:
        times: of the frames shown, s, ascending.
        opening: of the mouth in each.
        begin: when the first value of `loudness` is heard, s.
        loudness: every `LOUDNESS_STEP` s.
    """
    if len(times) < 10 or len(loudness) < 50 or np.ptp(opening) < 0.05:
        return None
    grid = begin + LOUDNESS_STEP * np.arange(len(loudness))
    best, found = _LEAST, None
    for lag in np.arange(-_REACH, _REACH + LOUDNESS_STEP / 2, LOUDNESS_STEP):
        mouth = np.interp(grid + lag, times, opening, left=0.0, right=0.0)
        if np.ptp(mouth) < 1e-6:
            continue
        same = float(np.corrcoef(mouth, loudness)[0, 1])
        if same > best:
            best, found = same, float(lag)
    return found


def arrival(times: Sequence[float], positions: Sequence[float]) -> float:
    """Return when a movement away from its first position had made nearly all of its way, s.

    Args:
        times: s, at least one.
        positions: of the channel that leads the gesture.
    """
    way = np.abs(np.asarray(positions) - positions[0])
    return float(times[int(np.argmax(way >= _FULL * way.max()))])


class LipWatch:
    """Notes how far the mouth is open while something is said."""

    def __init__(self) -> None:
        self._times: list[float] = []
        self._opening: list[float] = []

    def see(self, now: float, units: Mapping[int, float]) -> None:
        """Note the face shown at `now` (s)."""
        self._times.append(now)
        self._opening.append(units.get(25, 0.0) + units.get(26, 0.0))

    def skew(self, sound: tuple[float, Array]) -> float | None:
        """Return how late the mouth was, s, against (begin, loudness) of the sound; see `lip_skew`."""
        return lip_skew(self._times, self._opening, *sound)
