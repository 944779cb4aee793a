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
        self._rate = 1

    def play(self, samples: NDArray[np.float32], sample_rate: int) -> float:
        """Start counting; "heard" at once."""
        self._began, self._length = self._clock.now(), len(samples) / sample_rate
        self._rate = sample_rate
        return 0.0

    def more(self, samples: NDArray[np.float32]) -> float:
        """Count on."""
        now = self._clock.now()
        self._began = max(self._began, now - self._length)
        ahead = self._began + self._length - now
        self._length += len(samples) / self._rate
        return ahead

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
