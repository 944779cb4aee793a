"""Turns a clause towards the person who said it, pronoun by pronoun (Weizenbaum 1966), and sees what went wrong."""

from __future__ import annotations

import re

from whee_ros.empathy.how.clause import names_somebody, sayable

_SWAP = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "we": "you",
    "us": "you", "our": "your", "ours": "yours", "ourselves": "yourselves",
    "i'm": "you're", "i've": "you've", "i'd": "you'd", "i'll": "you'll",
    "we're": "you're", "we've": "you've", "we'd": "you'd", "we'll": "you'll", "im": "you're", "ive": "you've",
}  # fmt: skip
_PUT_RIGHT = (
    (r"\byou am\b", "you're"), (r"\byou (\w+ly|just|also|still|never|always) am\b", r"you are \1"),
    (r"\byou was\b", "you were"), (r"\byou (\w+ly|just|also|still|never|always) was\b", r"you \1 were"),
    (r"\byou are\b", "you're"), (r"\byou have (?=been|lost|had|got|to |\w+ed\b)", "you've "),
    (r"\byou've to\b", "you have to"),
    (r"\bcan ?not\b", "can't"), (r"\b(do|does|did|is|are|was|were|have|has|had) not\b", r"\1n't"),
    (r"\bdont\b", "don't"), (r"\bcant\b", "can't"), (r"\bdidnt\b", "didn't"), (r"\bwont\b", "won't"),
    (r"\bisnt\b", "isn't"), (r"\bwasnt\b", "wasn't"), (r"\bdoesnt\b", "doesn't"), (r"\bshes\b", "she's"),
    (r"\bi\b", "I"),
)  # fmt: skip
_MENDS = tuple((re.compile(pattern), put) for pattern, put in _PUT_RIGHT)
_BROKEN = re.compile(
    r"\b(?:you|they|we) (?:am|was)\b|\bthat you (?:is|has|does)\b|\b(?:he|she|it) (?:am|are)\b"
    r"|\b(?!that)(\w+) \1\b|\b(?:a|an) (?:the|a|an)\b"
    r"|\b(?:did|do|does)n't (?:it|he|she|they|you|we|the|a)\b|\b(?:sorry|wonderful|glad|"
    r"hear) that that\b|\ba [aeio]\w+|\ban [bcdfgjklmnpqrstvwxz]\w*"
    r"|[.!?,] ?[.!?,]|\s[.!?,]",
    re.IGNORECASE,
)


def turned(clause: str) -> str:
    """Return `clause` as the other side says it, without its final mark, or "" if it had better not be said."""
    words = sayable(clause)
    if not words:
        return ""
    low = [word.lower() for word in words]
    swapped = [_SWAP.get(bare, word) for bare, word in zip(low, words, strict=True)]
    if swapped[0] == words[0] and names_somebody(low[0]):
        swapped[0] = low[0]
    said = " ".join(swapped)
    for pattern, put in _MENDS:
        said = pattern.sub(put, said)
    return "" if broken(said) or _FIRST_PERSON.search(said) else said


def broken(text: str) -> bool:
    """Return whether `text` shows a fault that filling a slot can make: agreement, doubled words, articles, marks."""
    return bool(_BROKEN.search(text))


_FIRST_PERSON = re.compile(r"\b(?:I|i|me|my|mine|myself|am|we|our|us)\b")
