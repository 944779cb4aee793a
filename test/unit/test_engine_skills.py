"""Skills in one process: durations, replies to mistakes, and the order of a scripted person."""

from __future__ import annotations

import pytest

from whee_ros.core import registry
from whee_ros.core.empathy import EmpathyPlan
from whee_ros.core.errors import BackendError, ConfigError
from whee_ros.core.motion import SkillGoal, SpeechStatus
from whee_ros.core.resources import resource
from whee_ros.engine.models import ModelStore
from whee_ros.engine.pacing import BREATH, LOST, Pacing
from whee_ros.engine.pulse import Pulse
from whee_ros.engine.scenario import FaceMove, Scenario, ScriptedTurn
from whee_ros.engine.skills import StageSkills, Utterance
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.library import Library
from whee_ros.expression.stage import Stage


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load(resource("config/expressions.yaml"), resource("config/gestures.yaml"))


FOLLOWING = [("face", "happy", "sad"), ("gesture", "slow_nod", "small_nod"), ("gaze", "away", "person")]


@pytest.fixture
def told() -> list[object]:
    return []


@pytest.fixture
def skills(library, told) -> StageSkills:
    voice = registry.load("tts", "scripted")(ModelStore({}))
    made = StageSkills(Stage(ExpressionConfig(), library), voice, told.append)
    made.step(10.0)
    return made


def test_goals_last_as_long_as_what_they_show(skills, library):
    face = skills.start(SkillGoal("face", name="happy", duration=2.0))
    happy = library.expression("happy")
    lasts = happy.attack + happy.hold + happy.release
    gesture = skills.start(SkillGoal("gesture", name="slow_nod"))
    gaze = skills.start(SkillGoal("gaze", name="person", duration=1.0))
    ends = [handle.end - 10.0 for handle in (face, gesture, gaze)]
    # under a happy face gestures are quicker
    quick = library.gesture("slow_nod").duration / happy.motion.speed
    assert ends == pytest.approx([2.0, quick, 1.0])
    skills.step(11.0)
    assert (gaze.status, face.status) == ("succeeded", "running")
    skills.step(20.0)
    assert {handle.status for handle in (face, gesture)} == {"succeeded"}
    assert skills.running == ()
    assert skills.start(SkillGoal("face", name="happy")).end - 20.0 == pytest.approx(lasts)


@pytest.mark.parametrize(("skill", "first", "second"), FOLLOWING)
def test_a_goal_that_another_one_replaces_is_cancelled(skills, skill, first, second):
    replaced = skills.start(SkillGoal(skill, name=first, duration=3.0))
    skills.step(10.1)
    newer = skills.start(SkillGoal(skill, name=second, duration=3.0))
    skills.step(10.2)
    assert (replaced.status, newer.status) == ("cancelled", "running")
    skills.step(20.0)
    assert newer.status == "succeeded"


def test_speech_is_told_word_by_word(skills, told):
    handle = skills.start(SkillGoal("say", text="one two three", plan_id="p1"))
    now = 10.0
    while skills.speaking:
        now += 0.05
        skills.step(now)
    statuses = [item for item in told if isinstance(item, SpeechStatus)]
    assert [s.state for s in statuses] == ["started", "word", "word", "finished"]
    assert [s.word_index for s in statuses] == [0, 1, 2, 3]
    assert {s.plan_id for s in statuses} == {"p1"}
    said = told[-1]
    assert isinstance(said, Utterance)
    assert (said.state, said.words, said.start) == ("finished", 3, 10.0)
    assert handle.status == "succeeded"


def test_new_speech_ends_the_old(skills, told):
    first = skills.start(SkillGoal("say", text="a rather long sentence to say"))
    skills.step(10.3)
    skills.start(SkillGoal("say", text="stop"))
    assert first.status == "cancelled"
    states = [s.state for s in told if isinstance(s, SpeechStatus)]
    assert [state for state in states if state != "word"] == ["started", "cancelled", "started"]
    assert skills.speaking
    first.cancel()
    assert skills.speaking


def test_cancel_stops_all(skills):
    handles = [
        skills.start(SkillGoal("say", text="a rather long sentence to say")),
        skills.start(SkillGoal("face", name="happy")),
        skills.start(SkillGoal("gesture", name="slow_nod")),
    ]
    skills.cancel()
    assert [handle.status for handle in handles] == ["cancelled"] * 3
    assert skills.running == ()
    assert not skills.speaking


def test_a_face_goes_with_its_own_goal_only(library, told):
    stage = Stage(ExpressionConfig(mimicry_gain=0.0), library)
    skills = StageSkills(stage, None, told.append)

    def smile(until: float) -> float:
        now = 0.0
        while now < until:
            now += 0.05
            skills.step(start + now)
            frame = stage.frame(start + now)
        return dict(zip(frame.face.codes, frame.face.intensities, strict=True)).get(12, 0.0)

    start = 10.0
    skills.step(start)
    first = skills.start(SkillGoal("face", name="happy", duration=9.0))
    assert smile(1.5) > 0.3
    start = 12.0
    second = skills.start(SkillGoal("face", name="happy", duration=9.0))
    first.cancel()
    assert smile(1.5) > 0.3
    start = 14.0
    second.cancel()
    assert smile(1.5) < 0.01
    assert skills.running == ()


