"""What people say of a recorded conversation: when empathy was called for, and whether the answer fitted.

Labels lie beside the bag as `<bag>.labels.<annotator>.json`, times in seconds since the bag's first message.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from whee_ros.core.entries import Entry, read_yaml
from whee_ros.core.errors import ConfigError

KEYS = ("bag", "person", "annotator", "labels")
STEP = 0.5
"""Seconds between the moments at which two annotators are compared."""


@dataclass(frozen=True)
class Label:
    """A stretch of a conversation.

    Attributes:
        start, end: s since the first message.
        called: whether empathy was called for.
        fits: whether the robot's answer fitted; None where nobody said.
        note: free text.
    """

    start: float
    end: float
    called: bool
    fits: bool | None = None
    note: str = ""


@dataclass(frozen=True)
class Labels:
    """One annotator's labels of one bag, about `person` ("" where there is one person only)."""

    bag: str
    labels: tuple[Label, ...]
    person: str = ""
    annotator: str = ""

    @property
    def called(self) -> tuple[tuple[float, float], ...]:
        """Stretches (s) in which empathy was called for, in order."""
        return tuple(sorted((label.start, label.end) for label in self.labels if label.called))

    def save(self, path: Path) -> None:
        """Write JSON, and the same as a table beside it (.csv)."""
        data = {"bag": self.bag, "person": self.person, "annotator": self.annotator}
        rows = [asdict(label) for label in self.labels]
        known = [{key: value for key, value in row.items() if value is not None} for row in rows]
        _put(path, json.dumps({**data, "labels": known}, indent=1, ensure_ascii=False) + "\n")
        table = path.with_suffix(".csv")
        new = table.with_name(f".{table.name}.new")
        with new.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, ("start", "end", "called", "fits", "note"))
            writer.writeheader()
            writer.writerows(rows)
        new.replace(table)


def load(path: Path) -> Labels:
    """Read labels.

    Raises:
        ConfigError: if the file cannot be read or a label does not fit.
    """
    entry = Entry(path.name, read_yaml(path), KEYS)
    found = []
    for item in entry.entries("labels", ("start", "end", "called", "fits", "note")):
        start, end = item.number("start", 0.0, 1e9), item.number("end", 0.0, 1e9)
        if end < start:
            raise item.error("end", end, f"Let it end after it starts, at {start}.")
        fits = item.flag("fits") if "fits" in item else None
        found.append(Label(start, end, item.flag("called"), fits, item.text("note", "")))
    return Labels(entry.text("bag", ""), tuple(found), entry.text("person", ""), entry.text("annotator", ""))


def beside(bag: Path, annotator: str) -> Path:
    """Return where the labels of an annotator lie. Raises ConfigError if the name cannot be part of a file's."""
    if not annotator or not all(sign.isalnum() or sign in "-_" for sign in annotator):
        raise ConfigError("annotator", repr(annotator), "Use letters, digits, - and _.")
    return bag.with_name(f"{bag.name}.labels.{annotator}.json")


def of_bag(bag: Path) -> list[Labels]:
    """Return every annotator's labels beside a bag. Raises ConfigError."""
    return [load(path) for path in sorted(bag.absolute().parent.glob(f"{bag.absolute().name}.labels.*.json"))]


def kappa(first: Sequence[bool | None], second: Sequence[bool | None]) -> float:
    """Return Cohen's kappa (1960) of two annotators' verdicts on the same things; those that one left out do not count.

    1 where both say one and the same of everything.
    """
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]
    if not pairs:
        return 0.0
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    yes = [sum(pair[side] is True for pair in pairs) / len(pairs) for side in (0, 1)]
    chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    return 1.0 if chance == 1.0 else (agreed - chance) / (1 - chance)


def agreement(first: Labels, second: Labels, length: float = 0.0) -> dict[str, Any]:
    """Return how two annotators agree: on when empathy was called for, moment by moment, and on answers both judged.

    Args:
        first: of one.
        second: of the other.
        length: of the bag, s: what both left unmarked counts, too. Up to the last label if not given.
    """
    end = max([length, *(label.end for label in (*first.labels, *second.labels))])
    moments = [index * STEP for index in range(int(end / STEP) + 1)]
    called = [[any(a <= moment <= b for a, b in one.called) for moment in moments] for one in (first, second)]
    fits: list[list[bool | None]] = [[], []]
    for label in first.labels:
        other = next((b for b in second.labels if b.start < label.end and label.start < b.end), None)
        if label.fits is not None and other is not None and other.fits is not None:
            fits[0].append(label.fits)
            fits[1].append(other.fits)
    return {
        "annotators": [first.annotator, second.annotator],
        "moments": len(moments),
        "called": round(kappa(*called), 4),
        "answers": len(fits[0]),
        "fits": round(kappa(*fits), 4) if fits[0] else None,
    }


def _put(path: Path, text: str) -> None:
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)
