"""The robot's description and its profile say the same of every joint: two files that could drift apart."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET

import pytest
import xacro

from whee_ros.core.resources import resource
from whee_ros.ports.profile import RobotProfile, profile_path

PROFILE = RobotProfile.load(profile_path("whee_bot"))


@pytest.fixture(scope="module")
def robot() -> ET.Element:
    document = xacro.process_file(str(resource(PROFILE.urdf)))
    return ET.fromstring(document.toxml())


@pytest.mark.parametrize("channel", PROFILE.channels)
def test_every_joint_has_the_limits_of_the_profile(robot, channel):
    joint = PROFILE.channels[channel]
    (found,) = [element for element in robot.iter("joint") if element.get("name") == joint.name]
    limit = found.find("limit")
    assert limit is not None
    values = [float(limit.get(key, "nan")) for key in ("lower", "upper", "velocity")]
    assert values == pytest.approx([joint.low, joint.high, joint.velocity])


def test_the_description_is_one_tree_of_links_with_mass(robot):
    links = {link.get("name") for link in robot.iter("link")}
    joints = robot.findall("joint")
    children = [child.get("link") for joint in joints for child in joint.iter("child")]
    parents = {parent.get("link") for joint in joints for parent in joint.iter("parent")}
    assert len(children) == len(set(children)) == len(links) - 1
    assert parents | set(children) == links
    masses = [float(mass.get("value", "nan")) for mass in robot.iter("mass")]
    assert masses
    assert all(math.isfinite(mass) and mass > 0 for mass in masses)
