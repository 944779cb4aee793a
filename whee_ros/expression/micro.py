"""Microexpressions: a fifth of a second in which a little more shows than is meant to (Ekman & Friesen 1969).

Switched off by default: some studies want them, most conversations do not.
"""

from __future__ import annotations

import random

from whee_ros.expression.moves import minimum_jerk

_KINDS = ({1: 0.5, 2: 0.4}, {4: 0.5, 7: 0.3}, {12: 0.5}, {14: 0.6}, {15: 0.5, 17: 0.3}, {24: 0.6})
"""Surprise, doubt, amusement, contempt held back, sadness, restraint, at gain 1."""
_LENGTH = 0.2
_SHORTEST, _MEAN = 3.0, 9.0
"""Seconds between two at the least, and on average."""


class Micro:
    """A stream of microexpressions; the same seed gives the same stream."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._next: float | None = None
        self._kind = _KINDS[0]

    def at(self, now: float, gain: float) -> dict[int, float]:
        """Return action units at `now` (s, never decreasing), `gain` (0-1) strong."""
        if gain <= 0.0:
            self._next = None
            return {}
        if self._next is None or now > self._next + _LENGTH:
            self._next = now + _SHORTEST + self._random.expovariate(1 / (_MEAN - _SHORTEST))
            self._kind = self._random.choice(_KINDS)
        t = (now - self._next) / _LENGTH
        if not 0.0 < t < 1.0:
            return {}
        level = gain * minimum_jerk(1 - abs(2 * t - 1))
        return {code: level * value for code, value in self._kind.items()}
