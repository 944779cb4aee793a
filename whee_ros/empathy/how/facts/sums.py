"""Arithmetic as people say it: plus, minus, times, divided by, squared, percent of, square root of."""

from __future__ import annotations

import math
import re
from fractions import Fraction

from whee_ros.empathy.how.facts.numbers import say

_ASK = re.compile(
    r"^(?:\w+ ,? ?){0,3}?(?:what is|what are|what does|how much is|how much are|how much does|calculate|compute|"
    r"what do you get for|tell me|do you know what|can you calculate|solve) (.+?)(?: (?:is|make|makes|equals?|give))?$"
)
_WORDS = (
    (r"\bmultiplied by\b|\btimes\b|\bx\b|\u00d7", "*"),
    (r"\bdivided by\b|\bover\b|\u00f7", "/"),
    (r"\bplus\b|\band\b|\badded to\b", "+"),
    (r"\bminus\b|\bless\b|\u2212", "-"),
    (r"\bto the power of\b", "^"),
    (r"\bsquared\b", "^ 2"),
    (r"\bcubed\b", "^ 3"),
    (r"\bhalf of\b", "1 / 2 *"),
    (r"\ba (?:third) of\b", "1 / 3 *"),
    (r"\ba quarter of\b", "1 / 4 *"),
    (r"(?:\bper ?cent\b|%)(?: of)?", "/ 100 *"),
    (r"\b(?:the )?square root of\b", "sqrt"),
)
_TOKEN = re.compile(r"\s*(\d+(?:\.\d+)?|sqrt|[-+*/^()])")
_LONGEST = 40
"""Signs and numbers in the longest sum that is worked out; also bounds the depth of brackets."""
_POWER = 64
"""Largest exponent that is worked out."""
_LARGEST = Fraction(10) ** 15


class _NoSum(Exception):
    """The words are no sum, or none that has a speakable result."""


def answer(said: str) -> str:
    """Return the result of the sum in `said` (plain spelling, digits), or ""."""
    match = _ASK.match(said.strip(" ?.!"))
    if not match:
        return ""
    text = match[1]
    for pattern, sign in _WORDS:
        text = re.sub(pattern, f" {sign} ", text)
    try:
        tokens = _tokens(text)
        if not any(token in "+-*/^sqrt" for token in tokens):
            return ""
        value, rest = _sum(tokens)
        if rest or abs(value) > _LARGEST:
            return ""
    except ZeroDivisionError:
        return "Nobody can divide by zero."
    except (_NoSum, OverflowError):
        return ""
    spoken = say(value)
    return f"{spoken[:1].upper()}{spoken[1:]}."


def _tokens(text: str) -> list[str]:
    tokens, at = [], 0
    text = text.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            raise _NoSum(text)
        tokens.append(match[1])
        if len(tokens) > _LONGEST:
            raise _NoSum("too long")
        at = match.end()
    return tokens


def _sum(tokens: list[str]) -> tuple[Fraction, list[str]]:
    value, rest = _product(tokens)
    while rest and rest[0] in "+-":
        other, after = _product(rest[1:])
        value = value + other if rest[0] == "+" else value - other
        rest = after
    return value, rest


def _product(tokens: list[str]) -> tuple[Fraction, list[str]]:
    value, rest = _power(tokens)
    while rest and rest[0] in "*/":
        other, after = _power(rest[1:])
        value = value * other if rest[0] == "*" else value / other
        rest = after
    return value, rest


def _power(tokens: list[str]) -> tuple[Fraction, list[str]]:
    value, rest = _atom(tokens)
    if rest and rest[0] == "^":
        exponent, rest = _atom(rest[1:])
        if exponent.denominator != 1 or abs(exponent) > _POWER or abs(value) > 10**6:
            raise _NoSum("power")
        value = value ** int(exponent)
    return value, rest


def _atom(tokens: list[str]) -> tuple[Fraction, list[str]]:
    if not tokens:
        raise _NoSum("end")
    head, rest = tokens[0], tokens[1:]
    if head == "-":
        value, rest = _atom(rest)
        return -value, rest
    if head == "sqrt":
        value, rest = _atom(rest)
        if value < 0:
            raise _NoSum("root of a negative number")
        return _root(value), rest
    if head == "(":
        value, rest = _sum(rest)
        if not rest or rest[0] != ")":
            raise _NoSum("bracket")
        return value, rest[1:]
    if head[0].isdigit():
        return Fraction(head), rest
    raise _NoSum(head)


def _root(value: Fraction) -> Fraction:
    top, bottom = math.isqrt(value.numerator), math.isqrt(value.denominator)
    if top * top == value.numerator and bottom * bottom == value.denominator:
        return Fraction(top, bottom)
    return Fraction(math.sqrt(value))
