"""From blocks of a device to chunks: downmix, resampling with its delay made up for, stamps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from numpy.typing import NDArray

from whee_ros.backends.audio.chunks import CHUNK, Chunker
from whee_ros.backends.audio.downmix import Downmix
from whee_ros.backends.audio.timing import StreamTime
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.registry import vendor


class Capture:
    """One stream of a device, from when it is opened until it ends.

    Args:
        rate: of the device, Hz.
        latency: that it promises, s.
        downmix: makes one channel of many.
        chunker: cuts; kept over several streams, so that counters go on.

    Raises:
        BackendError: if soxr is not installed.
    """

    def __init__(self, rate: int, latency: float, downmix: Downmix, chunker: Chunker) -> None:
        soxr = vendor("soxr", "microphone back end device", "soxr")
        self._rate, self._latency = rate, latency
        self._downmix, self._chunker = downmix, chunker
        self._resampler = soxr.ResampleStream(rate, SAMPLE_RATE, 1, dtype="float32")
        self._pending = 0  # in 1 / (rate * 16 kHz) s
        self._timing = StreamTime(rate, latency)

    def feed(
        self, block: NDArray[Any], arrival: float, age: float, overflow: bool = False
    ) -> Iterator[AudioChunk]:
        """Yield the chunks that `block` [n, channels] completes.

        Args:
            block: int16, int32 or float samples.
            arrival: when it was handed over, s.
            age: how old its first sample was then, s; 0 when the device does not say.
            overflow: whether sound was lost before it.
        """
        if overflow:
            self._timing = StreamTime(self._rate, self._latency)
            self._chunker.skip(CHUNK / SAMPLE_RATE)
        end = self._timing.end(len(block), arrival, age)
        samples = self._resampler.resample_chunk(self._downmix.feed(block))
        # what is still inside the resampler has been captured, but is not in the samples
        self._pending += len(block) * SAMPLE_RATE - len(samples) * self._rate
        yield from self._chunker.feed(samples, end - self._pending / (self._rate * SAMPLE_RATE))
