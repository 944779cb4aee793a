"""A robot with skills of its own: what we ask of them, what becomes of it, and what is said where they are missing."""

from __future__ import annotations

from types import SimpleNamespace
from typing import ClassVar

import message_packages
import pytest
from action_msgs.msg import GoalStatus
from rclpy.action import ActionClient, ActionServer, CancelResponse
from rclpy.task import Future
from std_srvs.srv import Trigger
from together import Together
from whee_interfaces.action import LookAt, PlayGesture, Say

from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import SpeechStatus
from whee_ros.nodes import robot_skills
from whee_ros.ports import skill
from whee_ros.ports.skill import SKILLS, Skill
from whee_ros.ros.skill_client import Call

ROBOT = """
name: talker
adapter: "null"
face: none
channels: {}
gestures: {}
"""
TEXT = "I am sorry about your dog."


def robot(folder, more: str) -> dict:
    """Return the parameters of a robot with `more` in its profile."""
    path = folder / "talker.yaml"
    path.write_text(ROBOT + more)
    return {"skills": {"robot": str(path)}}


def asked(system: Together, kind, name: str, /, **fields):
    """Send a goal to the skills node; return its handle and its result to come."""
    client = ActionClient(system.probe, kind, name)
    system.until(client.server_is_ready)
    sent = client.send_goal_async(kind.Goal(**fields))
    system.until(sent.done)
    return sent.result(), sent.result().get_result_async()


class Robot:
    """Serves the skill say: takes what it is told and says it until the test ends it."""

    def __init__(self, system: Together) -> None:
        from communication_skills.action import Say as Speak

        self.kind = Speak
        self.told: list = []
        self.ended: Future = Future()
        self.cancels = 0
        self.server = ActionServer(
            *(system.probe, Speak, "/skill/say", self._speak), cancel_callback=self._cancel
        )

    async def _speak(self, handle):
        self.told.append(handle.request)
        self.ended = Future()
        code = await self.ended
        result = self.kind.Result()
        result.result.error_code = code
        result.result.error_msg = "the battery is empty" if code else ""
        {0: handle.succeed, 125: handle.canceled}.get(code, handle.abort)()
        return result

    def _cancel(self, handle):
        self.cancels += 1
        self.ended.set_result(125)
        return CancelResponse.ACCEPT


def test_the_robot_says_it_and_words_cancels_and_troubles_are_told(tmp_path):
    message_packages.available()
    with Together("skills", parameters=robot(tmp_path, "skills: {say: /skill/say}")) as system:
        told = system.heard(SpeechStatus, "robot/speech")
        sound = system.heard(AudioChunk, "robot/speech_audio")
        _, missing = asked(system, Say, "say", text=TEXT)
        system.until(missing.done)
        assert missing.result().result.error_code == Say.Goal.NO_SPEAKER
        assert "nobody serves /skill/say" in missing.result().result.error_msg

        body = Robot(system)
        system.until(lambda: system.nodes["skills"]._robot.voice._client.server_is_ready())
        _, said = asked(system, Say, "say", text=TEXT, plan_id="p1")
        system.until(lambda: body.told)
        assert (body.told[0].input, body.told[0].meta.caller, body.told[0].meta.priority) == (
            TEXT,
            "whee_ros",
            128,
        )
        system.run(5.0)  # longer than our own voice would take
        assert not said.done()
        body.ended.set_result(0)
        system.until(said.done)
        assert said.result().status == GoalStatus.STATUS_SUCCEEDED
        assert said.result().result.words_spoken == len(TEXT.split())
        states = [status.state for status in told]
        assert (states[0], states[-1]) == ("started", "finished")
        assert [status.word_index for status in told if status.state == "word"] == [1, 2, 3, 4, 5, 6]
        assert told[-1].duration == pytest.approx(5.0, abs=0.3)
        assert not sound  # it is the robot's, we do not have it

        goal, said = asked(system, Say, "say", text=TEXT)
        system.until(lambda: told[-1].state == "word")
        goal.cancel_goal_async()
        system.until(said.done)
        assert said.result().result.error_code == Say.Goal.PREEMPTED
        assert told[-1].state == "cancelled"
        assert 0 < said.result().result.words_spoken < 6
        system.until(lambda: body.cancels)

        _, said = asked(system, Say, "say", text=TEXT)
        system.until(lambda: len(body.told) == 3)
        body.ended.set_result(255)
        system.until(said.done)
        assert "the battery is empty" in said.result().result.error_msg
        assert "the battery is empty" in system.troubles()["skills"]


def test_without_its_package_the_skill_is_named_and_our_own_voice_speaks(tmp_path, monkeypatch):
    absent = Skill("absent_skills/action/Say", "the package absent_skills")
    monkeypatch.setitem(SKILLS, "say", absent)
    with Together("skills", parameters=robot(tmp_path, "skills: {say: /skill/say}"), active=False) as system:
        node = system.nodes["skills"]
        node.trigger_configure()
        node.trigger_activate()
        assert "Install the package absent_skills" in node.words()
        told = system.heard(SpeechStatus, "robot/speech")
        _, said = asked(system, Say, "say", text=TEXT)
        system.until(said.done)
        assert told[-1].state == "finished"


class Client:
    """In place of a `SkillClient`: remembers what it was asked for."""

    asked: ClassVar[dict[str, list]] = {}

    def __init__(self, node, name: str, path: str) -> None:
        self.goals = self.asked.setdefault(name, [])

    def send(self, fields, done, started=lambda: None) -> Call:
        call = Call(done, started)
        self.goals.append(SimpleNamespace(fields=fields, call=call))
        return call

    def close(self) -> None:
        pass


def test_its_own_motions_and_gaze_are_asked_for_and_end_as_they_end(tmp_path, monkeypatch):
    monkeypatch.setattr(robot_skills, "SkillClient", Client)
    own = "skills: {look_at: /skill/look_at, replay_motion: /skill/replay_motion}\nmotions: {greet: wave}"
    with Together("skills", parameters=robot(tmp_path, own)) as system:
        motions = Client.asked["replay_motion"]
        _, made = asked(system, PlayGesture, "gesture", name="greet", intensity=0.8)
        system.run(3.0)
        assert motions[0].fields == skill.replay_motion("wave")
        assert not made.done()
        motions[0].call.end("")
        system.until(made.done)
        assert made.result().status == GoalStatus.STATUS_SUCCEEDED

        _, made = asked(system, PlayGesture, "gesture", name="greet", intensity=0.8)
        motions[1].call.end("there is no such motion")
        system.until(made.done)
        assert made.result().result.error_code == PlayGesture.Goal.UNKNOWN
        assert "there is no such motion" in made.result().result.error_msg

        _, made = asked(system, PlayGesture, "gesture", name="greet", intensity=0.8)
        system.ask(Trigger, "hush")
        system.until(made.done)
        assert made.result().result.error_code == PlayGesture.Goal.PREEMPTED

        _, nodded = asked(
            system, PlayGesture, "gesture", name="nod", intensity=0.8
        )  # not the robot's: the stage's
        system.until(nodded.done)
        assert len(motions) == 3

        looks = Client.asked["look_at"]
        for policy in ("person", "away", "reset"):
            asked(system, LookAt, "look", name=policy)
        system.until(lambda: len(looks) == 3)
        assert [goal.fields["policy"] for goal in looks] == ["social", "glance", "reset"]
        target = looks[1].fields["target"]
        assert target["header"]["frame_id"] == "head_link"
        assert target["point"]["x"] > 0.8
        assert target["point"]["z"] < 0  # down and aside
