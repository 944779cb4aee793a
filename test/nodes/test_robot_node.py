"""The robot node: one body or another behind it, its description for everybody, and its topics where it has some."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET

import pytest
from sensor_msgs.msg import Image, JointState
from std_msgs.msg import String
from together import QOS, Together
from trajectory_msgs.msg import JointTrajectory, JointTrajectoryPoint

from whee_ros.core.motion import RobotStatus
from whee_ros.ros.convert import to_time
from whee_ros.ros.qos import IMAGE, LATCHED

QOS["robot_description"] = LATCHED
QOS["robot/face_image"] = IMAGE


def wish(system: Together, names: list[str], *positions: float) -> None:
    message = JointTrajectory(joint_names=names, points=[JointTrajectoryPoint(positions=list(positions))])
    system.tell(message, "robot/joint_trajectory")


def test_the_virtual_body_moves_and_everybody_may_read_its_description():
    with Together("robot") as system:
        joints, description = (
            system.heard(JointState, "robot/joint_states"),
            system.heard(String, "robot_description"),
        )
        wish(system, ["head_pan_joint"], 0.8)
        system.run(1.0)
        assert 45 <= len(joints) <= 52  # 50 Hz
        assert dict(zip(joints[-1].name, joints[-1].position, strict=True))[
            "head_pan_joint"
        ] == pytest.approx(0.8, abs=0.01)
        system.wait(lambda: description)  # it was published before anybody asked
        assert ET.fromstring(description[-1].data).get("name") == "whee_bot"


def test_the_face_is_drawn_while_somebody_looks():
    with Together("robot") as system:
        system.run(1.0)
        assert system.nodes["robot"]._drawing is None
        pictures = system.heard(Image, "robot/face_image")
        (viewer,) = (one for one in system.probe.subscriptions if one.topic_name == "/robot/face_image")
        system.wait(lambda: system.nodes["robot"]._image_out.get_subscription_count())
        system.until(lambda: len(pictures) >= 3)
        assert (pictures[-1].width, pictures[-1].height) == (800, 480)
        system.probe.destroy_subscription(viewer)
        system.wait(lambda: not system.nodes["robot"]._image_out.get_subscription_count())
        system.until(lambda: system.nodes["robot"]._drawing is None)


def test_a_body_behind_topics_is_driven_over_them_and_its_silence_is_told():
    topic = "left_arm_controller/joint_trajectory"
    with Together("robot", parameters={"robot": {"robot": "drummer"}}) as system:
        sent, status = system.heard(JointTrajectory, topic), system.heard(RobotStatus, "robot/status")
        names = ["left_shoulder_joint", "left_elbow_joint", "right_shoulder_joint", "right_elbow_joint"]
        wish(system, names[:1], 0.5)
        system.run(2.0)
        assert not sent
        assert not status[-1].ready
        assert "joint_state_broadcaster" in status[-1].detail
        for _ in range(50):
            state = JointState(name=names, position=[0.1, 0.2, 0.0, 0.0], velocity=[0.0] * 4)
            state.header.stamp = to_time(system.now)
            system.tell(state, "/joint_states")
            wish(system, names[:1], 0.5)
            system.run(0.02)
        system.run(0.5)
        assert status[-1].ready
        assert sent[-1].joint_names == names[:2]
        assert sent[-1].points[0].positions[1] == pytest.approx(0.2)
        assert 0.1 < sent[-1].points[0].positions[0] <= 0.51
        first = sent[0].points[0]
        assert (first.time_from_start.sec, first.time_from_start.nanosec) == (0, 100_000_000)


def test_a_profile_that_does_not_fit_its_description_is_told(tmp_path):
    path = tmp_path / "bot.yaml"
    path.write_text(
        "name: bot\nface: none\nadapter: virtual\nurdf: urdf/lantern.urdf.xacro\n"
        "channels: {head_pan: {joint: neck_joint, low: -1, high: 1}}\n"
    )
    with Together("robot", parameters={"robot": {"robot": str(path)}}, active=False) as system:
        system.nodes["robot"].trigger_configure()
        assert "no movable joint neck_joint" in system.troubles()["robot"]
        assert "pan_joint, tilt_joint" in system.troubles()["robot"]


def test_a_missing_message_package_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "hri_msgs.msg", None)
    path = tmp_path / "ari.yaml"
    path.write_text("name: ari\nface: expression\nadapter: ros4hri\n")
    with Together("robot", parameters={"robot": {"robot": str(path)}}, active=False) as system:
        system.nodes["robot"].trigger_configure()
        assert "hri-msgs" in system.troubles()["robot"]
