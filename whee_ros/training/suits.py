"""Learns which replies suit what was said: python -m whee_ros.training.suits.

From replies of the bank that were read beside their turns (`training/replies/`): what the robot would have said, what
it would have said next, and what stands elsewhere in the bank. Every fifth turn is held back in turn (five folds), and
the figures of the held-back ones are printed; then all of them are learned. Writes config/weights/suits.npz.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from whee_ros.core import registry
from whee_ros.core.resources import resource, root
from whee_ros.core.voice import Transcript
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.facts.answerer import answer
from whee_ros.empathy.how.lines import Line
from whee_ros.empathy.how.nearness import Nearness
from whee_ros.empathy.how.policy import Moment
from whee_ros.empathy.how.reading import read
from whee_ros.empathy.how.suits import (
    LONG,
    MARKS,
    WORTH,
    Vector,
    family_of,
    meaning,
    of_line,
    of_moment,
    tones,
)
from whee_ros.empathy.safety.head import reading
from whee_ros.empathy.safety.words import count
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import EmpathyDetector
from whee_ros.engine.config import EngineConfig
from whee_ros.engine.models import ModelStore
from whee_ros.engine.overheard import Overheard, open_nearness
from whee_ros.engine.reading import loaded_reader
from whee_ros.engine.safety import ENCODER
from whee_ros.training.linear import bias_last

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
FOLDER = Path(__file__).parent / "replies"
WRONG = ("reversed", "cold", "absurd", "unmet", "unsaid")
"""Marks of replies that are wrong, as `docs/how.md` explains them."""
ITSELF = ("first", "next", "low")
"""How a reply came to be read: the robot's own choice, one near to it, or another from the same place."""
AXES = 24
"""Directions of meaning that are learned from (principal components): more are learned by heart."""
HIDDEN, SEEDS, EPOCHS, RATE, DECAY, DROPPED, SMOOTH, BATCH = 48, 4, 15, 3e-3, 0.2, 0.4, 0.05, 128
"""Of the perceptrons, whose hidden layers lie side by side in the file."""
FOLDS = 5
APART = 3600.0
"""Seconds between two turns, so that none is heard as what another leads to."""


@dataclass(frozen=True)
class Reply:
    """One reply that was read.

    Attributes:
        turn: number of the turn that it answers.
        line: of the bank.
        words: it has.
        how: one of `ITSELF`, or "other".
        mark: place in `MARKS`.
    """

    turn: int
    line: Line
    words: int
    how: str
    mark: int


def turns(folder: Path = FOLDER) -> dict[int, tuple[str, str]]:
    """Return by number what the robot had said before, and what the person says."""
    return {int(row["turn"]): (row["context"], row["text"]) for row in _rows(folder / "turns.csv")}


def replies(folder: Path = FOLDER) -> Iterator[Reply]:
    """Yield the replies that were read."""
    for row in _rows(folder / "marks.csv"):
        parts = tuple(row["parts"].split("|"))
        levels = int(row["levels"][0]), int(row["levels"][1]), int(row["levels"][2])
        line = Line(
            " ".join(parts), row["place"], row["strategy"], levels, bool(row["specific"]), parts[1:] and parts
        )
        mark = 0 if row["mark"] in WRONG else MARKS.index(row["mark"])
        yield Reply(int(row["turn"]), line, count(row["reply"]), row["how"], mark)


def contrary(read: Sequence[Reply], bank: Bank) -> list[Reply]:
    """Return, for each turn that some reply of a sad or a glad family fits, one of the other kind: that is wrong.

    Nobody was asked to read these; they keep a line that is liked wherever people are sad from being liked by the glad.
    """
    tone = tones(bank)
    fitting = {one.turn: tone.get(family_of(one.line), 0) for one in read if one.mark == MARKS.index("fits")}
    lines = [line for line in bank.lines() if line.place.startswith(("feelings", "light")) and not line.slots]
    sides = {side: [line for line in lines if tone[family_of(line)] == side] for side in (-1, 1)}
    other = ((turn, sides[-side][turn % len(sides[-side])]) for turn, side in fitting.items() if side)
    return [Reply(turn, line, count(line.text), "contrary", 0) for turn, line in other]


