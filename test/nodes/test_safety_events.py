"""The how node in a crisis: the fixed reply, the event for the operator, the log, and what happens afterwards."""

from __future__ import annotations

import json

from together import Together

from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.safety import SafetyEvent
from whee_ros.core.voice import Transcript

PLAIN = "Everybody would be better off without me."
HINTED = "I don't see a future for me."
"""No pattern knows it: only the trained gate can."""


def test_a_crisis_is_answered_told_and_logged_without_the_words(tmp_path):
    log = tmp_path / "safety.jsonl"
    told = {"language": "en", "region": "GB", "safety_log_file": str(log)}
    with Together("how", parameters={"how": told}) as system:
        plans = system.heard(EmpathyPlan, "empathy/plan")
        events = system.heard(SafetyEvent, "safety/events")
        for number, text in enumerate((PLAIN, "Hm.", HINTED, "Lovely weather, is it not?")):
            person = "p2" if text == HINTED else "p1"
            system.tell(EmpathyState(system.now, person, f"u{number}", text=text), "empathy/state")
            system.until(lambda wanted=number: len(plans) > wanted, 10.0)
        system.run(0.2)
        assert not system.troubles()
    assert "Samaritans on one one six one two three" in plans[0].text
    assert [(event.boundary, event.action) for event in events[:2]] == [
        ("passive_ideation", "script"),
        ("passive_ideation", "ask"),
    ]
    assert events[2].source == "gate"
    assert events[2].person_id == "p2"
    assert events[3].action == "stay"
    assert [event.plan_id for event in events] == [plan.plan_id for plan in plans]
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert [line["action"] for line in lines] == [event.action for event in events]
    assert not any(word in log.read_text() for word in ("better off", "lying", "weather"))


def test_a_log_that_cannot_be_written_is_told_and_stops_nothing(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with Together("how", parameters={"how": {"safety_log_file": str(tmp_path / "file" / "log")}}) as system:
        plans = system.heard(EmpathyPlan, "empathy/plan")
        system.tell(EmpathyState(system.now, "p1", "u1", text=PLAIN), "empathy/state")
        system.until(lambda: plans, 10.0)
        system.run(1.2)
        assert "safety log" in str(system.troubles())
    assert plans[0].text


def test_words_that_may_be_taken_back_are_read_ahead_and_tell_nobody():
    with Together("how") as system:
        events = system.heard(SafetyEvent, "safety/events")
        system.tell(Transcript(system.now, system.now - 2.0, "u1", PLAIN, False), "transcript")
        system.run(0.2)
        assert not events
        system.tell(EmpathyState(system.now, "p1", "u1", text=PLAIN), "empathy/state")
        system.until(lambda: events, 10.0)
        assert len(events) == 1
