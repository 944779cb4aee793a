"""The test rows: of every public set, of whEE's public part, of our own grammar under noise, and of a file."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from whee_ros.core.errors import ConfigError
from whee_ros.empathy.when import text_answers
from whee_ros.ports.text import Said, TurnEncoder
from whee_ros.tools import labelled_file
from whee_ros.training.text import permissive, sources, told
from whee_ros.training.text.example import Answer, Example
from whee_ros.training.text.noise import shortened, spoken
from whee_ros.training.text.research import DIRECTION
from whee_ros.training.text.tasks import DIRECTIONS

NOISE = (0.0, 0.5, 1.0, 2.0)
"""Amounts of recogniser's noise at which our own sentences are read."""


def held_out(data: Path, rows: int, final: bool = False, seed: int = 1) -> Iterator[list[Example]]:
    """Yield the test rows of each set, up to `rows` (0: all) each, drawn by `seed`.

    Answers that were read off a set's own marks and pronouns are not among them: they prove nothing.
    """
    groups: dict[str, list[Example]] = {}
    for example in sources.labelled(data, "research"):
        if example.part == "test":
            groups.setdefault(example.source, []).append(example)
    groups[told.BLIND] = list(told.blind("test"))
    for part in ("second", "plain"):
        groups[f"{told.BLIND}, {part}"] = list(told.blind(part))
    groups[told.TOLD] = [example for example in told.written() if example.part == "test"]
    for part in ("val", "test") if final else ("val",):
        groups[f"whEE public {part}"] = paper(data, part)
    own = groups["own spoken grammar"] + groups["own grammar"]
    for amount in NOISE:
        groups[f"own, noise {amount:g}"] = noisy(own, amount)
    chooser = random.Random(seed)
    for source in groups:
        group = groups[source]
        yield chooser.sample(group, rows) if rows and len(group) > rows else group


def paper(data: Path, part: str) -> list[Example]:
    """Return whEE's public rows. Their label is asked of both heads: ours, and the one that knows their way."""
    found = []
    for row in permissive.read(data / "text" / "whee_non_hri" / f"non_hri_data_{part}.csv"):
        known = DIRECTION[row["label"]]
        answers: dict[str, Answer] = {"direction": known, "paper_direction": known}
        found.append(Example(row["text"], f"whEE public {part}", "test", answers))
    return found


def own() -> list[Example]:
    """Return our own test sentences, without context: no rule that made one was trained on."""
    return [
        replace(example, before=(), cause=None)
        for example in permissive.own()
        if example.part == "test" and example.source in ("own grammar", "own spoken grammar")
    ]


def noisy(examples: list[Example], amount: float) -> list[Example]:
    """Return the direction rows of `examples` as a recogniser may write them, without context."""
    found = []
    for at, example in enumerate(examples):
        heard, _ = spoken(shortened(example.text), (), random.Random(f"{amount}/{at}"), amount)
        answers = {"direction": example.answers["direction"]}
        found.append(
            replace(
                example, text=heard or example.text, source=f"own, noise {amount:g}", answers=answers, before=(),
                cause=None,
            )
        )  # fmt: skip
    return found


def table(path: Path) -> list[Example]:
    """Return the rows of a file with columns `text,label`, maybe `speaker_utterance` or `context`.

    Raises:
        ConfigError: naming the line, if the file is no such table or a label is unknown.
    """
    found = []
    for number, row in labelled_file.read(path, ("text", "label")):
        label = row["label"].strip().lower()
        label = DIRECTION.get(label, label)
        if label and label not in DIRECTIONS:
            raise ConfigError(
                f"{path}, line {number}", repr(row["label"]), f"Use 0, 1, 2 or {', '.join(DIRECTIONS)}."
            )
        said = (row.get("speaker_utterance") or row.get("context") or "").strip()
        before = (Said(said),) if said and said != "this is a dummy text" else ()
        answers: dict[str, Answer] = {"direction": label} if label else {}
        found.append(Example(row["text"], path.name, "test", answers, before))
    if not found:
        raise ConfigError(str(path), "no rows", "Give a file with a header and at least one row.")
    return found


def features(encoder: TurnEncoder, text: str) -> text_answers.Floats:
    """Return what the heads see of `text`, said without context."""
    return text_answers.features(encoder.read(text))
