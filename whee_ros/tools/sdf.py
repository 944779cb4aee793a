"""A robot's SDF model for Gazebo out of its profile and its URDF: `python -m whee_ros.tools.sdf whee_bot FOLDER`.

Gazebo reads URDF too, but then a robot needs Gazebo's tags in it. Here the profile says which joints are moved, and the
rest follows: a JointTrajectoryController with gains from the inertia that each joint carries, a JointStatePublisher,
and a camera where the description has a `camera_link`. Topics have the same names for every robot, so that one bridge
file fits all.
"""

from __future__ import annotations

import math
import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.ports.description import Description, Link
from whee_ros.ports.profile import RobotProfile, profile_path
from whee_ros.tools.draw_robot import places

Array = NDArray[np.float64]
MODEL = "robot"
"""Name of the model in the world, whichever robot it is."""
CAMERA = "camera_link"
TOPICS = {
    "trajectory": f"/{MODEL}/joint_trajectory",
    "states": f"/{MODEL}/joint_states",
    "camera": f"/{MODEL}/camera",
}
_BANDWIDTH = 30.0
"""rad/s; how stiff a hobby servo holds: about 5 Hz."""
_SAG = 20.0
"""Nm of motor torque a rad, for each Nm that gravity can pull: a joint sags by 0.05 rad at most."""
_GRAVITY = 9.81
_FRICTION = 0.001
_LIGHTEST = 0.001
"""kg; physics has no bodies without mass."""


def model(profile: RobotProfile, description: Description) -> str:
    """Return the SDF of a robot, fixed to the world it is included in by its first link."""
    root = ET.fromstring(description.text)
    folder = Path(profile.urdf).parent
    sdf = ET.Element("sdf", version="1.9")
    robot = ET.SubElement(sdf, "model", name=MODEL)
    parents = {link.child: link for link in description.links.values()}
    links = root.findall("link")
    first = next(link.get("name", "") for link in links if link.get("name") not in parents)
    ET.SubElement(ET.SubElement(robot, "joint", name="stand", type="fixed"), "parent").text = "world"
    robot[-1].append(_text("child", first))
    colours = {
        material.get("name"): material.find("color") for material in root.iter("material") if len(material)
    }
    for link in links:
        name = link.get("name", "")
        made = ET.SubElement(robot, "link", name=name)
        if name in parents:
            ET.SubElement(made, "pose", relative_to=parents[name].joint).text = "0 0 0 0 0 0"
        _inertia(link, made)
        for kind in ("visual", "collision"):
            for number, shape in enumerate(link.findall(kind)):
                part = ET.SubElement(made, kind, name=f"{name}_{kind}_{number}")
                part.append(_pose(shape))
                part.append(_geometry(shape, folder))
                if kind == "visual":
                    material = shape.find("material")
                    colour = colours.get(material.get("name") if material is not None else None)
                    part.append(_material(colour.get("rgba", "") if colour is not None else "0.7 0.7 0.7 1"))
        if name == CAMERA:
            made.append(_camera())
    for joint in description.links.values():
        robot.append(_joint(joint, root))
    robot.append(_controller(profile, description))
    states = ET.SubElement(
        robot,
        "plugin",
        filename="gz-sim-joint-state-publisher-system",
        name="gz::sim::systems::JointStatePublisher",
    )
    states.append(_text("topic", TOPICS["states"]))
    for joint_name in profile.joints:
        states.append(_text("joint_name", joint_name))
    ET.indent(sdf)
    return (
        f'<?xml version="1.0"?>\n<!-- {profile.name}, made by `python -m whee_ros.tools.sdf`: not to be edited. -->\n'
        + (ET.tostring(sdf, encoding="unicode") + "\n")
    )


CONFIG = """<?xml version="1.0"?>
<model>
  <name>{name}</name>
  <version>1.0</version>
  <sdf version="1.9">model.sdf</sdf>
  <description>{about}</description>
</model>
"""


def write(profile: RobotProfile, folder: Path) -> Path:
    """Write the model to FOLDER/robot, as Gazebo looks for it, and return that folder.

    Raises:
        ConfigError: if the profile has no description, or one that it does not fit.
    """
    description = Description.load(profile.urdf)
    description.check(profile)
    made = folder / MODEL
    made.mkdir(parents=True, exist_ok=True)
    (made / "model.sdf").write_text(model(profile, description))
    (made / "model.config").write_text(CONFIG.format(name=profile.name, about=profile.about))
    return made


