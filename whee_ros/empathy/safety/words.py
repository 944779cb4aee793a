"""Plain spelling: one way to write what transcripts write in many, so that patterns stay short.

Lower case, straight apostrophes, contractions written out ("can't" is "can not"), and a cut into sentences. Masked and
mistyped words are undone elsewhere (`spelling.py`), before this.
"""

from __future__ import annotations

import re
from functools import lru_cache

from whee_ros.core.punctuation import ENDING_DOT

_MARKS: tuple[tuple[str, str], ...] = (
    (r"[\u2018\u2019\u02bc\u00b4`]", "'"),
    (r"[\u2010-\u2015]", "-"),
)
_ENGLISH: tuple[tuple[str, str], ...] = (
    (r"\bcan'?t\b", "can not"),
    (r"\bcannot\b", "can not"),
    (r"\bwon'?t\b", "will not"),
    (r"\bain'?t\b", "is not"),
    (r"\b(do|does|did|is|are|was|were|have|has|had|would|could|should|must|need)n'?t\b", r"\1 not"),
    (r"\bi'?m\b", "i am"),
    (r"\bi'?ve\b", "i have"),
    (r"\bi'll\b", "i will"),
    (r"\bi'?d\b", "i would"),
    (r"\b(you|we|they)'re\b", r"\1 are"),
    (r"\b(you|we|they)'ve\b", r"\1 have"),
    (r"\b(you|we|they|he|she|it|that|who|there)'ll\b", r"\1 will"),
    (r"\bwho'd\b", "who would"),
    (r"\b(he|she|it|that|there|what|who|where|how|when)'s\b", r"\1 is"),
    (r"\bwhats\b", "what is"),
    (r"\bgonna\b", "going to"),
    (r"\bwanna\b", "want to"),
    (r"\bgotta\b", "got to"),
    (r"\bwant(s|ed)? 2\b", r"want\1 to"),
    (r"\bany more\b", "anymore"),
)
_OTHERS: tuple[tuple[str, str], ...] = ((r"\bnich\b", "nicht"), (r"\bkiero\b", "quiero"))
"""German and Spanish as they are often written."""
_SPACES: tuple[tuple[str, str], ...] = (
    (r"[\"“”„«»¿¡*_()\[\]]", " "),
    (r",", " , "),
    (r"\s+", " "),
)
_RULES, _OTHER_RULES = (
    tuple((re.compile(pattern), put) for pattern, put in rules)
    for rules in ((*_MARKS, *_ENGLISH, *_SPACES), (*_MARKS, *_OTHERS, *_SPACES))
)
_WORD = re.compile(r"[^\s\u2013\u2014-][^\s\u2013\u2014]*")
_SENTENCE = re.compile(rf"(?:[!?;:]|{ENDING_DOT})+(?=\s|$)|\s(?:but|however|aber|pero)\s")


@lru_cache(maxsize=32)  # one utterance is read by many
def plain(text: str, english: bool = True) -> str:
    """Return `text` in plain spelling; sentence marks are kept.

    Args:
        text: as it was said or written.
        english: whether its contractions are written out: "im" is a word of its own in German.
    """
    text = text.lower()
    for pattern, put in _RULES if english else _OTHER_RULES:
        text = pattern.sub(put, text)
    return text.strip()


def sentences(plain_text: str) -> list[str]:
    """Cut plain text at sentence marks and at "but", which ends the reach of a "not"."""
    return [part.strip(" ,") for part in _SENTENCE.split(plain_text) if part.strip(" ,")]


@lru_cache(maxsize=8192)
def count(text: str) -> int:
    """Return how many words a voice would speak for `text` (hyphenated words count once)."""
    return len(_WORD.findall(text))
