"""The ROS4HRI node against message packages of the same fields: out to others, and in from them."""

from __future__ import annotations

import sys

import message_packages
import numpy as np
import pytest
from std_msgs.msg import Bool, String
from together import QOS, Together

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.face import ActionUnit, FaceMesh, FaceObservation
from whee_ros.core.voice import Transcript, TurnState, VoiceActivity
from whee_ros.ros.convert import to_time
from whee_ros.ros.qos import LATCHED, STREAM


@pytest.fixture(scope="module", autouse=True)
def messages():
    """hri_msgs: that of the ROS installation, or else that of test/messages."""
    message_packages.available()


def test_without_its_messages_the_node_says_so_and_the_rest_goes_on(monkeypatch):
    monkeypatch.setitem(sys.modules, "hri_msgs.msg", None)
    with Together("ros4hri", active=False) as system:
        node = system.nodes["ros4hri"]
        node.trigger_configure()
        node.trigger_activate()
        assert node.active
        assert "Install ros-$ROS_DISTRO-hri-msgs" in system.troubles()["ros4hri"]
    with Together("ros4hri", parameters={"ros4hri": {"direction": "in"}}, active=False) as system:
        system.nodes["ros4hri"].trigger_configure()
        system.nodes["ros4hri"].trigger_activate()
        assert not system.nodes["ros4hri"].active  # a source that cannot hear is no source
        assert "hri-msgs" in system.troubles()["ros4hri"]


def test_others_hear_of_everybody_we_perceive():
    from hri_msgs.msg import Expression, FacialActionUnits, FacialLandmarks, IdsList, LiveSpeech

    QOS["face/mesh"] = STREAM
    for topic in ("faces/tracked", "persons/tracked", "persons/anonymous_face_1/face_id"):
        QOS[f"/humans/{topic}"] = LATCHED
    with Together("ros4hri") as system:
        heard = {
            topic: system.heard(kind, f"/humans/{topic}")
            for topic, kind in (
                ("faces/tracked", IdsList),
                ("persons/tracked", IdsList),
                ("faces/face_1/facs", FacialActionUnits),
                ("faces/face_1/expression", Expression),
                ("faces/face_1/landmarks", FacialLandmarks),
                ("persons/anonymous_face_1/face_id", String),
                ("voices/anonymous_speaker/is_speaking", Bool),
                ("voices/anonymous_speaker/speech", LiveSpeech),
            )
        }
        for k in range(30):
            face = FaceObservation(
                *(system.now, "face_1", "", 10, 20, 100, 120, (ActionUnit(12, 0.6, 0.9),)),
                head_yaw=0.3, head_z=0.8, expression="happy", confidence=0.9, attended=True,
            )  # fmt: skip
            system.tell(face, "face")
            system.tell(
                FaceMesh(system.now, "face_1", 640, 480, *np.full((2, 478), 120, np.float32)), "face/mesh"
            )
            system.tell(VoiceActivity(system.now, k > 10, 0.9, -20.0, system.now), "voice/activity")
            system.run(0.04)
        system.tell(Transcript(system.now, system.now - 1.0, "u1", "My dog died.", True), "transcript")
        system.run(0.4)
        assert heard["faces/tracked"][-1].ids == ["face_1"]
        assert heard["persons/tracked"][-1].ids == ["anonymous_face_1"]
        assert heard["faces/face_1/facs"][-1].intensity[12] == pytest.approx(0.6)
        assert heard["faces/face_1/expression"][-1].expression == "happy"
        assert [round(part, 2) for part in (heard["faces/face_1/landmarks"][-1].landmarks[69].y,)] == [0.25]
        assert heard["persons/anonymous_face_1/face_id"][-1].data == "face_1"
        assert [m.data for m in heard["voices/anonymous_speaker/is_speaking"]] == [True]
        assert heard["voices/anonymous_speaker/speech"][-1].final == "My dog died."
        system.run(2.0, step=0.1)
        assert heard["faces/tracked"][-1].ids == []
        assert not system.probe.get_publishers_info_by_topic("/humans/faces/face_1/facs")


def test_what_others_perceive_moves_our_detector():
    from hri_msgs.msg import EngagementLevel, Expression, FacialActionUnits, IdsList, LiveSpeech

    for kind in ("faces", "voices", "persons"):
        QOS[f"/humans/{kind}/tracked"] = LATCHED
    QOS["/humans/persons/anna/face_id"] = QOS["/humans/persons/anna/voice_id"] = LATCHED
    with Together("ros4hri", "when", parameters={"ros4hri": {"direction": "in"}}) as system:
        faces, turns = system.heard(FaceObservation, "face"), system.heard(TurnState, "voice/turn")
        words, states = system.heard(Transcript, "transcript"), system.heard(EmpathyState, "empathy/state")
        for kind, ids in (("faces", ["f2"]), ("voices", ["v1"]), ("persons", ["anna"])):
            system.tell(IdsList(ids=ids), f"/humans/{kind}/tracked")
        system.tell(String(data="f2"), "/humans/persons/anna/face_id")
        system.tell(String(data="v1"), "/humans/persons/anna/voice_id")
        system.tell(Bool(data=True), "/humans/voices/v1/is_speaking")
        for _ in range(25):
            units = FacialActionUnits()
            units.intensity[[1, 4, 15]], units.confidence[:] = 0.7, 0.9
            units.header.stamp = to_time(system.now)
            units.header.frame_id = "head_camera"
            system.tell(units, "/humans/faces/f2/facs")
            system.run(0.04)
        assert faces[-1].attended  # the only one
        for level, attended in ((1, False), (3, True)):
            system.tell(EngagementLevel(level=level), "/humans/persons/anna/engagement_status")
            units.header.stamp = to_time(system.now)
            system.tell(units, "/humans/faces/f2/facs")
            system.run(0.04)
            assert faces[-1].attended is attended
        label = Expression(expression="sad", valence=-0.7, arousal=-0.2, confidence=0.8)
        label.header.stamp = to_time(system.now)
        system.tell(label, "/humans/faces/f2/expression")
        speech = LiveSpeech(final="My dog died last night.", confidence=0.9)
        speech.header.stamp = to_time(system.now)
        system.tell(speech, "/humans/voices/v1/speech")
        system.run(0.5)
        assert faces[-1].au(4).intensity == pytest.approx(0.7)
        assert (faces[-1].face_id, faces[-1].person_id, faces[-1].frame_id) == ("f2", "anna", "head_camera")
        assert [turn.phase for turn in turns] == ["speaking", "ended"]
        assert (words[-1].text, words[-1].person_id) == ("My dog died last night.", "anna")
        told = [state for state in states if state.utterance_id == words[-1].utterance_id]
        assert told
        assert any(cue.modality == "face" for cue in told[-1].cues)
        system.tell(IdsList(ids=[]), "/humans/faces/tracked")
        assert not system.nodes["ros4hri"].get_subscriptions_info_by_topic("/humans/faces/f2/facs")
