"""Port: is this speech?"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

WINDOW = 512
"""Samples a detector takes at a time: 32 ms at 16 kHz."""


class SpeechDetector(Protocol):
    """Scores windows of one continuous stream. One thread at a time."""

    def load(self) -> None:
        """Load the model. Raises ModelError or BackendError."""
        ...

    def probability(self, window: NDArray[np.float32]) -> float:
        """Return the probability of speech, 0-1, in the next `WINDOW` samples (float32, 16 kHz)."""
        ...

    def reset(self) -> None:
        """Forget the stream so far."""
        ...

    def close(self) -> None:
        """Free everything; may be called twice."""
        ...
