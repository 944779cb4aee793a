"""Why a plan is as it is, in words for people and without the words of the person."""

from __future__ import annotations

from whee_ros.core.empathy import Candidate, EmpathyState, Response
from whee_ros.empathy.how.policy import Rule
from whee_ros.empathy.how.reading import Reading

_CUES = 3
"""Pieces of evidence that are named."""


def reasons(
    state: EmpathyState, reading: Reading, rule: Rule, chosen: Candidate | None, considered: int
) -> tuple[str, ...]:
    """Return the reasons of an ordinary plan, most important first."""
    moment = reading.moment
    found = [_need(state, called=moment.called)]
    if rule.response == Response.EMPATHIC:
        found.append(f"matter: {reading.situation.label}")
    levels = "/".join(str(level) for level in rule.aim(moment.excess))
    found.append(f"rule: {rule.name} ({rule.response}, {rule.stance}, levels {levels})")
    if chosen:
        found.append(f"reply: {chosen.writer}, score {chosen.score:.2f}, best of {considered}")
    return tuple(found)


def _need(state: EmpathyState, *, called: bool) -> str:
    kept = state.active and state.need < state.need_on
    threshold = state.need_off if kept else state.need_on
    evidence = [
        f"{cue.detail or cue.name} ({cue.modality})" for cue in state.cues[:_CUES] if cue.contribution > 0
    ]
    if called:
        return f"need {state.need:.2f} above {threshold:.2f}" + (
            ": " + ", ".join(evidence) if evidence else ""
        )
    return f"no empathy called for: direction {state.direction}, need {state.need:.2f}, threshold {threshold:.2f}"
