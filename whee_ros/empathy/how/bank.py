"""The bank of replies: lines, and parts of lines, by section, family, topic and strategy.

Read from config/bank.yaml and from the files of the folder of that name beside it, which add to it: openings, bodies
and questions that `compose.py` joins to replies, and themes that utterances are led to by meaning (`nearness.py`).
"""

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

SLOTS = ("cause", "event", "trouble", "blow", "good", "feeling", "before", "name")
"""What a line may leave open, small or with a capital; said at the top of config/bank.yaml."""
TOLD = frozenset(SLOTS) - {"name"}
"""Slots that are filled with what the person said."""
SPEAKS_AT: dict[str, Levels] = {
    "question": (0, 0, 2), "reflection": (0, 2, 0), "affirmation": (0, 1, 0), "restatement": (0, 1, 0),
    "suggestion": (0, 1, 0), "information": (0, 1, 0), "self_disclosure": (0, 0, 0), "other": (0, 0, 0),
}  # fmt: skip
"""Levels of a part that says none."""
TONES = {-1: "low", 0: "neither", 1: "high"}
"""Names of tones, under which openings stand."""

_LINE = re.compile(r"^([0-2])([0-2])([0-2]) (\S.*)$")
_SLOT = re.compile(r"\{(\w+)\}")
_NOT = re.compile(r"\b(?:not|never|nobody|no one|without|if|hope|wish|sure|pray)(?: (?!but\b)\w+)?\s*$")


@dataclass(frozen=True)
class Line:
    """One reply template: its text with slots, where it stands, and the EPITOME levels it speaks at.

    Attributes:
        specific: whether it fits one topic alone.
        made_of: texts of the parts that it was composed of, the opening first; empty for a line as it stands.
    """

    text: str
    place: str
    strategy: str
    levels: Levels
    specific: bool
    made_of: tuple[str, ...] = ()

    @property
    def core(self) -> tuple[str, ...]:
        """What should not be heard twice: the whole line, or its parts after the opening."""
        return self.made_of[1:] or (self.text,)

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
        return tuple(slot.lower() for slot in _SLOT.findall(self.text))


@dataclass(frozen=True)
class Topic:
    """What leads here, and what only fits here.

    Attributes:
        words: patterns over plain spelling.
        like: how people speak of it; for utterances in which no words decide.
    """

    name: str
    words: tuple[re.Pattern[str], ...]
    strong: bool
    lines: tuple[Line, ...]
    like: tuple[str, ...] = ()
    bodies: tuple[Line, ...] = ()
    questions: tuple[Line, ...] = ()

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
    bodies: tuple[Line, ...] = ()
    questions: tuple[Line, ...] = ()


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
    def bodies(self) -> tuple[Line, ...]:
        """Bodies that fit, the specific ones first."""
        return (self.topic.bodies if self.topic else ()) + self.family.bodies

    @property
    def questions(self) -> tuple[Line, ...]:
        """Questions that fit, the specific ones first."""
        return (self.topic.questions if self.topic else ()) + self.family.questions

    @property
    def label(self) -> str:
        """For people: "grief: person"."""
        return f"{self.family.name}: {self.topic.name}" if self.topic else self.family.name


