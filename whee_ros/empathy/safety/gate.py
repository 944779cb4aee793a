"""The gate before every policy: words that must get a reviewed, fixed answer.

Patterns, not a model: they can be read, reviewed and tested, they cost microseconds, and nobody's tuning of the
detector or of the policy can switch them off. What they do not catch is answered by the normal policy, which is
calm and never harmful by construction of the bank.

A pattern counts only if it stands in the person's own voice: idioms ("dying of laughter") are masked first, a
sentence that quotes a song or film is passed over, and so is one whose wish is negated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from whee_ros.core.empathy import STRATEGIES, Stance
from whee_ros.core.errors import ConfigError, ParameterError
from whee_ros.empathy.safety.words import count, plain, sentences

CONTACT_WORDS = 8
"""Longest name of a helper that a reply can carry within its 25 words."""
SPOKEN_WORDS = 25
"""Longest reply, words."""

_NEGATOR = re.compile(
    r"\b(?:not|never|no longer|nobody|no one|without)\b(?! (?:stop|help|only|just|sure|know|even))"
)


@dataclass(frozen=True)
class Boundary:
    """One kind of danger and its reviewed answer.

    Attributes:
        name: as in config/safety.yaml.
        what: for people.
        patterns: any of them, in plain spelling, opens this path; `firm` ones hold even behind a "not".
        replies: fixed texts, used in turn.
        replies_contact: the same with the slot {contact}; empty where a contact is not named.
        stance, expression, gesture, strategy, intensity: of the plan.
        lasting: whether the robot stays careful for a while after.
    """

    name: str
    what: str
    patterns: tuple[re.Pattern[str], ...]
    firm: tuple[re.Pattern[str], ...]
    replies: tuple[str, ...]
    replies_contact: tuple[str, ...]
    stance: str
    expression: str
    gesture: str
    strategy: str
    intensity: float
    lasting: bool = False

    def reply(self, turn: int, contact: str = "") -> str:
        """Return the `turn`-th reviewed reply, naming `contact` where one is given and has a place."""
        texts = self.replies_contact if contact and self.replies_contact else self.replies
        return texts[turn % len(texts)].replace("{contact}", contact)


class SafetyGate:
    """Finds the boundary that an utterance touches.

    Args:
        boundaries: most urgent first.
        masks: idioms and harmless contexts, removed before anything is looked for.
        frames: what in front of a match tells that somebody else is quoted.
    """

    def __init__(
        self,
        boundaries: tuple[Boundary, ...],
        masks: tuple[re.Pattern[str], ...],
        frames: tuple[re.Pattern[str], ...],
    ) -> None:
        self.boundaries = boundaries
        self._masks = masks
        self._frames = frames

    @classmethod
    def load(cls, path: Path) -> SafetyGate:
        """Read config/safety.yaml.

        Raises:
            ConfigError: if the file is not what it should be; nothing is used of it then.
        """
        try:
            data: Any = yaml.safe_load(path.read_text())
            boundaries = tuple(_boundary(name, entry) for name, entry in data["boundaries"].items())
            return cls(boundaries, _compiled(data["masks"]), _compiled(data["frames"]))
        except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError, re.error, ValueError) as error:
            raise ConfigError(str(path), error, "Restore it from the package or mend the entry.") from error

    def check(self, text: str) -> Boundary | None:
        """Return the most urgent boundary that `text` touches, or None."""
        said = plain(text)
        for mask in self._masks:
            said = mask.sub(" , ", said)
        parts = sentences(said)
        for boundary in self.boundaries:
            if any(self._touches(boundary, part) for part in parts):
                return boundary
        return None

    def _touches(self, boundary: Boundary, sentence: str) -> bool:
        for pattern in boundary.firm:
            match = pattern.search(sentence)
            if match and not self._quoted(sentence[: match.start()]):
                return True
        for pattern in boundary.patterns:
            for match in pattern.finditer(sentence):
                before = sentence[: match.start()]
                # two negations cancel: "I can not say I would not ..."
                if len(_NEGATOR.findall(before)) % 2 == 0 and not self._quoted(before):
                    return True
        return False

    def _quoted(self, before: str) -> bool:
        return any(frame.search(before.rstrip()) for frame in self._frames)


def check_contact(contact: str) -> str:
    """Return `contact` trimmed.

    Raises:
        ParameterError: if it is too long to be spoken inside a reply.
    """
    trimmed = " ".join(contact.split())
    if count(trimmed) > CONTACT_WORDS:
        raise ParameterError(
            "crisis_contact", f"{count(trimmed)} words", f"Name the helper in at most {CONTACT_WORDS} words."
        )
    return trimmed


def _compiled(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


def _boundary(name: str, entry: Mapping[str, Any]) -> Boundary:
    replies = tuple(entry["replies"])
    with_contact = tuple(entry.get("replies_contact", ()))
    for text in replies + with_contact:
        room = CONTACT_WORDS if "{contact}" in text else 0
        if count(text.replace("{contact}", "")) + room > SPOKEN_WORDS:
            raise ValueError(f"{name}: reply over {SPOKEN_WORDS} words: {text!r}")
    if not replies or any("{contact}" not in text for text in with_contact):
        raise ValueError(f"{name}: needs replies, and {{contact}} in each of replies_contact")
    if entry["strategy"] not in STRATEGIES or entry["stance"] not in tuple(Stance):
        raise ValueError(f"{name}: unknown strategy or stance")
    if not 0 <= entry["intensity"] <= 1:
        raise ValueError(f"{name}: intensity outside [0, 1]")
    return Boundary(
        name,
        entry["what"],
        _compiled(entry.get("patterns", [])),
        _compiled(entry.get("firm", [])),
        replies,
        with_contact,
        entry["stance"],
        entry["expression"],
        entry["gesture"],
        entry["strategy"],
        float(entry["intensity"]),
        bool(entry.get("lasting", False)),
    )
