"""Who somebody says they are: "I'm Gordon", "my name's gerald"."""

from __future__ import annotations

import re

_NO_NAME = (
    r"(?!(?:whee|haru|not?|on|in|at|so|too|hard|really|the|an?|always|never|actually|something|what|that|it|and|my|by|"
    r"mad|names?|old|spelled|spelt)\b)"
)
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:[ -]\w+)?)"
_CALLED = (
    re.compile(
        r"\b(?:my name(?: is|'s)|you can call me|(?:people|everybody|everyone) calls? me) "
        rf"{_NO_NAME}([a-z]{{2,}}(?:-[a-z]+)?)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:(?:hi|hello|hey|well|oh|um|so)[ ,.!]+)*(?:i am|i'm) {_NO_NAME}([a-z]+)[ ,.]+(?:and )?(?:i am|i'm) "
        rf"(?:nearly |almost )?{_NUMBER}(?: and (?:a half|three quarters))?(?: years old)?[ .!]*$",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:^|[.!?,] )(?:I'm|I am|Name's) (?!(?:Not|So|Sorry|Fine|Okay|OK|God|Mum|Mom|Dad)\b)"
        r"([A-Z][a-z]+)(?<!ish)(?<!ian)(?<!an)(?<!ese)(?:[.!]|, |$)"
    ),
)
"""A name that is announced as one, or comes with an age, needs no capital; behind a bare "I'm" it does."""


def name_of(text: str) -> str:
    """Return the name that somebody gives as their own in `text`, with its capital, or ""."""
    match = next(filter(None, (pattern.search(text) for pattern in _CALLED)), None)
    return "-".join(part.capitalize() for part in match[1].split("-")) if match else ""
