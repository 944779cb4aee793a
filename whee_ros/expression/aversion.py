"""Looking away now and then, as people do, so that meeting the eyes means something.

Lengths and intervals as measured in conversations by Andrist, Tan, Gleicher & Mutlu (2014): a speaker looks away every
4.8 s for 2 s, a listener every 7.2 s for 1.1 s. The eyes do it alone; speakers tend to look up, listeners down.
"""

from __future__ import annotations

import random

from whee_ros.expression.moves import minimum_jerk

_SPEAKING = ((4.75, 1.39), (1.96, 0.32))
_LISTENING = ((7.21, 1.88), (1.14, 0.27))
"""Mean and standard deviation (s) of the time between two aversions and of their length."""
_ASIDE, _UP = 0.26, 0.14
"""How far the eyes go, rad."""
_JUMP = 0.09
"""Seconds that the eyes take there, and back."""


class Aversion:
    """A stream of gaze aversions; the same seed gives the same stream."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._start = float("-inf")
        self._end = float("-inf")
        self._where = (0.0, 0.0)

    def at(self, now: float, *, speaking: bool) -> tuple[float, float]:
        """Return the offset of the eyes in yaw and pitch, rad; `now` (s) never decreases."""
        if now >= self._end + _JUMP:
            pause, length = _SPEAKING if speaking else _LISTENING
            self._start = now + self._draw(pause)
            self._end = self._start + self._draw(length)
            side = self._random.choice((-1.0, 1.0))
            lift = -self._random.random() if speaking else self._random.random()
            self._where = (side * _ASIDE * self._random.uniform(0.7, 1.1), lift * _UP)
        away = minimum_jerk((now - self._start) / _JUMP) * (1.0 - minimum_jerk((now - self._end) / _JUMP))
        return away * self._where[0], away * self._where[1]

    def _draw(self, moments: tuple[float, float]) -> float:
        return max(0.4, self._random.gauss(*moments))
