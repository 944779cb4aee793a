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
from whee_ros.empathy.safety.words import count

NAMED = ("grief", "illness")
"""Families in which the one who died or is ill is named, even out of a clause."""

SHORT, MOST = 16, 0.7
"""Words of an utterance, and the share of them, up to and from which what is said back is all there was."""
_INNER = re.compile(
    r"\b(?:feel\w*|felt|mood|fun|luck\w*|life|really|so|very|sad|happy|glad|scared|worr\w+|afraid|terrified|nervous|anxious|tired"
    r"|exhausted|lonely|alone|hurt\w*|upset|angry|mad|furious|proud|depressed|frightened|stressed|empty|lov\w+|hat(?:e|ed|ing)"
    r"|enjoy\w*|excited|grateful|thankful|bored|unhappy|guilty|ashamed|jealous|frustrated|disappointed|miss\w*|dream\w*)\b",
    re.IGNORECASE,
)
"""Of what goes on inside; a parrot would say it back."""
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
    if covers(values, reading):  # all there was is what is bad, or good
        kind = "trouble" if situation.family.tone < 0 else "good"
        values[kind] = values[kind] or values["event"]
    if reading.earlier is not None:
        then = reading.earlier.told
        told_of = ("before", "blow", "event") if reading.earlier.called else ("before", "blow")
        known = (then[slot] for slot in told_of if not _VAGUE.match(then[slot]))
        values["before"] = next(known, "")
        values["feeling"] = values["feeling"] or then["feeling"]
    return values


def covers(values: Mapping[str, str], reading: Reading) -> bool:
    """Return whether a filling says back all that there was: one short matter, told without a name for a feeling.

    What the bank knows by its words is answered better by what it has for just that.
    """
    if reading.situation.topic is not None or not reading.situation.family.tone:
        return False
    said = values["trouble"] or values["blow"] or values["good"] or values["event"]
    words = reading.moment.words
    return not _INNER.search(said) and words <= SHORT and count(said) >= MOST * words


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