@pytest.mark.parametrize(
    ("goal", "error"),
    [
        (SkillGoal("dance"), ConfigError),
        (SkillGoal("face", name="smirking"), ConfigError),
        (SkillGoal("gesture", name="moonwalk"), ConfigError),
        (SkillGoal("gaze", name="inwards"), ConfigError),
        (SkillGoal("say", text="  "), BackendError),
    ],
)
def test_what_cannot_be_done_is_said(skills, goal, error):
    with pytest.raises(error):
        skills.start(goal)
    assert skills.running == ()
    assert not skills.speaking


def test_a_robot_without_voice_says_so(library, told):
    mute = StageSkills(Stage(ExpressionConfig(), library), None, told.append)
    with pytest.raises(BackendError, match="tts"):
        mute.start(SkillGoal("say", text="hello"))


def test_pulse_keeps_its_rate_and_makes_nothing_up():
    pulse = Pulse(10.0)
    assert sum(pulse.due(100.0 + step * 0.02) for step in range(101)) == 21
    assert pulse.due(200.0)
    assert not pulse.due(200.05)


def turn(name: str, **more: object) -> ScriptedTurn:
    return ScriptedTurn(name, "Hello.", "none", "small_talk", False, pause=1.0, answer_within=4.0, **more)


def plan(response: str, text: str) -> EmpathyPlan:
    return EmpathyPlan(0.0, "p", "me", "u", response, text=text)


def until(pacing: Pacing, now: float) -> tuple[ScriptedTurn, float]:
    for step in range(2000):
        found = pacing.step(now + step * 0.01)
        if found is not None:
            return found, now + step * 0.01
    raise AssertionError("nothing came")


def test_person_waits_for_the_answer_and_begins_with_the_face():
    led = turn("two", face=(FaceMove(1, -0.4, 1.0, 0.5),))
    pacing = Pacing(Scenario("talk", turns=(turn("one"), led)), 100.0)
    first, at = until(pacing, 100.0)
    assert (first.id, at) == ("one", pytest.approx(101.0))
    pacing.speaks(at, 2.0)
    pacing.plan(plan("plain", "Hello you."), 103.5)
    pacing.robot(SpeechStatus(103.6, "p", "Hello you.", "started", duration=6.0))
    assert pacing.step(109.0) is None
    pacing.robot(SpeechStatus(109.5, "p", "Hello you.", "finished"))
    second, at = until(pacing, 109.5)
    assert (second.id, at) == ("two", pytest.approx(110.1, abs=0.02))
    assert not pacing.over
    pacing.speaks(at + second.lead, 1.0)
    pacing.plan(plan("nothing", ""), 112.0)
    assert pacing.over


def test_person_goes_on_without_an_answer():
    pacing = Pacing(Scenario("talk", turns=(turn("one"), turn("two"))), 0.0)
    _, at = until(pacing, 0.0)
    pacing.speaks(at, 2.0)
    _, at = until(pacing, at)
    assert at == pytest.approx(1.0 + 2.0 + 4.0 + 1.0, abs=0.03)


def test_an_answer_in_a_recording_s_silent_end_counts():
    pacing = Pacing(Scenario("talk", turns=(turn("one"), turn("two"))), 0.0)
    pacing.step(1.0)
    pacing.speaks(1.0, 3.0)
    pacing.plan(plan("nothing", ""), 3.6)
    _, at = until(pacing, 3.6)
    assert at == pytest.approx(5.0, abs=0.02)


def test_person_waits_longer_for_a_robot_that_is_thinking_and_not_for_ever():
    pacing = Pacing(Scenario("talk", turns=(turn("one"), turn("two"))), 0.0)
    pacing.step(1.0)
    pacing.speaks(1.0, 2.0)
    pacing.heard(3.3)
    assert pacing.step(14.0) is None
    assert not pacing.over
    pacing.plan(plan("plain", "Good to hear."), 14.5)
    pacing.heard(14.6)
    _, at = until(pacing, 14.6)
    assert at == pytest.approx(14.5 + BREATH + 1.0, abs=0.03)


def test_a_robot_that_never_finishes_is_not_waited_for_for_ever():
    pacing = Pacing(Scenario("talk", turns=(turn("one"), turn("two"))), 0.0)
    pacing.step(1.0)
    pacing.speaks(1.0, 2.0)
    pacing.robot(SpeechStatus(3.5, "p", "Well.", "started", duration=2.0))
    pacing.robot(SpeechStatus(4.0, "p", "Well.", "word", 1, duration=2.0))
    _, at = until(pacing, 3.6)
    assert at == pytest.approx(3.5 + 2.0 + LOST + 1.0, abs=0.03)
