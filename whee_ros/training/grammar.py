"""Speaks the little grammar of corpus.yaml: {a|b} chooses, <list> takes a word, one sentence at a time."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CORPUS = Path(__file__).with_name("corpus.yaml")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_SLOT = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class Sentence:
    """One spoken sentence with its truth; `template` says which rule made it, for splits."""

    text: str
    direction: str
    emotion: str
    template: str


def speak(each: int, seed: int = 1, path: Path = CORPUS) -> Iterator[Sentence]:
    """Yield up to `each` different sentences of every rule, the same ones for the same seed."""
    data: Any = yaml.safe_load(path.read_text())
    chooser = random.Random(seed)
    for situation in data["situations"]:
        for rule in situation["sentences"]:
            texts = {expand(rule, data["lists"], chooser) for _ in range(each)}
            for text in sorted(texts):
                yield Sentence(text, situation["direction"], situation["emotion"], rule)


def expand(rule: str, lists: Mapping[str, Sequence[str]], chooser: random.Random) -> str:
    """Return one sentence of `rule`."""
    text = rule
    while found := _CHOICE.search(text):
        text = text[: found.start()] + chooser.choice(found[1].split("|")) + text[found.end() :]
    text = _SLOT.sub(lambda slot: chooser.choice(list(lists[slot[1]])), text)
    text = re.sub(r"\s+", " ", text).replace(" ,", ",").strip()
    text = re.sub(r"\ba (?=[aeiou])", "an ", text).lstrip(", ")
    return text[:1].upper() + text[1:]
