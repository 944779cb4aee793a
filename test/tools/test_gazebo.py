"""Gazebo's files: the model is what the profile and the description say, and names agree on both sides of the bridge.

What only Gazebo's own parser can say of them, test/integration/test_gazebo_parser.py asks it where one is installed.
"""

from __future__ import annotations

import importlib
import math
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
import yaml

from whee_ros.core import registry
from whee_ros.core.resources import resource
from whee_ros.ports.description import Description, from_rpy, rotate
from whee_ros.ports.profile import RobotProfile, profile_path
from whee_ros.tools.draw_robot import places
from whee_ros.tools.sdf import TOPICS, carries, model, write

ROBOTS = ("whee_bot", "lantern", "puppet")
PROFILES = {name: RobotProfile.load(profile_path(name)) for name in ROBOTS}
DESCRIPTIONS = {name: Description.load(profile.urdf) for name, profile in PROFILES.items()}
MODELS = {name: ET.fromstring(model(PROFILES[name], DESCRIPTIONS[name])).find("model") for name in ROBOTS}
WORLD = ET.parse(resource("worlds/tabletop.sdf")).getroot().find("world")
BRIDGE = yaml.safe_load(resource("config/gazebo_bridge.yaml").read_text())
BRIDGED = {
    "rosgraph_msgs/msg/Clock": "gz.msgs.Clock",
    "trajectory_msgs/msg/JointTrajectory": "gz.msgs.JointTrajectory",
    "sensor_msgs/msg/JointState": "gz.msgs.Model",
    "sensor_msgs/msg/Image": "gz.msgs.Image",
    "sensor_msgs/msg/CameraInfo": "gz.msgs.CameraInfo",
}
"""Pairs that ros_gz_bridge converts (its README, Jazzy and Kilted)."""


def values(element: ET.Element | None, length: int = 6) -> np.ndarray:
    text = element.text if element is not None else " ".join("0" * length)
    return np.array([float(part) for part in text.split()])


def matrix(rpy: np.ndarray) -> np.ndarray:
    turned = from_rpy(tuple(rpy))
    return np.array([rotate(turned, tuple(axis)) for axis in np.eye(3)]).T


def plugin(robot: ET.Element, name: str) -> ET.Element:
    (found,) = [part for part in robot.findall("plugin") if part.get("name") == f"gz::sim::systems::{name}"]
    return found


def test_the_shipped_model_is_that_of_whee_bot():
    text = model(PROFILES["whee_bot"], DESCRIPTIONS["whee_bot"])
    remedy = "run: python -m whee_ros.tools.sdf whee_bot worlds/models"
    assert resource("worlds/models/robot/model.sdf").read_text() == text, remedy


@pytest.mark.parametrize("name", ROBOTS)
def test_links_stand_where_the_description_puts_them(name):
    robot = MODELS[name]
    joints = {joint.get("name"): joint for joint in robot.findall("joint")}
    links = {link.get("name"): link for link in robot.findall("link")}
    known = places(DESCRIPTIONS[name], {})
    found: dict[str, tuple[np.ndarray, np.ndarray]] = {}

    def place(link: str) -> tuple[np.ndarray, np.ndarray]:
        """Resolve `pose relative_to`, as SDF 1.7 and later define it."""
        if link not in found:
            pose = links[link].find("pose")
            if pose is None:
                found[link] = np.zeros(3), np.eye(3)
            else:
                joint = joints[pose.get("relative_to")]
                assert joint.find("child").text == link
                assert not values(pose).any()
                origin = joint.find("pose")
                assert origin.get("relative_to") == joint.find("parent").text
                at, turn = place(origin.get("relative_to"))
                offset = values(origin)
                found[link] = at + turn @ offset[:3], turn @ matrix(offset[3:])
        return found[link]

    assert set(links) == set(known)
    for link in links:
        at, turn = place(link)
        np.testing.assert_allclose(at, known[link][0], atol=1e-6)
        np.testing.assert_allclose(turn, known[link][1], atol=1e-5)