def _text(tag: str, text: object) -> ET.Element:
    element = ET.Element(tag)
    element.text = f"{text:.6g}" if isinstance(text, float) else str(text)
    return element


def _pose(element: ET.Element) -> ET.Element:
    origin = element.find("origin")
    given = origin.attrib if origin is not None else {}
    numbers = f"{given.get('xyz', '0 0 0')} {given.get('rpy', '0 0 0')}".split()
    return _text("pose", " ".join(f"{float(number):.6g}" for number in numbers))


def _geometry(shape: ET.Element, folder: Path) -> ET.Element:
    """Return a shape; meshes are found beside the description, or as Gazebo finds models of a ROS package."""
    made = ET.Element("geometry")
    given = shape.find("geometry")
    for primitive in given if given is not None else ():
        part = ET.SubElement(made, primitive.tag)
        for key, value in primitive.attrib.items():
            if key == "filename":
                there = value.replace("package://", "model://")
                part.append(_text("uri", there if "://" in there else f"file://{(folder / there).resolve()}"))
            else:
                part.append(_text(key, value))
    return made


def _material(rgba: str) -> ET.Element:
    made = ET.Element("material")
    for key in ("ambient", "diffuse"):
        made.append(_text(key, rgba))
    made.append(_text("specular", "0.1 0.1 0.1 1"))
    return made


def _inertia(link: ET.Element, made: ET.Element) -> None:
    """Copy mass and inertia; what no body can have, or nothing at all, becomes a ball of a centimetre's radius."""
    given = link.find("inertial")
    part = ET.SubElement(made, "inertial")
    mass, inertia = _LIGHTEST, {}
    if given is not None:
        part.append(_pose(given))
        weight, tensor = given.find("mass"), given.find("inertia")
        mass = max(_LIGHTEST, float(weight.get("value", "0")) if weight is not None else 0.0)
        inertia = {key: float(value) for key, value in tensor.attrib.items()} if tensor is not None else {}
    if not _possible(inertia):
        inertia = dict.fromkeys(("ixy", "ixz", "iyz"), 0.0) | dict.fromkeys(
            ("ixx", "iyy", "izz"), 0.4 * mass * 1e-4
        )
    part.append(_text("mass", mass))
    made_tensor = ET.SubElement(part, "inertia")
    for key, value in inertia.items():
        made_tensor.append(_text(key, value))


def _possible(inertia: Mapping[str, float]) -> bool:
    """Return whether a solid body can have these moments: positive, none more than the others together."""
    if not {"ixx", "iyy", "izz"} <= inertia.keys():
        return False
    ixy, ixz, iyz = (inertia.get(key, 0.0) for key in ("ixy", "ixz", "iyz"))
    tensor = ((inertia["ixx"], ixy, ixz), (ixy, inertia["iyy"], iyz), (ixz, iyz, inertia["izz"]))
    least, middle, most = np.linalg.eigvalsh(np.array(tensor))
    return bool(least > 0 and most <= least + middle)


def _joint(link: Link, root: ET.Element) -> ET.Element:
    made = ET.Element("joint", name=link.joint, type=link.kind)
    pose = ET.SubElement(made, "pose", relative_to=link.parent)
    pose.text = " ".join(f"{number:.6g}" for number in (*link.xyz, *link.rpy))
    made.append(_text("parent", link.parent))
    made.append(_text("child", link.child))
    if link.fixed:
        return made
    (given,) = (joint for joint in root.findall("joint") if joint.get("name") == link.joint)
    axis = ET.SubElement(made, "axis")
    axis.append(_text("xyz", " ".join(f"{part:g}" for part in link.axis)))
    limits, limit = ET.SubElement(axis, "limit"), given.find("limit")
    for tag, number in (("lower", link.low), ("upper", link.high), ("velocity", link.velocity)):
        if math.isfinite(number):
            limits.append(_text(tag, number))
    limits.append(_text("effort", float(limit.get("effort", "1")) if limit is not None else 1.0))
    dynamics, moved = given.find("dynamics"), ET.SubElement(axis, "dynamics")
    moved.append(_text("damping", float(dynamics.get("damping", "0")) if dynamics is not None else 0.0))
    moved.append(_text("friction", _FRICTION))
    return made


