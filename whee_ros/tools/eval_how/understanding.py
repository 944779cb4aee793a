"""Who judges how far a short spoken answer shows understanding: EPITOME's interpretation, for what a robot may say.

In EPITOME's data a strong interpretation is nearly always a story of one's own ("I have been through the same"). Of its
1,445 answers of at most 25 words a dozen say, without one, that they understand, or name what the other must feel.
Heads learned from it alone miss what its own guideline calls interpretation: "This must be terrifying for you", the
paper's example of the strongest level, gets 0.6 of 2. This judge learned from EPITOME's short answers and from answers
of people that were labelled by the guideline (`answers.py`). No line of the robot's is among them. Its mean over a set
of replies is corrected for how it errs on answers that were labelled twice (`shares.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from whee_ros.tools.eval_how.answers import Answered, epitome, labelled, pairs
from whee_ros.tools.eval_how.shares import habit, halves, shares
from whee_ros.tools.eval_how.signs import signs
from whee_ros.training import softmax
from whee_ros.training.sources import part_of

Floats: TypeAlias = NDArray[np.float32]
Read: TypeAlias = Callable[[Sequence[str], Sequence[str]], Floats]
"""Returns [answers, features] for what was said and what was answered."""

SHORT = 25
"""Words of an answer of EPITOME's that is learned from: what the robot says at most."""
WEIGHT = 10.0
"""Of a labelled answer beside one of EPITOME's; set, as `RIDGE`, by agreement in the folds."""
RIDGE = 1e-3
FOLDS = 5
LEVELS = np.array([0.0, 1.0, 2.0])
_TIMES = 1000
_ENDS = (2.5, 97.5)


@dataclass(frozen=True)
class Agreement:
    """How a judge agrees with people.

    Attributes:
        epitome: accuracy on EPITOME's test rows, by its annotators.
        accuracy: on answers that two labellers saw alike.
        found: share of those that interpret (1 or 2) which the judge gives 1 or 2.
        false: share of those that do not (0) which it gives 1 or 2.
        correlation: of its expected level with the mean label (Pearson).
        means: its expected level, uncorrected, of answers of level 0, 1 and 2.
    """

    epitome: float
    accuracy: float
    found: float
    false: float
    correlation: float
    means: tuple[float, float, float]


class Above(NamedTuple):
    """How far one set of replies is above another, with the ends of the 95 % interval."""

    mean: float
    low: float
    high: float


