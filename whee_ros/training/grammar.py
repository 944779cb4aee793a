"""Speaks the grammars corpus, spoken and turns.yaml: {a|b} chooses, <list> takes a word, [words] say why."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from whee_ros.core.entries import read_yaml

CORPUS = Path(__file__).with_name("corpus.yaml")
SPOKEN = Path(__file__).with_name("spoken.yaml")
TURNS = Path(__file__).with_name("turns.yaml")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_SLOT = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class Sentence:
    """One spoken sentence with its truth.

    Attributes:
        text: the sentence.
        direction: none, seeking, providing.
        emotion: of the speaker, or of whom is comforted.
        template: which rule made it, for splits.
        cause: [start, end) characters that say why.
        before: what the robot, or who else was there, said before, "" when nothing.
        more: other answers of the situation, by task.
    """

    text: str
    direction: str
    emotion: str
    template: str
    cause: tuple[tuple[int, int], ...] = ()
    before: str = ""
    more: Mapping[str, str] = field(default_factory=dict)


def speak(each: int, seed: int = 1, path: Path = CORPUS) -> Iterator[Sentence]:
    """Yield up to `each` different sentences of every rule, the same ones for the same seed.

    A rule is a text, or {after: what was said before, say: text} where the one is only said after the other.
    """
    data: Any = read_yaml(path)
    chooser = random.Random(seed)
    for situation in data["situations"]:
        for entry in situation["sentences"]:
            alone = isinstance(entry, str)
            rule = entry if alone else entry["say"]
            before = situation.get("before", [""]) if alone else [entry["after"]]
            texts = {expand(rule, data["lists"], chooser) for _ in range(each)}
            for raw in sorted(texts):
                text, cause = marked(raw)
                asked = before[len(text) % len(before)]
                said = expand(asked, data["lists"], chooser) if asked else ""
                yield Sentence(
                    text,
                    situation["direction"],
                    situation["emotion"],
                    rule,
                    cause,
                    said,
                    situation.get("more", {}),
                )


def expand(rule: str, lists: Mapping[str, Sequence[str]], chooser: random.Random) -> str:
    """Return one sentence of `rule`, with the marks of its cause."""
    text = rule
    while _CHOICE.search(text) or _SLOT.search(text):  # what a list says may choose in turn
        while found := _CHOICE.search(text):
            text = text[: found.start()] + chooser.choice(found[1].split("|")) + text[found.end() :]
        text = _SLOT.sub(lambda slot: chooser.choice(list(lists[slot[1]])), text)
    text = re.sub(r"\s+", " ", text).replace(" ,", ",").replace(" .", ".").strip()
    text = re.sub(r"\ba (?=[aeiou])", "an ", text).lstrip(", ")
    first = re.search(r"[a-z]", text, re.IGNORECASE)
    at = first.start() if first else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def marked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return `text` without its brackets, and the [start, end) characters that were inside them."""
    plain, spans, start = "", [], 0
    for char in text:
        if char == "[":
            start = len(plain)
        elif char == "]":
            spans.append((start, len(plain)))
        else:
            plain += char
    return plain, tuple(spans)
