"""Does speech that stopped here sound finished? A linear head on the states of a speech encoder just before the stop.

Smart Turn's own head takes half of all sentences cut in the middle for finished ones; what its encoder knows of the
last 0.7 s tells them apart. The weights are learned from synthetic speech alone (`training/turn_sound.py`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import ModelError

WEIGHTS = Path(__file__).with_name("head.npz")
EDGES = (0, 6, 12, 20, 36)
"""Stretches that are averaged, in states (20 ms each) before the last one; the first is silence, or nearly."""
SUREST = 8.0
"""Log-odds that no answer exceeds."""


def pooled(states: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return [4 x width] numbers of `states` [frames, width], at least as many as the last of `EDGES`."""
    count = len(states)
    return np.concatenate([states[count - to : count - at].mean(axis=0) for at, to in pairwise(EDGES)])


@dataclass(frozen=True)
class Head:
    """Weights as `pooled` and bias, in log-odds."""

    weights: NDArray[np.float32]
    bias: float

    @classmethod
    @cache
    def shipped(cls) -> Head:
        """Return the weights that ship with the package.

        Raises:
            ModelError: if the file is missing or broken.
        """
        try:
            with np.load(WEIGHTS) as data:
                return cls(data["weights"].astype(np.float32), float(data["bias"]))
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"turn weights {WEIGHTS.name}", error, "Install the package again.") from error

    def probability(self, states: NDArray[np.float32]) -> float:
        """Return the probability, 0-1, that a turn whose last states [frames, width] are these is over."""
        odds = float(pooled(states) @ self.weights) + self.bias
        return 1.0 / (1.0 + math.exp(-max(-SUREST, min(SUREST, odds))))