def moments(said: Mapping[int, tuple[str, str]], bank: Bank, nearness: Nearness) -> dict[int, Moment]:
    """Return by number what the policy makes of each turn, the first to a robot."""
    detector = EmpathyDetector(WhenConfig(), loaded_reader(EngineConfig().text_backend))
    found = {}
    for at, (number, (context, text)) in enumerate(said.items(), start=1):
        if context:
            detector.robot_said(context, APART * at - 6.0)
        heard = Transcript(APART * at, APART * at - 3.0, f"u{at}", text, True, person_id=f"p{at}")
        state, near = detector.decide(heard), nearness.near(text)
        fact = bool(answer(text, heard.stamp, HowConfig().time_zone))
        found[number] = read(state, bank, HowConfig(), answered=fact, careful=False, near=near).moment
    return found


@dataclass(frozen=True)
class Table:
    """What the critic learns from, a row a reply.

    Attributes:
        seen: moment, line and words side by side, float32 [rows, numbers].
        meaning: of the line, float32 [rows, dimension].
        mark: int64 [rows], place in `MARKS`.
        turn: int64 [rows].
        parts: lengths of the moment's and the line's numbers.
    """

    seen: Floats
    meaning: Floats
    mark: Ints
    turn: Ints
    parts: tuple[int, int]


@dataclass(frozen=True)
class Names:
    """Families of feelings, and places of lines, that have an input of their own."""

    feelings: tuple[str, ...]
    places: tuple[str, ...]


def table(
    read: Sequence[Reply],
    at: Mapping[int, Moment],
    names: Names,
    tone: Mapping[str, int],
    vector: Vector,
    size: int,
) -> Table:
    """Return the table of `read` replies."""
    seen, meant = [], []
    for one in read:
        moment = of_moment(at[one.turn], names.feelings)
        line = of_line(one.line, tone.get(family_of(one.line), 0), names.places)
        seen.append(np.concatenate([moment, line, [one.words / LONG]]))
        meant.append(meaning(one.line, vector, size))
    return Table(
        np.stack(seen).astype(np.float32),
        np.stack(meant),
        np.array([one.mark for one in read]),
        np.array([one.turn for one in read]),
        (len(moment), len(line)),
    )


def learned(rows: Table, seeds: int = SEEDS) -> dict[str, Floats]:
    """Return the arrays of `empathy/how/suits.py`: perceptrons side by side, each from another seed."""
    axes, middle = _axes(rows.meaning)
    x = np.concatenate([rows.seen, (rows.meaning - middle) @ axes], axis=1)
    mean, spread = x.mean(axis=0), x.std(axis=0) + 0.05
    nets = [
        _net(torch.from_numpy((x - mean) / spread), torch.from_numpy(rows.mark), seed)
        for seed in range(seeds)
    ]
    hidden = np.concatenate([bottom for bottom, _ in nets], axis=1)
    first = hidden[:-1] / spread[:, None]
    bias = hidden[-1] - mean @ first
    moment, line = rows.parts
    meant = axes @ first[moment + line + 1 :]
    tops = [top for _, top in nets]
    return {
        "moment": first[:moment],
        "line": first[moment : moment + line],
        "words": first[moment + line],
        "meaning": meant,
        "bias": bias - middle @ meant,
        "top": np.concatenate(
            [*(top[:-1] / seeds for top in tops), np.mean([top[-1:] for top in tops], axis=0)]
        ),
    }


def _axes(meant: Floats) -> tuple[Floats, Floats]:
    """Return the principal directions of what lines mean, [dimension, AXES], each of spread 1, and their mean."""
    rows = np.unique(meant, axis=0)
    middle = rows.mean(axis=0)
    _, size, axes = np.linalg.svd(rows - middle, full_matrices=False)
    return np.asarray(axes[:AXES].T / (size[:AXES] / np.sqrt(len(rows))), np.float32), middle


def _net(x: torch.Tensor, mark: torch.Tensor, seed: int) -> tuple[Floats, Floats]:
    """Return both layers of a perceptron, biases last."""
    torch.manual_seed(seed)
    bottom, top = torch.nn.Linear(x.shape[1], HIDDEN), torch.nn.Linear(HIDDEN, len(MARKS))
    drop = torch.nn.Dropout(DROPPED)
    best = torch.optim.AdamW([*bottom.parameters(), *top.parameters()], lr=RATE, weight_decay=DECAY)
    slower = torch.optim.lr_scheduler.CosineAnnealingLR(best, EPOCHS)
    for _ in range(EPOCHS):
        for chosen in torch.randperm(len(x)).split(BATCH):
            seen = torch.nn.functional.dropout(x[chosen], 0.1)
            logits = top(drop(torch.relu(bottom(seen))))
            best.zero_grad()
            torch.nn.functional.cross_entropy(logits, mark[chosen], label_smoothing=SMOOTH).backward()
            best.step()
        slower.step()
    return bias_last(*bottom.parameters()), bias_last(*top.parameters())


