"""Leaves: goals to the skills, and questions to the snapshot."""

import pytest
from tree_help import Rig, write

from whee_ros.behavior.body import PATIENCE, TAKEN, Body
from whee_ros.behavior.scripted import ScriptedSkills
from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.errors import BackendError
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import Prosody, RobotStatus, SkillGoal, SpeechStatus
from whee_ros.core.voice import TurnState

PLAN = EmpathyPlan(
    0.0, "p1", "", "u1", "empathic", intensity=0.7, text="I see.", expression="warm", gesture="nod"
)


def rig(tmp_path, body, **scripted):
    return Rig(write(tmp_path, body), **scripted)


@pytest.mark.parametrize(
    ("body", "goal"),
    [
        (
            '<Say text="{plan.text}" intensity="{plan.intensity}" rate="0.9" pitch="1.1" gain_db="-3" '
            'plan_id="{plan.plan_id}"/>',
            SkillGoal("say", text="I see.", intensity=0.7, prosody=Prosody(0.9, 1.1, -3.0), plan_id="p1"),
        ),
        (
            '<ShowFace expression="{plan.expression}" duration="2"/>',
            SkillGoal("face", name="warm", duration=2.0),
        ),
        (
            '<Gesture gesture="{plan.gesture}" intensity="0.5"/>',
            SkillGoal("gesture", name="nod", intensity=0.5),
        ),
        ('<LookAt target="away" duration="1"/>', SkillGoal("gaze", name="away", duration=1.0)),
        ("<LookAt/>", SkillGoal("gaze", name="person")),
    ],
)
def test_a_skill_leaf_asks_for_what_its_ports_say_and_follows_the_goal(tmp_path, body, goal):
    tree = rig(tmp_path, body)
    assert tree.tick(plan=PLAN) == "R"
    assert [handle.goal for handle in tree.skills.goals] == [goal]
    assert tree.tick(10.0, plan=PLAN) == "S"
    assert tree.tick(0.1, plan=PLAN) == "R"
    assert len(tree.skills.goals) == 2


def test_values_are_those_of_the_start_and_held_in_range(tmp_path):
    tree = rig(tmp_path, '<Say text="a" intensity="{state.need}"/>')
    tree.tick(state=EmpathyState(0.0, "", need=1.7))
    assert tree.skills.goals[0].goal.intensity == 1.0


def test_a_port_that_is_not_known_yet_fails_and_says_so(tmp_path):
    tree = rig(tmp_path, '<Say text="{plan.text}"/>')
    assert tree.tick() == "F"
    assert tree.tree.status()[0].message == "plan.text is not known yet"
    assert tree.skills.goals == []


def test_an_empty_text_is_not_sent(tmp_path):
    tree = rig(tmp_path, '<Say text=" "/>')
    assert tree.tick() == "F"
    assert "empty" in tree.tree.status()[0].message
    assert tree.skills.goals == []


def test_a_failed_skill_fails_the_leaf(tmp_path):
    tree = rig(tmp_path, '<Gesture gesture="nod"/>', broken=("gesture",))
    assert (tree.tick(), tree.tick()) == ("R", "F")
    assert tree.tree.status()[0].message == "the skill failed"


def test_a_skill_that_cannot_be_reached_fails_the_leaf_with_its_reason(tmp_path, monkeypatch):
    tree = rig(tmp_path, '<Gesture gesture="nod"/>')

    def start(goal):
        raise BackendError("gesture", "no server", "Start the skills node.")

    monkeypatch.setattr(tree.skills, "start", start)
    assert (tree.tick(), tree.tick()) == ("R", "F")
    assert "Start the skills node" in tree.tree.status()[0].message


def test_a_skill_that_hangs_is_given_up(tmp_path):
    tree = rig(tmp_path, '<Say text="a" timeout="5"/>', durations={"say": float("inf")})
    assert tree.tick() == "R"
    assert tree.tick(4.9) == "R"
    assert tree.tick(0.2) == "F"
    assert tree.skills.goals[0].status == "cancelled"


