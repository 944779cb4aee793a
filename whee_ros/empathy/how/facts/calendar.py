"""Facts of the calendar and the clock (proleptic Gregorian calendar, ISO 8601)."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta

from whee_ros.empathy.how.facts.numbers import ordinal, say, year

MONTHS = [name.lower() for name in calendar.month_name][1:]

_MONTH = "|".join(MONTHS)
_FEASTS = {"christmas": (12, 25), "new year": (1, 1), "halloween": (10, 31), "valentine": (2, 14)}
_SEASONS = {
    "seasons in a year": "Four: spring, summer, autumn and winter.",
    "days in a month": "Twenty-eight to thirty-one, depending on the month.",
    "weeks in a year": "Fifty-two, and one day more, or two in a leap year.",
    "weeks in a month": "Four, and up to three days more.",
    "days in a leap year": "Three hundred and sixty-six.",
    "days in a year": "Three hundred and sixty-five, and one more in a leap year.",
    "months in a year": "Twelve.",
    "days in a week": "Seven.",
}


def answer(said: str, now: datetime) -> str:
    """Return the answer to `said` (plain spelling, digits), or ""."""
    for part in (_clock, _count, _weekday, _until):
        found = part(said, now)
        if found:
            return found
    return ""


def _clock(said: str, now: datetime) -> str:
    if re.search(
        r"\bwhat time (?:is it|do we have)\b|\bwhat is the time\b|\btell me the time\b|\bhow late is it\b"
        r"|\b(?:tell me|you know) what time it is\b"
        r"|\b(?:have you got|do you have) the time\b(?! (?:to|for)\b)",
        said,
    ):
        return f"It is {spoken_time(now)}."
    shift = 1 if "tomorrow" in said else -1 if "yesterday" in said else 0
    day = now.date() + timedelta(days=shift)
    verb = {0: "Today is", 1: "Tomorrow is", -1: "Yesterday was"}[shift]
    if re.search(
        r"\bwhat (?:day|weekday)\b[^?]*\b(?:today|is it|tomorrow|yesterday)\b"
        r"|\b(?:tell me|do you know) what day it is\b",
        said,
    ):
        return f"{verb} {calendar.day_name[day.weekday()]}."
    if re.search(r"\b(?:what|which|tell me)\b.{0,12}\bdate\b", said):
        return f"{verb} {calendar.day_name[day.weekday()]}, {_date(day)}."
    if re.search(r"\b(?:what|which) month\b.*\b(?:is it|now|are we)\b", said):
        return f"It is {calendar.month_name[day.month]}."
    if re.search(r"\b(?:what|which) year\b.*\b(?:is it|now|are we)\b", said):
        return f"It is {year(day.year)}."
    return ""


def _count(said: str, now: datetime) -> str:
    match = re.search(rf"\bhow many days\b.*\b({_MONTH}|this month)\b(?:.{{0,8}}?\b(\d{{4}})\b)?", said)
    if match and not re.search(r"\buntil\b|\btill\b|\bbefore\b", said):
        month = now.month if match[1] == "this month" else MONTHS.index(match[1]) + 1
        number = int(match[2]) if match[2] else now.year
        if month == 2 and not match[2] and match[1] != "this month":
            return "Twenty-eight, and twenty-nine in a leap year."
        if not 1 <= number <= 9999:
            return ""
        return _sentence(say(calendar.monthrange(number, month)[1]))
    match = re.search(
        r"\bis (?:it |this |the year )*(\d{4}|this year|a leap year|it)\b(?: a)? ?(?:leap year)?", said
    )
    if match and "leap year" in said and "how many" not in said:
        number = int(match[1]) if match[1].isdigit() else now.year
        leap = number > 0 and calendar.isleap(number)
        return f"{'Yes' if leap else 'No'}, {year(number)} is {'' if leap else 'not '}a leap year."
    if "how many" in said:
        plain_units = re.sub(r"\b(?:are|there|does|do|have|has|the|each|every|one|1)\b", " ", said)
        plain_units = " ".join(plain_units.split()).replace("week have", "week")
        for question, reply in _SEASONS.items():
            unit, _, whole = question.partition(" in ")
            if re.search(rf"\bhow many {unit}\b.*\b{whole}\b", plain_units) and not re.search(r"\d", said):
                return reply
    return ""


def _weekday(said: str, now: datetime) -> str:
    match = re.search(
        rf"\b(?:what|which) (?:week)?day\b.*\b({_MONTH}) (?:the )?(\d{{1,2}})\w*\b(?:.{{0,4}}(\d{{4}}))?",
        said,
    )
    if not match:
        return ""
    number = int(match[3]) if match[3] else now.year
    try:
        day = date(number, MONTHS.index(match[1]) + 1, int(match[2]))
    except ValueError:
        return "There is no such day."
    verb = "was" if day < now.date() else "is"
    return f"That {verb} a {calendar.day_name[day.weekday()]}."


def _until(said: str, now: datetime) -> str:
    match = re.search(r"\bhow (?:many days|long)\b.*\b(?:until|till|to|before) (?:the )?(?:(.*)|)", said)
    if not match or not match[1]:
        return ""
    rest = match[1]
    wanted = next((when for feast, when in _FEASTS.items() if feast in rest), None)
    named = re.search(rf"\b({_MONTH}) (?:the )?(\d{{1,2}})", rest)
    if named:
        wanted = (MONTHS.index(named[1]) + 1, int(named[2]))
    if wanted is None:
        return ""
    if "eve" in rest.split() and not named:
        eve = date(2001, *wanted) - timedelta(days=1)
        wanted = (eve.month, eve.day)
    try:
        day = date(now.year, *wanted)
        if day < now.date():
            day = date(now.year + 1, *wanted)
    except ValueError:
        return ""
    left = (day - now.date()).days
    return "That is today." if not left else f"{_sentence(say(left))[:-1]} day{'s' if left != 1 else ''}."


def spoken_time(now: datetime) -> str:
    """Return the time of day as people say it, to the minute: "half past three in the afternoon"."""
    hour, minute = now.hour, now.minute
    part = (
        "at night" if hour < 5 or hour >= 22
        else "in the morning" if hour < 12
        else "in the afternoon" if hour < 18
        else "in the evening"
    )  # fmt: skip
    if (hour, minute) in ((0, 0), (12, 0)):
        return "noon" if hour else "midnight"
    this, following = say((hour - 1) % 12 + 1), say(hour % 12 + 1)
    if minute == 0:
        return f"{this} o'clock {part}"
    if minute == 30:
        return f"half past {this} {part}"
    if minute < 30:
        return f"{_minutes(minute)} past {this} {part}"
    return f"{_minutes(60 - minute)} to {following} {part}"


def _minutes(number: int) -> str:
    if number == 15:
        return "quarter"
    return say(number) if number % 5 == 0 else f"{say(number)} minute{'s' if number != 1 else ''}"


def _date(day: date) -> str:
    return f"the {ordinal(day.day)} of {calendar.month_name[day.month]}, {year(day.year)}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