class Understanding:
    """The judge.

    Args:
        data: folder that holds text/.
        read: the encoder.
        earlier: what EPITOME's heads say of rows of `read`, to be compared: probabilities [answers, 3].

    Attributes:
        agreement: on answers and conversations that it did not learn from (five folds).
        before: of `earlier`.
    """

    def __init__(self, data: Path, read: Read, earlier: Callable[[Floats], Floats]) -> None:
        posts, people = epitome(data), labelled(data)
        kept = [one for one in posts if part_of(one.talk) == "test" or len(one.reply.split()) <= SHORT]
        own = _features(people, read)
        theirs = _features(kept, read)
        y = np.array([one.level for one in kept])
        held = np.array([part_of(one.talk) == "test" for one in kept])
        own_y = np.array([one.level for one in people])
        fold = np.array([_fold(one.talk) for one in people])
        guess = np.zeros((len(people), len(LEVELS)), np.float32)
        for at in range(FOLDS):
            some = fold != at
            one = _Head(theirs[~held], y[~held], own[some], own_y[some])
            guess[~some] = one(own[~some])
        self._head = _Head(theirs[~held], y[~held], own, own_y)
        two = slice(len(people) - len(pairs()), None)
        self._marks = np.asarray(guess[two], np.float64)
        self._truth = halves(own_y[two], len(LEVELS))
        self._talks = np.unique([one.talk for one in people[two]], return_inverse=True)[1]
        self._habit = habit(self._marks, self._truth)
        wide = theirs.shape[1] - signs([""]).shape[1]
        self.agreement = _agreement(self._head(theirs[held]), y[held], guess[two], own_y[two])
        self.before = _agreement(
            earlier(theirs[held][:, :wide]), y[held], earlier(own[two][:, :wide]), own_y[two]
        )

    def levels(self, read: Floats, replies: Sequence[str]) -> Floats:
        """Return probabilities [replies, 3] of levels 0-2; `read` is what the encoder gave."""
        return self._head(np.concatenate([read, signs(replies)], axis=1))

    def mean(self, marks: Floats) -> float:
        """Return the mean level of replies that got `marks` (of `levels`), corrected for how the judge errs."""
        return float(shares(np.asarray(marks, np.float64), self._habit) @ LEVELS)

    def above(self, ours: Floats, plain: Floats, seed: int = 1) -> Above:
        """Return how far replies with marks `ours` are above those with marks `plain`.

        The interval is of the bootstrap: labelled conversations and replies of both sets are drawn anew.
        """
        chance = np.random.default_rng(seed)
        sets = [np.asarray(marks, np.float64) for marks in (ours, plain)]
        found = []
        for _ in range(_TIMES):
            times = np.bincount(chance.integers(0, self._talks.max() + 1, self._talks.max() + 1))
            weight = np.append(times, np.zeros(self._talks.max() + 1 - len(times)))[self._talks]
            known = habit(self._marks, self._truth * weight[:, None])
            first, second = (
                shares(marks[chance.integers(0, len(marks), len(marks))], known) @ LEVELS for marks in sets
            )
            found.append(first - second)
        low, high = np.percentile(found, _ENDS)
        return Above(self.mean(ours) - self.mean(plain), float(low), float(high))


class _Head:
    """A softmax over encoder and signs, each of one spread and both of one weight."""

    def __init__(self, x: Floats, y: NDArray[np.float64], own: Floats, own_y: NDArray[np.float64]) -> None:
        count = signs([""]).shape[1]
        blocks = np.array([own.shape[1] - count] * (own.shape[1] - count) + [count] * count)
        self._middle = own.mean(axis=0)
        self._spread = (own.std(axis=0) + 1e-6) * np.sqrt(blocks).astype(np.float32)
        # an answer between two levels is learned from at both, with half its weight
        rows = np.concatenate([x, own, own])
        level = np.concatenate([y, np.floor(own_y), np.ceil(own_y)]).astype(np.int64)
        weight = np.concatenate([np.ones(len(y)), np.full(2 * len(own), WEIGHT / 2)]).astype(np.float32)
        self._w = softmax.fit(self._scaled(rows), level, weight, len(LEVELS), RIDGE)

    def __call__(self, x: Floats) -> Floats:
        return softmax.predict(self._w, self._scaled(x))

    def _scaled(self, x: Floats) -> Floats:
        return np.asarray((x - self._middle) / self._spread, np.float32)


def _features(answers: Sequence[Answered], read: Read) -> Floats:
    replies = [one.reply for one in answers]
    return np.concatenate([read([one.text for one in answers], replies), signs(replies)], axis=1)


def _fold(talk: str) -> int:
    return hashlib.sha256(talk.encode()).digest()[0] % FOLDS


def _agreement(
    theirs: Floats, epitome_y: NDArray[np.float64], ours: Floats, own_y: NDArray[np.float64]
) -> Agreement:
    given, expected = ours.argmax(axis=1), ours @ LEVELS
    sure = own_y == np.round(own_y)
    means = [float(expected[own_y == level].mean()) for level in LEVELS]
    return Agreement(
        float((theirs.argmax(axis=1) == epitome_y).mean()),
        float((given == own_y)[sure].mean()),
        float((given[own_y >= 1] > 0).mean()),
        float((given[own_y == 0] > 0).mean()),
        float(np.corrcoef(expected, own_y)[0, 1]),
        (means[0], means[1], means[2]),
    )