def told(arrays: Mapping[str, Floats], rows: Table) -> Floats:
    """Return the probability of each mark, float32 [rows, marks]: what `Suits` computes, for a whole table."""
    first = np.concatenate([arrays["moment"], arrays["line"], arrays["words"][None], arrays["meaning"]])
    hidden = np.maximum(0.0, np.concatenate([rows.seen, rows.meaning], axis=1) @ first + arrays["bias"])
    logits = hidden @ arrays["top"][:-1] + arrays["top"][-1]
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(p / p.sum(axis=1, keepdims=True), np.float32)


def held_back(rows: Table) -> Floats:
    """Return for every row the probabilities of a critic that has not learned from its turn."""
    found = np.zeros((len(rows.mark), len(MARKS)), np.float32)
    for fold in range(FOLDS):
        out = rows.turn % FOLDS == fold
        found[out] = told(learned(_some(rows, ~out), seeds=2), _some(rows, out))
    return found


def _some(rows: Table, which: NDArray[np.bool_]) -> Table:
    return Table(rows.seen[which], rows.meaning[which], rows.mark[which], rows.turn[which], rows.parts)


def report(read: Sequence[Reply], p: Floats) -> Iterator[str]:
    """Yield what a critic's `p` would have changed for these replies, none of which it learned from."""
    mark, turn = np.array([one.mark for one in read]), np.array([one.turn for one in read])
    first, own = (
        np.array([one.how == ITSELF[0] for one in read]),
        np.array([one.how in ITSELF for one in read]),
    )
    yield f"{len(read)} replies to {len(set(turn.tolist()))} turns: {_shares(mark)}"
    area, of_first = _area(p[:, 0], mark == 0), _area(p[first, 0], mark[first] == 0)
    yield f"area under the curve of what is wrong: {area:.3f}, of first choices {of_first:.3f}"
    before, after = [], []
    for number in np.unique(turn[first]):
        rows = np.flatnonzero((turn == number) & own)
        before.append(mark[rows[first[rows]][0]])
        after.append(mark[rows[np.argmax(p[rows] @ WORTH)]])
    yield f"first choices: {_shares(np.array(before))}"
    yield f"the critic's among them and those near: {_shares(np.array(after))}"


def _shares(mark: Ints) -> str:
    return ", ".join(f"{name} {(mark == at).mean():.3f}" for at, name in enumerate(MARKS))


def _area(score: Floats, true: NDArray[np.bool_]) -> float:
    """Return the area under the receiver operating characteristic (Hanley & McNeil 1982)."""
    order = np.argsort(np.argsort(score))
    yes, no = int(true.sum()), int((~true).sum())
    return float((order[true].sum() - yes * (yes - 1) / 2) / max(1, yes * no))


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures of the held-back turns, learn from all, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=root() / "config" / "weights" / "suits.npz")
    options = parser.parse_args(argv)
    encoder = Overheard(registry.load("text", ENCODER)(ModelStore.default()))
    encoder.load()
    bank = Bank.load(resource("config/bank.yaml"))
    nearness = open_nearness(bank, encoder)
    assert nearness is not None
    read, said = list(replies()), turns()
    learnt = [*read, *contrary(read, bank)]
    texts = sorted({part for one in learnt for part in one.line.made_of or (one.line.text,)})
    vectors = dict(zip(texts, encoder.again([reading(text) for text in texts]), strict=True))
    tone = tones(bank)
    names = Names(tuple(family.name for family in bank.sections["feelings"]), tuple(tone))
    rows = table(learnt, moments(said, bank, nearness), names, tone, vectors.get, encoder.handed)
    for line in report(read, held_back(rows)[: len(read)]):
        print(line)
    arrays: dict[str, Any] = {name: array.astype(np.float16) for name, array in learned(rows).items()}
    np.savez_compressed(
        options.out, **arrays, feelings=np.array(names.feelings), places=np.array(names.places)
    )
    return 0


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


if __name__ == "__main__":
    raise SystemExit(main())
