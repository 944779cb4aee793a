"""Words of understanding in an answer, counted: what the judge of interpretation sees beside the encoder.

Each is plain to read and was written down before any label was seen, after EPITOME's guideline: how an understanding is
announced ("must", "sounds", "I understand"), what it names (feelings), and what stands in answers without one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_ANNOUNCED = {
    "must": r"\bmust\b",
    "sounds": r"\b(?:sounds?|seems?)\b",
    "understand": r"\bi\b.{0,25}\b(?:understand|get (?:that|it|how|why)|hear you|see (?:how|why|that|you))",
    "imagine": r"\bimagine\b",
    "natural": r"makes? sense|\bnatural\b|\bnormal\b|understandable|no wonder|of course|not alone",
    "you feel": r"\byou\b.{0,20}\b(?:feel|felt|feeling)",
    "i bet": r"\bi(?:'d)? bet\b|\bi(?: am|'m) sure",
}
_FEELING = (
    r"\b(?:frustrat\w*|scary|terrif\w*|heartbreak\w*|stress\w*|lonely|exhaust\w*|nerve\S*|embarrass\w*|overwhelm\w*"
    r"|devastat\w*|annoy\w*|pain\w*|disappoint\w*|upset\w*|humiliat\w*|unfair|madd?ening|excit\w*|drain\w*|reward\w*"
    r"|creepy|awkward|infuriat\w*|shock\w*|reliev\w*|relief|afraid|hurt\w*|proud|guilt\w*|betray\w*|anxi\w*|nervous"
    r"|worr\w*|scared|angry|mad|sad|ashamed|jealous|alone|thrill\w*|happy|tired|miss|helpless|lost|trapped"
    r"|frighten\w*|heartbroken|grateful|joy\w*|fear\w*|confus\w*|depress\w*)\b"
)
_OTHER = {
    "like it": r"\bi (?:know|remember) (?:how|what|that feeling|the feeling)|been there|relate|know the feeling",
    "own": r"\b(?:me too|same (?:thing|here|way)|when i |i(?:'ve| have) (?:been|had|felt|gone|also)"
    r"|i (?:had|lost|went|used to|felt|struggled|was|once|also)"
    r"|my (?:own |old )?\w+ (?:did|had|was|died|is|has|too))\b",
    "i would": r"\bi(?:'d| would)\b",
    "hard": r"\b(?:hard|tough|difficult|rough|easy|hurts?|sucks?)\b",
    "question": r"\?",
    "advice": r"\b(?:you should|you could|try|maybe|have you|why don't|perhaps)\b",
    "wish": r"\b(?:sorry|hope|glad|congrat\w*|good luck|thank)\b",
    "verdict": r"^(?:that|that's|thats|this|it|it's|what|how)\b.{0,30}"
    r"(?:terrible|awful|horrible|great|good|cool|nice|awesome|bad|crazy|wonderful|amazing|sad)\b",
}
_MOST = 2
"""Times that a sign counts."""
_LONG = 25
"""Words of an answer that count as one."""


def _found(patterns: Sequence[str], replies: Sequence[str]) -> NDArray[np.float32]:
    known = [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
    counts = [[len(pattern.findall(reply)) for pattern in known] for reply in replies]
    return np.array(counts, np.float32).clip(0, _MOST)


def signs(replies: Sequence[str]) -> NDArray[np.float32]:
    """Return [replies, signs]: each sign's times, the words, and whether a feeling stands beside what announces it."""
    announced = _found(list(_ANNOUNCED.values()), replies)
    feeling = _found([_FEELING], replies)
    words = np.array([[len(reply.split()) / _LONG] for reply in replies], np.float32)
    beside = ((announced > 0) & (feeling > 0)).astype(np.float32)
    return np.concatenate([announced, feeling, _found(list(_OTHER.values()), replies), words, beside], axis=1)
