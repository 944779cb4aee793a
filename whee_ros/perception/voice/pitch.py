"""The frames of a stretch of speech: spectrum, level, F0 and how harmonic each is.

F0 by the autocorrelation method of Boersma (1993), with his path search: a few candidates a frame, then the cheapest
way through them by dynamic programming, which removes octave jumps and single voiced frames.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE

Floats = NDArray[np.float64]

FRAME, HOP = 640, 160
"""Samples at 16 kHz: windows of 40 ms, two and a half periods of the lowest voice, every 10 ms."""
FRAME_RATE = SAMPLE_RATE / HOP
"""Frames a second."""
F0_LOW, F0_HIGH = 65.0, 600.0
"""Hz; speaking voices of adults, shouting included, lie between."""
VOICED, SILENCE = 0.45, 0.03
"""Voicing threshold and silence threshold (Boersma)."""
OCTAVE, JUMP, SWITCH = 0.05, 0.35, 0.14
"""Costs of a lower octave, of a jump by an octave, of starting or ending voice, a frame of 10 ms (Boersma's, but for
the first: his 0.01 needs a finer interpolation of high voices than a parabola; openSMILE agrees best with .03-.06)."""
CANDIDATES = 4
"""Pitches considered in a frame, silence not counted."""
_SIZE = 1024
_LOW, _HIGH = int(SAMPLE_RATE / F0_HIGH), int(SAMPLE_RATE / F0_LOW)
_WINDOW = np.hanning(FRAME).astype(np.float32)


@dataclass(frozen=True)
class Track:
    """Frames of one stretch; all arrays have one row a frame, every 10 ms, the first centred at 20 ms.

    Attributes:
        power: energy spectrum of the windowed frame, float32 [n, 513], bins of 15.625 Hz.
        level: mean power, dBFS [n].
        f0: Hz [n]; 0 where unvoiced.
        strength: height of the autocorrelation peak at the pitch chosen, or the highest where unvoiced, 0-1 [n].
    """

    power: NDArray[np.float32]
    level: Floats
    f0: Floats
    strength: Floats

    @property
    def voiced(self) -> NDArray[np.bool_]:
        """Return where there is a pitch."""
        return self.f0 > 0.0


def track(samples: NDArray[np.float32]) -> Track:
    """Return the frames of at least `FRAME` float32 samples at 16 kHz; they must be finite."""
    frames = np.lib.stride_tricks.sliding_window_view(samples, FRAME)[::HOP]
    level = 10.0 * np.log10(np.mean(np.square(frames), axis=1, dtype=np.float64) + 1e-10)
    windowed = (frames - frames.mean(axis=1, keepdims=True)) * _WINDOW
    power = np.square(np.abs(np.fft.rfft(windowed, _SIZE, axis=1))).astype(np.float32)
    lags = _autocorrelation(power)
    period, height = _candidates(lags)
    peak = np.abs(frames).max(axis=1)
    quiet = 2.0 - peak / (peak.max() + 1e-9) / (SILENCE / (1.0 + VOICED))
    path = _cheapest(period, height, VOICED + np.maximum(0.0, quiet))
    rows = np.arange(len(path))
    taken = np.minimum(path, CANDIDATES - 1)
    spoken = path < CANDIDATES
    f0 = np.where(spoken, SAMPLE_RATE / period[rows, taken], 0.0)
    strength = np.where(spoken, height[rows, taken], height.max(axis=1))
    return Track(power, level, f0, np.clip(strength, 0.0, 1.0))


def _autocorrelation(power: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the autocorrelation at lags `_LOW` - 1 to `_HIGH` + 1, that of the window divided out."""
    raw = np.fft.irfft(power, axis=1)[:, : _HIGH + 2]
    own = np.fft.irfft(np.square(np.abs(np.fft.rfft(_WINDOW, _SIZE))))[: _HIGH + 2]
    found: NDArray[np.float32] = (raw / (raw[:, :1] + 1e-9) / (own / own[0]))[:, _LOW - 1 :]
    return found


def _candidates(lags: NDArray[np.float32]) -> tuple[Floats, Floats]:
    """Return period in samples and height of the highest peaks of each frame [n, CANDIDATES]."""
    middle = lags[:, 1:-1]
    rising = (middle > lags[:, :-2]) & (middle >= lags[:, 2:]) & (middle > 0.0)
    cost = OCTAVE * np.log2(np.arange(_LOW, _HIGH + 1) / _LOW)
    rated = np.where(rising, middle - cost, -1.0)
    best = np.argpartition(-rated, CANDIDATES, axis=1)[:, :CANDIDATES]
    rows = np.arange(len(lags))[:, None]
    left, top, right = (lags[rows, best + shift].astype(float) for shift in (0, 1, 2))
    # a parabola through three points places the peak between two lags
    bend = left - 2.0 * top + right
    offset = np.where(bend < -1e-9, 0.5 * (left - right) / np.minimum(bend, -1e-9), 0.0)
    offset = np.clip(offset, -0.5, 0.5)
    height = np.where(rated[rows, best] > 0.0, top - 0.25 * (left - right) * offset, 0.0)
    period: Floats = best.astype(np.float64) + _LOW + offset
    return period, height


def _cheapest(period: Floats, height: Floats, silent: Floats) -> NDArray[np.intp]:
    """Return the candidate of each frame on the best path; `CANDIDATES` is silence."""
    octave = np.log2(period)
    gain = np.concatenate([height - OCTAVE * (octave - np.log2(_LOW)), silent[:, None]], axis=1)
    jumps = np.full((max(0, len(gain) - 1), CANDIDATES + 1, CANDIDATES + 1), SWITCH)
    jumps[:, :-1, :-1] = JUMP * np.abs(octave[:-1, :, None] - octave[1:, None, :])
    jumps[:, -1, -1] = 0.0
    score, back = gain[0], np.zeros(gain.shape, np.intp)
    for index, cost in enumerate(jumps, start=1):
        ways = score[:, None] - cost
        back[index] = ways.argmax(axis=0)
        score = ways.max(axis=0) + gain[index]
    path = np.zeros(len(gain), np.intp)
    path[-1] = score.argmax()
    for index in range(len(gain) - 1, 0, -1):
        path[index - 1] = back[index, path[index]]
    return path
