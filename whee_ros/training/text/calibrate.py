"""Calibrates the heads on the dev parts, over what the int8 encoder says: temperatures, thresholds, the mood head."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from whee_ros.empathy.when import text_answers
from whee_ros.empathy.when.text_answers import Head
from whee_ros.ports.text import TurnEncoder
from whee_ros.training.text.example import Example
from whee_ros.training.text.tasks import TASKS, Kind, Task

Floats = NDArray[np.float32]
ROWS = 1200
"""Rows of each source that calibrate; enough for one number a head."""
RARE = "goemotions"
"""The task with labels so rare that their thresholds need every row."""
RIDGE = 300.0
"""Penalty of the mood head, chosen on EmoBank's dev part."""
BIAS_RIDGE = 1e-3
"""Keeps the biases of classes that are hardly there near zero."""
CAUTION = 0.5
"""Nats by which seeking must be likelier than its calibrated chance before it is decided: comfort that nobody asked for
costs a listener's patience. Chosen on dev rows: own sentences lose nothing, and false alarms fall by a third."""
SCALED = (Kind.MANY, Kind.WORDS, Kind.TURNS)


@dataclass(frozen=True)
class Read:
    """What the encoder says of some examples: features [rows, 2 * dimension]; words and turns where labelled."""

    examples: list[Example]
    features: Floats
    words: list[tuple[Floats, NDArray[np.bool_]]]
    turns: list[tuple[Floats, NDArray[np.bool_]]]

    def of(self, source: str) -> Read:
        """Return the rows of one source, without their words."""
        rows = [at for at, example in enumerate(self.examples) if example.source == source]
        seen = [example for example in self.examples if example.cause_turns is not None]
        turns = [pair for pair, example in zip(self.turns, seen, strict=True) if example.source == source]
        return Read([self.examples[at] for at in rows], self.features[rows], [], turns)

    def judging(self, task: Task) -> Read:
        """Return the rows of the set that judges `task`, all rows where it is not among them."""
        return self.of(task.judge) if any(e.source == task.judge for e in self.examples) else self


def read(encoder: TurnEncoder, examples: Iterable[Example]) -> Read:
    """Read `examples` as the running system does."""
    kept = list(examples)
    features, words, turns = [], [], []
    for example in kept:
        tokens = encoder.read(example.text, example.before)
        features.append(text_answers.features(tokens))
        if example.cause is not None and (own := tokens.turns == 0).any():
            marked = [
                any(a < end and start < b for a, b in example.cause) for start, end in tokens.spans[own]
            ]
            words.append((tokens.states[own], np.array(marked)))
        if example.cause_turns is not None:
            seen = text_answers.turns(tokens)
            flags = np.array(example.cause_turns[: len(seen)])
            turns.append((seen[: len(flags)], flags))
    return Read(kept, np.stack(features), words, turns)


def some(examples: Sequence[Example], part: str, most: int = ROWS, seed: int = 1) -> list[Example]:
    """Return up to `most` rows of each source of `part`, the same ones for the same seed.

    Rows beyond that come too where they have labels of which some are rare, with these labels alone.
    """
    groups: dict[str, list[Example]] = {}
    for example in examples:
        if example.part == part:
            groups.setdefault(example.source, []).append(example)
    chooser = random.Random(seed)
    found = []
    for group in groups.values():
        mixed = chooser.sample(group, len(group))
        found += mixed[:most]
        found += [
            replace(e, answers={RARE: e.answers[RARE]}, before=()) for e in mixed[most:] if RARE in e.answers
        ]
    return found


def known(found: Read, task: str) -> tuple[Floats, list[Any], Floats]:
    """Return features, answers and weights of the rows that have an answer for `task`; every source weighs the same."""
    rows = [at for at, example in enumerate(found.examples) if task in example.answers]
    answers = [found.examples[at].answers[task] for at in rows]
    sources = Counter(found.examples[at].source for at in rows)
    weights = [1.0 / sources[found.examples[at].source] for at in rows]
    return found.features[rows], answers, np.array(weights, np.float32)


