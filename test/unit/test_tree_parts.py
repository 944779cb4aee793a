"""Parts of the main tree: safety, the first reaction, idle speech, every leaf's patience."""

import itertools
import random

import pytest
from tree_scene import TICK, Scene

from whee_ros.behavior.catalogue import OWN, STANDARD
from whee_ros.behavior.leaves.skill import SkillLeaf
from whee_ros.behavior.node import RUNNING
from whee_ros.behavior.palette import PARTS
from whee_ros.core.empathy import SAFETY_WRITER, Candidate
from whee_ros.core.resources import resource


def danger(scene):
    return scene.plan(
        response="empathic",
        stance="soothe",
        candidates=(Candidate("Stay.", f"{SAFETY_WRITER}self_harm", 1.0),),
    )


def test_a_reviewed_answer_is_performed_by_the_safety_branch():
    scene = danger(Scene()).run(0.5)
    statuses = {node.name: node.status for node in scene.tree.status()}
    assert (statuses["Safety"], statuses["Responding"]) == ("running", "idle")
    assert scene.asked("p1")["say"][0].goal.prosody.rate == 0.9
    scene.run(10.0)
    assert len(scene.asked("p1")["say"]) == 1


def test_a_reviewed_answer_waits_longer_for_a_pause_and_stops_for_who_speaks_over_it():
    scene = Scene()
    scene.phase = "speaking"
    danger(scene).run(5.0)
    assert "say" not in scene.asked()
    scene.phase = "idle"
    scene.run(0.5)
    scene.phase, scene.more = "speaking", {"barge_in": True}
    scene.tick()
    assert scene.asked("p1")["say"][0].status == "cancelled"


def test_a_first_reaction_is_seen_within_600_ms_where_the_answer_takes_time():
    scene = Scene()
    scene.phase = "speaking"
    scene.run(2.0)
    end = scene.stops_speaking().now
    scene.run(1.5)
    (nod,) = scene.asked()["gesture"]
    assert nod.goal.name == "small_nod"
    assert 0.35 <= nod.started - end <= 0.6


def test_an_answer_that_comes_at_once_needs_no_first_reaction():
    scene = Scene()
    scene.phase = "speaking"
    scene.run(2.0)
    scene.stops_speaking().run(0.2).plan(gesture="").run(3.0)
    assert "gesture" not in scene.asked()


@pytest.mark.parametrize(
    ("mood", "nod", "sound"),
    [
        (-0.5, "slow_nod", None),
        (-0.12, "small_nod", None),
        (0.0, "small_nod", "Hmm."),
        (0.6, "perk_up", "Oh!"),
    ],
)
def test_the_first_reaction_goes_with_the_mood_and_never_hums_over_sorrow(mood, nod, sound):
    scene = Scene()
    scene.phase, scene.mood = "speaking", mood
    scene.run(2.0)
    scene.stops_speaking().run(2.5)
    asked = scene.asked()
    assert [handle.goal.name for handle in asked["gesture"]] == [nod]
    assert [handle.goal.text for handle in asked.get("say", [])] == ([sound] if sound else [])


def test_where_the_mood_is_not_known_there_is_no_sound():
    scene = Scene()
    scene.phase = "speaking"
    scene.run(1.0)
    scene.stops_speaking().run(3.0)
    assert "say" not in scene.asked()


def test_sounds_can_be_turned_off_and_are_rare():
    mute = Scene(settings={"fillers": False})
    scene = Scene()
    for one in (mute, scene):
        for _ in range(3):
            one.phase, one.mood, one.spoke_at = "speaking", 0.0, None
            one.run(1.0)
            one.stops_speaking().run(3.0)
    assert "say" not in mute.asked()
    assert len(scene.asked()["say"]) == 1


def humming(**scripted):
    """Return a scene in which a "Hmm." has just begun."""
    scene = Scene(durations={"say": 0.4}, **scripted)
    scene.phase, scene.mood = "speaking", 0.0
    scene.run(1.0)
    scene.stops_speaking()
    while "say" not in scene.asked():
        scene.tick()
    return scene


def test_the_answer_waits_for_the_end_of_the_hmm_and_the_face_does_not():
    scene = humming()
    scene.plan(gesture="").run(1.0)
    hum, answer = scene.asked()["say"]
    assert hum.status == "succeeded"
    assert hum.ended <= answer.started <= hum.ended + TICK
    assert scene.asked("p1")["face"][0].started < hum.ended


def test_a_barge_in_stops_a_hmm_too():
    scene = humming()
    scene.plan().tick()
    scene.phase, scene.more = "speaking", {"barge_in": True}
    scene.tick()
    assert scene.asked()["say"][0].status == "cancelled"
    scene.run(1.0)
    assert len(scene.asked()["say"]) == 1


def test_the_robot_speaks_first_only_where_that_is_enabled_and_then_rarely():
    quiet, chatty = Scene(), Scene(settings={"idle_speech": True})
    assert "say" not in chatty.run(30.0, every=0.2).asked()
    quiet.more = chatty.more = {"silence": 60.0}
    assert "say" not in quiet.run(120.0, every=0.2).asked()
    chatty.run(280.0, every=0.2)
    assert len(chatty.asked()["say"]) == 1
    chatty.face = False
    chatty.run(100.0, every=0.2)
    assert len(chatty.asked()["say"]) == 1


def test_whatever_moment_it_is_a_barge_in_ends_voice_face_and_gesture_in_that_tick():
    chance = random.Random(5)
    stances = itertools.cycle(("soothe", "celebrate", "listen", "neutral"))
    for number in range(24):
        scene = Scene(durations={"say": 3.0, "gesture": 2.5, "face": 5.0})
        maker = danger if number % 10 == 0 else Scene.plan
        maker(scene) if maker is danger else maker(scene, stance=next(stances))
        scene.run(chance.uniform(0.2, 2.9))
        assert "say" in scene.running()
        scene.phase, scene.more = "speaking", {"barge_in": True}
        scene.tick()
        assert set(scene.running()) <= {"gaze"}, number
        scene.more = {}
        scene.run(1.0)
        assert len(scene.asked("p1")["say"]) == 1


def test_every_leaf_that_takes_time_ends_by_itself():
    timed = {tag for tag, kind in {**STANDARD, **OWN}.items() if kind.children_needed == (0, 0)}
    bounded = {
        tag
        for tag in timed
        if {p.name for p in {**STANDARD, **OWN}[tag].ports} & {"timeout", "seconds", "msec"}
    }
    assert bounded == {"Say", "ShowFace", "Gesture", "LookAt", "Wait", "WaitUntil", "Sleep"}
    assert {tag for tag in timed if issubclass({**STANDARD, **OWN}[tag], SkillLeaf)} <= bounded


def test_with_skills_that_never_end_nothing_runs_longer_than_its_timeout():
    scene = Scene(durations=dict.fromkeys(("say", "face", "gesture", "gaze"), float("inf")))
    since = {}
    scene.plan()
    for _ in range(int(60 / TICK)):
        scene.tick()
        for node, _ in scene.tree._nodes:
            if not node.children and node.status is RUNNING:
                assert scene.now - since.setdefault(node, scene.now) <= 30.0 + 2 * TICK, node.name
            else:
                since.pop(node, None)


def test_each_part_fits_on_a_screen():
    lengths = {part: len(resource(f"behavior_trees/{part}").read_text().splitlines()) for part in PARTS}
    assert max(lengths.values()) <= 66, lengths
