"""What the robot said last, for somebody who did not catch it."""

from __future__ import annotations

import re

_LAST = r"(?:that|it|this|the last (?:bit|part|one|word|thing|sentence|question)|what you (?:just )?said)"
_ORDER = (
    r"(?:^(?:(?:sorry|robot|hey|please|no|and|oh|um|wait|now|just) ,? ?){0,3}"
    r"|\b(?:can|could|would|will) you (?:\w+ )?)"
)
"""What comes before the verb of an order: "she did not say it" is none."""
_ONCE_MORE = re.compile(
    r"^(?:\w+ ,? ?){0,2}(?:pardon|come again|say again|once more|one more time)(?: please)?[ ?.!]*$"
    r"|^(?:what|sorry|huh|excuse me) ?\?$"
    rf"|{_ORDER}(?:say|repeat|read|tell me) {_LAST}(?: ?,? (?:please|again|once more|one more time|slower|slowly))*\b"
    r"|\bwhat did you (?:just )?say\b|\brepeat please\b|\bplease repeat\b"
    r"|\bi (?:did not|could not|can not) (?:hear|catch|get|make out) (?:that|it|you|what you)\b"
)


def again(said: str, last: str) -> str:
    """Return `last` if `said` (plain spelling) asks for it once more, or ""."""
    return last if _ONCE_MORE.search(said) else ""
