"""When the samples of a device were captured, from when they arrived.

Callbacks come late when the machine is busy, and sound servers misjudge their delay by up to half a second
while a stream starts, so neither alone is a time of sensing. But a device counts samples at a steady pace: of
the offsets between arrival and count over the last seconds the smallest is the least delayed, and dates all.
"""

from __future__ import annotations

from collections import deque

WINDOW = 3.0
"""Seconds looked back: long enough to meet a block in time, short enough to follow lost samples and drift."""


class StreamTime:
    """Dates blocks of one stream.

    Args:
        rate: samples a second.
        latency: s; the delay that the device promises. What it reports beyond that is not believed.
    """

    def __init__(self, rate: float, latency: float) -> None:
        self._rate = rate
        self._latency = latency
        self._count = 0
        self._offsets: deque[tuple[float, float]] = deque()

    def end(self, frames: int, arrival: float, age: float) -> float:
        """Return when the last sample of the next block was captured, s on the clock of `arrival`.

        Args:
            frames: samples in the block.
            arrival: when it was handed over, s.
            age: how old its first sample was then, as the device says, s; 0 when it does not say.
        """
        self._count += frames
        since = max(0.0, min(age, self._latency) - frames / self._rate)
        while self._offsets and self._offsets[0][0] < arrival - WINDOW:
            self._offsets.popleft()
        self._offsets.append((arrival, arrival - since - self._count / self._rate))
        return min(offset for _, offset in self._offsets) + self._count / self._rate
