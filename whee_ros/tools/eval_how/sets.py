"""Utterances of people who seek empathy, from public sets and our own grammar: what the replies are tried on."""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from whee_ros.training import grammar
from whee_ros.training.sources import part_of

PARTS = ("dev", "test")
"""Replies are improved with an eye on `dev`; `test` is for judging alone."""
_LEAST, _MOST = 5, 40
_SELF = re.compile(r"\b(i|i'm|i've|my|me|we|our)\b", re.IGNORECASE)
_MARKS = (("_comma_", ","), (" ,", ","), (" .", "."), (" n't", "n't"))


@dataclass(frozen=True)
class Asked:
    """One utterance.

    Attributes:
        text: of somebody who seeks empathy.
        source: the set.
        human: what a person answered in the set, "" where nobody did.
    """

    text: str
    source: str
    human: str = ""


def seekers(data: Path, part: str, rows: int, seed: int = 1) -> list[Asked]:
    """Return `rows` utterances of `part` in equal shares of all sets, drawn by `seed`."""
    chooser = random.Random(f"{seed}/{part}")
    groups = [list(support(data, part)), list(dialogues(data, part)), list(own(part))]
    each = -(-rows // len(groups))
    found = [asked for group in groups for asked in chooser.sample(group, min(each, len(group)))]
    chooser.shuffle(found)
    return found[:rows]


def support(data: Path, part: str) -> Iterator[Asked]:
    """Yield seekers' longest early turns of ESConv: one a conversation, with what the supporter said next."""
    file = data / "text" / "esconv" / ("valid.txt" if part == "dev" else "test.txt")
    for line in file.read_text().splitlines():
        talk = json.loads(line)["dialog"]
        told = [
            Asked(clean(turn["text"]), "ESConv", clean(after["text"]) if after["speaker"] == "sys" else "")
            for turn, after in pairwise(talk[:13])
            if turn["speaker"] == "usr" and _tells(clean(turn["text"]))
        ]
        if told:
            yield max(told[:3], key=lambda asked: len(asked.text))


def dialogues(data: Path, part: str) -> Iterator[Asked]:
    """Yield first turns of EmpatheticDialogues, with the listener's answer."""
    file = "train" if part == "dev" else "test"
    path = data / "text" / "empathetic_exchanges" / f"EmpatheticExchanges_{file}_3.csv"
    with path.open(newline="") as opened:
        for row in csv.DictReader(opened):
            text = clean(row["speaker_utterance"])
            if row["exchange_number"] == "1" and _tells(text):
                yield Asked(text, "EmpatheticDialogues", clean(row["listener_utterance"]))


def own(part: str) -> Iterator[Asked]:
    """Yield sentences of our spoken grammar, of templates that nothing learned from."""
    for path in (grammar.SPOKEN, grammar.CORPUS):
        for sentence in grammar.speak(6, path=path):
            if sentence.direction == "seeking" and part_of(sentence.template) == part:
                yield Asked(sentence.text, "own grammar")


def clean(text: str) -> str:
    """Return `text` without the marks of its set."""
    for old, new in _MARKS:
        text = text.replace(old, new)
    return " ".join(text.split())


def _tells(text: str) -> bool:
    return _LEAST <= len(text.split()) <= _MOST and bool(_SELF.search(text)) and not text.endswith("?")
