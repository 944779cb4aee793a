"""Port: sentences to vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class TextEncoder(Protocol):
    """Embeds sentences. One thread at a time."""

    @property
    def dimension(self) -> int:
        """Length of one embedding."""
        ...

    def load(self) -> None:
        """Load the model. Raises ModelError or BackendError."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [len(texts), dimension], each row of unit length."""
        ...

    def close(self) -> None:
        """Free everything; may be called twice."""
        ...
