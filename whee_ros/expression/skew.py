"""How well things that belong together kept together, measured on what was really shown.

Used at the one control point while performing, and again on recordings (`whee eval sync BAG`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from whee_ros.expression.speech import LOUDNESS_STEP

LIPS_EARLY, LIPS_LATE = -0.125, 0.045
"""Seconds by which lips may lead and lag without being noticed (ITU-R BT.1359)."""
STROKE_EARLY, STROKE_LATE = -0.2, 0.0
"""Seconds by which the stroke of a gesture may lead its word; it never follows it (McNeill 1992)."""
_REACH = 0.2
"""Seconds of skew that are looked for in either direction: from about a quarter on, the next syllable fits as well."""
_BAND = (500.0, 1200.0)
"""Hz: the first formant of open vowels, which closed lips, rounded lips and hisses leave empty."""
_FRAME, _FLOOR_DB = 0.03, 40.0
"""Seconds of a frame, and dB below the loudest that count as nothing."""
_FULL = 0.9
"""Share of its way at which a movement has arrived."""
_LEAST = 0.15
"""Correlation of mouth and loudness below which nothing can be said."""

Array = NDArray[np.float64]


def openness(samples: NDArray[np.float32], sample_rate: int) -> Array:
    """Return how open the mouth sounds every `LOUDNESS_STEP` s, 0-1: the level of the band that an open mouth fills."""
    hop, size = round(LOUDNESS_STEP * sample_rate), round(_FRAME * sample_rate)
    count = len(samples) // hop
    if count == 0:
        return np.zeros(0)
    padded = np.pad(np.asarray(samples, np.float64), (size // 2, size))
    frames = np.lib.stride_tricks.sliding_window_view(padded, size)[::hop][:count] * np.hanning(size)
    low, high = (round(edge * size / sample_rate) for edge in _BAND)
    power = (np.abs(np.fft.rfft(frames, axis=1)[:, low : high + 1]) ** 2).sum(axis=1)
    level = 10 * np.log10(power + 1e-12)
    return np.asarray(np.clip(1.0 + (level - level.max()) / _FLOOR_DB, 0.0, 1.0))


def lip_skew(times: Sequence[float], opening: Sequence[float], begin: float, loudness: Array) -> float | None:
    """Return how late the mouth is against the sound, s; None where they have too little in common.

    The lag at which the opening of the mouth correlates best with how open it sounds.

    Args:
        times: of the frames shown, s, ascending.
        opening: of the mouth in each.
        begin: when the first value of `loudness` is heard, s.
        loudness: of the sound, as `openness` gives it.
    """
    if len(times) < 10 or len(loudness) < 50 or np.ptp(opening) < 0.05:
        return None
    grid = begin + LOUDNESS_STEP * np.arange(len(loudness))
    lags = np.arange(-_REACH, _REACH + LOUDNESS_STEP / 2, LOUDNESS_STEP)
    same = np.array([_correlation(np.interp(grid + lag, times, opening, 0.0, 0.0), loudness) for lag in lags])
    # what still rises at the edge belongs to the next syllable
    inside = same[1:-1]
    peaks = np.flatnonzero((inside >= same[:-2]) & (inside >= same[2:]) & (inside > _LEAST)) + 1
    return float(lags[peaks[np.argmax(same[peaks])]]) if len(peaks) else None


def _correlation(first: Array, second: Array) -> float:
    return float(np.corrcoef(first, second)[0, 1]) if np.ptp(first) > 1e-6 else 0.0


def arrival(times: Sequence[float], positions: Sequence[float]) -> float:
    """Return when a movement away from its first position had made nearly all of its way, s.

    Args:
        times: s, at least one.
        positions: of the channel that leads the gesture.
    """
    way = np.abs(np.asarray(positions) - positions[0])
    return float(times[int(np.argmax(way >= _FULL * way.max()))])


def opening(units: Mapping[int, float]) -> float:
    """Return how far a mouth is open: the jaw, for lips part in hisses too."""
    return units.get(26, 0.0)


class LipWatch:
    """Notes how far the mouth is open while something is said."""

    def __init__(self) -> None:
        self._times: list[float] = []
        self._opening: list[float] = []

    def see(self, now: float, units: Mapping[int, float]) -> None:
        """Note the face shown at `now` (s)."""
        self._times.append(now)
        self._opening.append(opening(units))

    def skew(self, sound: tuple[float, Array]) -> float | None:
        """Return how late the mouth was, s, against (begin, openness) of the sound; see `lip_skew`."""
        return lip_skew(self._times, self._opening, *sound)