class Bank:
    """All lines; immutable.

    Args:
        sections: families by section.
        openings: by tone ("low", "neither", "high") and by family.
    """

    def __init__(
        self,
        sections: Mapping[str, tuple[Family, ...]],
        openings: Mapping[str, tuple[Line, ...]] | None = None,
    ) -> None:
        self.sections = dict(sections)
        self._openings = dict(openings or {})

    @classmethod
    def load(cls, path: Path) -> Bank:
        """Read and check a bank.

        Raises:
            ConfigError: naming the file and what is wrong with it.
        """
        try:
            data: Any = read_yaml(path)
            for more in sorted(path.with_suffix("").glob("*.yaml")):
                data = _merged(data, read_yaml(more))
            given = data.pop("openings", {})
            openings = given.pop("family", {}) | given
            sections = {
                section: tuple(_family(section, name, entry) for name, entry in families.items())
                for section, families in data.items()
            }
            if "last_resort" not in sections:
                raise ValueError("section last_resort is missing")
            known = {name: _lines(f"openings.{name}", {"other": texts}) for name, texts in openings.items()}
        except (KeyError, TypeError, AttributeError, ValueError, re.error) as error:
            raise ConfigError(
                str(path), error, "Mend the entry; the format is at the top of the file."
            ) from error
        return cls(sections, known)

    def openings(self, situation: Situation) -> tuple[Line, ...]:
        """Return how a composed reply may begin, those of the family first."""
        family = situation.family
        return self._openings.get(family.name, ()) + self._openings.get(TONES[family.tone], ())

    def lines(self) -> Iterator[Line]:
        """Yield every line that stands by itself."""
        for families in self.sections.values():
            for family in families:
                for topic in family.topics:
                    yield from topic.lines
                yield from family.lines

    def parts(self) -> Iterator[Line]:
        """Yield every part that replies are composed of: openings, bodies, questions."""
        for openings in self._openings.values():
            yield from openings
        for families in self.sections.values():
            for family in families:
                yield from family.bodies + family.questions
                for topic in family.topics:
                    yield from topic.bodies + topic.questions

    def themes(self) -> Iterator[Situation]:
        """Yield the situations that say how people speak of them."""
        for families in self.sections.values():
            for family in families:
                yield from (Situation(family, topic) for topic in family.topics if topic.like)

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
        near: Situation | None = None,
    ) -> Situation:
        """Return the situation within `place` that fits best.

        Args:
            place: "section" or "section.family".
            said: the utterance in plain spelling.
            emotion: of the person, or "".
            tone: how it sounds as a whole; topics of the opposite tone need strong words,
            sure: unless the tone itself is a guess,
            clear: if it leaves no doubt: then bad is not good, whatever the words,
            near: the theme that is nearest in meaning, for where no words decide.
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
        if near is not None and near.family in families and (near.family.tone * tone >= 0 or not sure):
            return near
        by_emotion = [family for family in families if emotion in family.emotions]
        by_tone = [family for family in families if family.default and family.tone == tone]
        anyway = [family for family in families if family.default]
        return Situation((by_emotion or by_tone or anyway or families)[0])


def _merged(first: Any, second: Any) -> Any:
    """Return `first` with what `second` adds: mappings are joined entry by entry, lists one after the other."""
    if isinstance(first, dict) and isinstance(second, dict):
        return first | {
            key: _merged(first[key], value) if key in first else value for key, value in second.items()
        }
    if isinstance(first, list) and isinstance(second, list):
        return first + second
    raise ValueError(f"said twice: {second!r}")


def _family(section: str, name: str, entry: Mapping[str, Any]) -> Family:
    place = f"{section}.{name}"
    unknown = set(entry) - {"tone", "emotions", "default", "topics", "lines", "bodies", "questions"}
    if unknown or entry["tone"] not in (-1, 0, 1):
        raise ValueError(f"{place}: tone must be -1, 0 or 1, and nothing is called {unknown or '?'}")
    topics = tuple(_topic(f"{place}.{topic}", rest) for topic, rest in entry.get("topics", {}).items())
    lines = _lines(place, entry.get("lines", {}))
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
        *_parts(place, entry),
    )


def _topic(place: str, entry: Mapping[str, Any]) -> Topic:
    unknown = set(entry) - {"words", "like", "strong", "lines", "bodies", "questions"}
    if unknown or not (entry.get("words") or entry.get("like")):
        raise ValueError(f"{place}: wants words or like, and nothing is called {unknown or '?'}")
    words = tuple(re.compile(word) for word in entry.get("words", ()))
    return Topic(
        place.rpartition(".")[2],
        words,
        bool(entry.get("strong", False)),
        _lines(place, entry.get("lines", {}), specific=True),
        tuple(str(sentence) for sentence in entry.get("like", ())),
        *_parts(place, entry, specific=True),
    )


def _parts(place: str, entry: Mapping[str, Any], *, specific: bool = False) -> tuple[tuple[Line, ...], ...]:
    """Return bodies and questions."""
    bodies = _lines(place, entry.get("bodies", {}), specific=specific, part=True)
    return bodies, _lines(place, {"question": entry.get("questions", [])}, specific=specific, part=True)


def _lines(
    place: str, entry: Mapping[str, Any], *, specific: bool = False, part: bool = False
) -> tuple[Line, ...]:
    lines = []
    for strategy, texts in entry.items():
        if strategy not in STRATEGIES:
            raise ValueError(f"{place}: strategies are {', '.join(STRATEGIES)}, not {strategy}")
        for text in texts:
            match = _LINE.match(str(text))
            if not match and not part:
                raise ValueError(f"{place}: a line is three levels (0-2) and a text, not {text!r}")
            levels = (int(match[1]), int(match[2]), int(match[3])) if match else SPEAKS_AT[strategy]
            line = Line(match[4] if match else str(text), place, strategy, levels, specific)
            if not set(line.slots) <= set(SLOTS):
                raise ValueError(f"{place}: slots are {', '.join(SLOTS)}, not {text!r}")
            lines.append(line)
    return tuple(lines)
