"""The fixed words of one language, with the helplines of one region filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError, ParameterError
from whee_ros.empathy.safety.boundary import KINDS, Boundaries, Helpline
from whee_ros.empathy.safety.words import count

CONTACT_WORDS = 8
"""Longest helper of the parameter crisis_contact, words."""
SPOKEN_WORDS = 25
"""Longest reply, words."""
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Script:
    """Replies of one language.

    Attributes:
        language: such as "en".
        replies: by boundary, used in turn.
        hints: the same for a lasting boundary that may have been meant: they ask, and name help all the same.
        faint: said in their place where hardly more than a doubt speaks for any.
        asks: the question whether the person is safe, by boundary; "" holds the one for all others.
        safe, unsafe, stay: replies to its answers, and to anything else.
        doubt: the same question, after somebody says that they were misunderstood.
        cleared: what ends the matter once that is settled.
        means_safe, means_unsafe, means_again, means_mistaken, means_vague: answers.
        withheld: said in place of a line that must not be said.
        digits: how they are spoken.
        helplines: by kind: "generic", "number" and "named" wordings.
    """

    language: str
    replies: Mapping[str, tuple[str, ...]]
    hints: Mapping[str, tuple[str, ...]]
    faint: tuple[str, ...]
    asks: Mapping[str, str]
    safe: tuple[str, ...]
    unsafe: tuple[str, ...]
    stay: tuple[str, ...]
    doubt: str
    cleared: tuple[str, ...]
    means_safe: re.Pattern[str]
    means_unsafe: re.Pattern[str]
    means_again: re.Pattern[str]
    means_mistaken: re.Pattern[str]
    means_vague: re.Pattern[str]
    withheld: str
    digits: tuple[str, ...]
    helplines: Mapping[str, Mapping[str, str]]

    @classmethod
    def load(cls, path: Path, boundaries: Boundaries) -> Script:
        """Read config/safety/script_LANGUAGE.yaml and check every reply with every region of `boundaries`.

        Raises:
            ConfigError: if a boundary has no reply, a lasting one none to a hint, a slot no meaning, or a reply is
                too long to be spoken.
        """
        try:
            data: Any = read_yaml(path)
            after = data["follow_up"]
            script = cls(
                path.stem.removeprefix("script_"),
                {boundary.name: tuple(data["boundaries"][boundary.name]) for boundary in boundaries.all},
                {one.name: tuple(data["hints"][one.name]) for one in boundaries.all if one.lasting},
                tuple(data["faint"]),
                {
                    key.removeprefix("ask").lstrip("_"): text
                    for key, text in after.items()
                    if key.startswith("ask")
                },
                tuple(after["safe"]),
                tuple(after["unsafe"]),
                tuple(after["stay"]),
                after["doubt"],
                tuple(after["cleared"]),
                re.compile(data["answers"]["safe"]),
                re.compile(data["answers"]["unsafe"]),
                re.compile(data["answers"]["again"]),
                re.compile(data["answers"]["mistaken"]),
                re.compile(data["answers"]["vague"]),
                data["withheld"],
                tuple(map(str, data["digits"])),
                {kind: dict(data["helplines"][kind]) for kind in KINDS},
            )
            script._check(boundaries)
        except (KeyError, TypeError, AttributeError, re.error, ValueError) as error:
            raise ConfigError(str(path), error, "Restore it from the package or mend the entry.") from error
        return script

    def texts(self) -> tuple[str, ...]:
        """Return every reply, slots unfilled."""
        said = [text for texts in (*self.replies.values(), *self.hints.values()) for text in texts]
        after = (*self.faint, *self.safe, *self.unsafe, *self.stay, self.doubt, *self.cleared)
        return (*said, *self.asks.values(), *after, self.withheld)

    def say(self, text: str, region: Mapping[str, Helpline], contact: str = "") -> str:
        """Return `text` with helplines filled in: `contact` for the crisis line, then those of `region`."""
        return _SLOT.sub(lambda slot: self._helpline(slot[1], region, contact), text)

    def _helpline(self, kind: str, region: Mapping[str, Helpline], contact: str) -> str:
        if kind == "crisis" and contact:
            return contact
        wording, line = self.helplines[kind], region.get(kind)
        if line is None:
            return wording["generic"]
        number = " ".join(self.digits[int(digit)] for digit in line.number)
        return wording["named" if line.name else "number"].format(name=line.name, number=number)

    def _check(self, boundaries: Boundaries) -> None:
        answers = (self.faint, self.safe, self.unsafe, self.stay, self.cleared)
        if len(self.digits) != 10 or "" not in self.asks or not all(answers):
            raise ValueError("needs ten digits, a question, faint ones, and replies to its answers")
        longest = " ".join(["word"] * CONTACT_WORDS)
        for text in self.texts():
            for region in ({}, *boundaries.regions.values()):
                for contact in ("", longest):
                    spoken = self.say(text, region, contact)
                    if not 3 <= count(spoken) <= SPOKEN_WORDS:
                        raise ValueError(f"{count(spoken)} words, limit {SPOKEN_WORDS}: {spoken!r}")
        if any(not texts for texts in (*self.replies.values(), *self.hints.values())):
            raise ValueError("a boundary without a reply")


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
