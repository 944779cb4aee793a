"""Port: what a voice sounds like, as a vector by which two stretches of speech can be told to be one person's."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

SHORTEST = 1.0
"""Seconds of speech below which a print says little."""


class VoicePrinter(Protocol):
    """Turns speech into a voiceprint. One thread at a time."""

    def load(self) -> None:
        """Load the model. Raises ModelError or BackendError."""
        ...

    def embed(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return a vector [size] of length 1 for speech (finite float32 mono samples at 16 kHz, at least `SHORTEST` s).

        The cosine of two prints tells how alike the voices are.
        """
        ...

    def close(self) -> None:
        """Free everything; may be called twice."""
        ...
