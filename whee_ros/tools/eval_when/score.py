"""Scores experts on the test parts of all sets: a row for each task and set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from whee_ros.tools.eval_when import figures
from whee_ros.tools.eval_when.experts import Expert, Tuned
from whee_ros.training.text.example import Example
from whee_ros.training.text.tasks import TASKS, Kind, Task

Floats = NDArray[np.float64]
LEAST = 30
"""Rows with an answer that a set must have to be scored."""


@dataclass(frozen=True)
class Score:
    """How one expert did on one task of one set.

    Attributes:
        task, source, expert: which.
        rows: with an answer.
        value: macro-F1, or Pearson's r of numbers.
        low, high: its 95 % interval.
        more: other figures by name.
        reliability: (confidence, accuracy, rows) by bin, of heads with one answer.
    """

    task: str
    source: str
    expert: str
    rows: int
    value: float
    low: float
    high: float
    more: Mapping[str, float] = field(default_factory=dict)
    reliability: Sequence[tuple[float, float, int]] = ()


def everything(examples: Sequence[Example], experts: Sequence[Expert]) -> list[Score]:
    """Return the scores of all `experts` on all tasks that `examples` (of one set) have answers for."""
    found = []
    for expert in experts:
        answers = expert.answers(examples)
        thresholds = (
            {name: head.thresholds for name, head in expert.heads.items()}
            if isinstance(expert, Tuned)
            else {}
        )
        for task in TASKS:
            if task.name not in answers:
                continue
            rows = [at for at, example in enumerate(examples) if _known(task, example)]
            if len(rows) >= LEAST:
                given = answers[task.name][rows]
                chosen = [examples[at] for at in rows]
                cut = thresholds.get(task.name, np.full(len(task.labels), 0.5))
                found.append(_score(task, expert.name, chosen, given, cut))
    return found


def _known(task: Task, example: Example) -> bool:
    return example.cause_turns is not None if task.kind is Kind.TURNS else task.name in example.answers


def _score(task: Task, expert: str, rows: list[Example], given: Floats, cut: NDArray[np.floating]) -> Score:
    source = rows[0].source
    if task.kind is Kind.ONE:
        return _one(task, source, expert, rows, given)
    if task.kind is Kind.NUMBER:
        truth = np.array([row.answers[task.name] for row in rows], np.float64)
        axes = {
            f"r {name}": figures.pearson(truth[:, at], given[:, at]) for at, name in enumerate(task.labels)
        }
        first = figures.interval(lambda at: figures.pearson(truth[at, 0], given[at, 0]), len(rows))
        return Score(task.name, source, expert, len(rows), next(iter(axes.values())), *first, axes)
    if task.kind is Kind.MANY:
        truth_many = np.array([[label in row.answers[task.name] for label in task.labels] for row in rows])
        guess_many = given >= cut
        value = figures.macro_f1_of_many(truth_many, guess_many)
        low, high = figures.interval(
            lambda at: figures.macro_f1_of_many(truth_many[at], guess_many[at]), len(rows)
        )
        return Score(task.name, source, expert, len(rows), value, low, high)
    return _turns(task, source, expert, rows, given, float(cut[0]))


def _one(task: Task, source: str, expert: str, rows: list[Example], given: Floats) -> Score:
    classes = len(task.labels)
    truth = np.array([task.labels.index(str(row.answers[task.name])) for row in rows])
    guess = given.argmax(axis=1)
    low, high = figures.interval(lambda at: figures.macro_f1(truth[at], guess[at], classes), len(rows))
    more = {
        "accuracy": figures.accuracy(truth, guess),
        "uar": figures.recall(truth, guess, classes),
        "ece": figures.calibration_error(given, truth),
    }
    if task.name == "direction" and (truth == 0).any():
        more["false seeking"] = float((guess[truth == 0] == 1).mean())
    value = figures.macro_f1(truth, guess, classes)
    bins = figures.reliability(given, truth)
    return Score(task.name, source, expert, len(rows), value, low, high, more, bins)


def _turns(task: Task, source: str, expert: str, rows: list[Example], given: Floats, cut: float) -> Score:
    """Score every pair of an utterance and a turn up to it, itself among them, as RECCON does.

    A turn so early that it is not read counts as a no.
    """
    truth, guess, rule = [], [], []
    for row, p in zip(rows, given, strict=True):
        for at, flag in enumerate(row.cause_turns or ()):
            truth.append(int(flag))
            guess.append(int(at < len(p) and p[at] >= cut))
            rule.append(int(at < 2))
    t, g, r = np.array(truth), np.array(guess), np.array(rule)
    low, high = figures.interval(lambda at: figures.macro_f1(t[at], g[at], 2), len(t))
    more = {"rule: itself or the one before": figures.macro_f1(t, r, 2), "accuracy": figures.accuracy(t, g)}
    return Score(task.name, source, expert, len(t), figures.macro_f1(t, g, 2), low, high, more)
