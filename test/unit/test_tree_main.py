"""The main tree: what the robot does when, in virtual time at 30 Hz."""

import re

import pytest
import yaml
from tree_scene import MAIN, TICK, Scene

from whee_ros.behavior.bench import conversation
from whee_ros.behavior.loader import load_tree
from whee_ros.behavior.palette import PARTS
from whee_ros.behavior.scripted import ScriptedSkills
from whee_ros.core.empathy import EmpathyState
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.resources import resource
from whee_ros.expression.attention import POLICIES


def test_an_empathic_plan_shows_the_face_first_then_speaks_and_moves():
    scene = Scene().plan().run(4.0)
    (face,), (say,), (gesture,) = (scene.asked("p1")[skill] for skill in ("face", "say", "gesture"))
    assert (face.goal.name, face.goal.intensity) == ("concerned", 0.8)
    assert (say.goal.text, say.goal.intensity) == ("That is hard.", 0.8)
    assert (gesture.goal.name, gesture.goal.intensity) == ("slow_nod", 0.8)
    assert 0.15 <= say.started - face.started <= 0.15 + TICK
    assert 0.2 < gesture.started - say.started < 0.3
    assert {handle.status for handle in (face, say, gesture)} == {"succeeded"}
    assert scene.asked("p1")["gaze"][0].goal.name == "person"


@pytest.mark.parametrize(
    ("stance", "lead"), [("celebrate", 0.15), ("listen", 0.0), ("mirror", 0.0), ("neutral", 0.0)]
)
def test_the_body_moves_with_the_words_and_ahead_of_good_news(stance, lead):
    scene = Scene().plan(stance=stance).run(4.0)
    (say,), (gesture,) = (scene.asked("p1")[skill] for skill in ("say", "gesture"))
    assert lead <= say.started - gesture.started <= lead + TICK


def test_a_plan_is_answered_in_the_tick_in_which_it_comes():
    scene = Scene().run(1.0)
    scene.plan().tick()
    assert scene.asked("p1")["face"][0].started == scene.now


@pytest.mark.parametrize(
    ("stance", "rate", "pitch"),
    [("soothe", -1, -1), ("celebrate", 1, 1), ("listen", -1, -1), ("mirror", -1, 0), ("neutral", 0, 0)],
)
def test_the_stance_is_heard(stance, rate, pitch):
    scene = Scene().plan(stance=stance).run(1.0)
    prosody = scene.asked("p1")["say"][0].goal.prosody
    assert ((prosody.rate > 1) - (prosody.rate < 1), (prosody.pitch > 1) - (prosody.pitch < 1)) == (
        rate,
        pitch,
    )


def test_a_plain_plan_speaks_with_a_quiet_face_and_the_gesture_that_it_names():
    still = Scene().plan(response="plain", expression="neutral", gesture="").run(4.0)
    assert set(still.asked("p1")) == {"gaze", "face", "say"}
    scene = Scene().plan(response="plain", expression="neutral").run(4.0)
    asked = scene.asked("p1")
    assert set(asked) == {"gaze", "face", "say", "gesture"}
    assert asked["face"][0].goal.intensity == 0.5
    assert asked["face"][0].goal.name == "neutral"
    assert asked["say"][0].goal.prosody.rate == 1.0
    assert asked["say"][0].status == "succeeded"


def test_a_plan_to_do_nothing_only_looks_at_the_person():
    scene = Scene().plan(response="nothing").run(4.0)
    assert {skill: len(goals) for skill, goals in scene.asked("p1").items()} == {"gaze": 1}
    assert set(scene.asked()) == {"gaze"}


def test_a_plan_without_words_or_gesture_performs_what_it_has():
    scene = Scene().plan(text="", gesture="").run(4.0)
    assert set(scene.asked("p1")) == {"gaze", "face"}
    assert set(Scene().plan(text="").run(4.0).asked("p1")) == {"gaze", "face", "gesture"}


@pytest.mark.parametrize("broken", ["face", "gesture", "gaze"])
def test_what_fails_does_not_silence_the_voice(broken):
    scene = Scene(broken=(broken,)).plan().run(4.0)
    assert [handle.status for handle in scene.asked("p1")["say"]] == ["succeeded"]


def test_each_plan_is_performed_once():
    scene = Scene().plan().run(20.0)
    assert [len(scene.asked("p1")[skill]) for skill in ("say", "face", "gesture")] == [1, 1, 1]


def test_a_barge_in_stops_voice_face_and_gesture_in_one_tick():
    scene = Scene().plan().run(1.0)
    assert set(scene.running()) >= {"say", "face", "gesture"}
    scene.phase, scene.more = "speaking", {"barge_in": True}
    scene.tick()
    assert {handle.status for skill in ("say", "face", "gesture") for handle in scene.asked("p1")[skill]} == {
        "cancelled"
    }
    assert scene.running() == {"gaze": "person"}
    scene.more = {}
    scene.run(5.0)
    assert len(scene.asked("p1")["say"]) == 1
    assert scene.running() == {"gaze": "person", "face": "listening"}


