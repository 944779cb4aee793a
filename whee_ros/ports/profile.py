"""A robot profile: what a body has, as data (config/robots/*.yaml; docs/robots.md says how to write one)."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from whee_ros.core.entries import Entry, read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.core.motion import CHANNELS, MotionFrame
from whee_ros.core.resources import resource
from whee_ros.ports.joint import SIGNALS, FaceJoint, FaceSpec, Joint, signals
from whee_ros.ports.skill import SKILLS

FACE_KINDS = ("screen", "led", "joints", "expression", "none")
"""A picture; a matrix of lights; motors; a face of the robot's own that is told what to express; no face."""

DEVICES = ("camera", "microphone", "speaker")
_FILE = (
    *("name", "about", "urdf", "adapter", "face", "channels", "controllers", "joint_states", "gestures"),
    *("skills", "motions"),
    *DEVICES,
)
_JOINT = ("joint", "low", "high", "rest", "velocity", "acceleration")
_FACE: dict[str, tuple[str, ...]] = {
    "led": ("kind", "columns", "rows"),
    "joints": ("kind", "joints"),
    "expression": ("kind", "frame"),
}
_FACE_JOINT = (*_JOINT[1:], "moved_by")
_TURN = 6.3
"""rad; no joint of a body turns further."""


@dataclass(frozen=True)
class Device:
    """A camera, microphone or loudspeaker: the back end, and what it is to open ("" for its default)."""

    backend: str
    uri: str = ""


@dataclass(frozen=True)
class RobotProfile:
    """A body as data.

    Attributes:
        name: of the robot.
        urdf: its description, absolute or relative to the package files; "" where its own driver publishes one.
        adapter: entry point of the kind `robot` that moves it.
        face: how it shows a face.
        channels: joints by motion channel.
        controllers: all joints of each ros2_control trajectory controller, by its name.
        joint_states: topic on which such a body reports its joints.
        devices: its own camera, microphone and speaker, where it has them.
        about: what it is, in a line.
        skills: paths of the ROS4HRI skills that it has, by their names.
        motions: gestures that it performs by the skill replay_motion, each by the name of its own motion.
    """

    name: str
    urdf: str
    adapter: str
    face: FaceSpec
    channels: Mapping[str, Joint]
    controllers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    joint_states: str = "joint_states"
    devices: Mapping[str, Device] = field(default_factory=dict)
    about: str = ""
    skills: Mapping[str, str] = field(default_factory=dict)
    motions: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> RobotProfile:
        """Read a profile, all of it checked before any of it is used.

        Raises:
            ConfigError: naming the file, the place in it, the value and the remedy.
        """
        where = f"robot profile {path}"
        entry = Entry(where, read_yaml(path), _FILE)
        channels = {name: _joint(part, part.text("joint")) for name, part in entry.parts("channels", _JOINT)}
        for channel in channels:
            if channel not in CHANNELS:
                near = difflib.get_close_matches(channel, CHANNELS, n=1)
                hint = f"Did you mean {near[0]}?" if near else f"Use {', '.join(CHANNELS)}."
                raise ConfigError(where, f"channel {channel}: nothing moves it", hint)
        profile = cls(
            entry.text("name"),
            _beside(path, entry.text("urdf", "")),
            entry.text("adapter"),
            _face(entry),
            channels,
            dict(entry.name_lists("controllers")),
            entry.text("joint_states", "joint_states"),
            {name: _device(entry.part(name, ("backend", "uri"))) for name in DEVICES if name in entry},
            entry.text("about", ""),
            _texts(entry, "skills", SKILLS),
            _texts(entry, "motions"),
        )
        if profile.motions and "replay_motion" not in profile.skills:
            raise ConfigError(where, "motions without the skill replay_motion", "Name its path under skills.")
        _check_joints(where, profile)
        return profile

    @property
    def face_kind(self) -> str:
        """One of `FACE_KINDS`."""
        return self.face.kind

    @property
    def joints(self) -> dict[str, Joint]:
        """Every joint by its name: those of the channels, then those of the face."""
        found = [*self.channels.values(), *(part.joint for part in self.face.joints)]
        return {joint.name: joint for joint in found}

    def targets(self, frame: MotionFrame) -> dict[str, float]:
        """Return where each joint should be, rad, by its name; channels the frame does not name are left out."""
        shown = signals(frame.face)
        return self.angles(frame.channels) | {p.joint.name: p.angle(shown) for p in self.face.joints}

    def angles(self, channels: Mapping[str, float]) -> dict[str, float]:
        """Return joint angles (rad) by joint name; channels the body lacks are left out."""
        return {
            self.channels[name].name: self.channels[name].angle(value)
            for name, value in channels.items()
            if name in self.channels
        }

    def values(self, angles: Mapping[str, float]) -> dict[str, float]:
        """Return channel values of joint angles; joints the profile lacks are left out."""
        return {
            name: joint.value(angles[joint.name])
            for name, joint in self.channels.items()
            if joint.name in angles
        }


