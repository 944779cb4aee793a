"""The sound as a picture: the lowest and highest sample of every few milliseconds."""

from __future__ import annotations

import numpy as np

from whee_ros.core.media import AudioChunk

COLUMN = 0.016
"""Seconds of sound that become one column of the picture."""


class Wave:
    """Turns chunks of one stream into columns; what does not fill a column waits for the next chunk."""

    def __init__(self) -> None:
        self._rest = np.zeros(0, np.float32)
        self._columns: list[list[float]] = []

    def add(self, chunk: AudioChunk) -> None:
        """Take a chunk of sound."""
        size = max(1, round(chunk.sample_rate * COLUMN))
        samples = np.concatenate([self._rest, chunk.samples])
        whole = len(samples) // size
        self._rest = samples[whole * size :]
        blocks = samples[: whole * size].reshape(whole, size)
        ends = np.stack([blocks.min(axis=1), blocks.max(axis=1)], axis=1) if whole else np.zeros((0, 2))
        self._columns += np.round(ends.astype(np.float64), 2).tolist()

    def take(self) -> list[list[float]]:
        """Return the columns since the last call, [lowest, highest] in [-1, 1]."""
        columns, self._columns = self._columns, []
        return columns
