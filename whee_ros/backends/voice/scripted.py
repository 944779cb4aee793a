"""A speech detector for tests: loud is speech."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.ports.models import ModelFinder

LOUD = 0.02
"""RMS above which a window counts as speech."""


class LoudnessDetector:
    """SpeechDetector by RMS."""

    def load(self) -> None:
        """Need nothing."""

    def probability(self, window: NDArray[np.float32]) -> float:
        """Return 1 for a loud window, else 0."""
        return float(np.sqrt(np.mean(np.square(window))) > LOUD)

    def reset(self) -> None:
        """Remember nothing."""

    def close(self) -> None:
        """Need nothing."""


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> LoudnessDetector:
    """Return the detector."""
    return LoudnessDetector()
