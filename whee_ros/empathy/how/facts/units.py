"""Conversion of units, exact by definition (SI brochure 2019; NIST SP 811 for customary units)."""

from __future__ import annotations

import re
from fractions import Fraction

from whee_ros.empathy.how.facts.numbers import say

F = Fraction

# dimension, factor to its base unit, spoken singular, spoken plural, what people call it
_TABLE: tuple[tuple[str, Fraction, str, str, str], ...] = (
    ("time", F(1), "second", "seconds", r"seconds?|secs?"),
    ("time", F(60), "minute", "minutes", r"minutes?|mins?"),
    ("time", F(3600), "hour", "hours", r"hours?|hrs?"),
    ("time", F(86400), "day", "days", r"days?"),
    ("time", F(604800), "week", "weeks", r"weeks?"),
    ("length", F(1, 1000), "millimetre", "millimetres", r"millimet(?:er|re)s?|mm"),
    ("length", F(1, 100), "centimetre", "centimetres", r"centimet(?:er|re)s?|cm"),
    ("length", F(1), "metre", "metres", r"met(?:er|re)s?"),
    ("length", F(1000), "kilometre", "kilometres", r"kilomet(?:er|re)s?|km"),
    ("length", F(254, 10000), "inch", "inches", r"inch(?:es)?"),
    ("length", F(3048, 10000), "foot", "feet", r"foot|feet"),
    ("length", F(9144, 10000), "yard", "yards", r"yards?"),
    ("length", F(1609344, 1000), "mile", "miles", r"miles?"),
    ("mass", F(1, 1000), "milligram", "milligrams", r"milligrams?|mg"),
    ("mass", F(1), "gram", "grams", r"grams?|grammes?"),
    ("mass", F(1000), "kilogram", "kilograms", r"kilograms?|kilos?|kg"),
    ("mass", F(1000000), "tonne", "tonnes", r"tonnes?|metric tons?"),
    ("mass", F(45359237, 100000), "pound", "pounds", r"pounds?|lbs?"),
    ("mass", F(45359237, 1600000), "ounce", "ounces", r"ounces?|oz"),
    ("volume", F(1, 1000), "millilitre", "millilitres", r"millilit(?:er|re)s?|ml"),
    ("volume", F(1, 100), "centilitre", "centilitres", r"centilit(?:er|re)s?|cl"),
    ("volume", F(1), "litre", "litres", r"lit(?:er|re)s?"),
    ("volume", F(473176473, 125000000), "US gallon", "US gallons", r"gallons?"),
    ("volume", F(473176473, 1000000000), "US pint", "US pints", r"pints?"),
    ("temperature", F(1), "degree Celsius", "degrees Celsius", r"(?:degrees? )?(?:celsius|centigrade)"),
    ("temperature", F(5, 9), "degree Fahrenheit", "degrees Fahrenheit", r"(?:degrees? )?fahrenheit"),
    ("count", F(1), "piece", "", r"(?:things|pieces|eggs|items|ones)"),
    ("count", F(12), "dozen", "dozen", r"dozens?"),
)  # fmt: skip
_ANY = "|".join(sorted((row[4] for row in _TABLE), key=len, reverse=True))
_AMOUNT = r"(-?\d+(?:\.\d+)?|an?|one|the|half an?)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bhow many (?P<to>{_ANY})\b(?: \w+){{0,3}}? (?:in|make(?: up)?|is|are|to) "
        rf"(?P<n>{_AMOUNT}) ?(?P<from>{_ANY})\b",
        rf"\bhow many (?P<to>{_ANY}) (?:does|do|has) (?P<n>{_AMOUNT}) (?P<from>{_ANY}) (?:have|make)\b",
        r"\b(?:what (?:is|are)|how much (?:is|are)|convert|how (?:long|far|hot|cold) is|change|turn) "
        rf"(?P<n>{_AMOUNT}) ?(?P<from>{_ANY}) (?:in|to|into|as) (?P<to>{_ANY})\b",
    )
)


def answer(said: str) -> str:
    """Return the answer to a conversion in `said` (plain spelling, digits), or ""."""
    for pattern in _PATTERNS:
        match = pattern.search(said)
        if match:
            return _convert(_amount(match["n"]), _row(match["from"]), _row(match["to"]))
    return ""


def _amount(text: str) -> Fraction:
    if text.startswith("half"):
        return F(1, 2)
    return F(text) if re.match(r"-?\d", text) else F(1)


def _row(name: str) -> tuple[str, Fraction, str, str, str]:
    return next(row for row in _TABLE if re.fullmatch(row[4], name))


def _convert(
    amount: Fraction, start: tuple[str, Fraction, str, str, str], end: tuple[str, Fraction, str, str, str]
) -> str:
    if start[0] != end[0]:
        return f"{start[3].capitalize()} and {end[3]} measure different things."
    if start[0] == "temperature":
        celsius = (amount - 32) * start[1] if "Fahrenheit" in start[2] else amount
        value = celsius / end[1] + 32 if "Fahrenheit" in end[2] else celsius
    else:
        value = amount * start[1] / end[1]
    unit = end[2] if value == 1 else end[3]
    text = f"{say(value)} {unit}".strip()
    return f"{text[:1].upper()}{text[1:]}."
