"""Jitter, shimmer and tremor: how steadily the vocal folds swing.

Cycles are found as Praat does: a stretch of one period is compared with the sound about a period later, and put where
it correlates best (Boersma & Weenink). Jitter and shimmer are "local": the mean change from one cycle to the next,
relative to the mean. Above 200 Hz, where a cycle rings on into the next, about half of the jitter is seen.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE
from whee_ros.perception.voice.pitch import FRAME, FRAME_RATE, HOP, Track

SLACK = 0.2
"""How far, relative, the next cycle may be from the period of its frame."""
LIKE = 0.7
"""Correlation of neighbouring cycles below which the voice is broken there."""
MOST_CHANGE, MOST_SWELL = 1.3, 1.6
"""Ratios of neighbouring periods, amplitudes beyond which they are not compared (Praat's defaults)."""
MOST_CYCLES = 400
"""Cycles looked at; a window of 3 s holds up to a thousand, and costs accordingly."""
TREMOR_LOW, TREMOR_HIGH = 3.0, 12.0
"""Hz; vocal tremor lies between (Titze 1994)."""
LONG_RUN = 0.35
"""Seconds of unbroken voice that show a tremor: one period of the slowest."""

_RATES = np.arange(TREMOR_LOW, TREMOR_HIGH + 0.1, 0.5)


def runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the start and end (exclusive) of each unbroken run of true."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def steadiness(samples: NDArray[np.float32], track: Track) -> tuple[float, float]:
    """Return jitter and shimmer, relative; 0 without enough voice."""
    jitter: list[float] = []
    shimmer: list[float] = []
    left = MOST_CYCLES
    for first, last in sorted(runs(track.voiced), key=lambda run: run[0] - run[1]):
        if left <= 0:
            break
        periods, sizes = _cycles(samples, track, first, last, left)
        left -= len(periods)
        jitter += _changes(periods, MOST_CHANGE)
        shimmer += _changes(sizes, MOST_SWELL)
    return (float(np.mean(jitter)) if jitter else 0.0), (float(np.mean(shimmer)) if shimmer else 0.0)


def _changes(values: NDArray[np.float64], most: float) -> list[float]:
    """Return changes of neighbours relative to their mean, those beyond a ratio of `most` left out."""
    here, there = values[:-1], values[1:]
    near = np.maximum(here, there) < most * np.minimum(here, there)
    changes: list[float] = (2.0 * np.abs(here - there) / (here + there + 1e-12))[near].tolist()
    return changes


def _cycles(
    samples: NDArray[np.float32], track: Track, first: int, last: int, most: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return periods in samples and peak-to-peak amplitudes of up to `most` cycles of frames `first` to `last`."""
    period = SAMPLE_RATE / track.f0[first:last]
    start, end = first * HOP + FRAME // 2, (last - 1) * HOP + FRAME // 2
    at = float(start - HOP // 2 + np.argmax(np.abs(samples[start - HOP // 2 : start + HOP // 2])))
    spans: list[float] = []
    sizes: list[float] = []
    while at < end and len(spans) < most:
        frame = min(max(int((at - start) / HOP + 0.5), 0), len(period) - 1)
        length = period[frame]
        half, low = int(length / 2), int(length * (1 - SLACK))
        middle = round(at)
        width = int(length * (1 + SLACK)) + 1 - low
        begin = middle - half
        if begin < 0 or begin + low + width + 2 * half > len(samples):
            break
        here = samples[begin : begin + 2 * half]
        there = samples[begin + low : begin + low + width + 2 * half]
        match = np.correlate(there, here)
        energy = np.cumsum(np.concatenate([[0.0], np.square(there, dtype=np.float64)]))
        match = match / np.sqrt((energy[2 * half :] - energy[: -2 * half]) * np.dot(here, here) + 1e-12)
        best = int(match.argmax())
        if match[best] < LIKE or not 0 < best < len(match) - 1:
            # broken here: take up again a period later, and compare nothing across the break
            at += length
            continue
        before, top, after = match[best - 1 : best + 2]
        bend = before - 2 * top + after
        step = low + best + (0.5 * (before - after) / bend if bend < 0 else 0.0)
        spans.append(step)
        sizes.append(float(here.max() - here.min()))
        at = middle + step
    return np.array(spans), np.array(sizes)


def tremor(track: Track) -> float:
    """Return the depth of the strongest modulation of F0 at 3-12 Hz, semitones from the middle to the crest.

    A parabola is taken from each long voiced run first: what the melody of a phrase does is no tremor.
    """
    energy, weight = np.zeros(len(_RATES)), 0.0
    for first, last in runs(track.voiced):
        length = last - first
        if length < LONG_RUN * FRAME_RATE:
            continue
        time = np.arange(length) / FRAME_RATE
        tones = 12.0 * np.log2(track.f0[first:last])
        melody = np.polynomial.Polynomial.fit(time, tones, 2)
        window = np.hanning(length + 2)[1:-1]
        wave = np.exp(-2j * np.pi * np.outer(_RATES, time)) @ ((tones - melody(time)) * window)
        energy += length * np.square(2.0 * np.abs(wave) / window.sum())
        weight += length
    return float(np.sqrt(energy.max() / weight)) if weight else 0.0
