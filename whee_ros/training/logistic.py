"""Logistic regression and AUC in numpy: small enough to read, so that weights can be traced to the line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def fit(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    weight: NDArray[np.float64] | None = None,
    ridge: float = 1.0,
) -> NDArray[np.float64]:
    """Return weights [features + 1] (bias last) by Newton's method.

    Args:
        x: [rows, features], standardised.
        y: [rows], 0 or 1.
        weight: [rows]; by default both classes weigh the same.
        ridge: L2 penalty on all weights but the bias.
    """
    rows = np.concatenate([x, np.ones((len(x), 1))], axis=1)
    if weight is None:
        weight = np.where(y > 0.5, 0.5 / max(y.mean(), 1e-9), 0.5 / max(1 - y.mean(), 1e-9))
    theta = np.zeros(rows.shape[1])
    penalty = ridge * np.eye(rows.shape[1])
    penalty[-1, -1] = 0.0
    for _ in range(50):
        p = 1.0 / (1.0 + np.exp(-np.clip(rows @ theta, -30, 30)))
        gradient = rows.T @ (weight * (p - y)) + penalty @ theta
        hessian = (rows * (weight * p * (1 - p))[:, None]).T @ rows + penalty
        step = np.linalg.solve(hessian + 1e-9 * np.eye(len(theta)), gradient)
        theta -= step
        if np.abs(step).max() < 1e-7:
            break
    return theta


def scores(theta: NDArray[np.float64], x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return log-odds [rows]."""
    return np.asarray(x @ theta[:-1] + theta[-1])


def auc(score: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    """Return the area under the ROC curve (rank statistic; ties count half)."""
    order = np.argsort(score, kind="mergesort")
    ranks = np.empty(len(score))
    ranks[order] = np.arange(1, len(score) + 1)
    for value in np.unique(score):
        same = score == value
        ranks[same] = ranks[same].mean()
    positive = y > 0.5
    n, m = positive.sum(), (~positive).sum()
    return float((ranks[positive].sum() - n * (n + 1) / 2) / (n * m))
