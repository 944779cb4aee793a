"""Draws the rows of an epoch, makes noise of speech, and packs rows of like length into tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch

from whee_ros.backends.text.layout import Reach, Row, lay_out
from whee_ros.training.text.example import Example
from whee_ros.training.text.noise import shortened, spoken
from whee_ros.training.text.tasks import TASKS, Kind, Task

TURNS = 7
"""The utterance and at most six turns before it."""
NOISY, SHORTENED = 0.5, 0.4
"""Share of training rows that go through noise, and whose words are contracted."""
TWICE = 1.5
"""Times its rows that must be asked of a source before it comes twice in an epoch."""
ALONE, ALONE_BY_PLACE = 0.4, 0.85
"""Share of rows whose context is left out; more where the label follows from the place of the turn, not the words."""


@dataclass
class Batch:
    """Tensors of some rows.

    Attributes:
        ids, types, mask: int64 [rows, tokens].
        turns: int64 [rows, tokens], -1 for marks and padding.
        answers: by task; [rows] class numbers, or float [rows, labels], [rows, tokens] or [rows, turns].
        known: by task; float [rows] (or [rows, tokens], [rows, turns]): weight of each answer, 0 where none is known.
    """

    ids: torch.Tensor
    types: torch.Tensor
    mask: torch.Tensor
    turns: torch.Tensor
    answers: dict[str, torch.Tensor]
    known: dict[str, torch.Tensor]

    def to(self, device: str) -> Batch:
        """Return the batch on `device`."""
        ids, types, mask, turns = (x.to(device) for x in (self.ids, self.types, self.mask, self.turns))
        answers = {name: tensor.to(device) for name, tensor in self.answers.items()}
        return Batch(
            ids, types, mask, turns, answers, {name: tensor.to(device) for name, tensor in self.known.items()}
        )


def drawn(examples: Sequence[Example], caps: dict[str, int], seed: int, epoch: int) -> list[Example]:
    """Return the training rows of one epoch: of each source as many as `caps` says, in a fixed order.

    A source that has fewer comes whole, and twice where `caps` asks for more than one and a half times as many.
    """
    chooser = random.Random(f"{seed}/{epoch}")
    groups: dict[str, list[Example]] = {}
    for example in examples:
        if example.part == "train":
            groups.setdefault(example.source, []).append(example)
    rows: list[Example] = []
    for source, group in groups.items():
        wanted = caps.get(source, len(group))
        rows += group if wanted > TWICE * len(group) else ()
        rows += chooser.sample(group, min(len(group), wanted))
    chooser.shuffle(rows)
    return rows


def disturbed(example: Example, chooser: random.Random) -> Example:
    """Return `example` as it may be heard, with some or no context."""
    text, cause = example.text, example.cause
    if not cause and chooser.random() < SHORTENED:
        text = shortened(text)
    if chooser.random() < NOISY:
        heard, spans = spoken(text, cause or (), chooser, chooser.uniform(0.0, 1.2))
        if heard:
            text, cause = heard, None if cause is None else spans
    before = example.before
    alone = ALONE_BY_PLACE if "paper_direction" in example.answers else ALONE
    if example.cause_turns is None:
        before = () if chooser.random() < alone else before[: chooser.randint(1, 3)]
    return replace(example, text=text, cause=cause, before=before)


def batches(
    examples: Sequence[Example],
    tokenizer: Any,
    size: int,
    reach: Reach,
    seed: int | None = None,
    past: int = 0,
) -> Iterator[tuple[list[int], Batch]]:
    """Yield (positions in `examples`, batch) of about `size` rows of like length; in random order with a `seed`.

    The first `past` batches are passed over.
    """
    rows = [lay_out(tokenizer, e.text, e.before[: TURNS - 1], reach) for e in examples]
    order = sorted(range(len(rows)), key=lambda at: len(rows[at].ids))
    if seed is not None:
        chooser = random.Random(seed)
        order.sort(key=lambda at: len(rows[at].ids) + chooser.uniform(0, 4))
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    if seed is not None:
        chooser.shuffle(groups)
    for group in groups[past:]:
        yield group, pack([examples[at] for at in group], [rows[at] for at in group])


def pack(examples: Sequence[Example], rows: Sequence[Row]) -> Batch:
    """Return the tensors of `examples`, laid out as `rows`."""
    width = max(len(row.ids) for row in rows)

    def padded(name: str, fill: int) -> torch.Tensor:
        return torch.tensor([getattr(r, name) + [fill] * (width - len(r.ids)) for r in rows])

    turns = padded("turns", -1)
    mask = torch.tensor([[1] * len(r.ids) + [0] * (width - len(r.ids)) for r in rows])
    answers, known = {}, {}
    pairs: list[tuple[Any, Any]]
    for task in TASKS:
        if task.kind is Kind.WORDS:
            pairs = [_words(e, r, width) for e, r in zip(examples, rows, strict=True)]
        elif task.kind is Kind.TURNS:
            pairs = [_turns(e, r) for e, r in zip(examples, rows, strict=True)]
        else:
            pairs = [_answer(task, e) for e in examples]
        kind = torch.long if task.kind is Kind.ONE else torch.float32
        answers[task.name] = torch.tensor([answer for answer, _ in pairs], dtype=kind)
        known[task.name] = torch.tensor([weight for _, weight in pairs], dtype=torch.float32)
    return Batch(padded("ids", 0), padded("types", 0), mask, turns, answers, known)


def _answer(task: Task, example: Example) -> tuple[Any, float]:
    found = example.answers.get(task.name)
    weight = 0.0 if found is None else example.weight
    if task.kind is Kind.ONE:
        return (task.labels.index(str(found)) if found is not None else 0), weight
    if found is None:
        return [0.0] * len(task.labels), 0.0
    if task.kind is Kind.NUMBER:
        return [float(value) for value in found], weight
    return [float(label in found) for label in task.labels], weight


def _words(example: Example, row: Row, width: int) -> tuple[list[float], list[float]]:
    said, counts = [0.0] * width, [0.0] * width
    if example.cause is None:
        return said, counts
    for at, ((start, end), turn) in enumerate(zip(row.spans, row.turns, strict=True)):
        if turn == 0:
            counts[at] = example.weight
            said[at] = float(any(a < end and start < b for a, b in example.cause))
    return said, counts


def _turns(example: Example, row: Row) -> tuple[list[float], list[float]]:
    said, counts = [0.0] * TURNS, [0.0] * TURNS
    for at, flag in enumerate((example.cause_turns or ())[:TURNS]):
        if at in row.turns:
            said[at], counts[at] = float(flag), example.weight
    return said, counts
