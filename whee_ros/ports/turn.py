"""Port: does this sound finished?"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

SPAN = 4.0
"""Seconds of the turn, its pauses included, that a model is shown at most."""


class EndOfTurnModel(Protocol):
    """Judges from the sound alone whether a turn is over. One thread at a time."""

    def load(self) -> None:
        """Load the model. Raises ModelError or BackendError."""
        ...

    def probability(self, samples: NDArray[np.float32]) -> float:
        """Return the probability, 0-1, that a turn which sounds like this is over.

        Args:
            samples: [n] float32 mono at 16 kHz, the turn so far up to the silence behind its last word; of more than
                `SPAN` seconds the last ones count.
        """
        ...

    def close(self) -> None:
        """Free everything; may be called twice."""
        ...