@pytest.mark.parametrize("name", ROBOTS)
def test_every_body_has_mass_and_names_are_unique(name):
    robot = MODELS[name]
    for tag in ("link", "joint"):
        names = [part.get("name") for part in robot.findall(tag)]
        assert len(names) == len(set(names))
    for link in robot.findall("link"):
        assert float(link.find("inertial/mass").text) > 0
        moments = [float(link.find(f"inertial/inertia/{key}").text) for key in ("ixx", "iyy", "izz")]
        assert min(moments) > 0
        assert 2 * max(moments) < sum(moments) * 1.000001
        shapes = [part.get("name") for part in (*link.findall("visual"), *link.findall("collision"))]
        assert len(shapes) == len(set(shapes))
    assert robot.find("joint[@name='stand']/parent").text == "world"  # it is fixed to the table


@pytest.mark.parametrize("name", ROBOTS)
def test_controller_and_states_have_the_joints_of_the_profile(name):
    controller, states = (
        plugin(MODELS[name], "JointTrajectoryController"),
        plugin(MODELS[name], "JointStatePublisher"),
    )
    joints = list(PROFILES[name].joints)
    for part in (controller, states):
        assert [joint.text for joint in part.findall("joint_name")] == joints
    for gain in ("position_p_gain", "velocity_p_gain", "position_cmd_max", "velocity_cmd_max"):
        assert len(controller.findall(gain)) == len(joints)
        assert all(float(value.text) > 0 for value in controller.findall(gain))
    assert controller.find("topic").text == TOPICS["trajectory"]
    assert states.find("topic").text == TOPICS["states"]
    movable = {part.get("name") for part in MODELS[name].findall("joint") if part.get("type") == "revolute"}
    assert set(joints) <= movable
    for joint in joints:
        axis = MODELS[name].find(f"joint[@name='{joint}']/axis")
        low, high = PROFILES[name].joints[joint].range
        assert float(axis.find("limit/lower").text) <= low + 1e-3
        assert float(axis.find("limit/upper").text) >= high - 1e-3


@pytest.mark.parametrize("name", ROBOTS)
def test_gains_hold_each_joint_against_gravity_without_overshoot(name):
    controller = plugin(MODELS[name], "JointTrajectoryController")
    stiff = [float(value.text) for value in controller.findall("position_p_gain")]
    damp = [float(value.text) for value in controller.findall("velocity_p_gain")]
    effort = [float(value.text) for value in controller.findall("position_cmd_max")]
    for number, joint in enumerate(PROFILES[name].joints):
        inertia, pull = carries(DESCRIPTIONS[name], joint)
        assert pull < effort[number], f"{joint} cannot hold {pull:.2f} Nm"
        assert pull / stiff[number] <= 0.051  # rad that it sags
        damping = float(MODELS[name].find(f"joint[@name='{joint}']/axis/dynamics/damping").text)
        ratio = (damp[number] + damping) / (2 * math.sqrt(stiff[number] * inertia))
        assert ratio >= 0.99
        # stable with the steps of 1 ms of the world: explicit damping needs d < 2 I / dt
        assert damp[number] < inertia / 0.001


def test_a_foreign_robot_with_meshes_and_faults_becomes_a_model_that_physics_takes(tmp_path):
    (tmp_path / "arm.urdf").write_text(
        """<robot name="arm"><link name="base"><visual><geometry><mesh filename="package://arm/base.stl"/></geometry>
        </visual><inertial><mass value="0"/><inertia ixx="0" iyy="0" izz="0" ixy="0" ixz="0" iyz="0"/></inertial></link>
        <link name="tip"><visual><geometry><mesh filename="./tip.stl" scale="0.1 0.1 0.1"/></geometry></visual>
        <inertial><mass value="0.2"/><inertia ixx="1" iyy="1" izz="9" ixy="0" ixz="0" iyz="0"/></inertial></link>
        <joint name="lift" type="prismatic"><parent link="base"/><child link="tip"/><axis xyz="0 0 1"/>
        <limit lower="0" upper="1" velocity="1" effort="9"/></joint></robot>"""
    )
    (tmp_path / "arm.yaml").write_text(
        "name: arm\nurdf: arm.urdf\nadapter: gazebo\nface: none\n"
        "channels: {body_lean: {joint: lift, low: 0, high: 1, velocity: 0.5}}\n"
    )
    robot = (
        ET.parse(write(RobotProfile.load(tmp_path / "arm.yaml"), tmp_path) / "model.sdf")
        .getroot()
        .find("model")
    )
    assert [uri.text for uri in robot.iter("uri")] == ["model://arm/base.stl", f"file://{tmp_path}/tip.stl"]
    for link in robot.findall("link"):
        assert float(link.find("inertial/mass").text) >= 0.001
        moments = [float(link.find(f"inertial/inertia/{key}").text) for key in ("ixx", "iyy", "izz")]
        assert 0 < max(moments) <= sum(moments) / 2 * 1.001 or max(moments) == min(moments) > 0


