"""A loudspeaker that is not there: keeps the pace of one, so that lips and turns work without sound."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.clock import SystemClock


class PacedSink:
    """AudioSink that only counts time."""

    def __init__(self) -> None:
        self._clock = SystemClock()
        self._began = 0.0
        self._length = 0.0

    def play(self, samples: NDArray[np.float32], sample_rate: int) -> None:
        """Start counting."""
        self._began, self._length = self._clock.now(), len(samples) / sample_rate

    @property
    def played(self) -> float:
        """Seconds since `play`, at most the length of the sound."""
        return min(self._length, max(0.0, self._clock.now() - self._began))

    @property
    def trouble(self) -> str:
        """Nothing is ever wrong with it."""
        return ""

    def stop(self) -> None:
        """Stop counting."""
        self._length = self.played

    def close(self) -> None:
        """Need nothing."""


def create(uri: str) -> PacedSink:
    """Return the sink; `uri` has no meaning."""
    return PacedSink()
