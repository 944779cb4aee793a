"""The answering half of a replay: boundaries, mood and tastes, from where the recording began."""

from __future__ import annotations

import dataclasses
import json

import pytest
from engine_help import DEMO, scripted_engine

from whee_ros.bags import encode
from whee_ros.bags.decisions import compare, lines
from whee_ros.bags.replay import MOOD, PLAN, TASTES, TOLD, ReplayConfig, Timed, replay
from whee_ros.bags.writer import BagWriter
from whee_ros.core.empathy import EmpathyPlan
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.rapport import Reaction, RobotMood
from whee_ros.core.safety import SafetyEvent
from whee_ros.core.voice import Transcript
from whee_ros.engine.record import Record
from whee_ros.engine.scenario import Scenario
from whee_ros.engine.scripted import ScriptedReader
from whee_ros.tools.replay import feedback

SCENARIO = Scenario.load(DEMO)
READER = ScriptedReader(SCENARIO)
SAD = next(turn.text for turn in SCENARIO.turns if turn.kind == "loss")
FEEDBACK = {"how": {"feedback": True}}
SMILE = FaceObservation(0.0, "face_1", valence=0.6, confidence=0.9, valence_confidence=0.9, attended=True)


def timed(topic: str, at: float, value: object) -> Timed:
    return Timed(topic, round(at * 1e9), value)


def said(text: str, at: float, name: str = "u1") -> Timed:
    return timed("transcript", at, Transcript(at, at - 2.0, name, text, True, 0.9))


def faces(start: float, end: float, valence: float) -> list[Timed]:
    moments = [start + step / 10 for step in range(round((end - start) * 10))]
    return [timed("face", at, dataclasses.replace(SMILE, stamp=at, valence=valence)) for at in moments]


def told(items: list[Timed], kind: type, settings: dict | None = None) -> list:
    found = replay(sorted(items, key=lambda item: item.log_ns), ReplayConfig(settings or {}), READER)
    return [item.value for item in found if item.topic == TOLD[kind]]


def test_boundaries_are_told_before_their_plan_and_compared():
    items = [said("I want to kill myself.", 10.0), said("Hello again.", 14.0, "u2")]
    found = [
        item for item in replay(items, ReplayConfig({}), READER) if item.topic in (TOLD[SafetyEvent], PLAN)
    ]
    event, plan = (item.value for item in found[:2])
    assert (event.utterance_id, event.action) == ("u1", "script")
    assert plan.plan_id == event.plan_id
    assert plan.reasons[0].startswith("safety")
    diff = compare([], found)
    assert diff["safety"]["only_after"][0] == f"{event.boundary} in u1 (script)"
    assert event.boundary in "\n".join(lines(diff))
    assert compare(found, found)["safety"] == {"only_before": [], "only_after": []}


def test_the_engine_tells_them_too():
    engine, record = scripted_engine(SCENARIO), Record()
    engine.listen(record.add)
    engine.observe(said("I want to kill myself.", 10.0).value)
    engine.observe(said("Hello again.", 14.0, "u2").value)
    engine.close()
    assert record.safety[0].utterance_id == "u1"
    assert record.safety[0].plan_id == record.plans[0].plan_id
    assert record.plans[0].reasons[0].startswith("safety")


def test_the_mood_begins_as_it_was():
    low = RobotMood(10.0, -0.8, 0.3, 0.1)
    items = [timed(MOOD, 10.0, low), timed(MOOD, 10.5, RobotMood(10.5, 0.9)), said(SAD, 12.0)]
    moods = told(items, RobotMood)
    assert -0.8 < moods[0].valence < -0.75  # of its own from then on, and calming
    assert told(items[2:], RobotMood) == []  # a bag without any: nothing was due before the words
    assert [mood.stamp for mood in moods] == pytest.approx([10.1, 11.1])


def test_tastes_begin_as_they_were_where_feedback_is_on():
    def scores(items: list[Timed], settings: dict | None) -> list[float]:
        (plan,) = told([*items, said(SAD, 12.0)], EmpathyPlan, settings)
        return [candidate.score for candidate in plan.candidates]

    (plan,) = told([said(SAD, 12.0)], EmpathyPlan)
    liked = {plan.person_id: {plan.strategy: [8.0, -8.0]}}
    known = [timed(TASTES, 10.0, json.dumps(liked)), timed(TASTES, 11.0, "{}")]  # the first counts
    assert scores(known, FEEDBACK) != scores([], FEEDBACK)
    assert scores(known, None) == scores([], None)


def test_how_a_reply_was_taken_counts_where_the_replay_says_the_same():
    before, after = faces(8.0, 12.0, -0.6), faces(16.0, 24.0, 0.6)
    (plan,) = told([*before, said(SAD, 12.0)], EmpathyPlan, FEEDBACK)

    def reactions(text: str) -> list[Reaction]:
        spoken = SpeechStatus(15.0, "u1-plan-99-7", text, "finished")
        return told(
            [*before, said(SAD, 12.0), timed("robot/speech", 15.0, spoken), *after], Reaction, FEEDBACK
        )

    (reaction,) = reactions(plan.text)
    assert reaction.learned
    assert reaction.face > 0.9
    assert dict(zip(reaction.strategies, reaction.weights, strict=True))[plan.strategy] > 0
    assert reactions("Something else.") == []


def test_what_feedback_means_is_said(tmp_path):
    for name, topics in (("old", ("note",)), ("new", ("note", TASTES))):
        writer = BagWriter(tmp_path / name)
        for topic in topics:
            writer.add_topic(encode.topic(f"/{topic}", encode.STRING))
        writer.close()
    assert feedback(tmp_path / "old", {"how": {"feedback": False}}) == ""
    assert "does not hold" in feedback(tmp_path / "old", FEEDBACK)
    assert "restored" in feedback(tmp_path / "new", FEEDBACK)
