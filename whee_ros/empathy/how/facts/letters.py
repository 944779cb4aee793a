"""Words spelled out letter by letter, and numbers counted in a row.

A word is spelled as the recogniser wrote it, which knows far more words than any list here.
"""

from __future__ import annotations

import re

from whee_ros.empathy.how.facts.numbers import say

LONGEST = 18
"""Letters of a word, and numbers of a row, that are said aloud: more would not fit into a reply."""
_ASKED = (
    r"^(?:(?:and|so|but|ok|okay|robot|hey|please|um|uh) )*"
    r"(?:(?:can|could|would|will) you (?:please )?)?(?:tell me ,? ?)?"
)
_SPELL = re.compile(
    rf"{_ASKED}(?:(?:how (?:do|would|should|can) (?:you|i|we) |how to )?spell (?:out )?(?:the word )?"
    r"(?P<word>[a-z]+)(?:'s)?|how is (?:the word )?(?P<other>[a-z]+) spel(?:led|t))(?: for me)?(?: please)?$"
)
_COUNT = re.compile(
    rf"{_ASKED}count (?:(?P<down>down|backwards?) )?(?:from (?P<first>\d+) )?(?:down |back )?(?:up )?to (?P<last>\d+)"
    r"(?: for me)?(?: please)?$"
)
_DOWN = re.compile(rf"{_ASKED}count (?:down|backwards?) from (?P<first>\d+)(?: for me)?(?: please)?$")
_NO_WORD = frozenset({"", "out", "it", "that", "this", "them", "those", "these", "so", "me"})
"""What stands for a word that only the person knows."""


def answer(said: str) -> str:
    """Return the letters or the row of numbers that `said` (plain spelling, digits) asks for, or ""."""
    return _spelled(said) or _counted(said)


def _spelled(said: str) -> str:
    match = _SPELL.match(said)
    word = (match["word"] or match["other"]) if match else ""
    return f"{', '.join(word.upper())}." if word not in _NO_WORD and len(word) <= LONGEST else ""


def _counted(said: str) -> str:
    match = _COUNT.match(said) or _DOWN.match(said)
    if not match:
        return ""
    found = match.groupdict()
    given = int(found["first"]) if found["first"] else None
    if "last" not in found:
        first, last = given or 0, 1
    elif found["down"] and given is None:
        first, last = int(found["last"]), 1
    else:
        first, last = 1 if given is None else given, int(found["last"])
    step = 1 if last >= first else -1
    if abs(last - first) >= LONGEST:
        return ""
    row = ", ".join(say(number) for number in range(first, last + step, step))
    return f"{row[:1].upper()}{row[1:]}."
