"""Names and places in words, masked by rule: no list holds every name, so what is written like one is taken for one.

Recognisers write names with a capital. A word with a capital inside a sentence that is no ordinary English word is
masked; so is one at its start that follows "my name is" and the like, and every other mention of what was masked once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

NAME, PLACE = "[name]", "[place]"
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['\u2019-][A-Za-z\u00c0-\u024f]+)*")
ORDINARY = frozenset(
    """i i'm i'd i'll i've ok okay tv dvd pc usb god mr mrs ms dr christmas easter english german french monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september october
    november december mum mom dad mummy daddy grandma grandpa granny nan internet""".split()
)
"""Written with a capital and nobody's name."""
INTRODUCES = frozenset(
    """mr mrs ms dr doctor nurse professor uncle aunt auntie called named friend brother sister son daughter husband
    wife cousin colleague neighbour neighbor boss cat dog""".split()
)
"""The next word with a capital is a name."""
LEADS = frozenset("in at from to near outside of around visit visiting toward towards".split())
"""The next word with a capital is a place, more likely than not."""
STARTS = frozenset(
    """a about after all also although always am an and any anyway are as at be because been before but by can come
    could did do does don't every everybody everyone everything fine first for from get go good great guess had has
    have he hello her here hey hi his how however if in is isn't it it's its just last later let like look maybe me
    most my never next no nobody not nothing now of oh on once one only or our out please really right she since so
    some somebody someone something sometimes sorry still such sure tell thank thanks that that's the their them
    then there these they they're this those though three today together tomorrow tonight two um uh very was wasn't
    we we're well were what what's when where which while who why will with won't wonderful would wow yeah yes
    yesterday yet you you're your""".split()
)
"""Ordinary words that open sentences."""


class Masker:
    """Learns names from what is said, then masks them wherever they stand."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    @property
    def masked(self) -> int:
        """How many different names and places were found."""
        return len(self._known)

    def learn(self, text: str, common: Iterable[str] = ()) -> None:
        """Take a sentence as a recogniser wrote it; `common` are words that are nobody's name here."""
        ordinary = {*ORDINARY, *common}
        before, start = "", True
        last = 0
        for found in _WORD.finditer(text):
            word, plain = found[0], _bare(found[0])
            start = start or any(sign in text[last : found.start()] for sign in ".!?:")
            capital = word[0].isupper() and plain not in ordinary
            opener = start and plain in STARTS
            introduced = before in INTRODUCES or text[: found.start()].lower().rstrip().endswith(
                ("name is", "name's", "i am", "i'm", "this is", "call me")
            )
            if capital and not opener and (not start or introduced or self._vocative(text, found)):
                self._known[plain] = PLACE if before in LEADS else self._known.get(plain, NAME)
            before, start, last = plain, False, found.end()

    def mask(self, text: str) -> str:
        """Return `text` with every name and place that was learned masked, in whatever case."""
        return _WORD.sub(self._one, text)

    def holds(self, text: str) -> bool:
        """Return whether something in `text` would be masked."""
        return any(_bare(word) in self._known for word in _WORD.findall(text))

    def _one(self, found: re.Match[str]) -> str:
        word, plain = found[0], _bare(found[0])
        if plain not in self._known:
            return word
        return self._known[plain] + word[len(plain) :]

    @staticmethod
    def _vocative(text: str, found: re.Match[str]) -> bool:
        """Return whether a sentence begins with somebody addressed: "Anna, I am ..."."""
        return text[found.end() : found.end() + 1] == "," and _bare(found[0]) not in STARTS


def _bare(word: str) -> str:
    """Return a word in small letters without a possessive ending."""
    return re.sub(r"['\u2019]s$", "", word.lower())
