"""Fits single heads anew over the finished encoder, or takes others, where dev rows say that these do better.

A head that few rows teach is drowned by the others while the encoder learns. Fitted alone afterwards (multinomial
logistic regression, as the probes of Alain & Bengio 2016), it may do better; the dev rows decide.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from whee_ros.empathy.when import text_answers
from whee_ros.empathy.when.text_answers import Head
from whee_ros.training import softmax
from whee_ros.training.text.calibrate import Floats, Read, calibrated, known, scaled, surprise
from whee_ros.training.text.example import Example
from whee_ros.training.text.tasks import BY_NAME, Kind, Task

TASKS = ("reaction", "interpretation", "exploration", "cause_turns")
"""Heads that are tried."""
RIDGES = (1e-4, 1e-3, 1e-2, 3e-2)
"""Penalties that are tried."""
EVEN_RIDGES = (0.1, 0.3, 1.0)
"""The same where all inputs are brought to one spread, for heads with one answer. What the encoder says of rows that it
has seen is clearer than of others; a large penalty keeps a head from relying on that."""

SHARES = (0.0, 0.25, 0.5, 0.65, 0.8, 1.0)
"""Of a large encoder's head in a mixture, that are tried."""
PLACED = "EDOS by place"
"""Source of rows whose causes are told by their place alone."""
PLACED_ROWS = 2000
"""Of these rows at most; our own talks weigh as much as all of them."""
PLACED_RIDGE = 1e-2
"""Penalty with them, chosen on dev rows of both."""

Ints = NDArray[np.int64]


def refitted(heads: Mapping[str, Head], train: Read, dev: Read) -> dict[str, Head]:
    """Return `heads` with those that do better on `dev` when they are fitted to `train` alone.

    Only rows of the set that judges a task count; without such rows its head stays.
    """
    done = dict(heads)
    for name in TASKS:
        task = BY_NAME[name]
        x, truth = _rows(task, train)
        if name in heads and len(x) and len(_rows(task, dev)[0]):
            head = heads[name]
            candidates = [head, *(replace(head, weights=_fit(task, x, truth, r)) for r in RIDGES)]
            if task.kind is Kind.ONE:
                one = np.ones(len(x), np.float32)
                fits = [even(x, truth, one, len(task.labels), ridge) for ridge in EVEN_RIDGES]
                candidates += [replace(head, weights=w) for w in fits]
                means = [np.asarray((w + head.weights) / 2, np.float32) for w in fits]
                candidates += [replace(head, weights=w) for w in means]
            done[name] = best(task, candidates, dev)
    return done


def best(task: Task, candidates: Sequence[Head], dev: Read) -> Head:
    """Return the head that does best on the rows of `dev` that judge `task`."""
    held, right = _rows(task, dev)
    return max(candidates, key=lambda head: _score(task, head, held, right))


def placed(examples: Iterable[Example], part: str) -> list[Example]:
    """Return lines of EDOS with a feeling, whose cause is said to be the line itself and the one before.

    Nobody marked causes in any set that the permissive bundle may learn from, and our own talks are made by few rules;
    where words are unlike those, the place of a turn says most: on RECCON (Poria et al. 2021) the rule alone has a
    macro-F1 of 0.75.
    """
    found = [
        Example(
            e.text, PLACED, part, {}, e.before, cause_turns=tuple(at < 2 for at in range(1 + len(e.before)))
        )
        for e in examples
        if (e.source, e.part) == ("EDOS", part)
        and e.before
        and e.answers.get("emotion", "neutral") != "neutral"
    ]
    return random.Random(1).sample(found, min(PLACED_ROWS, len(found)))


