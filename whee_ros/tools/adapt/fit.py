"""Fits a head to few rows without forgetting the shipped one: a step away from it, as large as the rows can justify."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
RIDGES = (float("inf"), 1.0, 0.3, 0.1, 0.03)
"""Strengths of the pull towards the shipped head, of which cross-validation chooses; the first leaves only calibration
free: one scale and a bias for each class (vector scaling, Guo et al. 2017)."""
SCALE_RIDGE, BIAS_RIDGE = 0.02, 0.002
"""Pulls of the scale towards 1 and of the biases towards 0."""
STEPS = 200
"""Of accelerated gradient descent (Nesterov 1983), enough for these ridges: the loss is smooth and strongly convex."""
INNER = 4
"""Folds that choose the ridge."""
REHEARSED = 0.2
"""Weight of all rehearsed rows together, relative to the site's: on dev sentences of our own it at least halves what is
forgotten; more takes from the site what it gains (docs/models/text_permissive.md)."""


@dataclass(frozen=True)
class Rows:
    """Labelled rows: features [n, inputs], logits of the shipped head [n, classes], truth [n], group [n]."""

    x: Floats
    base: Floats
    truth: Ints
    group: Ints

    def pick(self, chosen: NDArray[np.bool_]) -> Rows:
        """Return some of the rows."""
        return Rows(self.x[chosen], self.base[chosen], self.truth[chosen], self.group[chosen])

    def and_(self, other: Rows) -> Rows:
        """Return these rows and those of `other`."""
        return Rows(
            np.concatenate([self.x, other.x]),
            np.concatenate([self.base, other.base]),
            np.concatenate([self.truth, other.truth]),
            np.concatenate([self.group, other.group]),
        )


@dataclass(frozen=True)
class Step:
    """How far the site's head is from the shipped one: logits = scale * shipped + (x - centre) @ change + bias."""

    scale: float
    change: Floats
    bias: Floats
    centre: Floats

    def logits(self, rows: Rows) -> Floats:
        """Return [n, classes]."""
        return np.asarray(self.scale * rows.base + (rows.x - self.centre) @ self.change + self.bias)

    def applied(self, weights: Floats) -> Floats:
        """Return the site's head for the shipped `weights` [inputs + 1, classes], bias last."""
        found = self.scale * weights
        found[:-1] += self.change
        found[-1] += self.bias - self.centre @ self.change
        return found


def softmax(logits: Floats) -> Floats:
    """Return probabilities [n, classes]."""
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(p / p.sum(axis=1, keepdims=True))


def log_loss(logits: Floats, truth: Ints) -> Floats:
    """Return the surprise of each row, nats."""
    z = logits - logits.max(axis=1, keepdims=True)
    return np.asarray(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(truth)), truth])


def fit(rows: Rows, ridge: float, known: Rows | None = None) -> Step:
    """Return the step that minimises mean cross-entropy and the squared distance from the shipped head.

    Args:
        rows: of the site.
        ridge: pull towards the shipped head.
        known: rows from elsewhere that are rehearsed, so that the site's do not cost what was known (Robins 1995).
    """
    share = np.full(len(rows.truth), 1.0 / len(rows.truth))
    if known is not None and len(known.truth):
        share = np.append(share, np.full(len(known.truth), REHEARSED / len(known.truth))) / (1.0 + REHEARSED)
        rows = rows.and_(known)
    n, classes = rows.base.shape
    centre, free = share @ rows.x, np.isfinite(ridge)
    # both inputs are brought to unit length on average: ridges then mean the same for any encoder, descent is quick
    size, reach = _length(rows.x - centre), _length(rows.base)
    x, base = (rows.x - centre) / size if free else np.zeros((n, 1)), rows.base / reach
    # descent never leaves the span of the rows: where inputs are many and rows few, it is done in there
    axes, within = np.linalg.qr(x.T)
    x = within.T
    truth = np.eye(classes)[rows.truth]
    pull = np.concatenate(
        [
            [SCALE_RIDGE / reach**2],
            np.full(classes, BIAS_RIDGE),
            np.full(x.shape[1] * classes, ridge if free else 0.0),
        ]
    )
    rate = 1.0 / (
        0.5 * 3.0 + pull.max()
    )  # the curvature of cross-entropy is at most half the inputs' squared length
    now = ahead = np.zeros(len(pull))
    momentum = 1.0
    for _ in range(STEPS):
        more, bias, change = ahead[0], ahead[1 : 1 + classes], ahead[1 + classes :].reshape(-1, classes)
        error = (softmax(rows.base + more * base + bias + x @ change) - truth) * share[:, None]
        slope = (
            np.concatenate([[(error * base).sum()], error.sum(axis=0), (x.T @ error).ravel()]) + pull * ahead
        )
        before, now = now, ahead - rate * slope
        faster = (1.0 + np.sqrt(1.0 + 4.0 * momentum**2)) / 2.0
        ahead, momentum = now + (momentum - 1.0) / faster * (now - before), faster
    change = now[1 + classes :].reshape(-1, classes)
    moved = axes @ change / size if free else np.zeros((rows.x.shape[1], classes))
    return Step(1.0 + float(now[0]) / reach, moved, now[1 : 1 + classes], centre)


def _length(x: Floats) -> float:
    return max(1e-9, float(np.sqrt((x**2).sum(axis=1).mean())))


def folds(group: Ints, number: int, seed: int = 1) -> Ints:
    """Return the fold of each row; a group (a conversation, a repeated sentence) is never split."""
    chance = np.random.default_rng(seed)
    names = chance.permutation(np.unique(group))
    fold = {int(name): at % number for at, name in enumerate(names)}
    return np.array([fold[int(name)] for name in group])


def choose(rows: Rows, known: Rows | None = None, ridges: Sequence[float] = RIDGES) -> float:
    """Return the ridge with the lowest cross-validated surprise at the site, rehearsing `known`."""
    fold = folds(rows.group, INNER, seed=2)
    losses = []
    for ridge in ridges:
        each = [
            log_loss(fit(rows.pick(fold != k), ridge, known).logits(held := rows.pick(fold == k)), held.truth)
            for k in range(INNER)
        ]
        losses.append(float(np.concatenate(each).mean()))
    return ridges[int(np.argmin(losses))]


def predicted(rows: Rows, number: int = 5, known: Rows | None = None) -> Floats:
    """Return logits [n, classes] for every row from a fit, ridge and all, that has not seen its group."""
    found = np.zeros_like(rows.base)
    fold = folds(rows.group, number)
    for k in range(number):
        seen = rows.pick(fold != k)
        found[fold == k] = fit(seen, choose(seen, known), known).logits(rows.pick(fold == k))
    return found
