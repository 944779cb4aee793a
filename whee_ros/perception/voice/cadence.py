"""How a voice falls at the end of a turn: softer than the syllables before, and lower.

Both are among the turn-yielding cues of Gravano & Hirschberg (2011).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE
from whee_ros.perception.voice.pitch import FRAME_RATE, track

SPAN = 4.0
"""Seconds of speech before the end that it is compared with."""
SHORTEST = 0.3
"""Seconds of speech under which there is nothing to compare."""
LAST = 0.3
"""Seconds that count as the end for loudness; for pitch, as much of voice as 0.2 s."""
SYLLABLE = 0.08
"""Seconds between two syllables at least."""
SOFT_DB, PAUSE_DB = 20.0, 25.0
"""A syllable is at most this far under the loudest; what lies under the second is no speech."""


class Cadence(NamedTuple):
    """How much the end lies below the rest, dB and semitones; negative if above, 0 where nothing can be said."""

    drop_db: float = 0.0
    fall_st: float = 0.0


def cadence(samples: NDArray[np.float32]) -> Cadence:
    """Return how the speech in `samples` (float32, 16 kHz, ending with its last sound) ends."""
    spoken = samples[-int(SPAN * SAMPLE_RATE) :]
    if len(spoken) < SHORTEST * SAMPLE_RATE:
        return Cadence()
    frames = track(spoken)
    level = np.convolve(np.pad(frames.level, 2, mode="edge"), np.ones(5) / 5, mode="valid")
    peaks = _syllables(level)
    drop = float(np.median(level[peaks]) - level[-round(LAST * FRAME_RATE) :].max()) if peaks else 0.0
    voiced = np.flatnonzero(frames.voiced & (frames.level > frames.level.max() - PAUSE_DB))
    if len(voiced) < 10:
        return Cadence(drop)
    tones = 12.0 * np.log2(frames.f0[voiced] / 100.0)
    return Cadence(drop, float(np.median(tones) - tones[-20:].mean()))


def _syllables(level: NDArray[np.float64]) -> list[int]:
    """Return the frames of the peaks of loudness, in order."""
    around = np.lib.stride_tricks.sliding_window_view(level, 5).max(axis=1)
    inner = level[2:-2]
    peaks: list[int] = []
    for at in (np.flatnonzero((inner >= around) & (inner > level.max() - SOFT_DB)) + 2).tolist():
        if not peaks or at - peaks[-1] >= SYLLABLE * FRAME_RATE:
            peaks.append(at)
        elif level[at] > level[peaks[-1]]:
            peaks[-1] = at
    return peaks
