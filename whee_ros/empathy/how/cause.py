"""Whether what a person's words are about can be said back to them inside a sentence, and how.

The detector hands over a span of the transcript. Only a short noun phrase fits into "I'm sorry about ...", so anything
else is declined, and the bank speaks without it: a missing detail is better than a broken sentence.
"""

from __future__ import annotations

import re

from whee_ros.empathy.safety.words import plain

LONGEST = 4
"""Words of a phrase that is said back."""

_SWAP = {"my": "your", "our": "your", "your": "my", "mine": "yours"}
_START = re.compile(r"^(?:my|our|your|the|this|that|his|her|their) ")
# words that show a clause, a person's name for themselves, or something that is better not echoed
_BREAKS = frozenset(
    """i me we us you he she it they am is are was were be been being has have had do does did will would can could
    shall should may might must not never and or but because so if when while after before since that which who whom
    to of with without about into from for got get gets gave give go goes went gone say said says tell told make made
    lost lose left leave died dies die dead broke broken came come feel felt keep kept let put took take told just
    already really very too again still even yesterday today tomorrow tonight ago last next finally never always here
    there now then damn hell fucking fuck shit bloody stupid crap idiot own fault body death""".split()
)
_VERB = re.compile(r"(?:ed|ing|n't)$")


_OF_THEM = frozenset(
    "birthday anniversary grave funeral ashes burial memorial passing ill sick unwell dying dead gone".split()
)
"""What follows "my mother's" where one is sorry about her; "my mother's dog" is another matter."""
_OWN = re.compile(r"\b(?:my|our) ((?:[a-z'-]+ ?)+)")


def whom(cause: str) -> str:
    """Return who or what of the person's own `cause` is about ("my old dog died" -> "your old dog"), or "".

    For losses and illness only: there the one who is named is what one is sorry about.
    """
    for match in _OWN.finditer(plain(cause)):
        words = []
        for word in match[1].split():
            if word in _BREAKS or _VERB.search(word):
                break
            words.append(word)
        for place, word in enumerate(words):
            if word.endswith("'s"):
                theirs = _OF_THEM.intersection(words[place + 1 : place + 2])
                words = [*words[:place], word.removesuffix("'s")] if theirs else []
                break
        if 1 <= len(words) < LONGEST:
            return " ".join(["your", *words])
    return ""


def phrase(cause: str) -> str:
    """Return `cause` turned towards the person ("my exam" -> "your exam"), or "" if it would not fit."""
    words = plain(cause).strip(" .,!?;:").split()
    if not 2 <= len(words) <= LONGEST or not _START.match(" ".join(words) + " "):
        return ""
    rest = words[1:]
    if any(
        word in _BREAKS or _VERB.search(word) or not re.fullmatch(r"[a-z][a-z'-]*", word) for word in rest
    ):
        return ""
    return " ".join([_SWAP.get(words[0], words[0]), *rest])
