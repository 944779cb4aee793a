"""An encoder for tests: the same words give the same vector, shared words give near ones."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from whee_ros.ports.models import ModelFinder

DIMENSION = 384


class BagOfWords:
    """TextEncoder that adds a fixed pseudo-random vector for every word."""

    @property
    def dimension(self) -> int:
        """Length of one embedding."""
        return DIMENSION

    def load(self) -> None:
        """Need nothing."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [len(texts), 384], rows of unit length."""
        rows = np.zeros((len(texts), DIMENSION), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"[a-z']+", text.lower()) or [""]:
                seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4])
                row += np.random.default_rng(seed).standard_normal(DIMENSION).astype(np.float32)
        norm = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / np.maximum(norm, 1e-9)

    def close(self) -> None:
        """Need nothing."""


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> BagOfWords:
    """Return the encoder."""
    return BagOfWords()
