"""A robot with skills of its own: what we ask of them, what becomes of it, and what is said where they are missing."""

from __future__ import annotations

import message_packages
import pytest
from action_msgs.msg import GoalStatus
from rclpy.action import ActionClient, ActionServer, CancelResponse
from rclpy.task import Future
from std_srvs.srv import Trigger
from together import Together
from whee_interfaces.action import LookAt, PlayGesture, Say, ShowFace

from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import SpeechStatus
from whee_ros.ports.skill import SKILLS, Skill

ROBOT = """
name: talker
adapter: "null"
face: none
channels: {}
gestures: {}
"""
TEXT = "I am sorry about your dog."
CANCELLED = 125
"""ROS_ECANCELED of std_skills/Result."""


def robot(folder, more: str) -> dict:
    """Return the parameters of a robot with `more` in its profile."""
    path = folder / "talker.yaml"
    path.write_text(ROBOT + more)
    return {"skills": {"robot": str(path)}}


def asked(system: Together, kind, name: str, /, **fields):
    """Send a goal to the skills node; return its handle and its result to come."""
    client = ActionClient(system.probe, kind, name)
    system.wait(client.server_is_ready)
    sent = client.send_goal_async(kind.Goal(**fields))
    system.until(sent.done)
    return sent.result(), sent.result().get_result_async()


def served(system: Together) -> None:
    """Wait until the skills node sees every skill that it asks for."""
    clients = system.nodes["skills"]._robot._clients.values()
    system.wait(lambda: all(client._client.server_is_ready() for client in clients))


class Server:
    """Serves a skill of the robot: takes what it is asked for and is at it until the test ends it.

    Args:
        system: whose probe node serves it.
        kind: of the action.
        path: of the action.
    """

    def __init__(self, system: Together, kind, path: str) -> None:
        self.kind = kind
        self.told: list = []
        self.ended: Future = Future()
        self.cancels = 0
        self.server = ActionServer(*(system.probe, kind, path, self._perform), cancel_callback=self._cancel)

    def end(self, code: int = 0, message: str = "") -> None:
        """Let the goal asked for last end with a code of std_skills/Result."""
        self.ended.set_result((code, message))

    async def _perform(self, handle):
        self.told.append(handle.request)
        self.ended = Future()
        code, message = await self.ended
        result = self.kind.Result()
        result.result.error_code, result.result.error_msg = code, message
        {0: handle.succeed, CANCELLED: handle.canceled}.get(code, handle.abort)()
        return result

    def _cancel(self, handle):
        self.cancels += 1
        self.end(CANCELLED)
        return CancelResponse.ACCEPT


def test_the_robot_says_it_and_words_cancels_and_troubles_are_told(tmp_path):
    message_packages.available()
    from communication_skills.action import Say as Speak

    with Together("skills", parameters=robot(tmp_path, "skills: {say: /skill/say}")) as system:
        told = system.heard(SpeechStatus, "robot/speech")
        sound = system.heard(AudioChunk, "robot/speech_audio")
        _, missing = asked(system, Say, "say", text=TEXT)
        system.until(missing.done)
        assert missing.result().result.error_code == Say.Goal.NO_SPEAKER
        assert "nobody serves /skill/say" in missing.result().result.error_msg

        body = Server(system, Speak, "/skill/say")
        served(system)
        _, said = asked(system, Say, "say", text=TEXT, plan_id="p1")
        system.until(lambda: body.told)
        assert (body.told[0].input, body.told[0].meta.caller, body.told[0].meta.priority) == (
            TEXT,
            "whee_ros",
            128,
        )
        system.run(5.0)  # longer than our own voice would take
        assert not said.done()
        body.end()
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
        body.end(255, "the battery is empty")
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


def test_its_own_motions_and_gaze_are_asked_for_and_end_as_they_end(tmp_path):
    message_packages.available()
    from interaction_skills.action import LookAt as Gaze
    from motion_skills.action import ReplayMotion

    own = "skills: {look_at: /skill/look_at, replay_motion: /skill/replay_motion}\nmotions: {greet: wave}"
    with Together("skills", parameters=robot(tmp_path, own)) as system:
        motions = Server(system, ReplayMotion, "/skill/replay_motion")
        looks = Server(system, Gaze, "/skill/look_at")
        served(system)

        def greeted():
            begun = len(motions.told)
            _, made = asked(system, PlayGesture, "gesture", name="greet", intensity=0.8)
            system.until(lambda: len(motions.told) > begun)
            return made

        made = greeted()
        assert (motions.told[0].name, motions.told[0].unsafe, motions.told[0].meta.priority) == (
            "wave",
            False,
            128,
        )
        system.run(3.0, step=0.1)
        assert not made.done()
        motions.end()
        system.until(made.done)
        assert made.result().status == GoalStatus.STATUS_SUCCEEDED

        made = greeted()
        motions.end(255, "there is no such motion")
        system.until(made.done)
        assert made.result().result.error_code == PlayGesture.Goal.UNKNOWN
        assert "there is no such motion" in made.result().result.error_msg

        made = greeted()
        system.ask(Trigger, "hush")
        system.until(made.done)
        assert made.result().result.error_code == PlayGesture.Goal.PREEMPTED
        system.until(lambda: motions.cancels == 1)

        _, nodded = asked(
            system, PlayGesture, "gesture", name="nod", intensity=0.8
        )  # the stage's, not the robot's
        system.until(nodded.done)
        assert len(motions.told) == 3

        for number, policy in enumerate(("person", "away", "reset"), 1):
            asked(system, LookAt, "look", name=policy)
            system.until(lambda: len(looks.told) == number)  # noqa: B023 - called at once
        assert [goal.policy for goal in looks.told] == [Gaze.Goal.SOCIAL, Gaze.Goal.GLANCE, Gaze.Goal.RESET]
        target = looks.told[1].target
        assert target.header.frame_id == "head_link"
        assert target.point.x > 0.8
        assert target.point.z < 0  # down and aside
        looks.end(255, "the neck is blocked")
        system.until(lambda: "the neck is blocked" in system.troubles().get("skills", ""))


def test_its_face_is_told_what_to_express(tmp_path):
    message_packages.available()
    from interaction_skills.msg import SetExpression

    path = tmp_path / "talker.yaml"
    face = "face: {kind: expression, frame: head_link}\nskills: {set_expression: /skill/set_expression}\n"
    path.write_text(ROBOT.replace('"null"', "ros4hri").replace("face: none\n", face))
    parameters = {node: {"robot": str(path)} for node in ("skills", "robot")}
    with Together("skills", "robot", parameters=parameters) as system:
        told = system.heard(SetExpression, "/skill/set_expression")
        topic = "/skill/set_expression"
        system.wait(
            lambda: system.probe.count_publishers(topic) and system.nodes["robot"].count_subscribers(topic),
        )
        asked(system, ShowFace, "show_face", name="happy", intensity=1.0, duration=3.0)
        system.until(lambda: told and told[-1].expression.expression == "happy")
        assert told[-1].expression.valence > 0.3
        assert told[-1].meta.caller == "whee_ros"
        system.until(lambda: told[-1].expression.expression == "neutral")
