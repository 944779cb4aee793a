"""Word error rate (the edit distance of words, over the words that were said)."""

from __future__ import annotations

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def normal(text: str) -> list[str]:
    """Return the words of `text` in lower case, without punctuation, numbers below 100 spelled out."""
    words: list[str] = []
    for word in re.findall(r"[a-z0-9']+", text.lower().replace("\u2019", "'")):
        bare = word.replace("'", "")
        if bare.isdigit() and int(bare) < 100:
            words += _spell(int(bare))
        elif bare:
            words.append(bare)
    return words


def errors(said: str, heard: str) -> tuple[int, int]:
    """Return the number of word errors in `heard` and the number of words in `said`."""
    truth, guess = normal(said), normal(heard)
    row = list(range(len(guess) + 1))
    for i, word in enumerate(truth, 1):
        above, row[0] = row[0], i
        for j, other in enumerate(guess, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (word != other))
    return row[-1], len(truth)


def rate(said: str, heard: str) -> float:
    """Return the word error rate of `heard`; 0 when nothing was said."""
    wrong, words = errors(said, heard)
    return wrong / words if words else 0.0


def _spell(number: int) -> list[str]:
    if number < 20:
        return [_ONES[number]]
    tens, ones = divmod(number, 10)
    return [_TENS[tens - 2]] + ([_ONES[ones]] if ones else [])
