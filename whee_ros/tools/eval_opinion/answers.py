"""Answers of a language model to our own sentences: asked once and kept, so that they are judged without it."""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from whee_ros.core.errors import ConfigError, WheeError
from whee_ros.empathy.when import opinion
from whee_ros.empathy.when.opinion import Prompt
from whee_ros.ports.llm import LanguageModel
from whee_ros.training.text import permissive
from whee_ros.training.text.example import Example

COLUMNS = ("text", "before", "label", "answer")


@dataclass(frozen=True)
class Answer:
    """What a model said of one sentence; `said` is a `Direction` value, "" where no sense could be made of it."""

    text: str
    before: str
    truth: str
    said: str


def questions(most: int, seed: int = 1) -> list[Example]:
    """Return up to `most` of our own test sentences, as many of each direction as there are."""
    groups: dict[str, list[Example]] = {}
    for example in permissive.own():
        if example.part == "test" and example.source in ("own grammar", "own spoken grammar"):
            groups.setdefault(str(example.answers["direction"]), []).append(example)
    chooser = random.Random(seed)
    return [e for g in groups.values() for e in chooser.sample(g, min(len(g), most // len(groups)))]


def ask(
    model: LanguageModel, prompt: Prompt, asked: Sequence[Example], deadline: float
) -> Iterator[tuple[str, ...]]:
    """Yield a row of `COLUMNS` for each sentence; a failed answer is empty, as it would be for the robot."""
    for number, example in enumerate(asked, start=1):
        before = example.before[0].text if example.before else ""
        answer = ""
        try:
            for piece in model.stream(
                prompt.messages(example.text, before), deadline=deadline, max_tokens=40
            ):
                answer += piece
                if opinion.read(answer) is not None or opinion.hopeless(answer):
                    break
        except WheeError as error:
            print(f"  {error}", file=sys.stderr)
        if number % 20 == 0:
            print(f"{number} of {len(asked)} asked", file=sys.stderr, flush=True)
        yield example.text, before, str(example.answers["direction"]), answer.strip()


def record(rows: Iterator[tuple[str, ...]], path: Path) -> None:
    """Write `rows` as they come: what was asked before an interruption is kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for row in rows:
            writer.writerow(row)
            file.flush()


def recorded(path: Path) -> list[Answer]:
    """Return the answers kept in `path`.

    Raises:
        ConfigError: if it is no such file.
    """
    try:
        rows = permissive.read(path)
    except OSError as error:
        raise ConfigError(
            str(path), error, "Record answers: whee eval opinion --record FILE --uri URL"
        ) from error
    if not rows or set(COLUMNS) - set(rows[0]):
        raise ConfigError(str(path), "not what --record writes", f"Give a table with {', '.join(COLUMNS)}.")
    found = []
    for row in rows:
        given = opinion.read(row["answer"])
        found.append(Answer(row["text"], row["before"], row["label"], given.direction if given else ""))
    return found
