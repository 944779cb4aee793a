"""An end-of-turn model for tests: says what it was told to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.ports.models import ModelFinder


class ScriptedEndOfTurn:
    """EndOfTurnModel with given answers.

    Args:
        answers: probabilities in order; the last one repeats.

    Attributes:
        asked: seconds of sound it was shown, by question.
    """

    def __init__(self, *answers: float) -> None:
        self.asked: list[float] = []
        self._answers = answers or (0.5,)

    def load(self) -> None:
        """Need nothing."""

    def probability(self, samples: NDArray[np.float32]) -> float:
        """Return the next answer."""
        self.asked.append(len(samples) / 16_000)
        return self._answers[min(len(self.asked), len(self._answers)) - 1]

    def close(self) -> None:
        """Need nothing."""


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> ScriptedEndOfTurn:
    """Return a model that is never sure."""
    return ScriptedEndOfTurn()
