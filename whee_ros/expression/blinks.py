"""Blinks that never keep time.

Intervals are log-normal, as people's are (Bentivoglio et al. 1997: 17 a minute at rest); one in eight is a
double blink. A lid closes in about 80 ms and opens in about 170 (VanderWerf et al. 2003).
"""

from __future__ import annotations

import math
import random
from collections import deque

from whee_ros.expression.moves import minimum_jerk

_CLOSE, _SHUT, _OPEN = 0.08, 0.03, 0.17
"""Seconds that a lid takes down, stays down, and takes up."""
_SPREAD = 0.6
"""Standard deviation of the logarithm of an interval."""
_SHORTEST = 0.5
"""Seconds between two blinks at the least, unless they are a double one."""
_DOUBLE_SHARE, _DOUBLE_GAP = 0.12, 0.34
"""How many blinks are double, and seconds between their onsets."""


class Blinks:
    """A stream of blinks; the same seed gives the same stream."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._times: deque[float] = deque()
        self._next: float | None = None

    def at(self, now: float, rate: float) -> float:
        """Return how shut the lids are, 0-1; `rate` in blinks a minute, `now` (s) never decreases."""
        if rate <= 0.0:
            self._times.clear()
            self._next = None
            return 0.0
        if self._next is None:
            self._next = now + self._interval(rate)
        while self._next <= now + 1.0:
            self._times.append(self._next)
            double = self._random.random() < _DOUBLE_SHARE
            self._next += _DOUBLE_GAP if double else self._interval(rate)
        while self._times and self._times[0] < now - 1.0:
            self._times.popleft()
        return max((_lid(now - start) for start in self._times), default=0.0)

    def _interval(self, rate: float) -> float:
        # exp(spread^2 / 2) makes the mean, not the median, 60 / rate
        mean = 60.0 / rate - _DOUBLE_SHARE * _DOUBLE_GAP
        location = math.log(max(mean / (1 - _DOUBLE_SHARE), _SHORTEST)) - _SPREAD**2 / 2
        return max(_SHORTEST, self._random.lognormvariate(location, _SPREAD))


def _lid(t: float) -> float:
    if t <= 0.0:
        return 0.0
    if t < _CLOSE:
        return minimum_jerk(t / _CLOSE)
    return 1.0 - minimum_jerk((t - _CLOSE - _SHUT) / _OPEN)
