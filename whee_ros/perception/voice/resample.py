"""Resampling of a stream by a ratio of whole numbers: a polyphase FIR with a Kaiser window.

Perception uses numpy alone, and a voice that comes over a topic needs no device back end, so the filter is our own. It
is linear in phase, and the output is aligned with the input: the sample with number n belongs to the time n / rate.

Source: Crochiere & Rabiner 1983, Multirate Digital Signal Processing, ch. 4; length and beta of the window after
Kaiser 1974 for an attenuation of 80 dB.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import MediaError
from whee_ros.core.media import SAMPLE_RATE

ATTENUATION = 80.0
"""dB by which what would alias is weaker."""
TRANSITION = 0.1
"""Width of the transition as a share of the lower Nyquist frequency; the pass band ends where it begins."""
LOWEST, HIGHEST = 4_000, 192_000
"""Rates in Hz that somebody could mean."""
MOST_PHASES = 1_000
"""Rows of the coefficient table; a rate that needs more (like 44 099 Hz) is a mistake."""


class Resampler:
    """One mono stream from `rate` to 16 kHz (or to `target`), with its state.

    Args:
        rate: Hz, of what goes in.
        target: Hz, of what comes out.

    Raises:
        MediaError: if the rate is none that sound is recorded with.
    """

    def __init__(self, rate: int, target: int = SAMPLE_RATE) -> None:
        divisor = math.gcd(rate, target) if rate > 0 else 1
        self._up, self._down = target // divisor, rate // divisor
        if not LOWEST <= rate <= HIGHEST or self._up > MOST_PHASES:
            remedy = "Record with 8, 16, 22.05, 32, 44.1, 48 or 96 kHz."
            raise MediaError("sample rate", f"{rate} Hz", remedy)
        self._rate, self._target = rate, target
        self._table = _table(rate, target, self._up)
        self._half = self._table.shape[1] // 2
        self.reset()

    def reset(self) -> None:
        """Start a new stream."""
        self._buffer = np.zeros(self._half - 1)
        self._first = 0  # of the next output's window, in the buffer
        self._phase = 0
        self._pending = 0

    @property
    def pending(self) -> float:
        """Seconds of sound that went in and have not come out: the half length of the filter."""
        return self._pending / (self._rate * self._target)

    def feed(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return what can be said of the output once `samples` (float32 [n]) are known, float32 [about n * ratio]."""
        if self._up == self._down:
            return samples.astype(np.float32)
        self._buffer = np.concatenate([self._buffer, samples])
        room = len(self._buffer) - 2 * self._half - self._first
        count = max(0, ((room + 1) * self._up - self._phase - 1) // self._down + 1) if room >= 0 else 0
        steps = self._phase + self._down * np.arange(count)
        self._pending += len(samples) * self._target - count * self._rate
        if count:
            windows = np.lib.stride_tricks.sliding_window_view(self._buffer, 2 * self._half)
            chosen = windows[self._first + steps // self._up]
            if self._up == 1:
                output = chosen @ self._table[0]
            else:
                output = np.einsum("ij,ij->i", chosen, self._table[steps % self._up])
            after = self._phase + self._down * count
            self._first, self._phase = self._first + after // self._up, after % self._up
        else:
            output = np.zeros(0)
        used = min(self._first, len(self._buffer))
        self._buffer, self._first = self._buffer[used:], self._first - used
        return output.astype(np.float32)


def _table(rate: int, target: int, up: int) -> NDArray[np.float64]:
    """Return the coefficients [up, taps] of each phase between two input samples."""
    nyquist = min(rate, target) / 2.0
    width = TRANSITION * nyquist / rate  # cycles an input sample
    half = math.ceil((ATTENUATION - 7.95) / (14.36 * width) / 2.0)
    beta = 0.1102 * (ATTENUATION - 8.7)
    cutoff = (1.0 - TRANSITION / 2.0) * nyquist / rate
    phases = np.arange(up)[:, None] / up
    times = half - 1 - np.arange(2 * half)[None, :] + phases
    window = np.i0(beta * np.sqrt(np.clip(1.0 - (times / half) ** 2, 0.0, None))) / np.i0(beta)
    table = np.sinc(2.0 * cutoff * times) * window
    return np.asarray(table / table.sum(axis=1, keepdims=True))
