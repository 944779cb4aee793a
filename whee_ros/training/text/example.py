"""One labelled utterance, in the context it was said in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from whee_ros.ports.text import Said

Answer = str | tuple[str, ...] | tuple[float, ...]


@dataclass(frozen=True)
class Example:
    """One utterance and what its source knows of it.

    Attributes:
        text: the utterance.
        source: name of the set.
        part: "train", "dev" or "test".
        answers: by task; labels, several labels, or numbers. Absent where the set says nothing.
        before: earlier turns, the latest first.
        cause: [start, end) character spans of `text` that say why; None where nobody marked them.
        cause_turns: whether the utterance (0) and each turn of `before` (1...) say why; None where unknown.
        weight: of the row, for labels that are weak.
    """

    text: str
    source: str
    part: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    before: tuple[Said, ...] = ()
    cause: tuple[tuple[int, int], ...] | None = None
    cause_turns: tuple[bool, ...] | None = None
    weight: float = 1.0


def part_of(key: str) -> str:
    """Assign a group (a dialogue, a template) to a part: one in ten to dev, one in ten to test, for good."""
    bucket = hashlib.sha256(key.encode()).digest()[0] % 10
    return {8: "dev", 9: "test"}.get(bucket, "train")
