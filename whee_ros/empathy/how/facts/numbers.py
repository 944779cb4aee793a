"""Numbers in words: read them out of a transcript, and say them."""

from __future__ import annotations

import re
from fractions import Fraction

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = (("million", 1_000_000), ("thousand", 1_000), ("hundred", 100))
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_VALUE = {word: value for value, word in enumerate(_ONES)} | {
    word: 20 + 10 * index for index, word in enumerate(_TENS)
}
_FACTOR = dict(_SCALES)
_HYPHEN = re.compile(rf"\b({'|'.join(_TENS)})-(?={'|'.join(_ONES[1:10])})")
LARGEST = 1_000_000_000
"""From here on numbers are written in digits: nobody listens to longer words."""


def read(text: str) -> str:
    """Return `text` with spoken numbers as digits: "twelve times a hundred and five" -> "12 times 105"."""
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = _HYPHEN.sub(r"\1 ", text)
    out: list[str] = []
    words = text.split()
    index = 0
    while index < len(words):
        value, used = _number(words[index:])
        if used:
            out.append(str(value))
            index += used
        else:
            out.append(words[index])
            index += 1
    joined = " ".join(out)
    return re.sub(r"\b(\d+) point (\d+(?: \d)*)\b", lambda m: f"{m[1]}.{m[2].replace(' ', '')}", joined)


def _number(words: list[str]) -> tuple[int, int]:
    """Return the number that `words` begin with, and how many of them it takes (0: none)."""
    total = current = used = 0
    last = 10**9
    for index, word in enumerate(words):
        joins = (
            word == "and" and used and index + 1 < len(words) and words[index + 1] in _VALUE and last >= 100
        )
        if joins or (word == "a" and not used and index + 1 < len(words) and words[index + 1] in _FACTOR):
            current = current or (1 if word == "a" else 0)
            continue
        if word in _FACTOR and (used or current):
            factor = _FACTOR[word]
            if factor == 100:
                current = (current or 1) * 100
            else:
                total, current = total + (current or 1) * factor, 0
            last = factor
        elif word in _VALUE and (not used or last >= 100 or (last >= 20 and _VALUE[word] < 10)):
            current += _VALUE[word]
            last = _VALUE[word] if _VALUE[word] >= 20 else 0
        else:
            break
        used = index + 1
    return total + current, used


def say(number: Fraction | int | float) -> str:
    """Return `number` as spoken: whole numbers in words, others to three decimals, "about" where cut."""
    exact = Fraction(number).limit_denominator(10**9)
    if exact.denominator == 1:
        return _whole(int(exact))
    rounded = round(exact, 3 if abs(exact) < 100 else 1)
    text = f"{float(rounded):.3f}".rstrip("0").rstrip(".")
    about = "" if rounded == exact else "about "
    whole, _, decimals = text.lstrip("-").partition(".")
    spoken = _whole(int(whole))
    if decimals:
        spoken += " point " + " ".join(_ONES[int(digit)] for digit in decimals)
    return about + ("minus " if exact < 0 else "") + spoken


def _whole(number: int) -> str:
    if number < 0:
        return f"minus {_whole(-number)}"
    if number >= LARGEST:
        return f"{number:,}"
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, one = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_ONES[one]}" if one else "")
    for word, factor in _SCALES:
        if number >= factor:
            count, rest = divmod(number, factor)
            joint = " and " if factor == 100 or rest < 100 else " "
            return f"{_whole(count)} {word}" + (f"{joint}{_whole(rest)}" if rest else "")
    raise AssertionError(number)


def ordinal(number: int) -> str:
    """Return 1-99 as "first" ... "ninety-ninth"."""
    head, dash, last = say(number).rpartition("-")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("y"):
        last = last[:-1] + "ieth"
    else:
        last += "th"
    return head + dash + last


def year(number: int) -> str:
    """Return a year as spoken: "nineteen eighty-four", "two thousand and six", "twenty twenty-six"."""
    if not 1100 <= number <= 2099 or 2000 <= number <= 2009:
        return say(number)
    century, rest = divmod(number, 100)
    if rest == 0:
        return f"{say(century)} hundred"
    return f"{say(century)} {'oh ' if rest < 10 else ''}{say(rest)}"