def test_halting_cancels_the_goal(tmp_path):
    tree = rig(tmp_path, '<Parallel><Say text="a"/><ShowFace expression="warm"/><LookAt/></Parallel>')
    tree.tick()
    assert len(tree.running()) == 3
    tree.tree.halt()
    assert [handle.status for handle in tree.skills.goals] == ["cancelled"] * 3


def test_the_newest_goal_owns_its_skill(tmp_path):
    tree = rig(
        tmp_path,
        '<Parallel success_count="1" failure_count="2"><ShowFace expression="warm"/>'
        '<Delay delay_msec="500"><ShowFace expression="sad"/></Delay></Parallel>',
    )
    tree.tick()
    tree.tick(0.5)
    assert tree.running() == [("face", "sad")]
    assert tree.tick(0.1) == "R"
    assert tree.tree.status()[1].message == "stopped by somebody else"


def test_of_two_goals_for_one_skill_in_one_tick_only_the_later_starts():
    skills = ScriptedSkills()
    body = Body(skills)
    first, second = body.ask(SkillGoal("face", name="warm")), body.ask(SkillGoal("face", name="sad"))
    body.settle(0.0)
    assert [handle.goal.name for handle in skills.goals] == ["sad"]
    assert (first.error, second.error) == (TAKEN, "")


def test_a_goal_given_up_in_the_tick_in_which_it_was_asked_for_never_starts():
    skills = ScriptedSkills()
    body = Body(skills)
    body.release(body.ask(SkillGoal("face", name="warm")), 0.0)
    body.settle(0.0)
    assert skills.goals == []


def test_nothing_new_starts_while_the_voice_is_stopping():
    skills = ScriptedSkills(stop_time=0.1)
    body = Body(skills)
    voice = body.ask(SkillGoal("say", text="a"))
    body.settle(0.0)
    face = body.ask(SkillGoal("face", name="warm"))
    body.release(voice, 0.0)
    body.settle(0.03)
    assert face.handle is None
    skills.advance(0.1)
    body.settle(0.1)
    assert face.handle is not None


def test_a_voice_that_never_reports_its_end_does_not_hold_the_body_for_ever():
    skills = ScriptedSkills(stop_time=99.0)
    body = Body(skills)
    body.ask(SkillGoal("say", text="a"))
    body.settle(0.0)
    second = body.ask(SkillGoal("say", text="b"))
    body.settle(1.0)
    assert skills.goals[0].cancelled_at is not None
    assert second.handle is None
    body.settle(1.0 + PATIENCE)
    assert second.handle is not None


def turn(phase, stamp=0.0, **more):
    return TurnState(stamp, phase, 0.5, 0.0, "u1", **more)


@pytest.mark.parametrize(
    ("body", "known", "verdict"),
    [
        ("<PersonSpeaking/>", {}, "F"),
        ("<PersonSpeaking/>", {"turn": turn("speaking")}, "S"),
        ("<PersonSpeaking/>", {"turn": turn("pause")}, "S"),
        ('<PersonSpeaking pauses="false"/>', {"turn": turn("pause")}, "F"),
        ("<PersonSpeaking/>", {"turn": turn("ended")}, "F"),
        ("<PersonSpeaking/>", {"turn": turn("speaking", -2.0)}, "F"),
        ("<BargeIn/>", {}, "F"),
        ("<BargeIn/>", {"turn": turn("speaking", barge_in=True)}, "S"),
        ("<BargeIn/>", {"turn": turn("speaking", -1.5, barge_in=True)}, "F"),
        ("<RobotSpeaking/>", {}, "F"),
        ("<RobotSpeaking/>", {"robot": RobotStatus(0.0, "r", True, speaking=True)}, "S"),
        ("<RobotSpeaking/>", {"speech": SpeechStatus(0.0, "p", "a", "word", 1)}, "S"),
        (
            "<RobotSpeaking/>",
            {"speech": SpeechStatus(0.0, "p", "a", "finished"), "robot": RobotStatus(0.0, "r", True, True)},
            "F",
        ),
        ("<FaceSeen/>", {}, "F"),
        ("<FaceSeen/>", {"face": FaceObservation(0.0, confidence=0.9)}, "S"),
        ("<FaceSeen/>", {"face": FaceObservation(-2.0, confidence=0.9)}, "F"),
        ("<FaceSeen/>", {"face": FaceObservation(0.0, confidence=0.1)}, "F"),
        ("<StateActive/>", {}, "F"),
        ("<StateActive/>", {"state": EmpathyState(0.0, "")}, "F"),
        ("<StateActive/>", {"state": EmpathyState(0.0, "", active=True)}, "S"),
        ("<StateActive/>", {"state": EmpathyState(-9.0, "", active=True)}, "F"),
        ('<StateActive mood="bad"/>', {"state": EmpathyState(0.0, "", active=True, valence=-0.1)}, "S"),
        ('<StateActive mood="good"/>', {"state": EmpathyState(0.0, "", active=True, valence=-0.1)}, "F"),
        (
            '<StateActive direction="seeking"/>',
            {"state": EmpathyState(0.0, "", "u", "seeking", active=True)},
            "S",
        ),
        (
            '<StateActive direction="seeking"/>',
            {"state": EmpathyState(0.0, "", "u", "none", active=True)},
            "F",
        ),
        ("<ScriptCondition code=\"plan.plan_id == 'p1'\"/>", {"plan": PLAN}, "S"),
        ("<ScriptCondition code=\"plan.plan_id == 'p1'\"/>", {}, "F"),
    ],
)
def test_a_condition_answers_from_the_snapshot(tmp_path, body, known, verdict):
    assert rig(tmp_path, body).tick(**known) == verdict


