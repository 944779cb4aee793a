"""Bodies behind topics: what they send, when, and that a controller that follows it keeps to the profile."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import yaml
from rosidl_adapter.parser import parse_action_string, parse_message_string

from whee_ros.core import registry
from whee_ros.core.errors import ConfigError
from whee_ros.core.motion import FaceCommand, MotionFrame
from whee_ros.core.resources import resource
from whee_ros.ports import skill
from whee_ros.ports.profile import RobotProfile, profile_path
from whee_ros.robots.joint_trajectory import AHEAD, HALT
from whee_ros.robots.ros4hri import EXPRESSION, LOOK_AT
from whee_ros.tools.contract.plant import Looped

DRUMMER = profile_path("drummer")
JOINTS = ("left_shoulder_joint", "left_elbow_joint", "right_shoulder_joint", "right_elbow_joint")
LEFT = "left_arm_controller/joint_trajectory"


def states(*positions: float, speeds: tuple[float, ...] = ()) -> SimpleNamespace:
    return SimpleNamespace(name=list(JOINTS), position=list(positions), velocity=list(speeds))


@pytest.fixture
def drummer():
    robot = registry.load("robot", "joint_trajectory")(DRUMMER)
    robot.open()
    return robot


def sent(robot) -> dict[str, list]:
    found: dict[str, list] = {}
    for parcel in robot.outgoing():
        found.setdefault(parcel.topic, []).append(parcel.fields)
    return found


def test_nothing_moves_before_the_joints_are_known_and_then_from_where_they_are(drummer):
    for k in range(10):
        drummer.command(MotionFrame(0.0, {"arm_left": 1.0}))
        drummer.step(0.02 * k)
    assert not sent(drummer)
    drummer.incoming("/joint_states", states(0.9, 0.3, -0.2, 0.1))
    drummer.step(0.2)
    drummer.command(MotionFrame(0.2, {"arm_left": 1.0}))
    drummer.step(0.22)
    first = sent(drummer)[LEFT][0]
    assert first["joint_names"] == list(JOINTS[:2])
    begin, end = first["points"]
    assert begin["time_from_start"] == pytest.approx(AHEAD)
    assert 0.9 < begin["positions"][0] < 0.92
    assert begin["positions"][1] == 0.3  # the elbow, which no channel moves, is held where it is
    assert end["velocities"] == [0.0, 0.0]  # a controller refuses a trajectory that ends in motion
    assert end["time_from_start"] > begin["time_from_start"]


def test_a_body_that_has_arrived_sends_nothing_more(drummer):
    body = Looped(drummer, RobotProfile.load(DRUMMER))
    for k in range(200):
        drummer.command(MotionFrame(0.0, {"arm_left": 0.5, "arm_right": 0.5}))
        body.step(0.02 * k)
    count = len(body.sent[LEFT])
    for k in range(200, 220):
        body.step(0.02 * k)
    assert len(body.sent[LEFT]) == count < 120
    reading = dict(zip(*[getattr(body.step(5.0), part) for part in ("names", "positions")], strict=True))
    assert reading["left_shoulder_joint"] == pytest.approx(0.9, abs=1e-3)
    assert reading["right_shoulder_joint"] == pytest.approx(-0.9, abs=1e-3)  # mounted the other way round


def test_a_joint_that_somebody_else_has_moved_does_not_jump_back(drummer):
    body = Looped(drummer, RobotProfile.load(DRUMMER))
    for k in range(150):
        drummer.command(MotionFrame(0.0, {"arm_left": 0.5}))
        body.step(0.02 * k)
    body._plant.take(
        {
            "joint_names": ["left_shoulder_joint"],
            "points": [{"time_from_start": 0.5, "positions": [0.2], "velocities": [0.0]}],
        }
    )
    for k in range(150, 200):
        body.step(0.02 * k)
    drummer.command(MotionFrame(0.0, {"arm_left": 0.6}))
    drummer.step(4.0)
    first = sent(drummer)[LEFT][0]["points"][0]["positions"][0]
    assert first == pytest.approx(0.2, abs=0.01)


@pytest.mark.parametrize("seed", range(6))
def test_a_stop_at_any_moment_is_a_hold_that_ends_within_100_ms(drummer, seed):
    body = Looped(drummer, RobotProfile.load(DRUMMER))
    rng = np.random.default_rng(seed)
    now = 0.0
    for _ in range(int(rng.integers(20, 90))):
        now += 0.02
        drummer.command(MotionFrame(now, {"arm_left": float(rng.uniform(-1, 1)), "arm_right": 1.0}))
        body.step(now)
    drummer.stop()
    hold = [parcel.fields for parcel in drummer.outgoing()]
    assert {fields["joint_names"][0] for fields in hold} == {"left_shoulder_joint", "right_shoulder_joint"}
    for fields in hold:
        (point,) = fields["points"]
        assert point["time_from_start"] == HALT < 0.1
        assert point["velocities"] == [0.0, 0.0]
        body._plant.take(fields)
    reading = body.step(now + 0.1)
    assert not reading.moving
    later = body.step(now + 1.0)
    assert later.positions == pytest.approx(reading.positions, abs=1e-6)


def test_it_says_who_does_not_answer(drummer):
    drummer.step(0.0)
    assert not drummer.trouble
    drummer.step(1.5)
    assert "joint_state_broadcaster" in drummer.trouble
    drummer.incoming(
        "/joint_states", SimpleNamespace(name=["left_shoulder_joint"], position=[0.0], velocity=[])
    )
    drummer.step(2.0)
    assert not drummer.trouble
    drummer.incoming(
        "/joint_states", SimpleNamespace(name=["left_shoulder_joint"], position=[0.0], velocity=[])
    )
    drummer.step(4.0)
    drummer.step(5.5)
    assert "left_elbow_joint" in drummer.trouble
    assert "left_shoulder" not in drummer.trouble
    drummer.incoming("/joint_states", states(0.0, 0.0, 0.0, 0.0))
    drummer.step(6.0)
    assert not drummer.trouble


def test_whee_bot_has_both_sides_of_ros2_control():
    other = yaml.safe_load(resource("config/ros2_control/whee_bot.yaml").read_text())
    (name, joints), *more = RobotProfile.load(profile_path("whee_bot")).controllers.items()
    assert not more
    assert name in other["controller_manager"]["ros__parameters"]
    assert tuple(other[name]["ros__parameters"]["joints"]) == joints
    assert set(joints) == set(RobotProfile.load(profile_path("whee_bot")).joints)


def test_it_refuses_a_profile_without_controllers():
    with pytest.raises(ConfigError) as raised:
        registry.load("robot", "joint_trajectory")(profile_path("lantern"))
    assert "controllers" in str(raised.value)


def test_gazebo_moves_any_profile_over_one_topic_and_draws_its_face():
    robot = registry.load("robot", "gazebo")(profile_path("whee_bot"))
    robot.open()
    assert [wire.topic for wire in robot.wires] == ["gazebo/joint_trajectory", "gazebo/joint_states"]
    assert robot.face_image().shape == (480, 800, 3)


@pytest.fixture
def humanoid(tmp_path):
    path = tmp_path / "ari.yaml"
    path.write_text(
        "name: ari\nadapter: ros4hri\nface: {kind: expression, frame: sellion_link}\n"
        "channels: {head_pan: {joint: head_1_joint, low: -1, high: 1}}\n"
        "controllers: {head_controller: [head_1_joint, head_2_joint]}\n"
    )
    robot = registry.load("robot", "ros4hri")(path)
    robot.open()
    return robot


def test_a_ros4hri_face_is_told_what_it_expresses_and_where_to_look(humanoid):
    assert {wire.topic for wire in humanoid.wires} == {
        "head_controller/joint_trajectory",
        "joint_states",
        EXPRESSION,
        LOOK_AT,
    }
    assert humanoid.face_image() is None
    heard: dict[str, list] = {}
    for k in range(100):
        happy = k >= 50
        face = FaceCommand(
            0.0, (12, 6) if happy else (), (0.8, 0.6) if happy else (), gaze_yaw=0.3 if happy else 0.0
        )
        humanoid.command(MotionFrame(0.0, {}, face))
        humanoid.step(0.02 * k)
        for topic, fields in sent(humanoid).items():
            heard.setdefault(topic, []).extend(fields)
    assert [fields["expression"] for fields in heard[EXPRESSION]] == ["neutral", "happy"]
    assert heard[EXPRESSION][-1]["valence"] > 0.5
    assert len(heard[LOOK_AT]) == 2
    look = heard[LOOK_AT][-1]
    assert look["header"]["frame_id"] == "sellion_link"
    assert look["point"]["y"] > 0.2  # + is to its left
    assert sum(value**2 for value in look["point"].values()) == pytest.approx(1.0)


def test_a_ros4hri_robot_with_skills_is_told_by_them(tmp_path):
    path = tmp_path / "ari.yaml"
    path.write_text(
        "name: ari\nadapter: ros4hri\nface: {kind: expression}\nchannels: {}\n"
        "skills: {set_expression: /skill/set_expression, look_at: /skill/look_at}\n"
    )
    robot = registry.load("robot", "ros4hri")(path)
    robot.open()
    (wire,) = robot.wires  # no /robot_face/look_at: the skill look_at moves the eyes too
    assert (wire.topic, wire.type) == ("/skill/set_expression", "interaction_skills/msg/SetExpression")
    assert "github.com/ros4hri/interaction_skills" in wire.install
    robot.command(MotionFrame(0.0, {}, FaceCommand(0.0, (12, 6), (0.8, 0.6), gaze_yaw=0.3)))
    robot.step(0.0)
    assert [fields["expression"]["expression"] for fields in sent(robot)[wire.topic]] == ["happy"]


def test_skills_and_motions_of_a_profile_are_checked(tmp_path):
    path = tmp_path / "ari.yaml"
    for more, wrong in (
        ("skills: {sing: /skill/sing}", "sing"),
        ("skills: [say]", "skills"),
        ("skills: {say: /skill/say}\nmotions: {greet: wave}", "replay_motion"),
    ):
        path.write_text(f"name: ari\nadapter: ros4hri\nface: none\nchannels: {{}}\n{more}\n")
        with pytest.raises(ConfigError, match=wrong):
            RobotProfile.load(path)


def defined(package: str, kind: str, name: str) -> dict[str, str]:
    """Return the fields that a goal or message of test/messages has, and their types."""
    text = (Path(__file__).parents[1] / "messages" / package / kind / f"{name}.{kind}").read_text()
    if kind == "action":
        fields = parse_action_string(package, name, text).goal.fields
    else:
        fields = parse_message_string(package, name, text).fields
    return {field.name: str(field.type) for field in fields}


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("say", skill.say("Hello.")),
        ("look_at", skill.look_at("away", 1.0, "head_link", 0.1, 0.2)),
        ("look_at", skill.look_at("person", 1.0, "head_link", 0.0, 0.0)),
        ("replay_motion", skill.replay_motion("wave")),
        ("set_expression", {"meta": skill.META, "expression": {}}),
    ],
)
def test_what_is_asked_has_the_fields_of_the_definition(name, fields):
    known = defined(*skill.SKILLS[name].type.split("/"))
    assert fields.keys() <= known.keys()
    assert known["meta"] == "std_skills/Meta"
    assert skill.META.keys() == defined("std_skills", "msg", "Meta").keys()
    for key, value in fields.items():
        expected = {str: "string", bool: "bool"}.get(type(value))
        assert expected is None or known[key] == expected
