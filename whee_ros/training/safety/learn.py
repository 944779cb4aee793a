"""Learns the head of the safety gate: own prompts against own look-alikes and ordinary talk of permissive sets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray

from whee_ros.empathy.safety.head import NONE, SIGNS, SUICIDE, inputs
from whee_ros.empathy.safety.rules import Rules
from whee_ros.ports.text import TextEncoder
from whee_ros.training import sources
from whee_ros.training.safety.disguise import laughed
from whee_ros.training.safety.material import Prompt, prompts

ORDINARY = {"train": 2000, "dev": 2500}
"""Rows of ordinary talk of each set, by part; the development part decides false alarms, and so is larger."""
HIDDEN, DECAY, EPOCHS, DROPPED, RATE = 128, 0.5, 15, 0.3, 3e-3
"""Of the perceptron; chosen by cross-validation over families of the training and development parts."""
GAIN = 10.0
"""On the inputs while learning, folded into the first layer afterwards."""
FOLDS = 4
"""Of that cross-validation."""
FALSE_ALARMS = {"suicide": 1 / 400, "eating": 1 / 1500}
"""Shares of ordinary talk of the development part that may be taken for one boundary: what is missed weighs more where
life is at stake."""
ALIKE = {"suicide": 0.97, "eating": 0.99}
"""Shares of the own look-alikes, each scored without its family, that must be let pass."""
OTHERS = 1 / 8000, 0.996
"""Both for other boundaries."""
FLOOR, CEILING = 0.5, 0.97
"""Thresholds lie between these."""
ADVICE, FLOOR_OF_ADVICE = ("medical_advice", "legal_advice", "deception", "dependence"), 0.9
"""Boundaries of low severity, and the lowest threshold of theirs: a sermon to harmless words annoys."""


BATCH, BATCH_LEARNED = 64, 512
"""Sentences that are read, and rows that are learned from, at a time."""
Layers = tuple[NDArray[np.float32], NDArray[np.float32]]


def ordinary(data: Path, part: str, rules: Rules) -> list[str]:
    """Return ordinary talk that no rule finds dangerous: GoEmotions, EDOS, EmoryNLP, the chit-chat challenge."""
    found: list[str] = []
    makers = (sources.goemotions(data), sources.edos(data), sources.emory(data), sources.chitchat())
    for rows in makers:
        texts = [row.text for row in rows if row.part == part and 2 <= len(row.text.split()) <= 40]
        Random(1).shuffle(texts)
        found += [text for text in texts[: ORDINARY[part]] if not rules.find(text).touched]
    return found


def spoken(items: Sequence[Prompt]) -> Iterator[tuple[str, str]]:
    """Yield texts with their boundary; crises also with a laugh behind."""
    chooser = Random(1)
    for item in items:
        yield item.text, item.boundary or NONE
        if item.boundary in SUICIDE:
            yield laughed(item.text, chooser), item.boundary


def features(encoder: TextEncoder, rules: Rules, texts: Sequence[str]) -> NDArray[np.float32]:
    """Return inputs of the head for many `texts`, read in batches of like length."""
    order = np.argsort([len(text) for text in texts])
    found = np.zeros((len(texts), encoder.dimension + SIGNS), np.float32)
    for at in range(0, len(order), BATCH):
        rows = order[at : at + BATCH]
        found[rows] = inputs(encoder, rules, [texts[row] for row in rows])
    return found


def learn(x: NDArray[np.float32], y: NDArray[np.int64], talk: NDArray[np.float32], classes: int) -> Layers:
    """Return the two layers of `head.perceptron`; rare labels weigh more, ordinary talk as much as all look-alikes.

    Args:
        x: own prompts [rows, features].
        y: their labels [rows]; 0 is `NONE`.
        talk: ordinary talk.
        classes: number of labels.
    """
    torch.manual_seed(1)
    counts = np.bincount(y, minlength=classes).astype(np.float32)
    weight = np.sqrt(counts.max() / np.maximum(counts, 1))[y]
    weight[y == 0] *= 2.0
    calm = np.full(len(talk), 2.0 * weight[y == 0].sum() / len(talk), np.float32)
    inputs_ = torch.tensor(GAIN * np.concatenate([x, talk]))
    truth = torch.tensor(np.concatenate([y, np.zeros(len(talk), np.int64)]))
    share = torch.tensor(np.concatenate([weight, calm]).astype(np.float32))
    net = torch.nn.Sequential(
        torch.nn.Linear(inputs_.shape[1], HIDDEN),
        torch.nn.ReLU(),
        torch.nn.Dropout(DROPPED),
        torch.nn.Linear(HIDDEN, classes),
    )
    steps = EPOCHS * -(-len(truth) // BATCH_LEARNED)
    best = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    pace = torch.optim.lr_scheduler.CosineAnnealingLR(best, steps)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(truth)).split(BATCH_LEARNED):
            each = torch.nn.functional.cross_entropy(net(inputs_[rows]), truth[rows], reduction="none")
            loss = (each * share[rows]).sum() / share[rows].sum()
            best.zero_grad()
            loss.backward()
            best.step()
            pace.step()
    first, second = (layer for layer in net if isinstance(layer, torch.nn.Linear))
    return _layer(first, GAIN), _layer(second, 1.0)


def _layer(linear: torch.nn.Linear, gain: float) -> NDArray[np.float32]:
    """Return the weights [inputs + 1, outputs] of a layer, bias last, for inputs that are not scaled by `gain`."""
    weight, bias = linear.weight.detach().numpy().T * gain, linear.bias.detach().numpy()[None]
    return np.asarray(np.concatenate([weight, bias]), np.float32)


def fold(family: str) -> int:
    """Return the fold of a family, for good."""
    return hashlib.sha256(family.encode()).digest()[3] % FOLDS


def thresholds(
    labels: Sequence[str], calm: NDArray[np.float32], near: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the lowest threshold of each label with few false alarms.

    Args:
        labels: `NONE` first.
        calm: probabilities [rows, labels] of ordinary talk of the development part.
        near: of harmless look-alikes, by weights learned without their families.
    """
    found = np.full(len(labels), CEILING, np.float32)
    for number, label in enumerate(labels):
        if label == NONE:
            continue
        kind = "suicide" if label in SUICIDE else label
        alarms, passed = FALSE_ALARMS.get(kind, OTHERS[0]), ALIKE.get(kind, OTHERS[1])
        columns = [labels.index(name) for name in SUICIDE] if label in SUICIDE else [number]
        limits = (
            float(np.quantile(calm[:, columns].sum(axis=1), 1 - alarms)),
            float(np.quantile(near[:, columns].sum(axis=1), passed)),
        )
        found[number] = min(CEILING, max(FLOOR_OF_ADVICE if label in ADVICE else FLOOR, *limits) + 1e-3)
    return found


def labels_of(items: Sequence[Prompt]) -> list[str]:
    """Return the labels in a fixed order, `NONE` first."""
    return [NONE, *sorted({item.boundary for item in items if item.boundary})]


def own() -> list[Prompt]:
    """Return the own prompts."""
    return prompts()