def profile_path(robot: str) -> Path:
    """Return the path of a profile: a name of config/robots, a file, or a path below the package's files.

    Raises:
        ConfigError: if there is no such file.
    """
    if "/" not in robot and not robot.endswith(".yaml"):
        return resource(f"config/robots/{robot}.yaml")
    path = Path(robot).expanduser().absolute()
    return path if path.is_file() else resource(robot)


def _beside(path: Path, urdf: str) -> str:
    """Return the description's path: one that lies beside the profile is meant before one of the package."""
    near = path.parent / urdf
    return str(near.absolute()) if urdf and near.is_file() else urdf


def _joint(entry: Entry, name: str) -> Joint:
    joint = Joint(
        name,
        entry.number("low", -_TURN, _TURN),
        entry.number("high", -_TURN, _TURN),
        entry.number("rest", -_TURN, _TURN, 0.0),
        entry.number("velocity", 0.01, 50.0, 2.0),
        entry.number("acceleration", 0.01, 1000.0, 10.0),
    )
    low, high = joint.range
    if not low <= joint.rest <= high:
        raise entry.error(
            "rest", f"{joint.rest:g} is not between {low:g} and {high:g}", "Write a rest that is."
        )
    return joint


def _face(entry: Entry) -> FaceSpec:
    """Return the face: its kind alone, or a mapping with the kind and what belongs to it."""
    if not entry.is_mapping("face"):
        kind = entry.choice("face", FACE_KINDS)
        if kind in ("led", "joints"):
            raise entry.error("face", kind, f"Write a mapping with {', '.join(_FACE[kind])}.")
        return FaceSpec(kind)
    kind = entry.part("face", ("kind", "columns", "rows", "joints", "frame")).choice("kind", FACE_KINDS)
    face = entry.part("face", _FACE.get(kind, ("kind",)))
    if kind == "led":
        return FaceSpec(kind, int(face.number("columns", 8, 128)), int(face.number("rows", 8, 128)))
    joints = tuple(_face_joint(name, part) for name, part in face.parts("joints", _FACE_JOINT))
    return FaceSpec(kind, joints=joints, frame=face.text("frame", FaceSpec.frame))


def _face_joint(name: str, entry: Entry) -> FaceJoint:
    weights = entry.numbers("moved_by", -10.0, 10.0)
    for signal in weights:
        if signal not in SIGNALS and not (signal.startswith("AU") and signal[2:].isdigit()):
            raise entry.error(
                "moved_by", repr(signal), f"Use action units, as AU26, and {', '.join(SIGNALS)}."
            )
    if not weights:
        raise entry.error("moved_by", "nothing moves it", "Write for instance {AU26: 1.0}.")
    return FaceJoint(_joint(entry, name), weights)


def _texts(entry: Entry, key: str, allowed: Collection[str] = ()) -> dict[str, str]:
    """Return a mapping of texts; `allowed` are the keys it may have, any if none."""
    if key not in entry:
        return {}
    names = entry.table(key)
    part = entry.part(key, allowed or names)
    return {name: part.text(name) for name in names}


def _device(entry: Entry) -> Device:
    return Device(entry.text("backend"), entry.text("uri", ""))


def _check_joints(where: str, profile: RobotProfile) -> None:
    """No joint serves two purposes, and each is in one controller where there are controllers."""
    _once(where, [j.name for j in (*profile.channels.values(), *(p.joint for p in profile.face.joints))])
    listed = [joint for joints in profile.controllers.values() for joint in joints]
    _once(f"{where}: controllers", listed)
    for joint in profile.joints if profile.controllers else ():
        if joint not in listed:
            near = difflib.get_close_matches(joint, listed, n=1)
            hint = f"Did you mean {near[0]}?" if near else "Add it to one, or take its channel out."
            raise ConfigError(f"{where}: controllers", f"joint {joint} is in none", hint)


def _once(where: str, names: Sequence[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise ConfigError(where, f"joint {name} is named twice", "Name each joint once.")
