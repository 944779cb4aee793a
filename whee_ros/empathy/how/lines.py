"""What the bank of replies holds: lines, and the topics, families and situations under which they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from whee_ros.empathy.how.policy import Levels

SLOTS = ("cause", "event", "trouble", "blow", "good", "feeling", "before", "name", "person")
"""What a line may leave open, small or with a capital; said at the top of config/bank.yaml."""
TOLD = frozenset(SLOTS) - {"name", "person"}
"""Slots that are filled with what the person said."""

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

    @cached_property
    def core(self) -> tuple[str, ...]:
        """What should not be heard twice: the whole line, or its parts after the opening."""
        return self.made_of[1:] or (self.text,)

    @cached_property
    def asks(self) -> bool:
        """Whether it puts a question to the person."""
        return self.text.rstrip().endswith("?")

    @cached_property
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
    """Topics of one kind; `tone` is -1 bad, 0 neither, 1 good. `blames` wants more than nearness.

    It is not for whoever feels one of `unless`, whatever words are found.
    """

    section: str
    name: str
    tone: int
    emotions: frozenset[str]
    default: bool
    blames: bool
    unless: frozenset[str]
    topics: tuple[Topic, ...]
    lines: tuple[Line, ...]
    bodies: tuple[Line, ...] = ()
    questions: tuple[Line, ...] = ()

    def fits(self, emotion: str, near: bool) -> bool:
        """Return whether somebody who feels `emotion` may be spoken to so; `near` if no words say it."""
        return emotion not in self.unless and (not (near and self.blames) or emotion in self.emotions)


@dataclass(frozen=True)
class Situation:
    """Where in the bank an utterance belongs.

    Attributes:
        family: of the feeling.
        topic: None when only the family is known.
        general: the family whose lines hold of any feeling of this tone, where the family is no more than likely.
    """

    family: Family
    topic: Topic | None = None
    general: Family | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """Lines that fit, the specific ones first."""
        return tuple(line for place in self._places for line in place.lines)

    @property
    def bodies(self) -> tuple[Line, ...]:
        """Bodies that fit, the specific ones first."""
        return tuple(line for place in self._places for line in place.bodies)

    @property
    def questions(self) -> tuple[Line, ...]:
        """Questions that fit, the specific ones first."""
        return tuple(line for place in self._places for line in place.questions)

    @property
    def _places(self) -> tuple[Topic | Family, ...]:
        return tuple(place for place in (self.topic, self.family, self.general) if place is not None)

    @property
    def label(self) -> str:
        """For people: "grief: person"."""
        return f"{self.family.name}: {self.topic.name}" if self.topic else self.family.name
