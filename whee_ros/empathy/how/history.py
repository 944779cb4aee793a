"""What was said between the robot and each person a moment ago: what a short answer still refers to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from whee_ros.empathy.how.lines import Situation
from whee_ros.empathy.how.thread import Thread
from whee_ros.empathy.safety.words import count

LASTS = 120.0
"""Seconds after which an utterance begins a matter of its own."""
PEOPLE = 100
"""People whose last turn is remembered; the one longest ago is forgotten first."""
BRIEF = 7
"""Words of an utterance that may refer to what was told before."""
_NODS = re.compile(
    r"^(?:(?:oh|well|ok|okay|yes|yeah|yep|no|nope|mm|hm+|right|sure|true|i see|that is (?:true|right))[ ,.!]*)+$"
)
"""What only keeps the talk going, where nothing was asked."""
_REFERS = re.compile(
    r"^(?:(?:well|yes|yeah|no|oh|just|really|honestly|mostly|maybe|i guess|i think|and|but|so)\b[ ,]*)*(?:[.!]*$|"
    r"(?:it|that|this) (?:is|was|will|does|did|has|just|still|really|hurts?|feels?|keeps?|never|all|would|can|makes)\b|"
    r"(?:it|that) |still\b|all the time\b|every ?day\b|not (?:sure|really|yet|at all|much|so)\b|"
    r"i (?:still )?(?:do not|can not) (?:really )?(?:know|understand|talk about it|say)\b|"
    r"i (?:know|guess|suppose|hope so|tried|do|did|am|was|have|miss (?:him|her|it|them|that))\b[ .!]*$|"
    r"for (?:weeks|months|years|days|a while|too long)\b|since then\b|a (?:bit|little|lot)\b|too much\b|"
    r"everything\b|nobody\b|no one\b|nothing\b|hard to say\b)"
)


@dataclass(frozen=True)
class Earlier:
    """The last exchange with a person.

    Attributes:
        now: s, when the robot answered.
        situation: what it was about.
        told: what could be said back of it, by slot.
        emotion: as it was read.
        called: whether empathy was called for.
        asked: whether the robot's reply ended with a question.
        strategy: of the reply.
        thread: what is being told, if anything is.
        reply: the robot's words.
    """

    now: float
    situation: Situation
    told: Mapping[str, str]
    emotion: str
    called: bool
    asked: bool
    strategy: str
    thread: Thread | None = None
    reply: str = ""


class History:
    """The last exchange with everybody."""

    def __init__(self) -> None:
        self._last: dict[str, Earlier] = {}

    def note(self, person_id: str, exchange: Earlier) -> None:
        """Remember an exchange."""
        self._last.pop(person_id, None)
        self._last[person_id] = exchange
        if len(self._last) > PEOPLE:
            del self._last[next(iter(self._last))]

    def last(self, person_id: str, now: float) -> Earlier | None:
        """Return the exchange just before `now` (s), None if there was none or it is too long ago."""
        found = self._last.get(person_id)
        return found if found is not None and now <= found.now + LASTS else None


def refers(said: str, *, asked: bool) -> bool:
    """Return whether `said` (plain spelling) points back: "it still hurts", "I do not know".

    Args:
        said: what was said.
        asked: whether the robot had asked something: then anything brief is taken for an answer.
    """
    if not asked and _NODS.match(said):
        return False
    return 0 < count(said) <= BRIEF and (asked or bool(_REFERS.match(said)))
