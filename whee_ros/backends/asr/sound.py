"""What every recogniser does with the sound it is given: mend it, refuse what is too short, cut what is too long."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE

SHORTEST = 0.1
"""Seconds; less holds no word."""
QUIETEST = 1e-4
"""Peak below which there is nothing to hear: -80 dBFS, under the noise of any microphone."""
BLOCK = 320
"""Samples in which loudness is looked at: 20 ms."""
LAST = 0.3
"""Share of a piece, at its end, in which its cut is sought."""

Sound = NDArray[np.float32]


def mended(samples: NDArray[np.floating]) -> Sound | None:
    """Return the samples as float32 [n] in [-1, 1], what is no number as silence; None when there can be no word.

    That is when they are shorter than `SHORTEST`, or silent.
    """
    sound = np.nan_to_num(np.asarray(samples, np.float32).ravel(), posinf=0.0, neginf=0.0)
    if len(sound) < SHORTEST * SAMPLE_RATE or float(np.abs(sound).max()) < QUIETEST:
        return None
    return np.clip(sound, -1.0, 1.0)


def pieces(sound: Sound, longest: float) -> Iterator[tuple[float, Sound]]:
    """Yield runs of at most `longest` seconds with the time of their first sample, cut where it is quietest."""
    at, most = 0, int(longest * SAMPLE_RATE)
    while len(sound) - at > most:
        window = sound[at + int(most * (1.0 - LAST)) : at + most]
        blocks = np.square(window[: len(window) // BLOCK * BLOCK]).reshape(-1, BLOCK).mean(axis=1)
        cut = at + int(most * (1.0 - LAST)) + int(blocks.argmin()) * BLOCK
        yield at / SAMPLE_RATE, sound[at:cut]
        at = cut
    if len(sound) - at >= SHORTEST * SAMPLE_RATE:
        yield at / SAMPLE_RATE, sound[at:]


def voiced(sound: Sound, start: float, end: float) -> tuple[float, float]:
    """Narrow `start` to `end` (s) down to the blocks in it that are not silence; unchanged when none or all are."""
    level = _levels(sound)
    if not len(level):
        return start, end
    low, high = int(start * SAMPLE_RATE / BLOCK), max(int(end * SAMPLE_RATE / BLOCK), 1)
    loud = np.flatnonzero(level[low:high] > np.percentile(level, 90) - 30.0)
    if not len(loud):
        return start, end
    step = BLOCK / SAMPLE_RATE
    return max(start, (low + int(loud[0])) * step), min(end, (low + int(loud[-1]) + 1) * step)


def sounding(sound: Sound) -> float:
    """Return when the last block ends that is neither silence nor as quiet as the quietest tenth, s."""
    level = _levels(sound)
    if not len(level):
        return 0.0
    floor, loud = np.percentile(level, [10, 90])
    heard = np.flatnonzero(level >= max(loud - 30.0, min(floor + 3.0, loud)))
    return float(heard[-1] + 1) * BLOCK / SAMPLE_RATE


def _levels(sound: Sound) -> NDArray[np.float64]:
    blocks = np.square(sound[: len(sound) // BLOCK * BLOCK].astype(np.float64)).reshape(-1, BLOCK)
    return np.asarray(10.0 * np.log10(blocks.mean(axis=1) + 1e-10))
