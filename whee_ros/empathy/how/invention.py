"""A critic of free writers: does a reply state what nobody said?"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\b\d[\d.,:]*\b")
_NAME = re.compile(r"(?<![.!?\"] )(?<!^)\b(?!I\b|I')[A-Z][a-z]+\b")
_FAMILY = re.compile(
    r"\b(?:your|the) (mother|father|mom|dad|wife|husband|son|daughter|brother|sister|dog|cat|boss|friend|doctor|"
    r"grandmother|grandfather|teacher|neighbou?r|partner|child|children|baby)\b"
)


def invented(reply: str, known: str) -> str:
    """Return why `reply` invents something, "" if everything in it was said.

    Names, numbers and people of the person's life are looked for; what follows from nothing else is a guess.

    Args:
        reply: what may be said.
        known: everything that was said before, by person and robot.
    """
    low = known.lower()
    for kind, pattern in (("number", _NUMBER), ("name", _NAME)):
        for found in pattern.findall(reply):
            if found.lower() not in low:
                return f"invents a {kind}"
    for found in _FAMILY.findall(reply.lower()):
        if not re.search(rf"\b{found}", low):
            return "invents a person"
    return ""