def test_after_a_barge_in_nothing_starts_before_the_voice_has_stopped():
    scene = Scene(stop_time=0.12).plan().run(1.0)
    scene.phase, scene.more = "speaking", {"barge_in": True}
    scene.run(2.0)
    stopped = scene.asked("p1")["say"][0].ended
    later = [handle.started for handle in scene.skills.goals if handle.started > 1.0]
    assert later
    assert min(later) >= stopped


def test_a_newer_plan_wins_and_the_older_is_cancelled():
    scene = Scene().plan().run(1.0)
    scene.plan("p2", text="Wait, good news!", stance="celebrate", expression="celebrating", gesture="cheer")
    scene.run(0.3)
    assert {handle.status for handle in scene.asked("p1")["say"]} == {"cancelled"}
    assert scene.running()["say"] == "Wait, good news!"
    assert scene.running()["face"] == "celebrating"
    scene.run(5.0)
    assert scene.asked("p2")["say"][0].status == "succeeded"


def test_a_person_who_goes_on_speaking_is_not_talked_over():
    scene = Scene().run(0.5)
    scene.phase = "speaking"
    scene.plan().run(1.0)
    assert "say" not in scene.asked()
    scene.phase = "idle"
    scene.run(0.5)
    assert len(scene.asked("p1")["say"]) == 1


def test_a_plan_that_waits_too_long_is_let_go():
    scene = Scene()
    scene.phase = "speaking"
    scene.plan().run(3.5)
    scene.phase = "idle"
    scene.run(3.0)
    assert "say" not in scene.asked()


def test_when_all_is_said_a_person_who_speaks_is_listened_to_though_the_face_lingers():
    scene = Scene(durations={"face": 8.0}).plan().run(3.0)
    scene.known["speech"] = SpeechStatus(scene.now, "p1", "That is hard.", "finished", 3, 2.0)
    scene.run(0.5)
    assert scene.running()["face"] == "concerned"
    scene.phase = "speaking"
    scene.tick()
    assert scene.running() == {"gaze": "person", "face": "listening"}


def test_listening_is_seen_and_never_heard():
    scene = Scene()
    scene.phase = "speaking"
    scene.run(10.0)
    assert scene.running() == {"gaze": "person", "face": "listening"}
    assert "say" not in scene.asked()


@pytest.mark.parametrize(("valence", "face"), [(-0.5, "concerned"), (0.5, "warm")])
def test_listening_shares_the_mood(valence, face):
    scene = Scene()
    scene.phase = "speaking"
    scene.run(1.0)
    for _ in range(60):
        scene.known["state"] = EmpathyState(scene.now, "", active=True, valence=valence)
        scene.tick()
    assert scene.running()["face"] == face
    scene.known["state"] = EmpathyState(scene.now, "", active=False)
    scene.run(0.1)
    assert scene.running()["face"] == "listening"


def test_backchannels_are_nodded_but_not_too_often():
    scene = Scene()
    scene.phase = "pause"
    for _ in range(5):
        scene.more = {"backchannel": True}
        scene.run(0.1)
        scene.more = {}
        scene.run(0.9)
    nods = scene.asked()["gesture"]
    assert {handle.goal.name for handle in nods} == {"small_nod"}
    assert len(nods) == 2


def test_the_robot_waits_for_its_answer_attentively():
    scene = Scene()
    scene.more = {"silence": 0.1}
    scene.run(0.5)
    assert scene.running() == {"gaze": "person", "face": "listening"}
    scene.more = {"silence": 5.0}
    scene.run(0.1)
    assert scene.running() == {"gaze": "person"}


def test_idle_keeps_company_or_looks_around_and_is_silent():
    alone = Scene()
    alone.face = False
    alone.run(30.0)
    assert {"reset", "away", "glance"} == {handle.goal.name for handle in alone.asked()["gaze"]}
    company = Scene().run(30.0)
    assert {"person", "glance"} == {handle.goal.name for handle in company.asked()["gaze"]}
    assert set(alone.asked()) | set(company.asked()) == {"gaze"}


def test_a_body_that_is_not_there_does_no_harm():
    scene = Scene(broken=("say", "face", "gesture", "gaze")).plan().run(3.0)
    scene.phase = "speaking"
    scene.run(3.0)
    assert scene.running() == {}


def test_halting_leaves_nothing_running():
    scene = Scene().plan().run(1.0)
    scene.tree.halt()
    assert scene.running() == {}


def test_a_whole_conversation_leaves_one_owner_a_skill():
    skills = ScriptedSkills()
    tree = load_tree(MAIN, skills)
    for snapshot in conversation(60.0):
        skills.advance(snapshot.now)
        tree.tick(snapshot)
        at_work = [handle.goal.skill for handle in skills.running]
        assert len(at_work) == len(set(at_work))
    said = [handle.goal.plan_id for handle in skills.of("say")]
    assert said == ["p0", "p1", "p3", "p4"]


def test_every_name_in_the_tree_exists():
    text = "".join((MAIN.parent / part).read_text() for part in PARTS)
    expressions = yaml.safe_load(resource("config/expressions.yaml").read_text())
    gestures = yaml.safe_load(resource("config/gestures.yaml").read_text())
    for attribute, known in (("expression", expressions), ("gesture", gestures), ("target", POLICIES)):
        named = set(re.findall(rf'\b{attribute}="([^"{{}}]+)"', text))
        assert named
        assert named <= set(known)
