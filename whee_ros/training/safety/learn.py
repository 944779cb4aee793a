"""Learns the head of the safety gate: own prompts against own look-alikes and ordinary talk of permissive sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from whee_ros.empathy.safety.head import NONE, SUICIDE, inputs, softmax
from whee_ros.empathy.safety.rules import Rules
from whee_ros.ports.text import TextEncoder
from whee_ros.training import sources
from whee_ros.training.safety.disguise import bare, laughed
from whee_ros.training.safety.material import Prompt, prompts
from whee_ros.training.softmax import fit

ORDINARY = {"train": 1500, "dev": 2500}
"""Rows of ordinary talk of each set, by part; the development part decides false alarms, and so is larger."""
RIDGE = 3e-5
"""On the weights; chosen on the development part."""
FALSE_ALARMS = {"suicide": 1 / 600, "other": 1 / 2500}
"""Shares of ordinary talk of the development part that may be taken for one boundary: what is missed weighs more where
life is at stake."""
ALIKE = {"suicide": 0.97, "other": 0.99}
"""Shares of the harmless look-alikes of the development part that must be let pass."""
FLOOR, CEILING = 0.30, 0.97
"""Thresholds lie between these."""


@dataclass(frozen=True)
class Rows:
    """Inputs [rows, features] with their labels (indices) and weights."""

    x: NDArray[np.float32]
    y: NDArray[np.int64]
    weight: NDArray[np.float32]


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
    """Yield texts with their boundary, also as a recogniser writes them; crises also with a laugh behind."""
    chooser = Random(1)
    for item in items:
        yield item.text, item.boundary or NONE
        yield bare(item.text, chooser), item.boundary or NONE
        if item.boundary in SUICIDE:
            yield laughed(item.text, chooser), item.boundary


def rows(
    encoder: TextEncoder,
    rules: Rules,
    labels: Sequence[str],
    items: Sequence[Prompt],
    talk: NDArray[np.float32],
) -> Rows:
    """Return training rows: every label weighs the same, ordinary talk as much as all look-alikes."""
    texts, names = zip(*spoken(items), strict=True)
    y = np.array([labels.index(name) for name in names], np.int64)
    own = inputs(encoder, rules, texts)
    counts = np.bincount(y, minlength=len(labels)).astype(np.float32)
    share = np.sqrt(counts.max() / np.maximum(counts, 1))
    weight = share[y]
    none = labels.index(NONE)
    weight[y == none] *= 2.0
    x = np.concatenate([own, talk])
    calm = np.full(len(talk), 2.0 * weight[y == none].sum() / len(talk), np.float32)
    return Rows(x, np.concatenate([y, np.full(len(talk), none, np.int64)]), np.concatenate([weight, calm]))


def learn(found: Rows, classes: int) -> NDArray[np.float32]:
    """Return weights [features + 1, classes]."""
    return fit(found.x, found.y, found.weight.astype(np.float32), classes, RIDGE)


def thresholds(
    labels: Sequence[str],
    weights: NDArray[np.float32],
    talk: NDArray[np.float32],
    alike: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Return the lowest threshold of each label with few false alarms among `talk` and `alike`.

    Args:
        labels: with `NONE`.
        weights: of the head.
        talk: ordinary talk of the development part.
        alike: harmless look-alikes of the development part.
    """
    calm, near = softmax(talk, weights), softmax(alike, weights)
    found = np.full(len(labels), CEILING, np.float32)
    for number, label in enumerate(labels):
        if label == NONE:
            continue
        kind = "suicide" if label in SUICIDE else "other"
        columns = [labels.index(name) for name in SUICIDE] if label in SUICIDE else [number]
        limits = (
            float(np.quantile(calm[:, columns].sum(axis=1), 1 - FALSE_ALARMS[kind])),
            float(np.quantile(near[:, columns].sum(axis=1), ALIKE[kind])),
        )
        found[number] = min(CEILING, max(FLOOR, *limits) + 1e-3)
    return found


def labels_of(items: Sequence[Prompt]) -> list[str]:
    """Return the labels in a fixed order, `NONE` first."""
    return [NONE, *sorted({item.boundary for item in items if item.boundary})]


def own() -> list[Prompt]:
    """Return the own prompts."""
    return prompts()
