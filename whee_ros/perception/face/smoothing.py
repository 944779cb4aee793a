"""The one-euro filter (Casiez, Roussel & Vogel 2012): still when the face is still, quick when it moves."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

_SPEED_CUTOFF = 1.0
"""Hz, of the speed estimate; the authors' value."""


class OneEuro:
    """Filters an array value by value."""

    def __init__(self) -> None:
        self._value: NDArray[np.float64] | None = None
        self._speed: NDArray[np.float64] | None = None

    def feed(
        self, values: NDArray[np.float64], elapsed: float, cutoff: float, speed_gain: float
    ) -> NDArray[np.float64]:
        """Return `values` smoothed.

        Args:
            values: [n], the same n at each call.
            elapsed: s since the call before; not positive passes the values through.
            cutoff: Hz, for values at rest.
            speed_gain: Hz added to the cut-off per unit of speed (1/s).
        """
        if self._value is None or self._speed is None or elapsed <= 0.0:
            self._value, self._speed = values.copy(), np.zeros_like(values)
            return values
        speed = (values - self._value) / elapsed
        self._speed = self._speed + _share(np.float64(_SPEED_CUTOFF), elapsed) * (speed - self._speed)
        share = _share(cutoff + speed_gain * np.abs(self._speed), elapsed)
        self._value = self._value + share * (values - self._value)
        return self._value


def _share(cutoff: NDArray[np.float64] | np.float64, elapsed: float) -> NDArray[np.float64]:
    """Return the share of the new value in a first-order low-pass filter."""
    turn = 2.0 * math.pi * elapsed * np.asarray(cutoff)
    return np.asarray(turn / (turn + 1.0))
