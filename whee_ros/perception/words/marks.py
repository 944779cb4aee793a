"""What a clean text would hide: fillers, repetitions, elongations, restarts, laughter (terms of Shriberg 1994)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whee_ros.core.voice import SpeechMark, Word

FILLERS = frozenset("um umm ummm uhm uh uhh uhhh er err erm ehm hm hmm hmmm mm mmm ah ahh eh".split())
"""Sounds that hold the floor (Clark & Fox Tree 2002 for um and uh); "oh" and "mhm" are answers and stay out."""
LAUGHS = re.compile(r"^[(\[*]?(laughs?|laughing|laughter|chuckles?|giggles?|(ha){2,}h?|(he){2,}h?)[)\]*]?$")
"""Laughter as recognisers and people write it."""
DOUBLED = frozenset({"had had", "that that", "is is", "bye bye", "so so"})
"""Pairs that grammar or custom doubles."""
LONGEST_PHRASE = 4
"""Words of the longest phrase that is sought twice in a row."""
DRAWN = re.compile(r"([aeiouymnlrsfhwz])\1{2,}")
"""A letter three times: no English word is spelled so."""
STUTTER = re.compile(r"^(\w+)(-\1)+\W*$", re.IGNORECASE)
"""One word said twice, written as one: "I-I"."""
SLOW = 0.45
"""Seconds a syllable that nobody takes over an ordinary word inside a phrase: three times the usual 0.15 to 0.2 s
(Greenberg 1999), less the error of word times."""
SUBJECTS = frozenset("i you he she it we they".split())
EDITS = frozenset({"i mean", "no wait", "or rather", "wait no", "sorry no"})
"""Editing terms between what is taken back and what replaces it (Levelt 1983)."""


def find(words: Sequence[Word]) -> tuple[SpeechMark, ...]:
    """Return the marks among `words`, by their first word; marks may overlap."""
    bare = [_bare(word.text) for word in words]
    repeated = list(_repetitions(bare))
    restarts = [m for m in _restarts(words, bare) if not any(r.first <= m.first <= r.last for r in repeated)]
    found = [*_single(words, bare), *repeated, *restarts]
    return tuple(sorted(found, key=lambda mark: (mark.first, mark.last, mark.kind)))


def fluent(words: Sequence[Word], marks: Sequence[SpeechMark]) -> str:
    """Return the text without fillers and laughter, and with what was said twice in a row said once."""
    gone: set[int] = set()
    for mark in marks:
        if mark.kind in ("filler", "laughter"):
            gone.update(range(mark.first, mark.last + 1))
        elif mark.kind == "repetition" and mark.last > mark.first:
            bare = [_bare(word.text) for word in words[mark.first : mark.last + 1]]
            gone.update(range(mark.first, mark.last + 1 - _period(bare)))
    return " ".join(STUTTER.sub(r"\1", word.text) for i, word in enumerate(words) if i not in gone)


def _single(words: Sequence[Word], bare: Sequence[str]) -> Iterator[SpeechMark]:
    for i, (word, text) in enumerate(zip(words, bare, strict=True)):
        if text in FILLERS:
            yield SpeechMark("filler", i, i)
        elif STUTTER.match(word.text):
            yield SpeechMark("repetition", i, i)
        elif LAUGHS.match(word.text.lower().rstrip(".,!")) or LAUGHS.match(text):
            yield SpeechMark("laughter", i, i)
        elif DRAWN.search(text) or _slow(word, text):
            yield SpeechMark("elongation", i, i)


def _repetitions(bare: Sequence[str]) -> Iterator[SpeechMark]:
    """Yield runs of a word or a phrase said two or more times with nothing (but fillers) between, longest first."""
    at = 0
    spoken = [i for i, text in enumerate(bare) if text not in FILLERS]
    while at < len(spoken):
        run = max((_run(bare, spoken, at, size) for size in range(1, LONGEST_PHRASE + 1)), default=0)
        if run:
            yield SpeechMark("repetition", spoken[at], spoken[at + run - 1])
        at += run or 1


def _run(bare: Sequence[str], spoken: Sequence[int], at: int, size: int) -> int:
    """Return how many words a phrase of `size` words and its copies take from `at` on, 0 without a copy."""
    phrase = [bare[i] for i in spoken[at : at + size]]
    if len(phrase) < size or not all(phrase) or " ".join(phrase * 2) in DOUBLED:
        return 0
    copies = 1
    while [bare[i] for i in spoken[at + copies * size : at + (copies + 1) * size]] == phrase:
        copies += 1
    return copies * size if copies > 1 else 0


def _restarts(words: Sequence[Word], bare: Sequence[str]) -> Iterator[SpeechMark]:
    for i, word in enumerate(words[:-1]):
        cut = re.search(r"\w[-\u2013\u2014]+,?$", word.text) is not None
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
    spoken = [text for text in bare if text not in FILLERS]
    sizes = range(1, len(spoken) // 2 + 1)
    return next((s for s in sizes if spoken == (spoken[:s] * len(spoken))[: len(spoken)]), len(bare))


def _bare(text: str) -> str:
    return re.sub(r"[^\w']", "", text.lower().replace("\u2019", "'"))
