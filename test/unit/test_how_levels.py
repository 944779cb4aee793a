"""The EPITOME levels of drafts, by heads, and in the choice among candidates."""

from __future__ import annotations

from types import SimpleNamespace

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.resources import resource
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.levels import Measured, by_heads
from whee_ros.empathy.how.responder import Responder


def test_heads_are_rounded_and_kept_within_the_scale():
    levels = {"reaction": 1.6, "interpretation": -0.2, "exploration": 2.4}
    found = SimpleNamespace(levels=levels, direction={"none": 0.1, "seeking": 0.2, "providing": 0.7})
    assert by_heads(SimpleNamespace(read=lambda text: found))("anything") == ((2, 0, 2), 0.7)


def test_a_draft_is_judged_by_what_it_says_and_not_by_what_was_ordered():
    state = EmpathyState(
        0.0,
        "p1",
        "u1",
        "seeking",
        need=0.9,
        confidence=0.9,
        valence=-0.8,
        emotion="sadness",
        text="My grandmother passed away.",
    )
    cold, warm = "The weather will change soon.", "I'm so sorry. You must miss your grandmother terribly."
    gauge = {cold: Measured((0, 0, 0), 0.0), warm: Measured((2, 2, 0), 0.9)}.__getitem__
    plan = Responder(HowConfig(candidates=30), Bank.load(resource("config/bank.yaml")), gauge=gauge).plan(
        state, 0.0, (cold, warm)
    )
    scores = {candidate.text: candidate.score for candidate in plan.candidates}
    assert scores[warm] > scores.get(cold, 0.0)
    assert plan.text != cold
