"""Robots as data: profiles are found, read, checked and obeyed."""

import re

import pytest
import yaml

from whee_ros.core import registry
from whee_ros.core.errors import ConfigError
from whee_ros.core.motion import FaceCommand, MotionFrame
from whee_ros.core.resources import resource, root
from whee_ros.expression.library import Library
from whee_ros.ports.profile import Device, RobotProfile, profile_path

BENDER = """
name: bender
face: none
adapter: virtual
channels:
  head_tilt: {joint: neck, low: -0.2, high: 0.4, rest: 0.1, velocity: 1.0, acceleration: 5.0}
"""

JAW = """face: {kind: joints, joints: {jaw: {low: 0.0, high: 0.5, moved_by: {AU26: 1.0, blink: -0.5}}}}"""


@pytest.fixture
def bender(tmp_path):
    path = tmp_path / "bender.yaml"
    path.write_text(BENDER)
    return path


def test_a_profile_is_found_by_name_by_path_and_from_where_one_stands(bender, monkeypatch):
    shipped = resource("config/robots/whee_bot.yaml")
    assert profile_path("whee_bot") == shipped
    assert profile_path("config/robots/whee_bot.yaml") == shipped
    assert profile_path(str(bender)) == bender
    monkeypatch.chdir(bender.parent)
    assert profile_path("bender.yaml") == bender
    assert profile_path("./bender.yaml").samefile(bender)


@pytest.mark.parametrize("robot", ["no_such", "no/such.yaml", "no_such.yaml"])
def test_a_profile_that_is_not_there_is_named(robot):
    with pytest.raises(ConfigError) as raised:
        profile_path(robot)
    assert robot in str(raised.value)


def test_channels_become_angles_and_back_within_limits(bender):
    profile = RobotProfile.load(bender)
    for value, angle in ((-1.0, -0.2), (0.0, 0.1), (1.0, 0.4), (7.0, 0.4)):
        assert profile.angles({"head_tilt": value, "arm_left": 1.0}) == {"neck": pytest.approx(angle)}
    assert profile.values({"neck": 0.25, "elbow": 1.0}) == {"head_tilt": pytest.approx(0.5)}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (BENDER.replace("face: none", "face: hologram"), "hologram"),
        (BENDER.replace("low: -0.2", "low: 0.3"), "head_tilt"),
        (BENDER.replace("velocity: 1.0", "velocity: 0"), "head_tilt"),
        (BENDER.replace("velocity", "speed"), "speed"),
        (BENDER.replace("adapter: virtual", ""), "adapter"),
        (BENDER.replace("head_tilt", "head_tlt"), "Did you mean head_tilt"),
        (BENDER + "arms: 2\n", "arms"),
        (BENDER.replace("face: none", "face: led"), "columns"),
        (BENDER.replace("face: none", "face: {kind: led, columns: 2, rows: 12}"), "columns"),
        (
            BENDER.replace("face: none", "face: {kind: joints, joints: {jaw: {low: 0, high: 1}}}"),
            "nothing moves it",
        ),
        (BENDER.replace("face: none", JAW.replace("AU26", "jaw_drop")), "jaw_drop"),
        (BENDER.replace("face: none", JAW.replace("{jaw:", "{neck:")), "neck is named twice"),
        (BENDER + "controllers: {head: [nick]}\n", "Did you mean nick"),
        (BENDER + "controllers: {head: [neck, neck]}\n", "neck is named twice"),
        (BENDER + "controllers: {head: neck}\n", "list of names"),
        (BENDER + "camera: webcam\n", "camera"),
        (BENDER + "camera: {uri: x}\n", "backend"),
        ("channels: [", "bender.yaml"),
        ("", "bender.yaml"),
    ],
)
def test_a_broken_profile_names_file_and_fault(bender, wrong, said):
    bender.write_text(wrong)
    with pytest.raises(ConfigError) as raised:
        RobotProfile.load(bender)
    assert said in str(raised.value)
    assert str(bender) in str(raised.value)


def test_a_joint_that_turns_the_other_way_has_its_limits_swapped(bender):
    bender.write_text(BENDER.replace("low: -0.2, high: 0.4", "low: 0.4, high: -0.2"))
    profile = RobotProfile.load(bender)
    joint = profile.channels["head_tilt"]
    assert joint.range == (-0.2, 0.4)
    for value in (-1.0, -0.3, 0.0, 0.6, 1.0):
        assert joint.value(joint.angle(value)) == pytest.approx(value)
    assert joint.angle(1.0) == pytest.approx(-0.2)


def test_a_mechanical_face_follows_units_blinks_and_gaze(bender):
    bender.write_text(BENDER.replace("face: none", JAW))
    profile = RobotProfile.load(bender)
    for face, angle in (
        (FaceCommand(0.0), 0.0),
        (FaceCommand(0.0, (26, 12), (0.6, 1.0)), 0.3),
        (FaceCommand(0.0, (26,), (0.6,), blink=0.4), 0.2),
        (FaceCommand(0.0, (26,), (5.0,)), 0.5),
    ):
        assert profile.targets(MotionFrame(0.0, {}, face)) == {"jaw": pytest.approx(angle)}


def test_a_profile_may_name_devices_and_a_description_beside_it(bender):
    (bender.parent / "bender.urdf").write_text("<robot name='bender'/>")
    more = "urdf: bender.urdf\ncamera: {backend: topic, uri: /eyes}\nspeaker: {backend: paced}\n"
    bender.write_text(BENDER + more)
    profile = RobotProfile.load(bender)
    assert profile.urdf == str(bender.parent / "bender.urdf")
    assert profile.devices == {"camera": Device("topic", "/eyes"), "speaker": Device("paced")}


def test_the_examples_of_the_documentation_load(bender):
    text = (root() / "docs" / "robots.md").read_text()
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (whole,) = (block for block in blocks if "channels:" in block)
    for block in blocks:
        # a part of a profile takes the place of that part of the whole
        given = {**yaml.safe_load(whole), "urdf": "", **yaml.safe_load(block)}
        if "controllers" in given:
            given["channels"]["head_tilt"]["joint"] = "head_2_joint"
        bender.write_text(yaml.safe_dump(given))
        assert RobotProfile.load(bender).name == "toaster"


@pytest.mark.parametrize("name", sorted(path.stem for path in resource("config/robots").glob("*.yaml")))
def test_gestures_of_a_shipped_body_take_the_place_of_gestures_that_there_are(name):
    files = resource("config/expressions.yaml"), resource("config/gestures.yaml")
    common, own = Library.load(*files), Library.load(*files, profile_path(name))
    assert set(own.gestures) == set(common.gestures)


@pytest.mark.parametrize("adapter", ["virtual", "null"])
def test_every_adapter_keeps_the_contract(adapter, bender):
    robot = registry.load("robot", adapter)(bender)
    robot.open()
    assert robot.face_image() is None
    robot.command(MotionFrame(0.0, {"head_tilt": 1.0, "tail": 1.0}))
    angles = [robot.step(number / 50.0) for number in range(100)]
    for reading in angles:
        assert len(reading.names) == len(reading.positions) == len(reading.velocities)
        assert all(-0.201 <= angle <= 0.401 for angle in reading.positions)
        assert all(abs(speed) <= 1.0 + 1e-9 for speed in reading.velocities)
    if adapter == "virtual":
        assert angles[-1].positions[0] == pytest.approx(0.4, abs=0.01)
    robot.stop()
    robot.close()
    robot.close()
