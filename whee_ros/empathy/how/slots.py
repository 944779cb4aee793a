"""What the slots of a line can be filled with: the person's own words, turned towards them, and who both are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache

from whee_ros.core.empathy import EmpathyState
from whee_ros.empathy.how.cause import phrase, whom
from whee_ros.empathy.how.event import told
from whee_ros.empathy.how.introduction import name_of
from whee_ros.empathy.how.lines import TOLD, Line
from whee_ros.empathy.how.reading import Reading
from whee_ros.empathy.how.tints import BAD, GOOD

NAMED = ("grief", "illness")
"""Families in which the one who died or is ill is named, even out of a clause."""

_VAGUE = re.compile(r"(?:it|that|this|there)\b|$", re.IGNORECASE)
"""What nobody understands any more a turn later: "it was a long one"."""


@lru_cache(8192)
def _feelings(text: str) -> frozenset[str]:
    """Return the beginnings of the words of feeling in `text`, which are said once."""
    return frozenset(match[:4] for match in (*BAD.findall(text.lower()), *GOOD.findall(text.lower())))


def fillings(state: EmpathyState, reading: Reading, robot_name: str) -> dict[str, str]:
    """Return a filling for every slot, "" for nothing.

    Args:
        state: of the utterance.
        reading: of it.
        robot_name: what the robot calls itself.
    """
    situation = reading.situation
    cause = phrase(state.cause)
    if not cause and situation.family.name in NAMED:
        cause = whom(state.cause)
    said = told(state.text, state.cause, situation.family.tone)
    person = name_of(state.text)
    values = {"cause": cause, "name": robot_name, "person": person, "before": "", **asdict(said)}
    if reading.earlier is not None:
        then = reading.earlier.told
        told_of = ("before", "blow", "event") if reading.earlier.called else ("before", "blow")
        known = (then[slot] for slot in told_of if not _VAGUE.match(then[slot]))
        values["before"] = next(known, "")
        values["feeling"] = values["feeling"] or then["feeling"]
    return values


def fill(line: Line, values: Mapping[str, str]) -> str:
    """Return the text of `line` with its slots filled from `values`, or "" if one has no filling."""
    text = line.text
    for slot in line.slots:
        value = values.get(slot)
        if not value or (slot in TOLD and _feelings(value) & _feelings(line.text)):
            return ""  # "Your back hurts, and it clearly hurts"
        text = text.replace("{" + slot + "}", value)
        text = text.replace("{" + slot.capitalize() + "}", value[0].upper() + value[1:])
    return text
