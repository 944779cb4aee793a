"""The bank of replies: lines by section, family, topic and strategy, read from config/bank.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from whee_ros.core.empathy import STRATEGIES
from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.empathy.how.policy import Levels

SLOTS = ("cause", "event", "trouble", "good", "feeling", "name")
"""What a line may leave open; said at the top of config/bank.yaml."""
TOLD = frozenset(("cause", "event", "trouble", "good", "feeling"))
"""Slots that are filled with what the person said."""

_LINE = re.compile(r"^([0-2])([0-2])([0-2]) (\S.*)$")
_NOT = re.compile(r"\b(?:not|never|nobody|no one|without|if|hope|wish|sure|pray)(?: (?!but\b)\w+)?\s*$")


@dataclass(frozen=True)
class Line:
    """One reply template: its text with slots, where it stands, and the EPITOME levels it speaks at."""

    text: str
    place: str
    strategy: str
    levels: Levels
    specific: bool

    @property
    def asks(self) -> bool:
        """Whether it puts a question to the person."""
        return self.text.rstrip().endswith("?")

    @property
    def echoes(self) -> bool:
        """Whether it says back something of the person's."""
        return not TOLD.isdisjoint(self.slots)

    @cached_property
    def slots(self) -> tuple[str, ...]:
        """Names of the slots it needs."""
        return tuple(re.findall(r"\{(\w+)\}", self.text))


@dataclass(frozen=True)
class Topic:
    """What words lead here, and the lines that only fit here."""

    name: str
    words: tuple[re.Pattern[str], ...]
    strong: bool
    lines: tuple[Line, ...]

    def found(self, said: str) -> bool:
        """Return whether `said` (plain spelling) is about this and not about its absence."""
        return any(
            not _NOT.search(said[: match.start()]) for word in self.words for match in word.finditer(said)
        )


@dataclass(frozen=True)
class Family:
    """Topics of one kind; `tone` is -1 bad, 0 neither, 1 good."""

    section: str
    name: str
    tone: int
    emotions: frozenset[str]
    default: bool
    topics: tuple[Topic, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Situation:
    """Where in the bank an utterance belongs; `topic` is None when only the family is known."""

    family: Family
    topic: Topic | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """Lines that fit, the specific ones first."""
        return (self.topic.lines if self.topic else ()) + self.family.lines

    @property
    def label(self) -> str:
        """For people: "grief: person"."""
        return f"{self.family.name}: {self.topic.name}" if self.topic else self.family.name


class Bank:
    """All lines; immutable."""

    def __init__(self, sections: Mapping[str, tuple[Family, ...]]) -> None:
        self.sections = dict(sections)

    @classmethod
    def load(cls, path: Path) -> Bank:
        """Read and check a bank.

        Raises:
            ConfigError: naming the file and what is wrong with it.
        """
        try:
            data: Any = read_yaml(path)
            sections = {
                section: tuple(_family(section, name, entry) for name, entry in families.items())
                for section, families in data.items()
            }
            if "last_resort" not in sections:
                raise ValueError("section last_resort is missing")
        except (KeyError, TypeError, AttributeError, ValueError, re.error) as error:
            raise ConfigError(
                str(path), error, "Mend the entry; the format is at the top of the file."
            ) from error
        return cls(sections)

    def lines(self) -> Iterator[Line]:
        """Yield every line."""
        for families in self.sections.values():
            for family in families:
                for topic in family.topics:
                    yield from topic.lines
                yield from family.lines

    def has(self, place: str) -> bool:
        """Return whether `place` ("section" or "section.family") exists."""
        section, _, family = place.partition(".")
        return section in self.sections and (
            not family or any(known.name == family for known in self.sections[section])
        )

    def find(
        self,
        place: str,
        said: str,
        emotion: str = "",
        tone: int = 0,
        *,
        sure: bool = True,
        clear: bool = False,
    ) -> Situation:
        """Return the situation within `place` that fits best.

        Args:
            place: "section" or "section.family".
            said: the utterance in plain spelling.
            emotion: of the person, or "".
            tone: how it sounds as a whole; topics of the opposite tone need strong words,
            sure: unless the tone itself is a guess,
            clear: if it leaves no doubt: then bad is not good, whatever the words.
        """
        section, _, wanted = place.partition(".")
        families = [family for family in self.sections[section] if not wanted or family.name == wanted]
        matches = [
            Situation(family, topic)
            for family in families
            for topic in family.topics
            if (topic.strong or not sure or family.tone * tone >= 0)
            and not (clear and tone < 0 < family.tone)
            and topic.found(said)
        ]
        if matches:
            # the first of equals in the file wins, since max keeps it
            return max(
                matches,
                key=lambda match: (
                    match.topic is not None and match.topic.strong,
                    match.family.tone == tone,
                    emotion in match.family.emotions,
                ),
            )
        by_emotion = [family for family in families if emotion in family.emotions]
        by_tone = [family for family in families if family.default and family.tone == tone]
        anyway = [family for family in families if family.default]
        return Situation((by_emotion or by_tone or anyway or families)[0])


def _family(section: str, name: str, entry: Mapping[str, Any]) -> Family:
    place = f"{section}.{name}"
    unknown = set(entry) - {"tone", "emotions", "default", "topics", "lines"}
    if unknown or entry["tone"] not in (-1, 0, 1):
        raise ValueError(f"{place}: tone must be -1, 0 or 1, and nothing is called {unknown or '?'}")
    topics = tuple(_topic(f"{place}.{topic}", rest) for topic, rest in entry.get("topics", {}).items())
    lines = _lines(place, entry.get("lines", {}), specific=False)
    if not lines and not (topics and all(topic.lines for topic in topics)):
        raise ValueError(f"{place}: has no lines")
    return Family(
        section,
        name,
        entry["tone"],
        frozenset(entry.get("emotions", ())),
        bool(entry.get("default", False)),
        topics,
        lines,
    )


def _topic(place: str, entry: Mapping[str, Any]) -> Topic:
    unknown = set(entry) - {"words", "strong", "lines"}
    if unknown:
        raise ValueError(f"{place}: nothing is called {unknown}")
    words = tuple(re.compile(word) for word in entry["words"])
    lines = _lines(place, entry.get("lines", {}), specific=True)
    return Topic(place.rpartition(".")[2], words, bool(entry.get("strong", False)), lines)


def _lines(place: str, entry: Mapping[str, Any], *, specific: bool) -> tuple[Line, ...]:
    lines = []
    for strategy, texts in entry.items():
        if strategy not in STRATEGIES:
            raise ValueError(f"{place}: strategies are {', '.join(STRATEGIES)}, not {strategy}")
        for text in texts:
            match = _LINE.match(str(text))
            if not match:
                raise ValueError(f"{place}: a line is three levels (0-2) and a text, not {text!r}")
            levels = (int(match[1]), int(match[2]), int(match[3]))
            line = Line(match[4], place, strategy, levels, specific)
            if not set(line.slots) <= set(SLOTS):
                raise ValueError(f"{place}: slots are {', '.join(SLOTS)}, not {text!r}")
            lines.append(line)
    return tuple(lines)
