"""Learns the perceptron of the safety gate: own prompts against own look-alikes and ordinary talk of permissive sets.

What it takes for danger in ordinary talk is what the second stack (`upper.py`) then sees most of.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray

from whee_ros.empathy.safety.head import ADVICE, NONE, perceptron
from whee_ros.empathy.safety.rules import Rules
from whee_ros.training import sources
from whee_ros.training.linear import bias_last
from whee_ros.training.safety.material import Prompt, prompts, talk

MOST = 40000
"""Rows of ordinary talk of each set at most."""
HIDDEN, DECAY, EPOCHS, DROPPED, RATE, SMOOTH = 512, 0.3, 15, 0.5, 3e-3, 0.1
"""Of the perceptron; chosen by cross-validation over families of the training and development parts."""
HARDEST, OTHER = 2500, 1500
"""Rows of ordinary talk that the second stack sees: those the perceptron is least sure of, and others by chance."""
GAIN = 10.0
"""On the inputs while learning, folded into the first layer afterwards."""
GRAVE = 1 / 300, 0.94
"""Share of ordinary talk of the development part that may be taken for something grave, and share of own look-alikes
of that part that must be let pass: what is missed weighs more where life is at stake."""
SURE = 1 / 500
"""Share of ordinary talk that the third opinion may take for something grave."""
LOW = 1 / 4000, 0.996
"""Both for each boundary of low severity: a sermon to harmless words annoys."""
FLOOR, FLOOR_OF_ADVICE, CEILING = 0.6, 0.7, 0.97
"""Thresholds lie between the first (the second for low severity) and the last. With a first of 0.5 every sixth plain
worry ("My baby has colic") was asked about as if it were a danger."""


BATCH = 512
"""Rows that are learned from at a time."""
Layers = tuple[NDArray[np.float32], NDArray[np.float32]]


def ordinary(data: Path, part: str, rules: Rules) -> list[str]:
    """Return ordinary talk that no rule finds dangerous: of public sets, and the grammar of talk with a robot."""
    found: list[str] = []
    makers = (
        sources.goemotions(data), sources.edos(data), sources.emory(data), sources.chitchat(), sources.own(),
    )  # fmt: skip
    for rows in makers:
        texts = [row.text for row in rows if row.part == part and 2 <= len(row.text.split()) <= 40]
        Random(1).shuffle(texts)
        found += [text for text in texts[:MOST] if not rules.find(text).touched]
    return found


def weights(y: NDArray[np.int64], calm: int) -> NDArray[np.float32]:
    """Return the weight of each own prompt and then of `calm` rows of ordinary talk.

    Rare labels weigh more; ordinary talk weighs as much as all look-alikes together.
    """
    counts = np.bincount(y).astype(np.float32)
    found = np.sqrt(counts.max() / np.maximum(counts, 1))[y]
    return np.concatenate([found, np.full(calm, found[y == 0].sum() / calm)]).astype(np.float32)


def hardest(talk: NDArray[np.float32], layers: Layers) -> NDArray[np.int64]:
    """Return which rows of ordinary talk the second stack learns from."""
    order = np.argsort(perceptron(talk, *layers)[:, 0])
    rest = np.random.default_rng(1).permutation(order[HARDEST:])
    return np.concatenate([order[:HARDEST], rest[:OTHER]])


def learn(
    x: NDArray[np.float32],
    y: NDArray[np.int64],
    talk: NDArray[np.float32],
    each: NDArray[np.float32],
    classes: int,
) -> Layers:
    """Return the two layers of `head.perceptron`.

    Args:
        x: own prompts [rows, features].
        y: their labels [rows]; 0 is `NONE`.
        talk: ordinary talk.
        each: `weights` of both.
        classes: number of labels.
    """
    torch.manual_seed(1)
    inputs_ = torch.tensor(GAIN * np.concatenate([x, talk]))
    truth = torch.tensor(np.concatenate([y, np.zeros(len(talk), np.int64)]))
    share = torch.tensor(each)
    net = torch.nn.Sequential(
        torch.nn.Linear(inputs_.shape[1], HIDDEN),
        torch.nn.ReLU(),
        torch.nn.Dropout(DROPPED),
        torch.nn.Linear(HIDDEN, classes),
    )
    steps = EPOCHS * -(-len(truth) // BATCH)
    best = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    pace = torch.optim.lr_scheduler.CosineAnnealingLR(best, steps)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(truth)).split(BATCH):
            losses = torch.nn.functional.cross_entropy(
                net(inputs_[rows]), truth[rows], reduction="none", label_smoothing=SMOOTH
            )
            loss = (losses * share[rows]).sum() / share[rows].sum()
            best.zero_grad()
            loss.backward()
            best.step()
            pace.step()
    first, second = (layer for layer in net if isinstance(layer, torch.nn.Linear))
    return bias_last(first.weight, first.bias, GAIN), bias_last(second.weight, second.bias)


def sure(labels: Sequence[str], calm: NDArray[np.float32]) -> float:
    """Return the threshold of the third opinion; arguments as of `thresholds`."""
    grave = [number for number, label in enumerate(labels) if label not in (NONE, *ADVICE)]
    return float(np.quantile(calm[:, grave].sum(axis=1), 1 - SURE))


def thresholds(
    labels: Sequence[str], calm: NDArray[np.float32], near: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the lowest threshold of each label with few false alarms; grave ones have one together.

    Args:
        labels: `NONE` first.
        calm: probabilities [rows, labels] of ordinary talk of the development part.
        near: of harmless look-alikes of the development part.
    """
    grave = [number for number, label in enumerate(labels) if label not in (NONE, *ADVICE)]
    found = np.full(len(labels), CEILING, np.float32)
    advice = [([labels.index(name)], FLOOR_OF_ADVICE, LOW) for name in ADVICE]
    for columns, floor, (alarms, passed) in [(grave, FLOOR, GRAVE), *advice]:
        limits = (
            float(np.quantile(calm[:, columns].sum(axis=1), 1 - alarms)),
            float(np.quantile(near[:, columns].sum(axis=1), passed)),
        )
        found[columns] = min(CEILING, max(floor, *limits) + 1e-3)
    return found


def labels_of(items: Sequence[Prompt]) -> list[str]:
    """Return the labels in a fixed order, `NONE` first."""
    return [NONE, *sorted({item.boundary for item in items if item.boundary})]


def own() -> list[Prompt]:
    """Return the own prompts, and turns told around a robot, which touch no boundary."""
    return [*prompts(), *talk()]
