"""Small gaze shifts: eyes that rest on something are never quite still.

Dwell times are exponential above a floor, jumps are normal around the point of regard (fixational saccades,
Martinez-Conde et al. 2004, enlarged about fourfold: a cartoon's eyes are read from a distance). Duration
follows the main sequence of small saccades, about 40 ms.
"""

from __future__ import annotations

import random

from whee_ros.expression.moves import minimum_jerk

_FLOOR, _MEAN = 0.35, 1.1
"""Shortest and mean dwell, s."""
_SIZE = 0.035
"""Standard deviation of a jump in yaw, rad; in pitch it is smaller."""
_LASTS = 0.04
"""Seconds of a jump."""


class Saccades:
    """A stream of small gaze offsets; the same seed gives the same stream."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._start: float | None = None
        self._next = 0.0
        self._from = (0.0, 0.0)
        self._to = (0.0, 0.0)

    def at(self, now: float) -> tuple[float, float]:
        """Return the offset in yaw and pitch, rad; `now` (s) never decreases."""
        if self._start is None:
            self._start, self._next = now, now + self._dwell()
        while now >= self._next:
            self._start = self._next
            self._from = self._to
            self._to = (self._random.gauss(0, _SIZE), self._random.gauss(0, 0.6 * _SIZE))
            self._next += self._dwell()
        share = minimum_jerk((now - self._start) / _LASTS)
        yaw, pitch = (a + (b - a) * share for a, b in zip(self._from, self._to, strict=True))
        return yaw, pitch

    def _dwell(self) -> float:
        return _FLOOR + self._random.expovariate(1 / (_MEAN - _FLOOR))
