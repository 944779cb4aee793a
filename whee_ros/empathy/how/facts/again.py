"""What the robot said last, for somebody who did not catch it."""

from __future__ import annotations

import re

_LAST = (
    r"(?:(?:that|the last) (?:bit|part|one|word|number|name|thing|sentence|question)"
    r"|that|it|this|what you (?:just )?said)"
)
_ORDER = (
    r"(?:^(?:(?:sorry|robot|hey|please|no|and|oh|um|wait|now|just) ,? ?){0,3}"
    r"|\b(?:can|could|would|will) you (?:\w+ )?)"
)
"""What comes before the verb of an order: "she did not say it" is none."""
_MORE = r"(?:again|once more|one more time|(?:more )?slowly|(?:a (?:bit|little) )?(?:slower|louder))"
"""That it is wanted a second time; "say it to nobody" and "say that you will" want something else."""
_END = r"(?= ?(?:[,.!?;]|$))"
_FIRST = r"^(?:(?:sorry|oh|um|no|pardon|robot) ,? ?)?"
_MISSED = r"i (?:did not|could not|can not)(?: quite)? "
_ONCE_MORE = re.compile(
    r"^(?:please )?again(?: ,? ?again)*(?: please)?[ ?.!]*$"
    r"|^(?:\w+ ,? ?){0,2}(?:pardon|come again|say again|once more|one more time)(?: please)?[ ?.!]*$"
    r"|^(?:what|sorry|huh|excuse me) ?\?$"
    rf"|{_ORDER}(?:say|read|tell me) {_LAST}(?: ,? ?please)? ,? ?{_MORE}\b"
    rf"|{_ORDER}repeat {_LAST}(?: ,? ?(?:please|for me|{_MORE}))*{_END}"
    rf"|\bwhat did you (?:just )?say{_END}|^repeat please\b|\bplease repeat{_END}"
    # what was not caught is what the robot said; "I did not get it" may be anything
    rf"|{_FIRST}{_MISSED}(?:hear|catch|make out) (?:that|it|you|what you (?:just )?said)"
    rf"(?: (?:properly|sorry|again|there))?{_END}"
    rf"|{_FIRST}{_MISSED}get (?:that|what you said){_END}"
    rf"|\b(?:please|louder) (?:but )?{_MISSED}hear you{_END}"
)


def again(said: str, last: str) -> str:
    """Return `last` if `said` (plain spelling) asks for it once more, or ""."""
    return last if _ONCE_MORE.search(said) else ""