def test_what_a_joint_carries():
    inertia, pull = carries(DESCRIPTIONS["whee_bot"], "arm_left_joint")
    assert inertia == pytest.approx(0.06 * 0.042**2 + 0.06 * (3 * 0.016**2 + 0.085**2) / 12, rel=0.02)
    assert pull == pytest.approx(0.06 * 9.81 * math.hypot(0.042, 0.0), rel=0.01)
    assert carries(DESCRIPTIONS["whee_bot"], "head_pan_joint")[1] == 0.0  # gravity does not turn it


def test_the_world_has_a_robot_on_a_table_and_a_person_before_its_camera():
    included = {part.find("name").text: part for part in WORLD.findall("include")}
    for part in included.values():
        folder = resource("worlds/models") / part.find("uri").text.removeprefix("model://")
        assert (folder / ET.parse(folder / "model.config").getroot().find("sdf").text).is_file()
    table = values(WORLD.find("model[@name='table']/link[@name='top']/pose"))[2] + 0.02
    robot, person = values(included["robot"].find("pose")), values(included["person"].find("pose"))
    assert robot[2] == pytest.approx(table)
    camera = places(DESCRIPTIONS["whee_bot"], {})["camera_link"][0] + robot[:3]
    assert abs(person[2] - camera[2]) < 0.05
    assert 0.6 < person[0] - camera[0] < 1.2
    assert abs(math.atan2(0.22, person[0] - camera[0])) < 1.2 / 2  # all of it within the camera's view
    texture = ET.parse(resource("worlds/models/person/model.sdf")).getroot().find(".//albedo_map").text
    assert resource(f"worlds/models/person/{texture}").is_file()
    needed = {"Physics", "UserCommands", "SceneBroadcaster", "Sensors"}
    assert {part.get("name").rsplit("::", 1)[-1] for part in WORLD.findall("plugin")} == needed
    for part in (*WORLD.findall("plugin"), *MODELS["whee_bot"].findall("plugin")):  # Gazebo would only warn
        words = re.findall("[A-Z][a-z]+", part.get("name").removeprefix("gz::sim::systems::"))
        assert part.get("filename") == f"gz-sim-{'-'.join(words).lower()}-system"
    assert WORLD.findall("light")


def test_the_bridge_joins_what_is_there():
    gazebo = {entry["gz_topic_name"]: entry for entry in BRIDGE}
    ros = {entry["ros_topic_name"]: entry for entry in BRIDGE}
    for entry in BRIDGE:
        assert BRIDGED[entry["ros_type_name"]] == entry["gz_type_name"]
        package, kind, name = entry["ros_type_name"].split("/")
        assert hasattr(importlib.import_module(f"{package}.{kind}"), name)
        assert entry["direction"] in ("GZ_TO_ROS", "ROS_TO_GZ")
    camera = MODELS["whee_bot"].find("link[@name='camera_link']/sensor/topic").text
    info = camera.rsplit("/", 1)[0] + "/camera_info"  # where Gazebo puts it
    assert {"/clock", *TOPICS.values(), camera, info} == set(gazebo)
    robot = registry.load("robot", "gazebo")(profile_path("whee_bot"))
    for wire in robot.wires:
        assert ros[wire.topic]["ros_type_name"] == wire.type
        assert ros[wire.topic]["direction"] == ("GZ_TO_ROS" if wire.incoming else "ROS_TO_GZ")
    assert ros["/clock"]["direction"] == ros["gazebo/camera"]["direction"] == "GZ_TO_ROS"