def _camera() -> ET.Element:
    camera = ET.Element("sensor", name="camera", type="camera")
    for tag, value in (("topic", TOPICS["camera"]), ("update_rate", 30), ("always_on", 1)):
        camera.append(_text(tag, value))
    camera.append(_text("gz_frame_id", "camera"))
    lens = ET.SubElement(camera, "camera", name="camera")
    lens.append(_text("horizontal_fov", 1.2))
    image = ET.SubElement(lens, "image")
    for tag, value in (("width", 640), ("height", 480), ("format", "R8G8B8")):
        image.append(_text(tag, value))
    clip = ET.SubElement(lens, "clip")
    clip.append(_text("near", 0.05))
    clip.append(_text("far", 20.0))
    return camera


def _controller(profile: RobotProfile, description: Description) -> ET.Element:
    made = ET.Element(
        "plugin",
        filename="gz-sim-joint-trajectory-controller-system",
        name="gz::sim::systems::JointTrajectoryController",
    )
    made.append(_text("topic", TOPICS["trajectory"]))
    carried = {name: carries(description, name) for name in profile.joints}
    for name in profile.joints:
        made.append(_text("joint_name", name))
    for joint in profile.joints.values():
        made.append(_text("initial_position", joint.rest))
    efforts = _efforts(description)
    for name, (inertia, pull) in carried.items():
        stiff = inertia * _BANDWIDTH**2 + _SAG * pull
        # Damping acts on the speed that the trajectory asks for: as part of the position's controller it would kick the
        # joint at every new point, fifty times a second.
        gains = {"position_p_gain": stiff, "position_i_gain": 0.0, "position_d_gain": 0.0}
        gains["velocity_p_gain"] = 2.0 * math.sqrt(stiff * inertia)
        for controlled in ("position", "velocity"):
            gains[f"{controlled}_cmd_min"], gains[f"{controlled}_cmd_max"] = -efforts[name], efforts[name]
        for gain, value in gains.items():
            made.append(_text(gain, value))
    return made


def _efforts(description: Description) -> dict[str, float]:
    found = {}
    for joint in ET.fromstring(description.text).findall("joint"):
        limit = joint.find("limit")
        found[joint.get("name", "")] = float(limit.get("effort", "1")) if limit is not None else 1.0
    return found


def carries(description: Description, joint: str) -> tuple[float, float]:
    """Return what hangs on a joint at rest: moment of inertia about its axis, kg m^2, and the pull of gravity, Nm.

    The pull is the most that any pose can bring: weight times the distance of the centre of mass from the axis.
    """
    at = places(description, {})
    root = ET.fromstring(description.text)
    link = description.links[joint]
    place, turn = at[link.child]
    axis = turn @ np.array(link.axis)
    hanging = {link.child}
    for _ in description.links:
        hanging |= {other.child for other in description.links.values() if other.parent in hanging}
    inertia, moment = 0.0, np.zeros(3)
    for element in root.findall("link"):
        given = element.find("inertial")
        if element.get("name") not in hanging or given is None:
            continue
        origin, mass, tensor = given.find("origin"), given.find("mass"), given.find("inertia")
        if mass is None or tensor is None:
            continue
        own_place, own_turn = at[str(element.get("name"))]
        text = origin.get("xyz", "0 0 0") if origin is not None else "0 0 0"
        centre = own_place + own_turn @ np.array([float(part) for part in text.split()]) - place
        across = centre - axis * float(axis @ centre)
        weight = float(mass.get("value", "0"))
        # a body's own moment about any axis is at most its largest; that keeps the sum on the safe side
        own = max(float(tensor.get(key, "0")) for key in ("ixx", "iyy", "izz"))
        inertia += own + weight * float(across @ across)
        moment += weight * across
    level = 0.0 if abs(axis[2]) > 0.99 else 1.0
    return inertia, level * _GRAVITY * float(np.linalg.norm(moment))


def main(argv: Sequence[str]) -> int:
    """Write the model of a profile."""
    print(write(RobotProfile.load(profile_path(argv[0])), Path(argv[1])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
