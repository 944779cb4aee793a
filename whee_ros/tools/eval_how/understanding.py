"""Who judges how far a short spoken answer shows understanding: EPITOME's interpretation, for what a robot may say.

In EPITOME's data a strong interpretation is nearly always a story of one's own ("I have been through the same"). Of its
1,445 answers of at most 25 words a dozen say, without one, that they understand, or name what the other must feel.
Heads learned from it alone miss what its own guideline calls interpretation: "This must be terrifying for you", the
paper's example of the strongest level, gets 0.6 of 2. This judge learned from EPITOME's short answers and from answers
of people that were labelled by the guideline (interpretations.yaml). No line of the robot's is among them.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.entries import read_yaml
from whee_ros.tools.eval_how.sets import clean
from whee_ros.training import softmax
from whee_ros.training.sources import part_of

Floats: TypeAlias = NDArray[np.float32]
Read: TypeAlias = Callable[[Sequence[str], Sequence[str]], Floats]
"""Returns [answers, features] for what was said and what was answered."""

LABELS = Path(__file__).with_name("interpretations.yaml")
SHORT = 25
"""Words of an answer of EPITOME's that is learned from: what the robot says at most."""
WEIGHT = 4.0
"""Of a labelled answer beside one of EPITOME's; set, as `RIDGE`, by agreement in the folds."""
RIDGE = 0.03
FOLDS = 5
LEVELS = np.array([0.0, 1.0, 2.0])


@dataclass(frozen=True)
class Answered:
    """An answer of a person with its level 0-2 of interpretation.

    Attributes:
        text: that was answered.
        reply: the answer.
        level: as people see it.
        talk: the conversation it is from.
    """

    text: str
    reply: str
    level: int
    talk: str


@dataclass(frozen=True)
class Agreement:
    """How a judge agrees with people.

    Attributes:
        epitome: accuracy on EPITOME's test rows, by its annotators.
        accuracy: on the labelled answers.
        found: share of labelled answers that interpret (1 or 2) which the judge gives 1 or 2.
        false: share of those that do not (0) which it gives 1 or 2.
        correlation: of its expected level with the label (Pearson).
    """

    epitome: float
    accuracy: float
    found: float
    false: float
    correlation: float


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
        posts, labelled = epitome(data), own(data)
        x, y = _read(read, posts)
        held = np.array([part_of(one.talk) == "test" for one in posts])
        learn = ~held & np.array([len(one.reply.split()) <= SHORT for one in posts])
        own_x, own_y = _read(read, labelled)
        fold = np.array([_fold(one.talk) for one in labelled])
        guess = np.zeros((len(labelled), len(LEVELS)), np.float32)
        for at in range(FOLDS):
            some = fold != at
            w = _fit(x[learn], y[learn], own_x[some], own_y[some])
            guess[~some] = softmax.predict(w, own_x[~some])
        self._w = _fit(x[learn], y[learn], own_x, own_y)
        self.agreement = _agreement(softmax.predict(self._w, x[held]), y[held], guess, own_y)
        self.before = _agreement(earlier(x[held]), y[held], earlier(own_x), own_y)

    def levels(self, read: Floats) -> Floats:
        """Return probabilities [answers, 3] of levels 0-2, of what the encoder gave."""
        return softmax.predict(self._w, read)


def epitome(data: Path) -> list[Answered]:
    """Return EPITOME's answers; `talk` is the post's name."""
    with (data / "text" / "epitome" / "interpretations-reddit.csv").open(newline="") as opened:
        return [
            Answered(row["seeker_post"], row["response_post"], int(row["level"]), row["sp_id"])
            for row in csv.DictReader(opened)
        ]


def own(data: Path) -> list[Answered]:
    """Return the labelled answers of people, in the order of `LABELS`."""
    said: dict[str, tuple[str, str]] = {}
    folder = data / "text" / "empathetic_exchanges"
    with (folder / "EmpatheticExchanges_train_3.csv").open(newline="") as opened:
        for row in csv.DictReader(opened):
            key = f"{row['conv_id']}/{row['exchange_number']}"
            said[key] = (row["speaker_utterance"], row["listener_utterance"])
    for at, line in enumerate((data / "text" / "esconv" / "train.txt").read_text().splitlines()):
        turns = [turn["text"] for turn in json.loads(line)["dialog"]]
        said |= {f"esconv/{at}/{turn}": (turns[turn - 1], turns[turn]) for turn in range(1, len(turns))}
    return [
        Answered(clean(said[key][0]), clean(said[key][1]), level, key.rpartition("/")[0])
        for level, keys in read_yaml(LABELS).items()
        for key in keys
    ]


def _read(read: Read, answers: Sequence[Answered]) -> tuple[Floats, NDArray[np.int64]]:
    x = read([one.text for one in answers], [one.reply for one in answers])
    return x, np.array([one.level for one in answers], np.int64)


def _fit(x: Floats, y: NDArray[np.int64], own_x: Floats, own_y: NDArray[np.int64]) -> Floats:
    weight = np.concatenate([np.ones(len(y)), np.full(len(own_y), WEIGHT)]).astype(np.float32)
    return softmax.fit(np.concatenate([x, own_x]), np.concatenate([y, own_y]), weight, len(LEVELS), RIDGE)


def _fold(talk: str) -> int:
    return hashlib.sha256(talk.encode()).digest()[0] % FOLDS


def _agreement(
    theirs: Floats, epitome_y: NDArray[np.int64], ours: Floats, own_y: NDArray[np.int64]
) -> Agreement:
    given = ours.argmax(axis=1)
    return Agreement(
        float((theirs.argmax(axis=1) == epitome_y).mean()),
        float((given == own_y).mean()),
        float((given[own_y > 0] > 0).mean()),
        float((given[own_y == 0] > 0).mean()),
        float(np.corrcoef(ours @ LEVELS, own_y)[0, 1]),
    )
