"""Whether the landmarks of a face hold together: noise in them is noise in every action unit."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.face.geometry import Canonical, Fit

_CALM, _WILD = 0.15, 0.8
"""cm on the face, root mean square of the second difference of bony points from frame to frame. Videos of
faces at rest have 0.02-0.05, talking and turning ones up to 0.2; noise of 1 px on a face 60 px wide has 0.8."""
_MEMORY = 0.5
"""s, time constant."""


class Steadiness:
    """Follows points that expressions move least, head pose taken out."""

    def __init__(self) -> None:
        self._last: list[NDArray[np.float64]] = []
        self._jitter = 0.0

    def feed(self, fitted: Fit, elapsed: float) -> float:
        """Return how steady the landmarks are, 0-1; `elapsed` s after the frame before."""
        points = fitted.points[Canonical.shipped().basis, :2]
        if len(self._last) == 2:
            jerk = points - 2.0 * self._last[1] + self._last[0]
            now = math.sqrt(float((jerk**2).sum(axis=1).mean()))
            share = 1.0 - math.exp(-max(0.0, elapsed) / _MEMORY)
            # one jump, as when somebody comes out from behind another, is no jitter
            self._jitter += share * (min(now, 2.0 * _WILD) - self._jitter)
        self._last = [*self._last[-1:], points]
        return min(1.0, max(0.1, (_WILD - self._jitter) / (_WILD - _CALM)))