def calibrated(heads: Mapping[str, Head], dev: Read) -> dict[str, Head]:
    """Return the heads with temperatures, class biases (Guo et al. 2017), and thresholds best for F1, from `dev`."""
    done = dict(heads)
    for task in TASKS:
        if task.name not in done:
            continue
        head, rows = done[task.name], dev.judging(task)
        if task.kind is Kind.ONE:
            inputs, answers, weight = known(rows, task.name)
            if len(answers) >= 30:
                truth = np.array([task.labels.index(str(answer)) for answer in answers])
                done[task.name] = scaled(head, head.logits(inputs), truth, weight)
                if task.name == "direction":
                    done[task.name] = cautious(done[task.name])
        elif task.kind in SCALED:
            seen, flags = _binary(task.name, task.kind, rows, task.labels)
            if len(seen) >= 30:
                both = task.kind is Kind.TURNS
                done[task.name] = replace(head, thresholds=_thresholds(head.answer(seen), flags, both))
    return done


def cautious(head: Head) -> Head:
    """Return the `head` of direction with `CAUTION` taken off the logit of seeking."""
    weights = head.weights.copy()
    weights[-1, head.labels.index("seeking")] -= CAUTION
    return replace(head, weights=weights)


def _binary(name: str, kind: Kind, dev: Read, labels: Sequence[str]) -> tuple[Floats, NDArray[np.bool_]]:
    if kind is Kind.MANY:
        inputs, answers, _ = known(dev, name)
        return inputs, np.array([[label in answer for label in labels] for answer in answers])
    pairs = dev.words if kind is Kind.WORDS else dev.turns
    if not pairs:
        return np.zeros((0, 1), np.float32), np.zeros((0, 1), np.bool_)
    return np.concatenate([x for x, _ in pairs]), np.concatenate([y for _, y in pairs])[:, None]


def scaled(head: Head, logits: Floats, truth: NDArray[np.int64], weight: Floats) -> Head:
    """Return `head` with the temperature and the class biases that minimise cross-entropy (vector scaling)."""
    rows, classes = np.arange(len(truth)), logits.shape[1]

    def loss(theta: NDArray[np.float64]) -> float:
        z = logits * np.exp(theta[0]) + theta[1:]
        z = z - z.max(axis=1, keepdims=True)
        each = z[rows, truth] - np.log(np.exp(z).sum(axis=1))
        return float(-(each * weight).sum() / weight.sum() + BIAS_RIDGE * (theta[1:] ** 2).sum())

    best = minimize(loss, np.zeros(classes + 1), method="L-BFGS-B").x
    weights = head.weights * np.exp(best[0])
    weights[-1] += best[1:]
    return replace(head, weights=np.asarray(weights, np.float32))


def surprise(head: Head, inputs: Floats, truth: NDArray[np.int64], weight: Floats) -> float:
    """Return the weighted mean of minus log p that `head`, of one label a row, gives to what is true."""
    p = head.answer(inputs)[np.arange(len(truth)), truth]
    return float(-(np.log(p + 1e-9) * weight).sum() / weight.sum())


def _thresholds(p: Floats, flags: NDArray[np.bool_], both: bool = False) -> Floats:
    """Return for each label the probability from which on F1 is best, or with `both` the mean F1 of yes and no."""
    grid = np.linspace(0.05, 0.9, 35)
    found = []
    for column in range(p.shape[1]):
        truth = flags[:, column]
        best = [
            _f1(truth, p[:, column] >= cut) + (_f1(~truth, p[:, column] < cut) if both else 0.0)
            for cut in grid
        ]
        found.append(grid[int(np.argmax(best))])
    return np.array(found, np.float32)


def _f1(truth: NDArray[np.bool_], guess: NDArray[np.bool_]) -> float:
    return float(2 * (truth & guess).sum() / max(1, truth.sum() + guess.sum()))


def mood(head: Head, rows: Read) -> Head:
    """Return the mood head fitted by ridge regression on `rows`; the encoder stays as it is."""
    inputs, answers, _ = known(rows, "mood")
    truth = np.array(answers, np.float64)
    x = np.concatenate([inputs, np.ones((len(inputs), 1))], axis=1).astype(np.float64)
    penalty = RIDGE * np.eye(x.shape[1])
    penalty[-1, -1] = 0.0
    weights = np.linalg.solve(x.T @ x + penalty, x.T @ truth)
    return replace(head, weights=weights.astype(np.float32))
