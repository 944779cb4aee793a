"""What the robot plays, on the time line of the microphone: the reference of the echo canceller."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.perception.voice.resample import Resampler

KEPT = 8 * SAMPLE_RATE
"""Samples held: what is announced ahead, and what a reader may still ask for."""
SEAM = 0.005
"""Seconds by which a chunk may miss the end of the one before and still belong to it."""
AUDIBLE = 1e-6
"""Mean square from which on sound is missed when it comes late: speech begins with a silence of some milliseconds."""


class Reference:
    """The robot's own sound by time. One thread at a time.

    Attributes:
        late: end (s) of the newest audible sound that came after it had been asked for; 0 when none did.
    """

    def __init__(self) -> None:
        self.late = 0.0
        self._samples = np.zeros(KEPT, np.float32)
        self._origin = 0  # sample number of the first one held
        self._end = 0  # sample number after the newest one known
        self._asked = 0
        self._next = 0.0  # when the sound being fed goes on, s
        self._rate = 0
        self._resampler = Resampler(SAMPLE_RATE)

    def feed(self, chunk: AudioChunk) -> None:
        """Take sound that leaves the loudspeaker until `chunk.stamp`; any rate.

        Raises:
            MediaError: if the sample rate is none that sound is played with.
        """
        if chunk.sample_rate != self._rate or abs(chunk.start - self._next) > SEAM:
            self._resampler = Resampler(chunk.sample_rate)
            self._rate = chunk.sample_rate
            self._end = round(chunk.start * SAMPLE_RATE)
        self._next = chunk.stamp
        samples = self._resampler.feed(np.nan_to_num(np.asarray(chunk.samples, np.float32)))
        missed = samples[: max(0, self._asked - self._end)]
        if len(missed) and float(np.mean(np.square(missed))) > AUDIBLE:
            self.late = chunk.stamp
        self._hold(self._end + len(samples))
        first = self._end - self._origin
        skipped = max(0, -first)
        self._samples[first + skipped : first + len(samples)] = samples[skipped:]
        self._end += len(samples)

    def read(self, start: float, count: int) -> NDArray[np.float32]:
        """Return `count` samples at 16 kHz from the time `start` (s) on; zeros where nothing is played."""
        first = round(start * SAMPLE_RATE)
        self._asked = max(self._asked, first + count)
        if first < self._origin or first >= self._origin + KEPT:
            return np.zeros(count, np.float32)
        found = self._samples[first - self._origin : first - self._origin + count]
        return np.pad(found, (0, count - len(found)))

    def _hold(self, upto: int) -> None:
        """Make room for samples before number `upto`."""
        shift = upto - (self._origin + KEPT)
        if shift <= 0:
            return
        shift = max(shift, SAMPLE_RATE)  # seldom, so that it costs nothing
        if shift >= KEPT:
            self._samples[:] = 0.0
            self._origin = upto - KEPT // 2
            return
        self._samples[:-shift] = self._samples[shift:].copy()
        self._samples[-shift:] = 0.0
        self._origin += shift
