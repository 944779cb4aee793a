"""Port: what a large speech model makes of a stretch of speech, for a small model to read the emotion from."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

SPAN = 3.0
"""Seconds of speech that an encoder is shown at most."""


class VoiceEncoder(Protocol):
    """Turns speech into states, one every 20 ms. One thread at a time."""

    def load(self) -> None:
        """Load the model. Raises ModelError or BackendError."""
        ...

    def encode(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the states [frames, size] of finite float32 mono samples at 16 kHz, 0.1 to `SPAN` seconds of them."""
        ...

    def close(self) -> None:
        """Free everything; may be called twice."""
        ...
