"""A person's own neutral face: what they look like when nothing happens, learned while watching."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.units import SPREAD, restful

ASYMMETRY = 0.25
"""Which expectile of the activations is the neutral face: low, since faces leave neutral and come back to
it."""


class Neutral:
    """Follows the low expectile (Newey & Powell 1987) of each unit's activation, one stochastic step a frame.

    An expectile needs no history and drifts towards a held expression only slowly. It is bounded to the
    spread between people, so that one who has smiled ever since they came into view still smiles.
    """

    def __init__(self) -> None:
        self._level: NDArray[np.float64] = np.zeros(len(SPREAD))
        self._seen: NDArray[np.float64] = np.zeros(len(SPREAD))
        self._watched = 0.0

    def learn(self, activations: NDArray[np.float64], elapsed: float, config: FaceConfig) -> None:
        """Take in one frame, `elapsed` s (>= 0) after the one before."""
        self._watched += elapsed
        gained = elapsed * restful(activations)
        # the first look is taken as it is; the step of an average over the time seen does that
        self._seen = self._seen + gained
        step = gained / np.clip(self._seen, 1e-9, config.baseline_time)
        weight = np.where(activations > self._level, ASYMMETRY, 1.0 - ASYMMETRY)
        self._level = self._level + np.minimum(1.0, 2.0 * weight * step) * (activations - self._level)

    def known(self, config: FaceConfig) -> float:
        """Return how much the own neutral face counts yet, 0-1."""
        return min(1.0, self._watched / config.baseline_warmup)

    def level(self, config: FaceConfig) -> NDArray[np.float64]:
        """Return the activation of each unit that is neutral for this person."""
        bound = config.baseline_range * SPREAD
        known = np.minimum(1.0, self._seen / config.baseline_warmup)
        return np.asarray(np.clip(known * self._level, -bound, bound))
