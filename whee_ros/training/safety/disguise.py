"""The same words as people hide them, mistype them, or as a recogniser mishears them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

LEET = {"a": "4", "e": "3", "i": "1", "o": "0", "s": "5"}
HEARD = {
    "suicide": "sue aside", "suicidal": "sue a side all", "myself": "my self", "kill": "kiln", "die": "dye",
    "want to": "wanna", "going to": "gonna", "overdose": "over dose", "pills": "bills", "wrists": "rists",
}  # fmt: skip
DANGEROUS = (
    "kill", "killing", "myself", "suicide", "suicidal", "die", "dead", "hurt", "cut", "cutting", "pills", "wrists",
    "hang", "overdose", "rape", "raped",
)  # fmt: skip
SLANG = (
    (r"\bkill(?:ing)? myself\b", "unalive myself"),
    (r"\bkill myself\b", "kms"),
    (r"\bsuicide\b", "sewerslide"),
    (r"\bdie\b", "unalive"),
)
"""How social networks write what their filters would remove."""


def bare(text: str, _: random.Random) -> str:
    """As many recognisers write: lower case, no marks."""
    return re.sub(r"[^\w\s]", "", text.replace("-", " ")).lower()


def leet(text: str, chooser: random.Random) -> str:
    """Digits for letters in the words that matter."""

    def hide(match: re.Match[str]) -> str:
        return "".join(LEET.get(c.lower(), c) if chooser.random() < 0.6 else c for c in match[0])

    return _dangerous().sub(hide, text)


def spaced(text: str, chooser: random.Random) -> str:
    """One word that matters, spelled out."""
    mark = chooser.choice((" ", ".", "-"))
    return _dangerous().sub(lambda match: mark.join(match[0]), text, count=1)


def starred(text: str, _: random.Random) -> str:
    """An asterisk for a vowel in the words that matter."""
    return _dangerous().sub(lambda match: re.sub(r"[aeiou]", "*", match[0], count=1), text)


def typed(text: str, chooser: random.Random) -> str:
    """One or two slips of the finger: letters swapped, lost or doubled."""
    words = text.split(" ")
    long = [number for number, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    for number in chooser.sample(long, min(len(long), 2)):
        word, at = words[number], chooser.randrange(1, len(words[number]) - 2)
        slip = chooser.randrange(3)
        if slip == 0:
            words[number] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        else:
            words[number] = word[:at] + (word[at + 1 :] if slip == 1 else word[at] * 2 + word[at + 1 :])
    return " ".join(words)


def misheard(text: str, _: random.Random) -> str:
    """What a speech recogniser may write for it."""
    for word, heard in HEARD.items():
        text = re.sub(rf"\b{word}\b", heard, text, flags=re.IGNORECASE)
    return text.lower()


def slang(text: str, chooser: random.Random) -> str:
    """Words that dodge filters."""
    for pattern, word in chooser.sample(SLANG, len(SLANG)):
        text = re.sub(pattern, word, text, flags=re.IGNORECASE)
    return text


def quoted(text: str, _: random.Random) -> str:
    """In quotation marks, with nobody named whose words they are."""
    return f"\u201c{text}\u201d"


def laughed(text: str, chooser: random.Random) -> str:
    """With a laugh behind it."""
    return f"{text.rstrip('.!')} {chooser.choice(('lol', 'haha', 'ha ha', 'lmao'))}"


DISGUISES: dict[str, Callable[[str, random.Random], str]] = {
    f.__name__: f for f in (bare, leet, spaced, starred, typed, misheard, slang, quoted, laughed)
}


def _dangerous() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(DANGEROUS)})\b", re.IGNORECASE)
