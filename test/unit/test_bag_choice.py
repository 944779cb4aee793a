"""Which topics a bag holds, and where it goes."""

from __future__ import annotations

import pytest

from whee_ros.bags import choice
from whee_ros.bags.writer import BagWriter


@pytest.mark.parametrize(
    ("topic", "kind", "plain", "raw"),
    [
        ("face", "whee_interfaces/msg/FaceObservation", True, True),
        ("transcript", "whee_interfaces/msg/Transcript", True, True),
        ("microphone/audio", "whee_interfaces/msg/AudioChunk", False, True),
        ("robot/speech_audio", "whee_interfaces/msg/AudioChunk", True, True),
        ("camera/image_raw", "sensor_msgs/msg/Image", False, True),
        ("robot/face_image", "sensor_msgs/msg/Image", False, True),
        ("robot/joint_states", "sensor_msgs/msg/JointState", True, True),
        ("diagnostics", "diagnostic_msgs/msg/DiagnosticArray", True, True),
        ("rosout", "rcl_interfaces/msg/Log", False, False),
        ("say/_action/feedback", "whee_interfaces/action/Say_FeedbackMessage", False, False),
        ("", "whee_interfaces/msg/Latency", False, False),
    ],
)
def test_only_raw_media_needs_asking_for(topic, kind, plain, raw):
    assert choice.wanted(topic, kind, False, [""]) is plain
    assert choice.wanted(topic, kind, True, [""]) is raw


def test_a_topic_can_be_left_out():
    assert not choice.wanted("transcript", "whee_interfaces/msg/Transcript", True, ["transcript"])


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
