"""A robot's description (URDF, or xacro that makes one): its text, its joints, and where they put its links."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from whee_ros.core.errors import ConfigError
from whee_ros.core.registry import vendor
from whee_ros.core.resources import resource
from whee_ros.ports.profile import RobotProfile

Vector = tuple[float, float, float]
Quaternion = tuple[float, float, float, float]
"""x, y, z, w, as in geometry_msgs."""
ANGLE = 0.001
"""rad by which a profile may exceed the description."""


@dataclass(frozen=True)
class Transform:
    """Where a link is in its parent's frame: m, and a rotation."""

    parent: str
    child: str
    translation: Vector
    rotation: Quaternion


@dataclass(frozen=True)
class Link:
    """A joint of the description with the link that hangs on it.

    Attributes:
        joint: its name.
        kind: revolute, continuous, prismatic or fixed.
        parent, child: links.
        xyz, rpy: m and rad, where it sits in the parent's frame (rpy about fixed axes, as URDF has it).
        axis: of rotation, or of travel, in its own frame.
        low, high, velocity: limits, rad and rad/s (m and m/s where prismatic); infinite where there are none.
    """

    joint: str
    kind: str
    parent: str
    child: str
    xyz: Vector
    rpy: Vector
    axis: Vector
    low: float
    high: float
    velocity: float

    @property
    def fixed(self) -> bool:
        """Whether nothing moves it."""
        return self.kind == "fixed"

    def transform(self, position: float) -> Transform:
        """Return where the child is while the joint stands at `position`."""
        turned = multiply(
            from_rpy(self.rpy), _about(self.axis, 0.0 if self.kind == "prismatic" else position)
        )
        way = position if self.kind == "prismatic" else 0.0
        travel = rotate(from_rpy(self.rpy), (way * self.axis[0], way * self.axis[1], way * self.axis[2]))
        x, y, z = (a + b for a, b in zip(self.xyz, travel, strict=True))
        return Transform(self.parent, self.child, (x, y, z), turned)


@dataclass(frozen=True)
class Description:
    """A robot as URDF.

    Attributes:
        text: URDF.
        links: joints by name, with the links that hang on them.
        path: the file that it is in.
    """

    text: str
    links: Mapping[str, Link]
    path: Path = Path()

    @classmethod
    def load(cls, urdf: str) -> Description:
        """Read a `.urdf`, or run a `.xacro`; a relative path is one of the package files.

        Raises:
            ConfigError: if it is not there or cannot be understood.
            BackendError: if it is xacro, and xacro is not installed.
        """
        path = Path(urdf) if Path(urdf).is_absolute() else resource(urdf)
        where = f"robot description {path}"
        try:
            if path.suffix == ".xacro":
                xacro = vendor("xacro", where, "xacro")
                try:
                    text = xacro.process_file(str(path)).toprettyxml(indent="  ")
                except Exception as error:  # xacro raises what it likes
                    raise ConfigError(where, " ".join(str(error).split()), "Correct the xacro.") from error
            else:
                text = path.read_text()
            root = ET.fromstring(text)
        except OSError as error:
            raise ConfigError(where, error.strerror, "Check the path.") from error
        except ET.ParseError as error:
            raise ConfigError(where, str(error), "Correct the XML.") from error
        links = [_link(where, element) for element in root.findall("joint")]
        return cls(text, {link.joint: link for link in links}, path)

    def check(self, profile: RobotProfile) -> None:
        """Compare with a profile that says where its joints are.

        Raises:
            ConfigError: if a joint of the profile is not here, is fixed, or may move less or slower than it says.
        """
        where = f"robot {profile.name}"
        for name, joint in profile.joints.items():
            link = self.links.get(name)
            if link is None or link.fixed:
                movable = ", ".join(link.joint for link in self.links.values() if not link.fixed)
                raise ConfigError(where, f"{profile.urdf} has no movable joint {name}", f"It has {movable}.")
            low, high = joint.range
            if low < link.low - ANGLE or high > link.high + ANGLE:
                allowed = f"the description allows {link.low:g} to {link.high:g}"
                value = f"joint {name}: {low:g} to {high:g} rad, but {allowed}"
                raise ConfigError(where, value, "Make them agree.")
            if joint.velocity > link.velocity + ANGLE:
                value = (
                    f"joint {name}: {joint.velocity:g} rad/s, but the description allows {link.velocity:g}"
                )
                raise ConfigError(where, value, "Make them agree.")

    def transforms(self, positions: Mapping[str, float], fixed: bool) -> list[Transform]:
        """Return the fixed transforms, or those of the joints in `positions` (rad or m, by joint)."""
        if fixed:
            return [link.transform(0.0) for link in self.links.values() if link.fixed]
        known = (self.links[name] for name in positions if name in self.links)
        return [link.transform(positions[link.joint]) for link in known if not link.fixed]


def rotate(by: Quaternion, vector: Vector) -> Vector:
    """Return `vector` turned by a unit quaternion."""
    x, y, z, w = by
    result = multiply(multiply(by, (*vector, 0.0)), (-x, -y, -z, w))
    return result[:3]


def _link(where: str, element: ET.Element) -> Link:
    def part(name: str) -> Mapping[str, str]:
        found = element.find(name)
        return found.attrib if found is not None else {}

    try:
        kind = element.attrib["type"]
        limit, unlimited = part("limit"), kind in ("continuous", "fixed")
        origin = part("origin")
        return Link(
            element.attrib["name"],
            kind,
            part("parent")["link"],
            part("child")["link"],
            _vector(origin.get("xyz", "0 0 0")),
            _vector(origin.get("rpy", "0 0 0")),
            _unit(_vector(part("axis").get("xyz", "1 0 0"))),
            -math.inf if unlimited else float(limit["lower"]),
            math.inf if unlimited else float(limit["upper"]),
            float(limit.get("velocity", "inf")),
        )
    except (KeyError, ValueError) as error:
        value = f"joint {element.get('name', '')}: {error!r}"
        raise ConfigError(where, value, "Write name, type, parent, child, axis and limit.") from error


def _vector(text: str) -> Vector:
    x, y, z = (float(part) for part in text.split())
    return x, y, z


def _unit(vector: Vector) -> Vector:
    length = math.hypot(*vector)
    x, y, z = (part / length if length else part for part in vector)
    return x, y, z


def _about(axis: Vector, angle: float) -> Quaternion:
    sine = math.sin(angle / 2)
    return axis[0] * sine, axis[1] * sine, axis[2] * sine, math.cos(angle / 2)


def from_rpy(rpy: Vector) -> Quaternion:
    """Return roll, pitch and yaw (rad) about the fixed axes x, y, z as a quaternion."""
    roll, pitch, yaw = rpy
    turned = multiply(_about((0.0, 0.0, 1.0), yaw), _about((0.0, 1.0, 0.0), pitch))
    return multiply(turned, _about((1.0, 0.0, 0.0), roll))


def multiply(a: Quaternion, b: Quaternion) -> Quaternion:
    """Return the rotation `b`, then `a`."""
    ax, ay, az, aw = a
    bx, by, bz, bw = b
    return (
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz,
    )
