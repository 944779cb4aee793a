"""Weakens what the echo canceller leaves: reverberation beyond its reach, and what the loudspeaker distorts.

How much of the echo leaks is learned a band (quickly down, slowly up, so that speech over the robot is not mistaken
for a leak), and where the leak explains what is left, that is turned down. The gain is applied as a short filter in the
time domain, which costs 4 ms of delay where overlapping windows would cost a block.

Source: Gustafsson, Martin, Jax & Vary 2002, A psychoacoustic approach to combined acoustic echo cancellation and noise
reduction (the gain); Loellmann & Vary 2007, A filter structure for low delay noise suppression (the short filter).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE
from whee_ros.perception.voice.canceller import BLOCK

BANDS = 24
"""Bands, evenly spaced in mel."""
OVERDONE = 4.0
"""Factor by which the leak is overestimated; less is heard by the speech detector, more dulls who talks over it."""
LOWEST_GAIN = 0.03
"""What remains of a frequency that is all echo."""
DECAY = 0.6
"""Share of an echo's power that still sounds a block later: reverberation of 0.5 s."""
RISE, FALL = 0.02, 0.2
"""Share of the way, in log power, that the leak moves up or down in a block."""
AUDIBLE = 1e-5
"""Echo power a frequency below which there is nothing to learn from."""
RISING = 448
"""Samples over which the window of analysis rises; it falls in the other 64, so that the newest sound counts."""
DELAY = 64
"""Samples by which the sound comes out later: half of the filter."""


class ResidueFilter:
    """Filters block after block; what comes out is `DELAY` samples late."""

    def __init__(self) -> None:
        bins = BLOCK + 1
        mel = np.log1p(np.linspace(0.0, SAMPLE_RATE / 2.0, bins) / 700.0)
        self._band = np.minimum((BANDS * mel / mel[-1]).astype(int), BANDS - 1)
        self._audible = AUDIBLE * np.bincount(self._band, minlength=BANDS)
        rise = np.sin(np.pi / 2 * (np.arange(RISING) + 0.5) / RISING)
        fall = np.cos(np.pi / 2 * (np.arange(2 * BLOCK - RISING) + 0.5) / (2 * BLOCK - RISING))
        self._window = np.concatenate([rise, fall]).astype(np.float32)
        self._taper = np.hanning(2 * DELAY + 1).astype(np.float32)
        self._fade = np.linspace(0.0, 1.0, BLOCK, dtype=np.float32)
        self._leak = np.ones(BANDS)
        self.forget_sound()

    def forget_sound(self) -> None:
        """Forget the last block, not how much leaks."""
        self._left = np.zeros(BLOCK, np.float32)
        self._echo = np.zeros(BLOCK, np.float32)
        self._tail = np.zeros(BLOCK + 1)
        self._response = self._short(np.ones(BLOCK + 1))

    def step(self, left: NDArray[np.float32], echo: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the next block with less echo, float32 [256].

        Args:
            left: what the canceller left of the block.
            echo: what it took out of it.
        """
        frame = np.concatenate([self._left, left])
        power = np.abs(np.fft.rfft(frame * self._window)) ** 2
        taken = np.abs(np.fft.rfft(np.concatenate([self._echo, echo]) * self._window)) ** 2
        self._left, self._echo = left, echo
        self._tail = np.maximum(taken, DECAY * self._tail)
        self._learn(power)
        residue = OVERDONE * self._leak[self._band] * self._tail
        gain = np.sqrt(np.maximum(LOWEST_GAIN**2, 1.0 - residue / (power + 1e-12)))
        before, self._response = self._response, self._short(gain)
        spectrum = np.fft.rfft(frame)
        old, new = np.fft.irfft(spectrum * np.stack([before, self._response]), axis=1)[:, BLOCK:]
        return np.asarray(old + self._fade * (new - old), np.float32)

    def _short(self, gain: NDArray[np.float64]) -> NDArray[np.complex64]:
        """Return the response of a causal filter of 129 taps that has about this gain."""
        taps = np.roll(np.fft.irfft(gain), DELAY)
        taps[: len(self._taper)] *= self._taper
        taps[len(self._taper) :] = 0.0
        return np.fft.rfft(taps).astype(np.complex64)

    def _learn(self, power: NDArray[np.float64]) -> None:
        left = np.bincount(self._band, power, BANDS)
        taken = np.bincount(self._band, self._tail, BANDS)
        ratio = np.log(left / (taken + 1e-9) + 1e-6)
        leak = np.log(self._leak)
        moved = leak + np.where(ratio > leak, RISE, FALL) * (ratio - leak)
        self._leak = np.where(taken > self._audible, np.clip(np.exp(moved), 1e-4, 4.0), self._leak)
