"""The skills node: sentences that follow each other, gestures on their words, one cancel for all, free curves."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from rclpy.action import ActionClient
from together import Together
from trajectory_msgs.msg import JointTrajectory
from whee_interfaces.action import PlayGesture, Say, ShowFace

from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import FaceCommand, PerformanceSkew, SpeechStatus
from whee_ros.core.resources import resource
from whee_ros.expression.skew import STROKE_EARLY, STROKE_LATE
from whee_ros.ports.profile import RobotProfile

TEXT = "I am terribly sorry about that. Your little daughter must be frightened. What happened then?"
BODY = RobotProfile.load(resource("config/robots/whee_bot.yaml"))


class Asker:
    """Sends goals to the skills node."""

    def __init__(self, system: Together) -> None:
        self.system = system
        kinds = {"say": Say, "show_face": ShowFace, "gesture": PlayGesture}
        self._clients = {name: ActionClient(system.probe, kind, name) for name, kind in kinds.items()}
        system.until(lambda: all(client.server_is_ready() for client in self._clients.values()))

    def __call__(self, skill: str, /, **fields: object):
        kind = {"say": Say, "show_face": ShowFace, "gesture": PlayGesture}[skill]
        sent = self._clients[skill].send_goal_async(kind.Goal(**fields))
        self.system.until(sent.done)
        assert sent.result().accepted
        return sent.result(), sent.result().get_result_async()


@pytest.fixture(scope="module")
def stage():
    with Together("skills") as system:
        yield system, Asker(system)


def test_sentences_follow_each_other_and_the_gesture_meets_its_word(stage):
    system, ask = stage
    told = system.heard(SpeechStatus, "robot/speech")
    skews = system.heard(PerformanceSkew, "robot/skew")
    sound = system.heard(AudioChunk, "robot/speech_audio")
    _, said = ask("say", text=TEXT, plan_id="p1", intensity=0.8, style="concerned")
    _, made = ask("gesture", name="slow_nod", plan_id="p1", intensity=0.8)
    system.until(said.done, 30.0)
    system.run(1.5)
    assert [status.word_index for status in told if status.state == "word"] == list(
        range(1, len(TEXT.split()))
    )
    assert (told[0].state, told[-1].state, told[-1].word_index) == ("started", "finished", len(TEXT.split()))
    assert told[0].duration == pytest.approx(told[-1].duration, rel=0.35)
    assert made.done()
    (stroke,) = [skew for skew in skews if skew.kind == "gesture"]
    assert (stroke.plan_id, stroke.name) == ("p1", "slow_nod")
    assert STROKE_EARLY <= stroke.skew <= STROKE_LATE
    assert sum(chunk.duration for chunk in sound) == pytest.approx(told[-1].duration, abs=0.01)
    # the sound is dated by when it is heard, without holes
    for before, after in itertools.pairwise(sound):
        assert after.stamp - before.stamp == pytest.approx(after.duration, abs=0.03)


def test_a_sad_voice_takes_longer_than_a_glad_one_and_an_unknown_style_is_refused(stage):
    system, ask = stage
    times = {}
    for style in ("sad", "neutral", "celebrating"):
        _, said = ask("say", text="I am here with you.", intensity=1.0, style=style)
        system.until(said.done)
        times[style] = said.result().result.duration
    assert times["sad"] > 1.1 * times["neutral"] > 1.1 * times["celebrating"]
    _, refused = ask("say", text="Hello.", style="hapy")
    system.until(refused.done)
    assert "Did you mean happy" in refused.result().result.error_msg


def test_one_cancel_stops_voice_face_and_body_within_the_limits(stage):
    system, ask = stage
    joints = system.heard(JointTrajectory, "robot/joint_trajectory")
    told = system.heard(SpeechStatus, "robot/speech")
    handle, said = ask("say", text=TEXT, plan_id="p2", intensity=1.0)
    _, made = ask("gesture", name="celebrate", plan_id="p2", intensity=1.0)
    system.run(2.0)
    handle.cancel_goal_async()
    system.until(said.done)
    system.until(made.done)
    assert said.result().result.error_code == Say.Goal.PREEMPTED
    assert made.result().result.error_code == PlayGesture.Goal.PREEMPTED
    assert [status.state for status in told][-1] == "cancelled"
    assert 0 < told[-1].word_index < len(TEXT.split())
    since = len(joints)
    system.run(0.4)
    names = joints[-1].joint_names
    angles = np.array([list(message.points[0].positions) for message in joints])
    speeds = np.diff(angles, axis=0) / 0.02
    limits = {joint.name: joint.velocity for joint in BODY.channels.values()}
    assert all(np.abs(speeds[:, n]).max() <= limits[name] for n, name in enumerate(names))
    assert np.abs(speeds[:since]).max() > 0.3
    assert np.abs(speeds[since + 12 : since + 16]).max() < 0.1


def test_a_face_moves_along_free_curves(stage):
    system, ask = stage
    faces = system.heard(FaceCommand, "robot/face_command")
    _, shown = ask("show_face", codes=[12], times=[0.3, 0.6, 1.2], intensities=[0.8, 0.8, 0.0])
    system.until(shown.done)
    smile = [dict(zip(face.codes, face.intensities, strict=True)).get(12, 0.0) for face in faces]
    assert max(smile) == pytest.approx(0.8, abs=0.02)
    _, refused = ask("show_face", codes=[12], times=[0.3], intensities=[])
    system.until(refused.done)
    assert "free curves" in refused.result().result.error_msg
