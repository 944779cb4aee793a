"""Fits the head `paper_direction` anew to many turns of the talks that the paper's rows were taken from.

Nearly all of whEE's public rows are lines of EmpatheticDialogues, iempathize and TwittEmp. The two last keep their
labels. Of the first, by the validation rows: later turns of who tells are none; answers are providing where
EmpatheticExchanges' judges saw any empathy, else none; first turns are seeking if EmpatheticExchanges has them, else in
two of three. Neither emotion, length, place in the file nor what is answered tells which third is none.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from whee_ros.empathy.when.text_answers import Head
from whee_ros.training import softmax
from whee_ros.training.text.calibrate import Floats, Read
from whee_ros.training.text.example import Example
from whee_ros.training.text.refit import even
from whee_ros.training.text.research import written_out
from whee_ros.training.text.tasks import BY_NAME

TASK = BY_NAME["paper_direction"]
SHARES = {
    "whEE public val": 0.5, "first": 0.16, "later": 0.21, "answer": 0.34, "judged answer": 0.1, "judged turn": 0.1,
    "iempathize": 0.1, "twittemp": 0.05,
}  # fmt: skip
"""How much the rows of each kind weigh together: as often as the validation rows are of that kind, those once more."""
MOST = 8000
"""Rows of each kind at most."""
SEEKING = 0.69
"""Share of seeking among first turns, in the validation rows."""
RIDGE = 0.1
"""Penalty over inputs of one spread; chosen, like the shares, by the surprise of the tenth of rows that calibrates."""


def kind(example: Example) -> str:
    """Return which of `SHARES` an example is; "" for others."""
    told = example.answers.get(TASK.name)
    if example.source == "EmpatheticDialogues":
        return {"seeking": "first", "none": "later"}.get(str(told), "answer")
    if example.source == "EmpatheticExchanges":
        return "judged answer" if "reaction" in example.answers else "judged turn"
    return example.source if example.source in SHARES else ""


def turns(examples: Iterable[Example], seed: int = 1) -> list[Example]:
    """Return the training rows of every kind, said alone and written as the paper's rows are."""
    groups: dict[str, list[Example]] = {}
    for example in examples:
        if example.part == "train" and (name := kind(example)):
            groups.setdefault(name, []).append(example)
    chooser = random.Random(seed)
    return [
        replace(example, text=written_out(example.text), before=(), cause=None, cause_turns=None)
        for group in groups.values()
        for example in chooser.sample(group, min(MOST, len(group)))
    ]


def fitted(head: Head, train: Read, seed: int = 1) -> Head:
    """Return `head` fitted to `train`, the rows of `turns`; first of all answers that nobody judged are labelled."""
    kinds = np.array([kind(example) for example in train.examples])
    truth = np.array([_number(example) for example in train.examples])
    chance = np.random.default_rng(seed)
    first, answer, judged = (kinds == name for name in ("first", "answer", "judged answer"))
    truth[first] = (chance.random(first.sum()) < SEEKING).astype(np.int64)
    empathic = (truth[judged] == TASK.labels.index("providing")).astype(np.int64)
    one = np.ones(len(empathic), np.float32)
    p = softmax.predict(even(train.features[judged], empathic, one, 2, RIDGE), train.features[answer])[:, 1]
    truth[answer] = np.where(chance.random(answer.sum()) < p, TASK.labels.index("providing"), 0)
    weight = np.zeros(len(kinds), np.float32)
    for name in set(kinds):
        weight[kinds == name] = SHARES[name] / (kinds == name).sum()
    weights: Floats = even(train.features, truth, weight, len(TASK.labels), RIDGE)
    return replace(head, weights=weights)


def _number(example: Example) -> int:
    told = example.answers.get(TASK.name)
    return TASK.labels.index(str(told)) if told is not None else 0
