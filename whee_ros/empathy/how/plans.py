"""Puts a plan together from what was decided: face, movement, intensity, words, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

from whee_ros.core.empathy import Candidate, EmpathyPlan, EmpathyState, Response
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.lines import Line
from whee_ros.empathy.how.policy import Rule
from whee_ros.empathy.how.reading import Reading
from whee_ros.empathy.how.reasons import reasons
from whee_ros.empathy.safety.guardian import Guarded

T = TypeVar("T")

STILL = 0.25
"""Below this warmth plain replies come with a still face."""


@dataclass(frozen=True)
class Turn:
    """One turn of the robot: what its choices and its plan's name hang on.

    Attributes:
        state: that is answered.
        seed: of the choices.
        count: turns so far.
        plan_id: of the plan.
    """

    state: EmpathyState
    seed: int
    count: int
    plan_id: str

    @classmethod
    def at(cls, state: EmpathyState, seed: int, count: int, now: float) -> Turn:
        """Return turn number `count`, at `now` (s)."""
        # the time tells runs apart, the turn tells plans of one moment apart
        return cls(state, seed, count, f"{state.utterance_id or 'idle'}-plan-{round(now * 1000)}-{count}")

    def pick(self, options: Sequence[T], what: str) -> T:
        """Pick one of `options` by seed, words and turn: the same talk gets the same replies."""
        key = f"{self.seed}|{self.state.text}|{self.count}|{what}"
        digest = blake2b(key.encode(), digest_size=8).digest()
        return options[int.from_bytes(digest, "big") % len(options)]


@dataclass(frozen=True)
class Said:
    """What will be said.

    Attributes:
        line: of which it was made.
        chosen: the candidate.
        shown: candidates that the plan lists.
        considered: how many there were.
    """

    line: Line
    chosen: Candidate
    shown: tuple[Candidate, ...]
    considered: int


def fixed(turn: Turn, guarded: Guarded) -> EmpathyPlan:
    """Return the plan of the safety path: nothing here depends on the policy."""
    state, manner = turn.state, guarded.manner
    return EmpathyPlan(
        stamp=state.stamp,
        plan_id=turn.plan_id,
        person_id=state.person_id,
        utterance_id=state.utterance_id,
        response=Response.EMPATHIC,
        emotional_reaction=1,
        interpretation=0,
        exploration=0,
        strategy=manner.strategy,
        intensity=manner.intensity,
        stance=manner.stance,
        text=guarded.text,
        expression=manner.expression,
        gesture=manner.gesture,
        reasons=guarded.reasons,
        candidates=(Candidate(guarded.text, f"safety:{guarded.boundary.name}", 1.0),),
    )


def ordinary(
    turn: Turn, reading: Reading, rule: Rule, config: HowConfig, said: Said | None = None
) -> EmpathyPlan:
    """Return the plan that `rule` asks for; without `said` it is to listen."""
    state = turn.state
    expression, gesture = turn.pick(rule.expressions, "face"), turn.pick(rule.gestures, "body")
    empathic = rule.response == Response.EMPATHIC
    aim = rule.aim(reading.moment.excess)
    share = reading.moment.excess if empathic else config.warmth
    gain = config.empathy_gain if empathic else 1.0
    if rule.response == Response.PLAIN and config.warmth < STILL:
        expression, gesture = "neutral", ""
    return EmpathyPlan(
        stamp=state.stamp,
        plan_id=turn.plan_id,
        person_id=state.person_id,
        utterance_id=state.utterance_id,
        response=rule.response,
        emotional_reaction=aim[0],
        interpretation=aim[1],
        exploration=aim[2],
        strategy=said.line.strategy if said else "",
        intensity=round(min(1.0, gain * (rule.low + share * (rule.high - rule.low))), 3),
        stance=rule.stance,
        text=said.chosen.text if said else "",
        expression=expression,
        gesture=gesture,
        reasons=reasons(state, reading, rule, said.chosen if said else None, said.considered if said else 0),
        candidates=said.shown if said else (),
    )
