"""Which lines of the bank are worth proposing for a situation."""

from __future__ import annotations

from collections.abc import Iterator

from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.lines import Line, Situation

_NEARBY = {-1: "light.low", 0: "light.neither", 1: "light.high"}
"""Where feelings find more lines of their tone when their own are used up."""


def pools(bank: Bank, situation: Situation) -> Iterator[tuple[Line, ...]]:
    """Yield sets of lines, the most fitting set first; a later one is needed only when nothing passed before."""
    section, tone = situation.family.section, situation.family.tone
    if section in ("questions", "talk") and situation.topic and situation.topic.lines:
        yield situation.topic.lines  # an answer to this comes before one that fits anything
    yield situation.lines
    if section in ("feelings", "light"):
        for family in bank.sections[section]:
            if family.default and family.tone == tone and family.name != situation.family.name:
                yield family.lines
        if section == "feelings":
            yield bank.find(_NEARBY[tone], "").lines
    yield bank.find("last_resort", "").lines
