"""How much a model's word should count, from how often it was right; and how decisions come out with and without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from whee_ros.core.empathy import Direction
from whee_ros.core.voice import Transcript
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import EmpathyDetector, Reads
from whee_ros.empathy.when.opinion import Weights
from whee_ros.empathy.when.text import DIRECTIONS
from whee_ros.tools.adapt.fit import Floats, Ints, log_loss
from whee_ros.tools.eval_opinion.answers import Answer

SHARES = (0.0, 0.125, 0.25, 0.5, 0.75, 1.0)
"""Of the likelihood ratio that may count; what the model knows, the words' own heads partly know too."""
SMOOTH = 2.0
"""Answers of each kind that are added to every count, so that few answers say little."""
FOLDS = 4
SURE = 1.64
"""Standard errors by which an opinion must help before it counts (95 % one-sided)."""
LIMIT = 2.0
"""Largest log-odds of an opinion: it shall never decide alone."""


def truth(answers: Sequence[Answer]) -> Ints:
    """Return the class numbers of the truth."""
    return np.array([DIRECTIONS.index(Direction(answer.truth)) for answer in answers])


def decided(reader: Reads, answers: Sequence[Answer], weights: Weights | None) -> Floats:
    """Return the logits [n, 3] of what is decided on each sentence alone, with its opinion weighed, or without any."""
    found = []
    detector = EmpathyDetector(WhenConfig(), reader)
    for answer in answers:
        detector.reset()
        if answer.before:
            detector.robot_said(answer.before, 0.0)
        opinion = weights[answer.said] if weights is not None and answer.said else None
        state = detector.decide(Transcript(5.0, 2.0, "u1", answer.text, True), opinion)
        found.append([state.p_none, state.p_seeking, state.p_providing])
    return np.log(np.maximum(np.array(found), 1e-9))


def ratios(answers: Sequence[Answer]) -> dict[str, dict[str, float]]:
    """Return log P(said | direction) / P(said | none) by what was said, for seeking and providing."""
    names = [str(direction) for direction in DIRECTIONS]
    counts = {real: dict.fromkeys(names, SMOOTH) for real in names}
    for answer in answers:
        if answer.said:
            counts[answer.truth][answer.said] += 1.0
    chance = {real: {said: n / sum(row.values()) for said, n in row.items()} for real, row in counts.items()}
    return {
        said: {
            str(to): float(np.clip(np.log(chance[to][said] / chance[Direction.NONE][said]), -LIMIT, LIMIT))
            for to in (Direction.SEEKING, Direction.PROVIDING)
        }
        for said in names
    }


def scaled(found: Mapping[str, Mapping[str, float]], share: float) -> dict[str, dict[str, float]]:
    """Return `share` of each ratio, to two decimals."""
    return {
        said: {to: round(share * value, 2) + 0.0 for to, value in row.items()} for said, row in found.items()
    }


def learn(reader: Reads, answers: Sequence[Answer]) -> tuple[dict[str, dict[str, float]], float]:
    """Return the weights with the least surprise on `answers`, and the share of the ratios that they are.

    A model that knows nothing new gets a share of 0: its opinion changes nothing.
    """
    right, alone = truth(answers), decided(reader, answers, None)
    losses = [0.0]
    for share in SHARES[1:]:
        gain = log_loss(alone, right) - log_loss(_crossed(reader, answers, share), right)
        # what counts must pay for itself for sure, or chance would choose it
        losses.append(-float(gain.mean() - SURE * gain.std() / np.sqrt(len(gain))))
    best = SHARES[int(np.argmin(losses))]
    return scaled(ratios(answers), best), best


def _crossed(reader: Reads, answers: Sequence[Answer], share: float) -> Floats:
    """Return the logits of each answer under weights that others taught."""
    found = np.zeros((len(answers), len(DIRECTIONS)))
    fold = np.arange(len(answers)) % FOLDS
    for k in range(FOLDS):
        taught = ratios([answer for answer, other in zip(answers, fold != k, strict=True) if other])
        held = [answer for answer, mine in zip(answers, fold == k, strict=True) if mine]
        found[fold == k] = decided(reader, held, scaled(taught, share))
    return found
