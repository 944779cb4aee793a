"""Cuts a stream of any block length into stamped chunks of 512 samples at 16 kHz mono."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE, AudioChunk

CHUNK = 512
"""Samples a chunk: 32 ms, the window of the speech detector."""


class Chunker:
    """Collects samples and gives them out in chunks whose stamps follow the time of the newest sample."""

    def __init__(self) -> None:
        self._rest = np.zeros(0, np.float32)
        self._seq = 0

    def feed(self, samples: NDArray[np.float32], stamp: float) -> Iterator[AudioChunk]:
        """Add `samples` (float32 at 16 kHz), the last of which was captured at `stamp` (s)."""
        self._rest = np.concatenate([self._rest, samples])
        while len(self._rest) >= CHUNK:
            chunk, self._rest = self._rest[:CHUNK], self._rest[CHUNK:]
            self._seq += 1
            yield AudioChunk(stamp - len(self._rest) / SAMPLE_RATE, SAMPLE_RATE, chunk, self._seq)

    def skip(self, seconds: float) -> None:
        """Count the chunks that `seconds` without sound would have made, at least one, so that the hole shows."""
        self._rest = np.zeros(0, np.float32)
        if self._seq:
            self._seq += max(1, round(seconds * SAMPLE_RATE / CHUNK))
