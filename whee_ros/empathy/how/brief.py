"""What a writer who is not the bank is told, and how what it writes is cut to what can be spoken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from whee_ros.core.empathy import Response
from whee_ros.core.errors import ConfigError
from whee_ros.empathy.how.policy import Levels
from whee_ros.empathy.safety.words import count
from whee_ros.ports.llm import Message

FIELDS = ("name", "words", "how", "before", "text")
"""What a prompt must leave open."""
_LEVELS = (
    (
        "",
        "say in a few words that this is hard, or good to hear",
        "say warmly how hard, or how good, this is",
    ),
    ("", "say in other words what you understood", "say what this must mean to them, and why"),
    ("", "leave room for more", "ask one gentle question about it"),
)
"""EPITOME's emotional reactions, interpretations and explorations at level 0, 1 and 2 (Sharma et al. 2020)."""
_STRATEGY = {
    "question": "ask about it",
    "restatement": "repeat the heart of it in other words",
    "reflection": "name the feeling behind it",
    "self_disclosure": "stay with the person",
    "affirmation": "value what they did or how they bear it",
    "suggestion": "offer one small idea",
    "information": "answer plainly",
    "other": "",
}
_MARKUP = re.compile(r"[*_`#]|\[|\]")
_WRAPPING = re.compile(r'^[\s"\u201c-]+|[\s"\u201d]+$')
_END = re.compile(r"(?<=[.!?])\s+")
_SPEAKER = re.compile(r"^\s*(?!https?:)\w{1,20}\s*:\s*")


@dataclass(frozen=True)
class Brief:
    """What kind of reply is wanted.

    Attributes:
        text: what the person said.
        response: a `Response` value.
        levels: targets.
        strategy: the one wanted most, or "".
        max_words: longest reply.
        name: of the robot.
        before: what the robot said last, "" if nothing.
    """

    text: str
    response: str
    levels: Levels
    strategy: str
    max_words: int
    name: str
    before: str = ""

    @property
    def how(self) -> str:
        """The wish in words."""
        if self.response == Response.PLAIN:
            return "friendly and plain, no comfort, no pity."
        parts = [row[level] for row, level in zip(_LEVELS, self.levels, strict=True)]
        wish = [part for part in (*parts, _STRATEGY.get(self.strategy, "")) if part]
        return "; ".join(wish) + "." if wish else "kind and short."


class Prompt:
    """The order for a reply, read from a file that leaves `FIELDS` open.

    Raises:
        ConfigError: if the file cannot be read or one of them is missing.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._template = path.read_text()
        except OSError as error:
            raise ConfigError(str(path), error, "Give a text file.") from error
        for field in FIELDS:
            if f"{{{field}}}" not in self._template:
                raise ConfigError(str(path), f"no {{{field}}} in it", f"Leave {', '.join(FIELDS)} open.")

    def messages(self, brief: Brief) -> tuple[Message, ...]:
        """Return the chat that asks for a reply."""
        values = {
            "name": brief.name,
            "words": str(brief.max_words),
            "how": brief.how,
            "before": f"{brief.name}: {_line(brief.before)}\n" if brief.before else "",
            "text": _line(brief.text),
        }
        # one pass, so that nothing said can open a field of the prompt
        pattern = re.compile("|".join(f"{{{field}}}" for field in FIELDS))
        return (Message("user", pattern.sub(lambda found: values[found[0][1:-1]], self._template).strip()),)


def drafts(answer: str, max_words: int) -> tuple[str, ...]:
    """Return what can be spoken of `answer`: its first sentences as far as they fit, longest version first.

    Only whole sentences count: an answer that was cut off loses its last one. What holds anything unprintable
    (halves of characters, invisible ones) can neither be spoken nor sent on, and counts for nothing.
    """
    first = next((line for line in answer.splitlines() if line.strip()), "")
    bare = _WRAPPING.sub("", _SPEAKER.sub("", _MARKUP.sub("", first))).strip()
    if not bare.isprintable():
        return ()
    sentences = [part for part in _END.split(bare) if part.endswith((".", "!", "?"))][:2]
    found = [" ".join(sentences[:end]) for end in range(len(sentences), 0, -1)]
    return tuple(text for text in found if count(text) <= max_words)


def _line(text: str) -> str:
    """Return `text` on one line: a line break could pass for another speaker."""
    return " ".join(text.split())
