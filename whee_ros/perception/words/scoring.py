"""Word error rate: the edit distance of words, over the words that were said. Only for scoring: no text is changed.

Both sides are put into one spelling first, as in the normaliser of Radford et al. 2022, appendix C: figures spelled
out, contractions written as one word, fillers left out where only content counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SPELLINGS = {
    "mr": "mister",
    "mrs": "missus",
    "dr": "doctor",
    "ok": "okay",
    "gonna": "going to",
    "wanna": "want to",
    "filename": "file name",
    "login": "log in",
    "voicemail": "voice mail",
    "timezone": "time zone",
}
"""One way to write what is written in two."""
FILLERS = frozenset("um umm uh uhh er erm hm hmm mm mhm ah".split())


class Errors(NamedTuple):
    """Word errors of a guess and how many words were said."""

    wrong: int
    words: int


def normal(text: str, *, fillers: bool = True) -> list[str]:
    """Return the words of `text` in lower case, without punctuation, numbers below 100 spelled out.

    Args:
        text: as it was written.
        fillers: whether "um" and its like count as words.
    """
    words: list[str] = []
    for word in re.findall(r"[a-z0-9']+", text.lower().replace("\u2019", "'")):
        bare = word.replace("'", "")
        if bare.isdigit() and int(bare) < 100:
            words += _spell(int(bare))
        elif bare and (fillers or bare not in FILLERS):
            words += SPELLINGS.get(bare, bare).split()
    return words


def errors(said: str, heard: str, *, fillers: bool = True) -> Errors:
    """Return the number of word errors in `heard` and the number of words in `said`."""
    truth, guess = normal(said, fillers=fillers), normal(heard, fillers=fillers)
    row = list(range(len(guess) + 1))
    for i, word in enumerate(truth, 1):
        above, row[0] = row[0], i
        for j, other in enumerate(guess, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (word != other))
    return Errors(row[-1], len(truth))


def rate(said: str, heard: str) -> float:
    """Return the word error rate of `heard`; 0 when nothing was said."""
    wrong, words = errors(said, heard)
    return wrong / words if words else 0.0


def matched(said: Sequence[str], heard: Sequence[str]) -> list[tuple[int, int]]:
    """Return index pairs of words that are the same in a best alignment of both, in order."""
    n, m = len(said), len(heard)
    cost = [[i + j if i * j == 0 else 0 for j in range(m + 1)] for i in range(n + 1)]
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            change = cost[i - 1][j - 1] + (said[i - 1] != heard[j - 1])
            cost[i][j] = min(change, cost[i - 1][j] + 1, cost[i][j - 1] + 1)
    pairs, i, j = [], n, m
    while i and j:
        if said[i - 1] == heard[j - 1] and cost[i][j] == cost[i - 1][j - 1]:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif cost[i][j] == cost[i - 1][j - 1] + 1:
            i, j = i - 1, j - 1
        elif cost[i][j] == cost[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _spell(number: int) -> list[str]:
    if number < 20:
        return [_ONES[number]]
    tens, ones = divmod(number, 10)
    return [_TENS[tens - 2]] + ([_ONES[ones]] if ones else [])
