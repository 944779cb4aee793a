"""How much more a unit shows on the person's left than on their right, against their own crooked rest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.smoothing import OneEuro

_REST = 0.15
"""Intensity below which a unit is at rest, so that the face's own crookedness shows."""
_BOUND = 0.25
"""Greatest difference of the sides that is taken for a crooked face."""


class Sides:
    """Follows the differences of the sides of one person's face.

    Their rest is the running mean of what is seen while the unit does not show.
    """

    def __init__(self) -> None:
        self._filter = OneEuro()
        self._rest: NDArray[np.float64] | None = None
        self._seen: NDArray[np.float64] = np.zeros(0)

    def feed(
        self,
        differences: NDArray[np.float64],
        intensity: NDArray[np.float64],
        elapsed: float,
        config: FaceConfig,
    ) -> NDArray[np.float64]:
        """Return the asymmetry of each unit, -1 to 1: left minus right, each between 0 and 1.

        Args:
            differences: [units], activation on the person's left minus that on their right.
            intensity: [units], 0-1, mean of both sides.
            elapsed: s since the frame before.
            config: time constants.
        """
        if self._rest is None:
            self._rest, self._seen = np.zeros_like(differences), np.zeros_like(differences)
        smooth = self._filter.feed(differences, elapsed, config.smoothing_cutoff, config.smoothing_speed)
        gained = max(0.0, elapsed) * (intensity < _REST)
        self._seen = self._seen + gained
        step = gained / np.clip(self._seen, 1e-9, config.baseline_time)
        self._rest = np.clip(self._rest + np.minimum(1.0, step) * (differences - self._rest), -_BOUND, _BOUND)
        known = np.minimum(1.0, self._seen / config.baseline_warmup)
        room = 2.0 * np.minimum(intensity, 1.0 - intensity)
        return np.asarray(np.clip(smooth - known * self._rest, -room, room))