def test_new_plan_takes_each_plan_once_and_no_stale_one(tmp_path):
    tree = rig(tmp_path, '<NewPlan max_age="2"/>')
    second = EmpathyPlan(0.5, "p2", "", "u2", "plain")
    assert [tree.tick(), tree.tick(plan=PLAN), tree.tick(plan=PLAN), tree.tick(1.0, plan=second)] == list(
        "FSFS"
    )
    assert tree.tick(5.0, plan=EmpathyPlan(0.6, "p3", "", "u3", "plain")) == "F"


def test_once_per_plan_performs_each_plan_once_and_the_newest_wins(tmp_path):
    tree = rig(tmp_path, '<OncePerPlan><Say text="{plan.text}"/></OncePerPlan>')
    one, two = PLAN, EmpathyPlan(1.0, "p2", "", "u2", "plain", text="Fine.")
    assert tree.tick() == "F"
    assert tree.tick(plan=one) == "R"
    assert tree.tick(1.0, plan=two) == "R"
    assert tree.running() == [("say", "Fine.")]
    assert tree.skills.goals[0].status == "cancelled"
    assert tree.tick(2.0, plan=two) == "S"
    assert tree.tick(1.0, plan=two) == "F"
    assert len(tree.skills.goals) == 2


def test_once_per_plan_lets_an_old_plan_go(tmp_path):
    tree = rig(tmp_path, '<OncePerPlan max_age="3"><Say text="{plan.text}"/></OncePerPlan>')
    assert tree.tick(5.0, plan=PLAN) == "F"
    assert tree.skills.goals == []


def test_an_interrupted_plan_is_not_taken_up_again(tmp_path):
    tree = rig(
        tmp_path,
        '<ReactiveFallback><BargeIn/><OncePerPlan><Say text="{plan.text}"/></OncePerPlan></ReactiveFallback>',
    )
    assert tree.tick(plan=PLAN) == "R"
    assert tree.tick(0.1, plan=PLAN, turn=turn("speaking", 0.1, barge_in=True)) == "S"
    assert tree.running() == []
    assert tree.tick(0.1, plan=PLAN) == "F"


@pytest.mark.parametrize(
    ("body", "verdicts"),
    [
        ('<Wait seconds="1.5"/>', "RRS"),
        ('<Sleep msec="500"/>', "RS"),
        ('<WaitUntil code="now > 1.5" timeout="9"/>', "RRS"),
        ('<WaitUntil code="false" timeout="1.5"/>', "RRF"),
    ],
)
def test_waiting(tmp_path, body, verdicts):
    tree = rig(tmp_path, body)
    assert "".join(tree.tick(float(count > 0)) for count in range(len(verdicts))) == verdicts
