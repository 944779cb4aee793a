"""What the robot said last, for somebody who did not catch it."""

from __future__ import annotations

import re

_LAST = r"(?:that|it|this|the last (?:bit|part|one|word|thing|sentence|question)|what you (?:just )?said)"
_ORDER = r"(?<!\bi )(?<!\bwe )(?<!\bhe )(?<!\bshe )(?<!\bthey )(?<!\bto )"
"""Nobody is before the verb who does it: it is an order."""
_ONCE_MORE = re.compile(
    r"^(?:\w+ ,? ?){0,2}(?:pardon|come again|say again|once more|one more time)(?: please)?[ ?.!]*$"
    r"|^(?:what|sorry|huh|excuse me) ?\?$"
    rf"|{_ORDER}\b(?:say|repeat|read|tell me) {_LAST}(?: ?,? (?:please|again|once more|one more time|slower|slowly))*\b"
    r"|\bwhat did you (?:just )?say\b|\brepeat please\b|\bplease repeat\b"
    r"|\bi (?:did not|could not|can not) (?:hear|catch|get|make out) (?:that|it|you|what you)\b"
)


def again(said: str, last: str) -> str:
    """Return `last` if `said` (plain spelling) asks for it once more, or ""."""
    return last if _ONCE_MORE.search(said) else ""
