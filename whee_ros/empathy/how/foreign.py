"""A critic of free writers: is what was written plain English that a voice can speak, in the tone of what was said?

The bank needs none of it. A language model may answer in another language, in code or in gibberish, or cheer where
somebody mourns; the levels it is measured by do not show that.
"""

from __future__ import annotations

import re

from whee_ros.empathy.safety.words import plain

_PLAIN = re.compile(r"[A-Za-z0-9 ,.;:!?'\u2018\u2019\u201c\u201d\"()\u2013\u2014-]+")
_WORDS = re.compile(r"[a-z]+(?:'[a-z]+)?")
_ENGLISH = frozenset(
    """i you he she it we they me him her us them my your his its our their this that these those a an the
    and or but so if of to in on at for with from about by as than is are am was were be been being do
    does did have has had will would can could may might must should not no yes oh what how who when
    where why there here very really just too all more some any one out up down sorry glad sounds sound
    must like come back again know think feel good well most things time day much let go""".split()
)
"""Words of which every English sentence of more than a few words has some."""
_OTHERS = frozenset(
    """el los las del por para muy lo siento mucho tu perro que est pas vous je tu avec pour les une und
    ich nicht das ist dein deinen wir mit auf leid il della sono molto""".split()
)
SPARSE = 0.2
"""Share of the words that must be such; of the bank's lines all have more."""
_CHEERS = re.compile(
    r"\b(?:congrat\w*|hooray|hurray|yay|bravo|haha\w*|hilarious|"
    r"(?:great|good|wonderful|fantastic|amazing|lovely) news|"
    r"how (?:wonderful|lovely|great|nice|exciting|fun|funny)|so happy for you|well done|good for you|"
    r"awesome|fantastic)\b"
)
_PITIES = re.compile(
    r"\b(?:(?:so |very |deeply )?sorry (?:to hear|for your|about|that)|my condolences|heartbreak\w*|"
    r"how (?:awful|terrible|sad|hard|painful)|"
    r"that (?:is|must be|sounds) (?:so |very |really )?(?:awful|terrible|sad|hard|painful|tough|devastating))\b"
)


def foreign(text: str, tone: int) -> str:
    """Return why a draft cannot be spoken here, or "".

    Args:
        text: of the draft.
        tone: -1, 0 or 1, of what it answers.
    """
    if not _PLAIN.fullmatch(text):
        return "not plain letters"
    words = _WORDS.findall(plain(text))
    if not words or sum(word in _ENGLISH for word in words) < SPARSE * len(words):
        return "no English sentence"
    if sum(word in _OTHERS for word in words) >= 2:
        return "another language"
    said = plain(text)
    if tone < 0 and _CHEERS.search(said):
        return "cheers at something bad"
    return "pities something good" if tone > 0 and _PITIES.search(said) else ""