def causes(head: Head, train: Read) -> Head:
    """Return the `TURNS` head fitted to `train`: our own talks, and rows that tell causes by their place."""
    xs, flags, weights = [], [], []
    for source in sorted({e.source for e in train.examples}):
        turns = train.of(source).turns
        rows = np.concatenate([x for x, _ in turns])
        xs.append(rows)
        flags.append(np.concatenate([flag for _, flag in turns]))
        weights.append(np.full(len(rows), 1.0 / len(rows), np.float32))
    truth = np.concatenate(flags).astype(np.int64)
    found = softmax.fit(np.concatenate(xs), truth, np.concatenate(weights), 2, PLACED_RIDGE)
    return replace(head, weights=found[:, 1:] - found[:, :1])


def widened(head: Head, before: int, own: int, after: int) -> Head:
    """Return `head`, made for states of `own` numbers, for states that have as many others before and after these."""
    blocks = {text_answers.WORDS: 1, text_answers.TURNS: 3}.get(head.kind, 2)
    rows = head.weights[: blocks * own].reshape(blocks, own, len(head.labels))
    wide = np.pad(rows, ((0, 0), (before, after), (0, 0))).reshape(-1, len(head.labels))
    return replace(head, weights=np.concatenate([wide, head.weights[blocks * own :]]))


def either(heads: Mapping[str, Head], others: Mapping[str, Head], dev: Read) -> dict[str, Head]:
    """Return `heads` with those of `others` that do better on `dev`: by macro-F1, in the mean over its sets."""
    done = dict(heads)
    for name in set(heads) & set(others):
        task = BY_NAME[name]
        if task.kind in (Kind.ONE, Kind.MANY):
            scores = [np.mean(_by_set(task, head, dev)) for head in (heads[name], others[name])]
            done[name] = (heads if scores[0] >= scores[1] else others)[name]
    return done


def blended(heads: Mapping[str, Head], others: Mapping[str, Head], dev: Read) -> dict[str, Head]:
    """Return of each head the mixture of its own and that of `others`, in log-odds, that is least wrong on `dev`.

    Heads over two encoders err on different rows, so that a mixture is often less surprised than either. Those that no
    row of `dev` asks are those of `others`.
    """
    first, second = calibrated(heads, dev), calibrated(others, dev)
    done = dict(others)
    for name in set(first) & set(second):
        task, pair = BY_NAME[name], (first[name].weights, second[name].weights)
        if not _asked(task, dev):
            continue
        own, beside = (_lengthened(weights, max(map(len, pair))) for weights in pair)
        mixed = [
            replace(second[name], weights=np.asarray(share * own + (1 - share) * beside, np.float32))
            for share in SHARES
        ]
        tried = [calibrated({name: head}, dev)[name] for head in mixed]
        done[name] = min(tried, key=lambda head: _wrong(task, head, dev))
    return done


def _lengthened(weights: Floats, wanted: int) -> Floats:
    """Return `weights` [inputs + 1, labels] with as many inputs more, which count nothing, as make `wanted` rows."""
    more = np.zeros((wanted - len(weights), weights.shape[1]), np.float32)
    return np.concatenate([weights[:-1], more, weights[-1:]])


def _asked(task: Task, dev: Read) -> bool:
    """Return whether rows of `dev` tell how wrong a head of `task` is."""
    if task.kind is Kind.TURNS:
        return bool(dev.of(task.judge).turns)
    return task.kind is not Kind.WORDS and any(task.name in e.answers for e in dev.judging(task).examples)


def _wrong(task: Task, head: Head, dev: Read) -> float:
    """Return how wrong `head` is on the rows of `dev` that judge it.

    That is its surprise, the squared error of numbers, and minus macro-F1 where any of the labels may hold.
    """
    if task.kind is Kind.TURNS:
        x, truth = _rows(task, dev)
        return _surprise(task, head, x, truth, np.ones(len(x), np.float32))
    if task.kind is Kind.MANY:
        return -float(np.mean(_by_set(task, head, dev)))
    x, answers, weight = known(dev.judging(task), task.name)
    if task.kind is Kind.NUMBER:
        each = ((head.answer(x) - np.array(answers, np.float32)) ** 2).mean(axis=1)
        return float((each * weight).sum() / weight.sum())
    truth = np.array([task.labels.index(str(answer)) for answer in answers], np.int64)
    return _surprise(task, head, x, truth, weight)


