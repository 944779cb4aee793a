"""How a reply is taken: face, voice, words and need in the seconds after it, against those before.

Nothing is judged while the robot is speaking: people look at a speaker as listeners do. The reward is a mean of parts
by weight, each in [-1, 1]; parts without evidence count nothing, and how much was there is the confidence.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable

from whee_ros.core.empathy import EmpathyPlan, EmpathyState, Response
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.rapport import Reaction
from whee_ros.core.voice import VoiceAffect
from whee_ros.empathy.safety.words import plain

WEIGHTS = {"face": 0.3, "voice": 0.1, "words": 0.35, "need": 0.25}
"""Share of each part. Valence from voice alone is weak; words are what people mean to be understood."""
BEFORE = 4.0
"""Seconds before the reply that it is compared with."""
SETTLES = 0.5
"""Seconds after the last word before anything counts: a face needs a moment."""
SURE = 0.2
"""Confidence below which an observation is left out."""
SPAN = 0.5
"""A change of valence by so much counts as 1."""

_THANKS = re.compile(
    r"\b(?:thank(?:s| you)|exactly|that is (?:right|true|kind|nice)|you are (?:right|kind|sweet)|yes|yeah|that helps?|"
    r"feel(?:s|ing)? better|good to (?:hear|know)|i appreciate)\b"
)
_REJECTS = re.compile(
    r"\b(?:that (?:is|was) not (?:what|true|it|right|helpful)|you do not (?:understand|get it|know|listen)|"
    r"shut up|stop (?:it|that|asking)|"
    r"leave me alone|i do not want to|do not (?:ask|say) (?:me )?that|whatever|"
    r"forget it|stupid (?:robot|machine|question)|no ,? ?i said)\b"
)


class Watch:
    """Watches how the last reply to each person is taken.

    Args:
        window: seconds after the reply in which a reaction counts.
    """

    def __init__(self, window: float) -> None:
        self.window = window
        self._seen: dict[str, deque[tuple[float, float]]] = {
            "face": deque(maxlen=400), "voice": deque(maxlen=60), "need": deque(maxlen=200),
        }  # fmt: skip
        self._plan: EmpathyPlan | None = None
        self._said = ""
        self._valence = 0.0
        self._from: float | None = None
        self._words: float | None = None

    def answered(self, plan: EmpathyPlan, state: EmpathyState) -> None:
        """Begin to watch: `plan` answers `state`. Plans without words or by the safety gate are not judged."""
        judged = (
            plan.response != Response.NOTHING and plan.strategy and not plan.reasons[0].startswith("safety")
        )
        self._plan = plan if judged else None
        self._from = self._words = None
        self._valence = state.valence

    def see(self, item: FaceObservation | VoiceAffect | EmpathyState | SpeechStatus) -> None:
        """Take in one observation."""
        if isinstance(item, FaceObservation):
            if item.attended and item.valence_confidence * item.confidence >= SURE:
                self._seen["face"].append((item.stamp, item.valence))
        elif isinstance(item, VoiceAffect):
            if item.valence_confidence >= SURE:
                self._seen["voice"].append((item.stamp, item.valence))
        elif isinstance(item, EmpathyState):
            self._seen["need"].append((item.stamp, item.need))
            if item.utterance_id and self._from is not None and item.stamp > self._from:
                self._words = _answer(item, self._valence)
        elif self._plan is not None and item.plan_id == self._plan.plan_id:
            if item.state == "finished":
                self._from = item.stamp
            elif item.state == "cancelled":
                self._plan = None  # what was not heard out was not taken either way

    def due(self, now: float) -> Reaction | None:
        """Return the reaction once its time is over or the person has answered, and stop watching; else None."""
        plan = self._plan
        if plan is None or self._from is None or (now < self._from + self.window and self._words is None):
            return None
        if now < self._from + SETTLES:
            return None
        self._plan = None
        since, reply = self._from, plan.stamp
        parts = {
            "face": self._change("face", reply, since, SPAN),
            "voice": self._change("voice", reply, since, SPAN),
            "words": self._words,
            "need": self._change("need", reply, since, -SPAN),
        }
        there = {name: value for name, value in parts.items() if value is not None}
        weight = sum(WEIGHTS[name] for name in there)
        reward = sum(WEIGHTS[name] * value for name, value in there.items()) / weight if weight else 0.0
        return Reaction(
            now,
            plan.person_id,
            plan.plan_id,
            plan.strategy,
            reward,
            face=parts["face"] or 0.0,
            voice=parts["voice"] or 0.0,
            words=parts["words"] or 0.0,
            need=parts["need"] or 0.0,
            confidence=weight,
        )

    def _change(self, name: str, reply: float, since: float, span: float) -> float | None:
        """Return the mean after the reply minus the mean before it, in units of `span`; None without both."""
        seen = self._seen[name]
        before = _mean(value for stamp, value in seen if reply - BEFORE <= stamp <= reply)
        after = _mean(value for stamp, value in seen if stamp >= since + SETTLES)
        return None if before is None or after is None else _bound((after - before) / span)


def _answer(state: EmpathyState, before: float) -> float:
    said = plain(state.text)
    change = _bound((state.valence - before) / (2 * SPAN))
    if _REJECTS.search(said):
        return min(change, -0.8)
    return max(change, 0.6) if _THANKS.search(said) else change


def _mean(values: Iterable[float]) -> float | None:
    found = list(values)
    return sum(found) / len(found) if found else None


def _bound(value: float) -> float:
    return min(1.0, max(-1.0, value))
