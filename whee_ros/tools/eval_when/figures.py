"""The figures that judge answers: F1, recall, accuracy, correlation, calibration, each with an interval."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
DRAWS = 400
"""Bootstrap resamples behind each 95 % interval (percentile method, Efron 1979)."""
BINS = 10
"""Of the reliability diagram."""


def interval(score: Callable[[Ints], float], rows: int, seed: int = 1) -> tuple[float, float]:
    """Return the 95 % interval of `score`, which takes row numbers, over resamples of `rows` rows."""
    chance = np.random.default_rng(seed)
    values = [score(chance.integers(0, rows, rows)) for _ in range(DRAWS)]
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def counts(truth: Ints, guess: Ints, classes: int) -> Floats:
    """Return the confusion matrix [truth, guess]."""
    return np.bincount(truth * classes + guess, minlength=classes**2).reshape(classes, classes).astype(float)


def f1_of(confusion: Floats) -> Floats:
    """Return F1 of each class; nan for one that is neither there nor given."""
    hit, total = np.diag(confusion), confusion.sum(axis=0) + confusion.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(2 * hit / total)


def macro_f1(truth: Ints, guess: Ints, classes: int) -> float:
    """Return the mean F1 over the classes that occur in `truth`."""
    confusion = counts(truth, guess, classes)
    return float(np.mean(f1_of(confusion)[confusion.sum(axis=1) > 0]))


def recall(truth: Ints, guess: Ints, classes: int) -> float:
    """Return the unweighted average recall over the classes that occur in `truth`."""
    confusion = counts(truth, guess, classes)
    there = confusion.sum(axis=1) > 0
    return float(np.mean(np.diag(confusion)[there] / confusion.sum(axis=1)[there]))


def accuracy(truth: Ints, guess: Ints) -> float:
    """Return the share of right answers."""
    return float((truth == guess).mean())


def macro_f1_of_many(truth: NDArray[np.bool_], guess: NDArray[np.bool_]) -> float:
    """Return the mean F1 over the columns of [rows, labels] that occur in `truth`: a sample may lack the rare ones."""
    hit, there = (truth & guess).sum(axis=0), truth.any(axis=0)
    return float(np.mean((2 * hit / np.maximum(1, truth.sum(axis=0) + guess.sum(axis=0)))[there]))


def pearson(truth: Floats, guess: Floats) -> float:
    """Return Pearson's r, 0 when one side does not vary."""
    if truth.std() < 1e-9 or guess.std() < 1e-9:
        return 0.0
    return float(np.corrcoef(truth, guess)[0, 1])


def reliability(p: Floats, truth: Ints) -> list[tuple[float, float, int]]:
    """Return (mean confidence, accuracy, rows) of each bin of the winning class that has rows."""
    confidence, right = p.max(axis=1), p.argmax(axis=1) == truth
    found = []
    for low in np.linspace(0, 1, BINS, endpoint=False):
        inside = (confidence > low) & (confidence <= low + 1 / BINS)
        if inside.any():
            found.append((float(confidence[inside].mean()), float(right[inside].mean()), int(inside.sum())))
    return found


def calibration_error(p: Floats, truth: Ints) -> float:
    """Return the expected calibration error of the winning class (Guo et al. 2017)."""
    bins = reliability(p, truth)
    return sum(rows * abs(sure - right) for sure, right, rows in bins) / max(1, sum(b[2] for b in bins))
