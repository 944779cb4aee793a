"""Multinomial logistic regression, and the figures that judge it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize


def fit(
    x: NDArray[np.float32], y: NDArray[np.int64], weight: NDArray[np.float32], classes: int, ridge: float
) -> NDArray[np.float32]:
    """Return weights [features + 1, classes] (bias last) that minimise weighted cross-entropy + ridge * |W|^2 / 2."""
    rows = np.concatenate([x, np.ones((len(x), 1), np.float32)], axis=1)
    truth = np.eye(classes, dtype=np.float32)[y]
    share = (weight / weight.sum())[:, None].astype(np.float32)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        w = flat.reshape(rows.shape[1], classes).astype(np.float32)
        logits = rows @ w
        logits -= logits.max(axis=1, keepdims=True)
        log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        penalty = w.copy()
        penalty[-1] = 0.0
        gradient = rows.T @ (share * (np.exp(log_p) - truth)) + ridge * penalty
        value = -float((share * truth * log_p).sum()) + ridge * float((penalty**2).sum()) / 2
        return value, gradient.ravel().astype(np.float64)

    start = np.zeros(rows.shape[1] * classes)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return np.asarray(found.x.reshape(rows.shape[1], classes), np.float32)


def predict(w: NDArray[np.float32], x: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return probabilities [rows, classes]."""
    logits = x @ w[:-1] + w[-1]
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(p / p.sum(axis=1, keepdims=True), np.float32)


def temperature(w: NDArray[np.float32], x: NDArray[np.float32], y: NDArray[np.int64]) -> float:
    """Return the factor on the logits that minimises cross-entropy on held-out rows (Guo et al. 2017)."""
    logits = x @ w[:-1] + w[-1]

    def loss(factor: float) -> float:
        z = logits * factor
        z = z - z.max(axis=1, keepdims=True)
        return float(-(z[np.arange(len(y)), y] - np.log(np.exp(z).sum(axis=1))).mean())

    grid = np.linspace(0.2, 3.0, 57)
    return float(grid[int(np.argmin([loss(factor) for factor in grid]))])


def macro_f1(truth: NDArray[np.int64], guess: NDArray[np.int64], classes: int) -> float:
    """Return the mean over classes of F1."""
    values = []
    for k in range(classes):
        hit = float(((truth == k) & (guess == k)).sum())
        values.append(2 * hit / max(1.0, float((truth == k).sum() + (guess == k).sum())))
    return float(np.mean(values))


def calibration_error(p: NDArray[np.float32], truth: NDArray[np.int64], bins: int = 10) -> float:
    """Return the expected calibration error of the winning class (Guo et al. 2017)."""
    confidence, right = p.max(axis=1), p.argmax(axis=1) == truth
    error = 0.0
    for low in np.linspace(0, 1, bins, endpoint=False):
        inside = (confidence > low) & (confidence <= low + 1 / bins)
        if inside.any():
            error += float(inside.mean()) * abs(
                float(confidence[inside].mean()) - float(right[inside].mean())
            )
    return error
