"""Word and mouth times for a voice that tells none: borrowed from one that does.

The packaged voice speaks the same text with exact times; dynamic time warping (Sakoe & Chiba 1978) finds where each
moment of it is in the other sound, as aligners for speech synthesis do (Malfrere & Dutoit 1997).
"""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.motion import Speech, Viseme

_HOP = 0.02
_BANDS = (100.0, 300.0, 600.0, 1000.0, 1700.0, 2800.0, 4500.0, 7500.0)
"""Edges (Hz) of the bands that are compared: vowels differ from each other, and from hisses."""
_WINDOW = 0.2
"""Share of the longer sound by which the two may be apart at any moment."""
_LOUD_DB = 45.0
"""dB below the loudest, at which silence begins."""

Array = NDArray[np.float64]


def timed_like(reference: Speech, text: str, sample_rate: int, samples: NDArray[np.float32]) -> Speech:
    """Return `samples` as speech of `text`, with the words and visemes of `reference` where they are in it."""
    path = _path(_features(reference.samples, reference.sample_rate), _features(samples, sample_rate))
    length = len(samples) / sample_rate
    old = np.concatenate([[0.0], _HOP * path[:, 0] + _HOP / 2, [reference.duration]])
    new = np.concatenate([[0.0], _HOP * path[:, 1] + _HOP / 2, [length]])
    # several new moments of one old one count as their middle
    moments, places = np.unique(old, return_inverse=True)
    middles = np.maximum.accumulate(np.bincount(places, new) / np.bincount(places))

    def at(time: float) -> float:
        return float(min(length, np.interp(time, moments, middles)))

    words = tuple(replace(word, start=at(word.start), end=at(word.end)) for word in reference.words)
    edges = [0.0, *(at(item.end) for item in reference.visemes[:-1]), length]
    shapes = tuple(
        Viseme(item.shape, start, end)
        for item, (start, end) in zip(reference.visemes, itertools.pairwise(edges), strict=True)
        if end > start
    )
    return Speech(text, sample_rate, samples, words, shapes)


def _features(samples: NDArray[np.float32], rate: int) -> Array:
    """Return levels by band [frames, bands], 0 for the loudest of all down to -1 for silence."""
    hop = round(_HOP * rate)
    count = max(1, len(samples) // hop)
    padded = np.pad(np.asarray(samples, np.float64), (0, max(0, (count + 1) * hop - len(samples))))
    frames = np.lib.stride_tricks.sliding_window_view(padded, 2 * hop)[::hop][:count]
    power = np.abs(np.fft.rfft(frames * np.hanning(2 * hop), axis=1)) ** 2
    edges = [round(edge * 2 * hop / rate) for edge in _BANDS]
    bands = np.stack([power[:, a : b + 1].sum(axis=1) for a, b in itertools.pairwise(edges)], axis=1)
    level = 10 * np.log10(bands + 1e-12)
    level = np.maximum(level - level.max(), -_LOUD_DB) / _LOUD_DB
    return np.asarray(level)


def _path(first: Array, second: Array) -> NDArray[np.intp]:
    """Return the cheapest pairing of frames [n, 2], both rising from the first to the last."""
    rows, columns = len(first), len(second)
    width = max(abs(rows - columns), round(_WINDOW * max(rows, columns)), 2)
    cost = np.full((rows + 1, columns + 1), np.inf)
    cost[0, 0] = 0.0
    for row in range(1, rows + 1):
        centre = row * columns / rows
        low, high = max(1, int(centre - width)), min(columns, int(centre + width))
        apart = np.abs(second[low - 1 : high] - first[row - 1]).sum(axis=1)
        above = np.minimum(cost[row - 1, low : high + 1], cost[row - 1, low - 1 : high]) + apart
        best = cost[row, low - 1]
        for place, (value, step) in enumerate(zip(above.tolist(), apart.tolist(), strict=True), low):
            best = min(value, best + step)
            cost[row, place] = best
    path = []
    row, column = rows, columns
    while row and column:
        path.append((row - 1, column - 1))
        options = (cost[row - 1, column - 1], cost[row - 1, column], cost[row, column - 1])
        move = int(np.argmin(options))
        row, column = row - (move != 2), column - (move != 1)
    return np.array(path[::-1])
