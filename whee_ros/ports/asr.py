"""Port: speech to text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.voice import Word


@dataclass(frozen=True)
class Recognition:
    """Text of a stretch of speech, with word times (s from its start), confidence 0-1 and language tag."""

    text: str
    words: tuple[Word, ...]
    confidence: float
    language: str = "en"


class Recognizer(Protocol):
    """Turns samples into words. One thread at a time."""

    def load(self) -> None:
        """Load the model. Raises ModelError or BackendError."""
        ...

    def transcribe(self, samples: NDArray[np.float32], *, partial: bool = False) -> Recognition:
        """Recognise float32 mono samples at 16 kHz.

        Args:
            samples: [n], at most 30 s.
            partial: trade accuracy for speed; more speech will follow.
        """
        ...

    def close(self) -> None:
        """Free everything; may be called twice."""
        ...
