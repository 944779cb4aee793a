"""Turns written one by one for this project: what people say around a robot, after what, and what they do by it.

Nobody's real words. `training/told/*.csv`, a setting a file: context, text, label, emotion, who, and where a file has
them `act`, the kind of turn, and `touches`, an x at words that hint at danger. `training/blind/*.csv` is there to judge
by, never to train on: it was written first, without knowledge of this program.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from whee_ros.core.errors import ConfigError
from whee_ros.ports.text import Said
from whee_ros.training.text.example import Answer, Example, part_of
from whee_ros.training.text.labels import TO_BASIC, feeling
from whee_ros.training.text.tasks import BY_NAME

TOLD = "own told turns"
EVERYDAY = "own everyday turns"
OFTEN = ("everyday_plain", "events", "idioms")
"""Files whose rows come twice in an epoch: plain sentences of people about their day, some that hide a feeling among
them; news without a word of feeling, and what people call their mood, both beside like words that are meant plainly."""
BLIND = "own blind turns"
FOLDER = Path(__file__).parents[1]
ANSWERS = {
    "label": BY_NAME["direction"].labels,
    "emotion": (*TO_BASIC, ""),
    "who": (*BY_NAME["who"].labels, ""),
}
"""What each column may hold; "" where nobody said, and for an emotion that is none of ours."""
ACTS = ("", *BY_NAME["act"].labels)
"""What the column `act` may hold; a file may do without it."""
TOUCHES = ("", "x")
"""What the column `touches` may hold; a file may do without it."""


def written(folder: Path = FOLDER / "told", touching: bool = True) -> Iterator[Example]:
    """Yield every turn of the files in `folder`, in a fixed order; its own words decide on its part.

    Args:
        folder: of the files.
        touching: whether those are wanted, too, whose words hint at danger.

    Raises:
        ConfigError: if a row has no text, or an answer that is none.
    """
    for path in sorted(folder.glob("*.csv")):
        source = EVERYDAY if path.stem in OFTEN else TOLD
        for row, where in _rows(path):
            example = _example(row, where, source, part_of(f"told {row['text']}"))
            if touching or not row.get("touches"):
                yield example


def blind(part: str) -> Iterator[Example]:
    """Yield the blind turns of a part: "dev", "test", "second" (by somebody else), or "plain" (about people's day)."""
    source = BLIND if part in ("dev", "test") else f"{BLIND}, {part}"
    for row, where in _rows(FOLDER / "blind" / f"{part}.csv"):
        yield _example(row, where, source, part)


def _rows(path: Path) -> Iterator[tuple[dict[str, str], str]]:
    with path.open(newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file)
        for row in rows:
            yield row, f"{path.name}, line {rows.line_num}"


def _example(row: dict[str, str], where: str, source: str, part: str) -> Example:
    for column, known in ANSWERS.items():
        if row.get(column) not in known:
            raise ConfigError(where, f"{column} is {row.get(column)!r}", f"Give one of {', '.join(known)}.")
    act = row.get("act") or ""
    if act not in ACTS:
        raise ConfigError(where, f"act is {act!r}", f"Give one of {', '.join(ACTS)}.")
    if (row.get("touches") or "") not in TOUCHES:
        raise ConfigError(where, f"touches is {row['touches']!r}", "Give an x, or nothing.")
    if not row["text"].strip():
        raise ConfigError(where, "there is no text", "Write what was said.")
    answers: dict[str, Answer] = {"direction": row["label"], **feeling(row["emotion"])}
    if row["who"]:
        answers["who"] = row["who"]
    if act:
        answers["act"] = act
    before = (Said(row["context"]),) if row["context"].strip() else ()
    return Example(row["text"], source, part, answers, before)
