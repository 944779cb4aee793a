"""How an utterance and the turns before it become one row of tokens, in training as at run time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from whee_ros.ports.text import Said

CLS, SEP = 101, 102
OTHER, OWN = 1, 2
"""Unused words of BERT's vocabulary, which here say who said an earlier turn."""
LEAST = 4
"""Tokens below which a turn that is cut off is left out."""


@dataclass(frozen=True)
class Reach:
    """How much is read.

    Attributes:
        longest: tokens of an utterance; speech turns rarely have more than sixty.
        context: tokens of all earlier turns; 64 are about four, more cost time and say little more.
    """

    longest: int = 96
    context: int = 64


USUAL = Reach()


@dataclass(frozen=True)
class Row:
    """One row of tokens: ids, token types (0 utterance, 1 before it), turns and spans as in `ports.text.Tokens`."""

    ids: list[int]
    types: list[int]
    turns: list[int]
    spans: list[tuple[int, int]]


def lay_out(tokenizer: Any, text: str, before: Sequence[Said], reach: Reach = USUAL) -> Row:
    """Return `[CLS] utterance [SEP] (who turn [SEP])...`, the latest turn first.

    Args:
        tokenizer: of the `tokenizers` library, without truncation or padding.
        text: the utterance.
        before: earlier turns, the latest first.
        reach: how much of it; of an earlier turn that does not fit the end is kept.
    """
    coded = tokenizer.encode(text, add_special_tokens=False)
    words = coded.ids[: reach.longest]
    row = Row(
        [CLS, *words, SEP],
        [0] * (len(words) + 2),
        [-1, *([0] * len(words)), -1],
        [(0, 0), *coded.offsets[: reach.longest], (0, 0)],
    )
    left = reach.context
    for number, turn in enumerate(before, start=1):
        ids = tokenizer.encode(turn.text, add_special_tokens=False).ids
        if left < min(LEAST, len(ids)) + 2:
            break
        ids = ids[-(left - 2) :]
        left -= len(ids) + 2
        row.ids.extend([OWN if turn.own else OTHER, *ids, SEP])
        row.types.extend([1] * (len(ids) + 2))
        row.turns.extend([-1, *([number] * len(ids)), -1])
        row.spans.extend([(0, 0)] * (len(ids) + 2))
    return row
