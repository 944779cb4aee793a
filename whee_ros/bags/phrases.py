"""Consent in spoken words: a fixed phrase, said plainly, neither as a question nor with a "not" in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

AGREE = ("i agree to be recorded", "i agree to the recording", "you may record me", "you can record me")
WITHDRAW = (
    "stop recording me",
    "do not record me",
    "don't record me",
    "delete my recording",
    "i withdraw my consent",
    "i do not want to be recorded",
    "i don't want to be recorded",
)
LONGEST = 15
"""Words; a longer utterance talks about something else, too, and somebody should ask again."""
_DOUBT = frozenset(("not", "never", "don't", "won't", "if", "whether", "unless", "maybe"))


def meant(text: str, agree: Iterable[str] = AGREE, withdraw: Iterable[str] = WITHDRAW) -> bool | None:
    """Return True where `text` gives consent, False where it withdraws it, None where it does neither.

    In doubt it withdraws: a withdrawal may stand anywhere in what is said, consent may not.
    """
    words = re.findall(r"[a-z']+", text.lower().replace("\u2019", "'"))
    spoken = f" {' '.join(words)} "
    if any(f" {phrase} " in spoken for phrase in withdraw):
        return False
    doubtful = text.rstrip().endswith("?") or len(words) > LONGEST or bool(_DOUBT & set(words))
    return True if not doubtful and any(f" {phrase} " in spoken for phrase in agree) else None
