"""How many replies of a set are at each level, by a judge who errs in a known way.

A careful judge leans to the middle: the mean of its marks understates what lies between two sets. Where it is known
how it marks answers whose level people have told, the shares of levels that explain its marks best are taken
(probabilistic adjusted count, Bella et al. 2010; Forman 2008). That is unbiased as far as it errs on replies as it does
on those answers.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

Floats = NDArray[np.float64]
_SUM = 100.0
"""How firmly shares add up to 1."""


def habit(marks: Floats, truth: Floats) -> Floats:
    """Return [levels, levels], what the judge says on average of answers of each level.

    Args:
        marks: [answers, levels], its probabilities, of answers that it did not learn from.
        truth: [answers, levels], how far people saw each at each level.
    """
    return np.asarray(truth.T @ marks / truth.sum(axis=0)[:, None])


def shares(marks: Floats, known: Floats) -> Floats:
    """Return [levels], shares of levels that add up to 1.

    Args:
        marks: [replies, levels], the judge's probabilities.
        known: its `habit`.
    """
    rows = np.concatenate([known.T, np.full((1, len(known)), _SUM)])
    found, _ = nnls(rows, np.append(marks.mean(axis=0), _SUM))
    return np.asarray(found / found.sum())


def halves(level: Floats, levels: int) -> Floats:
    """Return [answers, levels]: 1 at a whole level, one half at both that a level such as 0.5 lies between."""
    truth = np.zeros((len(level), levels))
    at = np.arange(len(level))
    truth[at, np.floor(level).astype(int)] += 0.5
    truth[at, np.ceil(level).astype(int)] += 0.5
    return truth
