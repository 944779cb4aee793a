"""Which topics a bag holds, and where it goes."""

from __future__ import annotations

import pytest

from whee_ros.bags import choice
from whee_ros.bags.writer import BagWriter


@pytest.mark.parametrize(
    ("topic", "kind", "profiles"),
    [
        ("face", "whee_interfaces/msg/FaceObservation", "features full"),
        ("transcript", "whee_interfaces/msg/Transcript", "decisions features full"),
        ("empathy/plan", "whee_interfaces/msg/EmpathyPlan", "decisions features full"),
        ("consent/state", "whee_interfaces/msg/ConsentState", "decisions features full"),
        ("microphone/audio", "whee_interfaces/msg/AudioChunk", "full"),
        ("robot/speech_audio", "whee_interfaces/msg/AudioChunk", "features full"),
        ("camera/image_raw", "sensor_msgs/msg/Image", "full"),
        ("face/mesh", "whee_interfaces/msg/FaceMesh", "full"),
        ("robot/face_image", "sensor_msgs/msg/Image", "full"),
        ("robot/joint_states", "sensor_msgs/msg/JointState", "features full"),
        ("diagnostics", "diagnostic_msgs/msg/DiagnosticArray", "decisions features full"),
        ("rosout", "rcl_interfaces/msg/Log", ""),
        ("say/_action/feedback", "whee_interfaces/action/Say_FeedbackMessage", ""),
        ("", "whee_interfaces/msg/Latency", ""),
    ],
)
def test_a_profile_says_how_much_is_recorded(topic, kind, profiles):
    found = [profile for profile in choice.PROFILES if choice.wanted(topic, kind, profile, [""])]
    assert found == profiles.split()


def test_faces_and_voices_of_people_are_personal_those_of_the_robot_are_not():
    assert choice.personal("camera/image_raw", "sensor_msgs/msg/Image")
    assert choice.personal("microphone/audio", "whee_interfaces/msg/AudioChunk")
    assert not choice.personal("robot/face_image", "sensor_msgs/msg/Image")
    assert not choice.personal("robot/speech_audio", "whee_interfaces/msg/AudioChunk")
    assert not choice.personal("face", "whee_interfaces/msg/FaceObservation")


def test_a_topic_can_be_left_out():
    assert not choice.wanted("transcript", "whee_interfaces/msg/Transcript", "full", ["transcript"])


def test_names_are_relative_to_the_namespace():
    assert choice.relative("/face", "/") == "face"
    assert choice.relative("/ward_3/voice/turn", "/ward_3") == "voice/turn"
    assert choice.relative("/ward_4/voice/turn", "/ward_3") == ""
    assert choice.relative("/diagnostics", "/ward_3") == "diagnostics"


def test_a_finished_bag_keeps_its_name(tmp_path):
    wanted = str(tmp_path / "talk")
    assert choice.folder(wanted, 0.0).name == "talk"
    writer = BagWriter(tmp_path / "talk")
    assert choice.folder(wanted, 0.0).name == "talk"  # unfinished: a restarted recorder goes on with it
    writer.close()
    assert choice.folder(wanted, 0.0).name == "talk_2"
    assert choice.folder("", 1.8e9).parts[0] == "bags"
