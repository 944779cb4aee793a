"""What a clean text would hide: fillers, repetitions, elongations, restarts, laughter (terms of Shriberg 1994)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from whee_ros.core.voice import SpeechMark, Word

FILLERS = re.compile(r"^(u+m+|u+h+m*|e+r+m*|e+hm*|h+m+|mm+|a+h+)$")
"""Sounds that hold the floor (Clark & Fox Tree 2002 for um and uh); "oh" and "mhm" are answers and stay out."""
HAHA = re.compile(r"^(a?(ha){2,}h?|(he){2,}h?|(hee){2,}|heh+)$")
"""Laughter in one word, without its hyphens."""
HA = frozenset({"ha", "hah", "hee"})
"""Laughter where several follow each other."""
TOLD_LAUGH = re.compile(r"^[(\[*]+(laugh|chuckl|giggl|snicker)", re.IGNORECASE)
"""Laughter told in brackets, as recognisers do; "they laughed at me" is none."""
CLOSED = re.compile(r"[)\]*]\W*$")
CUT = re.compile(r"\w[-\u2013\u2014]+,?$")
"""A word that was broken off."""
LONGEST_TOLD = 4
"""Words of the longest event in brackets."""
DOUBLED = frozenset(
    {
        "had had",
        "that that",
        "is is",
        "bye bye",
        "so so",
        "there there",
        "now now",
        "night night",
        "knock knock",
    }
)
"""Pairs that grammar or custom doubles."""
LONGEST_PHRASE = 4
"""Words of the longest phrase that is sought twice in a row."""
DRAWN = re.compile(r"(?!www)([aeiouymnlrsfhwz])\1{2,}")
"""A letter three times: no English word is spelled so."""
STUTTER = re.compile(
    r"^(\w+)-(\1-)*(?=\1\W*$)|^([a-z]|[bcdfghjklmnpqrstvwxz]{2,3})-(\3-)*(?=\3)", re.IGNORECASE
)
"""What is said too often in a word that is said twice or begun twice, and written as one: "I-I", "wh-what"."""
SLOW = 0.45
"""Seconds a syllable that nobody takes over an ordinary word inside a phrase: three times the usual 0.15 to 0.2 s
(Greenberg 1999), less the error of word times."""
SUBJECTS = frozenset("i you he she it we they".split())
EDITS = frozenset({"i mean", "no wait", "or rather", "wait no", "sorry no"})
"""Editing terms between what is taken back and what replaces it (Levelt 1983)."""


def find(words: Sequence[Word]) -> tuple[SpeechMark, ...]:
    """Return the marks among `words`, by their first word; marks may overlap."""
    bare = [_bare(word.text) for word in words]
    laughs = list(_laughs(words, bare))
    for mark in laughs:
        # a laugh has no words that could be repeated or drawn out
        bare[mark.first : mark.last + 1] = [""] * (mark.last + 1 - mark.first)
    repeated = list(_repetitions(bare))
    restarts = [m for m in _restarts(words, bare) if not any(r.first <= m.first <= r.last for r in repeated)]
    found = [*laughs, *_single(words, bare), *repeated, *restarts]
    return tuple(sorted(found, key=lambda mark: (mark.first, mark.last, mark.kind)))


def fluent(words: Sequence[Word], marks: Sequence[SpeechMark]) -> str:
    """Return the text without fillers and laughter, and with what was said twice in a row said once."""
    gone: set[int] = set()
    stuttered: set[int] = set()
    for mark in marks:
        if mark.kind in ("filler", "laughter"):
            gone.update(range(mark.first, mark.last + 1))
        elif mark.kind == "repetition" and mark.last > mark.first:
            bare = [_bare(word.text) for word in words[mark.first : mark.last + 1]]
            gone.update(range(mark.first, mark.last + 1 - _period(bare)))
        elif mark.kind == "repetition":
            stuttered.add(mark.first)
    kept = [(i, word.text) for i, word in enumerate(words) if i not in gone]
    return " ".join(STUTTER.sub("", text) if i in stuttered else text for i, text in kept)


def _laughs(words: Sequence[Word], bare: Sequence[str]) -> Iterator[SpeechMark]:
    at = 0
    while at < len(words):
        length = _laugh(words, bare, at)
        if length:
            yield SpeechMark("laughter", at, at + length - 1)
        at += length or 1


def _laugh(words: Sequence[Word], bare: Sequence[str], at: int) -> int:
    """Return how many words the laugh takes that begins at `at`, 0 if none does."""
    if TOLD_LAUGH.match(words[at].text):
        told = range(at, min(at + LONGEST_TOLD, len(words)))
        return next((i + 1 - at for i in told if CLOSED.search(words[i].text)), 1)
    if HAHA.match(bare[at]):
        return 1
    ha = next((i for i in range(at, len(bare)) if bare[i] not in HA), len(bare)) - at
    return ha if ha > 1 else 0


def _single(words: Sequence[Word], bare: Sequence[str]) -> Iterator[SpeechMark]:
    for i, (word, text) in enumerate(zip(words, bare, strict=True)):
        if FILLERS.match(text):
            yield SpeechMark("filler", i, i)
        elif text and _stutters(word.text):
            yield SpeechMark("repetition", i, i)
        elif DRAWN.search(text) or (text and _slow(word, text)):
            yield SpeechMark("elongation", i, i)


def _stutters(text: str) -> bool:
    """Whether a word is said or begun twice; "bye-bye" and "uh-uh" are words."""
    said = STUTTER.match(text)
    part = _bare((said[1] or said[3]) if said else "")
    return bool(part) and not FILLERS.match(part) and f"{part} {part}" not in DOUBLED


def _repetitions(bare: Sequence[str]) -> Iterator[SpeechMark]:
    """Yield runs of a word or a phrase said two or more times with nothing (but fillers) between, longest first."""
    at = 0
    spoken = [i for i, text in enumerate(bare) if not FILLERS.match(text)]
    said = [bare[i] for i in spoken]
    while at < len(spoken):
        run = max([_run(said, at, size) for size in range(1, LONGEST_PHRASE + 1)], default=0)
        if run:
            yield SpeechMark("repetition", spoken[at], spoken[at + run - 1])
        at += run or 1


def _run(said: Sequence[str], at: int, size: int) -> int:
    """Return how many words a phrase of `size` words and its copies take from `at` on, 0 without a copy."""
    phrase = said[at : at + size]
    if (
        phrase != said[at + size : at + 2 * size]
        or not all(phrase)
        or " ".join([*phrase, *phrase]) in DOUBLED
    ):
        return 0
    copies = 2
    while said[at + copies * size : at + (copies + 1) * size] == phrase:
        copies += 1
    return copies * size


def _restarts(words: Sequence[Word], bare: Sequence[str]) -> Iterator[SpeechMark]:
    for i, word in enumerate(words[:-1]):
        cut = CUT.search(word.text) is not None
        edit = i > 0 and " ".join(bare[i : i + 2]) in EDITS and i + 2 < len(bare)
        again = (
            bare[i] in SUBJECTS
            and i + 3 < len(bare)
            and bare[i + 2] == bare[i]
            and bare[i + 3] != bare[i + 1]
            and bare[i + 1] in AUXILIARIES
            and bare[i + 3] in AUXILIARIES
        )
        if cut and bare[i] != bare[i + 1]:
            yield SpeechMark("restart", i, i)
        elif edit:
            yield SpeechMark("restart", i - 1, i + 1)
        elif again:
            yield SpeechMark("restart", i, i + 1)


AUXILIARIES = frozenset(
    """
    am is are was were be been have has had do does did can could will would shall should may might must
    i'm don't didn't can't couldn't won't wouldn't wasn't isn't
    """.split()
)
"""Verbs after a subject that is begun again: "I was, I am" is a restart, "I think I know" is not."""


def _slow(word: Word, text: str) -> bool:
    length = word.end - word.start
    syllables = len(re.findall(r"[aeiouy]+", text))
    # one syllable at the end of a phrase is often half a second long
    return word.confidence > 0.0 and length > SLOW * max(syllables, 1) + 0.35


def _period(bare: Sequence[str]) -> int:
    """Return the length of the phrase that a run of repetition repeats."""
    spoken = [text for text in bare if not FILLERS.match(text)]
    sizes = range(1, len(spoken) // 2 + 1)
    return next((s for s in sizes if spoken == (spoken[:s] * len(spoken))[: len(spoken)]), len(bare))


@lru_cache(maxsize=4096)  # a word comes again with every partial transcript
def _bare(text: str) -> str:
    return re.sub(r"[^\w']", "", text.lower().replace("\u2019", "'"))
