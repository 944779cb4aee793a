"""What is put on /tf, links of the robot and heads of people; a stand-in for `tf2_msgs`, which is in no registry."""

from __future__ import annotations

import math
import sys
from types import SimpleNamespace

import numpy as np
import pytest

from whee_ros.core.face import FaceObservation
from whee_ros.ports.description import Description, rotate
from whee_ros.ros.body_frames import BodyFrames
from whee_ros.ros.convert import from_time
from whee_ros.ros.head_frames import HeadFrames

BOT = Description.load("urdf/whee_bot.urdf.xacro")


class StubNode:
    """Keeps what is published, by topic."""

    def __init__(self) -> None:
        self.sent: dict[str, list] = {}
        self.destroyed: list[str] = []
        self.said: list[str] = []

    def create_publisher(self, kind, topic, qos):
        self.sent[topic] = []
        return SimpleNamespace(publish=self.sent[topic].append, topic=topic)

    def destroy_publisher(self, publisher):
        self.destroyed.append(publisher.topic)

    def get_logger(self):
        return SimpleNamespace(info=self.said.append)


@pytest.fixture
def tf2(monkeypatch):
    monkeypatch.setitem(sys.modules, "tf2_msgs", SimpleNamespace())
    monkeypatch.setitem(sys.modules, "tf2_msgs.msg", SimpleNamespace(TFMessage=lambda transforms: transforms))


def turned(message, vector):
    turn = message.transform.rotation
    return rotate((turn.x, turn.y, turn.z, turn.w), vector)


def test_fixed_links_are_told_once_and_moving_ones_as_they_move(tf2):
    node = StubNode()
    frames = BodyFrames(node, BOT, prefix="left/")
    frames.begin(5.0)
    frames.moved(6.0, {"head_pan_joint": 0.4, "screw": 1.0})
    (fixed,), (moving,) = node.sent["/tf_static"], node.sent["/tf"]
    assert {part.child_frame_id for part in fixed} >= {"left/base_link", "left/camera", "left/screen_link"}
    (neck,) = moving
    assert (neck.header.frame_id, neck.child_frame_id) == ("left/body_link", "left/neck_link")
    assert from_time(neck.header.stamp) == 6.0
    np.testing.assert_allclose(turned(neck, (1.0, 0.0, 0.0)), (math.cos(0.4), math.sin(0.4), 0.0), atol=1e-9)
    assert neck.transform.translation.z == pytest.approx(0.16)
    assert "<robot" in node.sent["robot_description"][0].data
    frames.close()
    assert set(node.destroyed) == {"/tf", "/tf_static", "robot_description"}


def test_every_joint_is_either_fixed_or_moving(tf2):
    node = StubNode()
    frames = BodyFrames(node, BOT)
    frames.begin(0.0)
    frames.moved(0.0, dict.fromkeys(BOT.links, 0.0))
    told = [part.child_frame_id for sent in (node.sent["/tf_static"], node.sent["/tf"]) for part in sent[0]]
    assert sorted(told) == sorted(link.child for link in BOT.links.values())


def test_without_tf2_there_is_the_description_alone(monkeypatch):
    monkeypatch.setitem(sys.modules, "tf2_msgs.msg", None)
    node = StubNode()
    frames = BodyFrames(node, BOT)
    frames.begin(0.0)
    frames.moved(0.0, {"head_pan_joint": 0.4})
    assert set(node.sent) == {"robot_description"}
    HeadFrames(node).publish([FaceObservation(1.0, "face_1", head_z=1.0)])
    assert len(node.said) == 2


def test_a_head_and_its_gaze_have_the_axes_of_rep_155(tf2):
    node = StubNode()
    face = FaceObservation(
        1.0,
        "face_1",
        head_yaw=0.3,
        head_x=0.1,
        head_y=-0.05,
        head_z=0.8,
        gaze_yaw=-0.3,
        frame_id="head_camera",
    )
    unplaced = FaceObservation(1.0, "face_2")
    HeadFrames(node).publish([face, unplaced])
    ((head, gaze),) = node.sent["/tf"]
    assert (head.child_frame_id, gaze.child_frame_id) == ("face_face_1", "gaze_face_1")
    assert head.header.frame_id == gaze.header.frame_id == "head_camera"
    assert (head.transform.translation.x, head.transform.translation.z) == (0.1, 0.8)
    # x out of the face: towards the camera, turned to the person's left, which is the right of the picture
    np.testing.assert_allclose(turned(head, (1.0, 0.0, 0.0)), (math.sin(0.3), 0.0, -math.cos(0.3)), atol=1e-9)
    np.testing.assert_allclose(turned(head, (0.0, 0.0, 1.0)), (0.0, -1.0, 0.0), atol=1e-9)  # z to the scalp
    # the eyes look back into the camera: z along the gaze, y down
    np.testing.assert_allclose(turned(gaze, (0.0, 0.0, 1.0)), (0.0, 0.0, -1.0), atol=1e-9)
    np.testing.assert_allclose(turned(gaze, (0.0, 1.0, 0.0)), (0.0, 1.0, 0.0), atol=1e-9)


def test_a_nod_goes_down():
    from whee_ros.ros.head_frames import transforms

    head, _ = transforms(FaceObservation(1.0, "face_1", head_pitch=0.4, head_z=1.0))
    assert turned(head, (1.0, 0.0, 0.0))[1] == pytest.approx(math.sin(0.4))  # y is down in the picture
