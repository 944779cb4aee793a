"""The demo's conversation through the whole loop: in virtual time, with scripted back ends, without ROS."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from engine_help import DEMO, demo_player

from whee_ros.core.empathy import Response
from whee_ros.core.voice import TurnPhase, TurnState
from whee_ros.engine.record import Record
from whee_ros.engine.scenario import Scenario
from whee_ros.expression.config import ExpressionConfig

TURNS = Scenario.load(DEMO).turns


ELSEWHERE = """
import pickle, sys, time
from engine_help import demo_player
player = demo_player()
start = time.process_time()
record = player.run()
seconds = time.process_time() - start
ros = [m for m in sys.modules if m.split(".")[0] in ("rclpy", "whee_interfaces", "sensor_msgs", "std_msgs")]
sys.stdout.buffer.write(pickle.dumps({"record": record, "seconds": seconds, "ros": ros}))
"""


@pytest.fixture(scope="module")
def record() -> Record:
    return demo_player().run()


@pytest.fixture(scope="module")
def elsewhere() -> dict[str, Any]:
    """The same in a process of its own."""
    command = [sys.executable, "-c", ELSEWHERE]
    done = subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parent, timeout=60)
    return pickle.loads(done.stdout)


def test_every_turn_is_heard_decided_and_planned_once(record):
    assert [t.text for t in record.transcripts] == [turn.text for turn in TURNS]
    ids = [t.utterance_id for t in record.transcripts]
    assert len(set(ids)) == 6
    assert [s.utterance_id for s in record.states] == ids
    assert [p.utterance_id for p in record.plans] == ids
    assert len({p.plan_id for p in record.plans}) == 6


def test_directions_are_the_truth(record):
    assert [s.direction for s in record.states] == [turn.direction for turn in TURNS]


def test_empathy_only_where_it_is_called_for(record):
    assert [p.response == Response.EMPATHIC for p in record.plans] == [turn.empathic for turn in TURNS]


def test_the_robot_says_every_answer_to_its_end(record):
    spoken = [plan for plan in record.plans if plan.text]
    assert [u.plan_id for u in record.utterances] == [plan.plan_id for plan in spoken]
    for said, plan in zip(record.utterances, spoken, strict=True):
        reports = [s.state for s in record.speech if s.plan_id == plan.plan_id]
        assert reports[0] == "started"
        assert reports[-1] == said.state == "finished"
        assert said.text == plan.text
        assert said.words == len(said.speech.words) > 0
        assert said.heard == pytest.approx(said.speech.duration)


def test_the_answer_comes_after_the_turn_and_soon(record):
    ends = {t.utterance_id: t.stamp for t in record.transcripts}
    plans = {p.plan_id: p.utterance_id for p in record.plans}
    gaps = [said.start - ends[plans[said.plan_id]] for said in record.utterances]
    assert min(gaps) > 0.3
    assert max(gaps) < 1.2


def test_the_face_fits_the_words(record):
    """A smile for good news, raised inner brows for a loss, little of either for a fact."""
    loss, news, fact = 1, 2, 3
    assert _strongest(record, news, 12) > 2 * _strongest(record, loss, 12)
    assert _strongest(record, news, 12) > 0.4
    assert _strongest(record, loss, 1) > 0.3
    assert _strongest(record, fact, 12) < 0.2


def test_body_follows_within_its_limits(record):
    assert len(record.joints) == len(record.frames)
    arms = [dict(zip(j.names, j.positions, strict=True)) for j in record.joints]
    assert max(max(a.values()) - min(b.values()) for a, b in zip(arms, arms, strict=True)) > 0.3
    for before, after in zip(record.joints, record.joints[1:], strict=False):
        for a, b in zip(before.positions, after.positions, strict=True):
            assert abs(b - a) < 0.5  # at 10 Hz and at most 4 rad/s


def test_lasts_less_than_50_s(record):
    assert record.frames[-1].stamp - record.frames[0].stamp < 50.0


def test_the_same_input_gives_the_same_output(record, elsewhere):
    again = elsewhere["record"]
    assert again.plans == record.plans
    assert again.states == record.states
    assert again.goals == record.goals
    assert again.speech == record.speech
    assert again.frames == record.frames
    assert again.joints == record.joints


def test_barge_in_stops_voice_face_and_gesture_together():
    player = demo_player(ExpressionConfig(mimicry_gain=0.0), tick_rate=30.0, motion_rate=50.0)
    engine, record = player.engine, player.record
    running = {}
    while not {"say", "face", "gesture"} <= set(running) or engine.stage.spoken(player.now) < 2:
        player.step()
        running = {handle.goal.skill: handle for handle in engine.skills.running}
    shown = record.frames[-1]
    assert max(shown.face.intensities) > 0.3
    start = player.now
    while player.now < start + 0.3:
        engine.observe(TurnState(player.now, TurnPhase.SPEAKING, 0.0, 0.0, "u0099", barge_in=True))
        player.step()
    assert {running[skill].status for skill in ("say", "face", "gesture")} == {"cancelled"}
    said = record.utterances[-1]
    assert said.state == record.speech[-1].state == "cancelled"
    assert record.speech[-1].stamp - start < 0.1
    assert 2 <= said.words < len(said.speech.words)
    assert said.heard < said.speech.duration
    after = [f for f in record.frames if f.stamp > start + 0.2]
    for frame in after:
        assert frame.face.viseme_weight == 0.0
        assert max(frame.face.intensities, default=0.0) < 0.05
    # the body stops where it is; it does not jump back
    for channel, held in after[0].channels.items():
        assert all(abs(frame.channels[channel] - held) < 0.05 for frame in after), channel
    player.step()
    assert record.speech[-1].state == "cancelled"


def test_a_mute_robot_still_decides_and_the_conversation_goes_on():
    player = demo_player(tts_backend="")
    record = player.record
    while len(record.plans) < 3:
        player.step()
    assert not record.utterances
    assert {goal.skill for _, goal in record.goals} >= {"face", "gesture"}


def test_without_ros_and_in_less_than_a_second(elsewhere):
    """No ROS is imported, and the conversation takes under a second of CPU."""
    assert elsewhere["ros"] == []
    assert len(elsewhere["record"].plans) == 6
    assert elsewhere["seconds"] < 1.0


def _strongest(record: Record, index: int, code: int) -> float:
    """The strongest the robot showed an action unit while it answered the turn."""
    said = record.utterances[index]
    shown = [f.face for f in record.frames if said.start <= f.stamp <= said.start + said.heard]
    return max(dict(zip(face.codes, face.intensities, strict=True)).get(code, 0.0) for face in shown)
