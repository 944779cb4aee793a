"""The shipped descriptions: bodies that physics would accept, that agree with their profiles, with right frames."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from whee_ros.core.errors import ConfigError
from whee_ros.core.resources import resource
from whee_ros.ports.description import Description, rotate
from whee_ros.ports.profile import RobotProfile, profile_path

SHIPPED = ("whee_bot", "lantern", "puppet")
PROFILES = {name: RobotProfile.load(profile_path(name)) for name in SHIPPED}
ROBOTS = {name: Description.load(profile.urdf) for name, profile in PROFILES.items()}
ROOTS = {name: ET.fromstring(robot.text) for name, robot in ROBOTS.items()}


def numbers(element: ET.Element | None, key: str) -> np.ndarray:
    return np.array(
        [float(part) for part in (element.get(key, "0 0 0") if element is not None else "0 0 0").split()]
    )


@pytest.mark.parametrize("name", SHIPPED)
def test_profile_and_description_agree(name):
    ROBOTS[name].check(PROFILES[name])


def test_every_joint_of_whee_bot_has_the_limits_of_its_profile():
    for joint in PROFILES["whee_bot"].joints.values():
        link = ROBOTS["whee_bot"].links[joint.name]
        assert (link.low, link.high, link.velocity) == pytest.approx((*joint.range, joint.velocity))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_description_is_one_tree(name):
    links = {link.get("name") for link in ROOTS[name].findall("link")}
    joints = ROBOTS[name].links.values()
    children = [joint.child for joint in joints]
    assert len(children) == len(set(children)) == len(links) - 1
    assert {joint.parent for joint in joints} | set(children) == links


@pytest.mark.parametrize("name", SHIPPED)
def test_what_moves_has_mass_and_an_inertia_that_a_solid_body_can_have(name):
    moved = {joint.child for joint in ROBOTS[name].links.values() if not joint.fixed}
    for link in ROOTS[name].findall("link"):
        inertial = link.find("inertial")
        if inertial is None:
            assert link.get("name") not in moved
            continue
        mass = float(inertial.find("mass").get("value"))
        values = {key: float(value) for key, value in inertial.find("inertia").attrib.items()}
        tensor = np.array(
            [
                [values["ixx"], values["ixy"], values["ixz"]],
                [values["ixy"], values["iyy"], values["iyz"]],
                [values["ixz"], values["iyz"], values["izz"]],
            ]
        )
        moments = np.linalg.eigvalsh(tensor)
        assert mass > 0
        assert (moments > 0).all(), link.get("name")
        assert moments[2] < moments[0] + moments[1], f"{link.get('name')}: no body has these moments"
        # its radius of gyration lies within its shape
        size = 0.0
        for shape in link.find("collision").find("geometry"):
            size = max(float(part) for value in shape.attrib.values() for part in value.split())
        assert math.sqrt(moments[2] / mass) < size
        assert link.find("visual") is not None


def test_whee_bot_has_a_ros2_control_block_with_every_joint_of_its_profile():
    block = ROOTS["whee_bot"].find("ros2_control")
    assert block.find("hardware/plugin").text == "mock_components/GenericSystem"
    joints = {joint.get("name"): joint for joint in block.findall("joint")}
    assert set(joints) == set(PROFILES["whee_bot"].joints)
    for joint in joints.values():
        assert [part.get("name") for part in joint.findall("command_interface")] == ["position"]
        assert [part.get("name") for part in joint.findall("state_interface")] == ["position", "velocity"]


def frames(name: str, positions: dict[str, float]) -> dict[str, np.ndarray]:
    """Place and orientation of every link: 3x4, in the frame of the root."""
    robot = ROBOTS[name]
    known = [*robot.transforms({}, fixed=True), *robot.transforms(positions, fixed=False)]
    root = ({t.parent for t in known} - {t.child for t in known}).pop()
    found = {root: (np.zeros(3), np.eye(3))}
    while len(found) <= len(known):
        for t in known:
            if t.parent in found and t.child not in found:
                place, turn = found[t.parent]
                own = np.array([rotate(t.rotation, axis) for axis in np.eye(3)]).T
                found[t.child] = place + turn @ np.array(t.translation), turn @ own
    return found


def test_positive_channels_move_as_the_profile_says():
    rest = dict.fromkeys(PROFILES["whee_bot"].joints, 0.0)
    straight = frames("whee_bot", rest)["camera_link"]
    assert straight[0][2] == pytest.approx(0.42, abs=0.02)  # 40 cm high
    np.testing.assert_allclose(straight[1], np.eye(3), atol=1e-12)
    at = {
        name: frames("whee_bot", rest | {f"{name}_joint": 0.3})["camera_link"]
        for name in ("head_pan", "head_tilt")
    }
    assert at["head_pan"][1][1, 0] == pytest.approx(math.sin(0.3))  # looks to its left
    assert at["head_tilt"][1][2, 0] == pytest.approx(-math.sin(0.3))  # looks down
    leans = frames("whee_bot", rest | {"body_lean_joint": 0.3})["camera_link"]
    assert leans[0][0] > straight[0][0] + 0.08  # forward
    rolls = frames("whee_bot", rest | {"head_roll_joint": 0.3})["head_link"]
    assert rolls[1][2, 1] > 0  # its left side rises: it tilts to its right
    raised = frames("whee_bot", rest | {"arm_left_joint": 1.5})["arm_left_link"]
    assert (raised[1] @ np.array([0, 0, -1]))[0] > 0.9  # the arm points forward
    optical = frames("whee_bot", rest)["camera"][1]
    np.testing.assert_allclose(optical @ np.array([0, 0, 1]), [1, 0, 0], atol=1e-12)  # z looks ahead
    np.testing.assert_allclose(optical @ np.array([1, 0, 0]), [0, -1, 0], atol=1e-12)  # x to the right


def test_lids_of_the_puppet_close_downwards_and_its_brows_mirror_each_other():
    rest = dict.fromkeys(PROFILES["puppet"].joints, 0.0)
    lid = frames("puppet", rest | {"lid_left_joint": 1.0})["lid_left_link"]
    assert (lid[1] @ np.array([1, 0, 0]))[2] < 0
    brows = frames("puppet", rest | {"brow_left_joint": 0.4, "brow_right_joint": 0.4})
    inner = [
        brows[f"brow_{side}_link"][1] @ np.array([0, -sign, 0]) for side, sign in (("left", 1), ("right", -1))
    ]
    assert inner[0][2] == pytest.approx(inner[1][2])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"high": 1.3}, "allows -1.2 to 1.2"),
        ({"velocity": 3.0}, "allows 2.5"),
        ({"joint": "screen_joint"}, "no movable joint screen_joint"),
        ({"joint": "neck"}, "It has body_lean_joint"),
    ],
)
def test_a_profile_that_asks_too_much_is_refused(tmp_path, change, said):
    fields = {"joint": "head_pan_joint", "low": -1.2, "high": 1.2, "velocity": 2.5} | change
    path = tmp_path / "bot.yaml"
    path.write_text(f"name: bot\nface: none\nadapter: virtual\nurdf: x\nchannels: {{head_pan: {fields}}}\n")
    with pytest.raises(ConfigError) as raised:
        ROBOTS["whee_bot"].check(RobotProfile.load(path))
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("a.urdf", "<robot>", "XML"),
        ("a.urdf", "<robot><joint name='j' type='revolute'/></robot>", "joint j"),
        (
            "a.urdf.xacro",
            "<robot xmlns:xacro='http://www.ros.org/wiki/xacro'><xacro:nothing/></robot>",
            "nothing",
        ),
    ],
)
def test_a_broken_description_names_file_and_fault(tmp_path, file, text, said):
    path = tmp_path / file
    path.write_text(text)
    with pytest.raises(ConfigError) as raised:
        Description.load(str(path))
    assert said in str(raised.value)
    assert file in str(raised.value)


def test_a_description_that_is_not_there_is_named():
    with pytest.raises(ConfigError) as raised:
        Description.load("urdf/no_such.urdf")
    assert "no_such" in str(raised.value)
    assert resource("urdf/whee_bot.urdf.xacro").is_file()
