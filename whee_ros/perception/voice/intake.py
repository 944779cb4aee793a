"""The one place where sound enters perception: any rate, with holes and faults, becomes an even 16 kHz stream.

Time is kept by counting samples, because stamps jitter; it follows the stamps slowly, as the clock of a sound card
drifts (under 100 ppm), and jumps with them when sound is missing. Short holes become silence of the same length, so
that no word moves; after a long one the stream begins anew, which its counter shows by a jump.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.perception.voice.resample import Resampler
from whee_ros.perception.voice.soundness import Fault, Soundness
from whee_ros.ports.voice import WINDOW

JITTER = 0.1
"""Seconds by which a stamp may be off before it means that sound is missing."""
FOLLOW = 0.02
"""Share of the difference between count and stamp that one chunk makes up for."""
FILL = 1.0
"""Longest hole in s that is filled with silence."""
FULL_SCALE = 0.999
"""Absolute value from which a sample counts as clipped."""
DC_TIME = 0.5
"""Time constant in s with which a constant offset is followed."""


class Intake:
    """One stream of chunks from a source, made even.

    Attributes:
        clipped: share of the newest chunk's samples at full scale, 0-1.
        soundness: what is wrong with the stream, in numbers and words.
    """

    def __init__(self) -> None:
        self.clipped = 0.0
        self.soundness = Soundness()
        self._resampler = Resampler(SAMPLE_RATE)
        self._rate = SAMPLE_RATE
        self._seq = 0
        self._stamp: float | None = None  # of the newest chunk
        self._end = 0.0  # of the newest sample, by the count
        self._rest = np.zeros(0, np.float32)
        self._out = 0
        self._offset: float | None = None

    def feed(self, chunk: AudioChunk) -> list[AudioChunk]:
        """Return the 16 kHz chunks of 512 samples that are complete now, in order, with counters of their own.

        A counter that jumps says that sound is missing there and was not filled in: what listens starts anew.

        Raises:
            MediaError: if the sample rate is none that sound is recorded with; the chunk is not used.
        """
        if chunk.sample_rate != self._rate:
            self._change_rate(chunk.sample_rate)
        samples, fault, peak = self._inspect(chunk)
        lost = self._lost(chunk)
        if lost is None:
            self.soundness.add(replace(fault, late=True), peak)
            return []
        hole = self._hole(chunk)
        if not self._restarted(chunk):
            lost = max(lost, round(hole / max(chunk.duration, 1e-3)))
        self.soundness.add(replace(fault, lost=lost), peak)
        self._seq, self._stamp = chunk.seq, chunk.stamp
        made = self._skip(hole) if hole else []
        self._end += chunk.duration
        self._end += FOLLOW * (chunk.stamp - self._end)
        return made + self._cut(self._resampler.feed(self._level(samples)))

    def _change_rate(self, rate: int) -> None:
        self._resampler = Resampler(rate)
        self._rate = rate
        self._rest = np.zeros(0, np.float32)

    def _inspect(self, chunk: AudioChunk) -> tuple[NDArray[np.float32], Fault, float]:
        """Return finite samples in [-1, 1], what was wrong with them, and their peak."""
        raw = np.asarray(chunk.samples, np.float32)
        finite = np.isfinite(raw)
        broken = len(raw) - int(finite.sum())
        samples = np.where(finite, raw, np.float32(0.0)) if broken else raw
        clipped = int(np.count_nonzero(np.abs(samples) >= FULL_SCALE))
        self.clipped = clipped / max(1, len(raw))
        peak = float(np.abs(samples).max(initial=0.0))
        fault = Fault(chunk.stamp, len(raw), broken=broken, clipped=clipped)
        return np.clip(samples, -1.0, 1.0), fault, peak

    def _lost(self, chunk: AudioChunk) -> int | None:
        """Return how many chunks the counter says are missing; None for one that comes too late."""
        if self._stamp is None or not chunk.seq or not self._seq:
            return 0
        if chunk.seq > self._seq:
            return chunk.seq - self._seq - 1
        return 0 if self._restarted(chunk) else None

    def _restarted(self, chunk: AudioChunk) -> bool:
        """Whether the counter of the source began anew."""
        anew = 0 < chunk.seq <= self._seq
        return anew and (chunk.seq == 1 or self._stamp is None or chunk.stamp > self._stamp)

    def _hole(self, chunk: AudioChunk) -> float:
        """Return the seconds missing before `chunk`, 0 if it follows on; the first chunk sets the clock."""
        if self._stamp is None:
            self._end = chunk.start
            return 0.0
        missing = chunk.start - self._end
        follows = not chunk.seq or chunk.seq == self._seq + 1
        if follows and abs(missing) < JITTER:
            return 0.0
        if missing < -JITTER:  # the clock was set back, or the stamps were late before
            self._end = chunk.start
            self._forget()
            self._out += 1
        return max(0.0, missing)

    def _skip(self, hole: float) -> list[AudioChunk]:
        """Pass over `hole` seconds: with silence if it is short, else by starting anew."""
        self._end += hole
        if hole <= FILL:
            silence = np.zeros(round(hole * self._rate), np.float32)
            return self._cut(self._resampler.feed(silence))
        self._forget()
        self._out += max(1, round(hole * SAMPLE_RATE / WINDOW))
        return []

    def _forget(self) -> None:
        self._resampler.reset()
        self._rest = np.zeros(0, np.float32)

    def _level(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the samples without their constant offset, which is followed slowly."""
        if not len(samples):
            return samples
        mean = float(samples.mean())
        before = mean if self._offset is None else self._offset
        share = min(1.0, len(samples) / self._rate / DC_TIME)
        self._offset = before + share * (mean - before)
        return (samples - np.linspace(before, self._offset, len(samples), dtype=np.float32)).astype(
            np.float32
        )

    def _cut(self, samples: NDArray[np.float32]) -> list[AudioChunk]:
        self._rest = np.concatenate([self._rest, samples])
        newest = self._end - self._resampler.pending
        chunks = []
        while len(self._rest) >= WINDOW:
            part, self._rest = self._rest[:WINDOW], self._rest[WINDOW:]
            self._out += 1
            stamp = newest - len(self._rest) / SAMPLE_RATE
            chunks.append(AudioChunk(stamp, SAMPLE_RATE, part, self._out))
        return chunks