def _surprise(task: Task, head: Head, x: Floats, truth: Ints, weight: Floats) -> float:
    """Return how much what is true surprises `head`, calibrated."""
    if task.kind is Kind.TURNS:  # a sigmoid is a softmax over two classes
        weights = np.concatenate([np.zeros_like(head.weights), head.weights], axis=1)
        head = replace(head, kind=text_answers.ONE, labels=("no", "yes"), weights=weights)
    return surprise(scaled(head, head.logits(x), truth, weight), x, truth, weight)


def _by_set(task: Task, head: Head, dev: Read) -> list[float]:
    """Return macro-F1 on each set of `dev` that asks `task`, on the one that judges it if there is one."""
    there = {e.source for e in dev.examples if task.name in e.answers}
    found = []
    for source in sorted({task.judge} if task.judge in there else there):
        inputs, answers, _ = known(dev.of(source), task.name)
        p = head.answer(inputs)
        if task.kind is Kind.MANY:
            truth = np.array([[label in answer for label in task.labels] for answer in answers])
            guess = p >= head.thresholds
            found.append(
                float(np.mean(2 * (truth & guess).sum(0) / np.maximum(1, truth.sum(0) + guess.sum(0))))
            )
        else:
            numbers = np.array([task.labels.index(str(answer)) for answer in answers])
            found.append(softmax.macro_f1(numbers, p.argmax(axis=1), len(task.labels)))
    return found


def _rows(task: Task, found: Read) -> tuple[Floats, Ints]:
    """Return inputs and class numbers of the rows of the set that judges `task`."""
    judged = found.of(task.judge)
    if task.kind is Kind.TURNS:
        if not judged.turns:
            return np.zeros((0, 1), np.float32), np.zeros(0, np.int64)
        inputs = np.concatenate([x for x, _ in judged.turns])
        return inputs, np.concatenate([flags for _, flags in judged.turns]).astype(np.int64)
    inputs, answers, _ = known(judged, task.name)
    return inputs, np.array([task.labels.index(str(answer)) for answer in answers], np.int64)


def _fit(task: Task, x: Floats, truth: Ints, ridge: float) -> Floats:
    classes = max(2, len(task.labels))
    weights = softmax.fit(x, truth, np.ones(len(x), np.float32), classes, ridge)
    # a sigmoid is a softmax over two classes whose difference counts
    return weights[:, 1:] - weights[:, :1] if task.kind is Kind.TURNS else weights


def even(x: Floats, truth: Ints, weight: Floats, classes: int, ridge: float) -> Floats:
    """Return weights [inputs + 1, classes] fitted over inputs of mean 0 and spread 1, for inputs as they are."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-3
    weights = softmax.fit(np.asarray((x - mean) / spread, np.float32), truth, weight, classes, ridge)
    weights[:-1] /= spread[:, None]
    weights[-1] -= mean @ weights[:-1]
    return weights


def _score(task: Task, head: Head, x: Floats, truth: Ints) -> float:
    """Return macro-F1 of turns at the best threshold; of levels minus the surprise at the best temperature.

    A few hundred rows tell more by how surprising they are than by how many of them are right.
    """
    p = head.answer(x)
    if task.kind is Kind.TURNS:
        return max(
            softmax.macro_f1(truth, (p[:, 0] >= cut).astype(np.int64), 2) for cut in np.linspace(0.1, 0.9, 17)
        )
    z = head.logits(x) * softmax.temperature(head.weights, x, truth)
    z = z - z.max(axis=1, keepdims=True)
    return float((z[np.arange(len(truth)), truth] - np.log(np.exp(z).sum(axis=1))).mean())
