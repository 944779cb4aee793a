"""`whee robot [PROFILE]`: checks a body's profile against its description, tells what it can do, and draws it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from whee_ros.core import registry
from whee_ros.core.errors import ConfigError
from whee_ros.core.motion import CHANNELS, FaceCommand, MotionFrame
from whee_ros.core.resources import resource
from whee_ros.ports.description import Description
from whee_ros.ports.profile import RobotProfile, profile_path
from whee_ros.robots.sheet import contact_sheet
from whee_ros.tools.draw_robot import draw, meshes

GREETING = FaceCommand(0.0, (6, 12), (0.6, 0.7))
_ENDS = ((-1.0, "-1"), (1.0, "+1"))
_TALL = 240
"""px; the picture of a small face is enlarged to this."""


def main(argv: Sequence[str]) -> int:
    """List the shipped profiles, or look at one."""
    parser = argparse.ArgumentParser(prog="whee robot", description=__doc__)
    parser.add_argument(
        "profile", nargs="?", help="name in config/robots, or a file; all are listed without one"
    )
    parser.add_argument("--picture", type=Path, help="draw it, to this file")
    parser.add_argument("--channels", type=Path, help="draw each channel at both ends, to this file")
    options = parser.parse_args(argv)
    if not options.profile:
        for path in sorted(resource("config/robots").glob("*.yaml")):
            profile = RobotProfile.load(path)
            print(f"{profile.name:14} {profile.about}")
        return 0
    path = profile_path(options.profile)
    profile = RobotProfile.load(path)
    description = Description.load(profile.urdf) if profile.urdf else None
    if description is not None:
        description.check(profile)
    print("\n".join(lines(profile)))
    pictures = [(options.picture, picture), (options.channels, channel_sheet)]
    for file, make in pictures:
        if file is not None:
            if description is None:
                raise ConfigError(
                    f"robot profile {path}", "no urdf", "A picture needs one; see docs/robots.md."
                )
            if not cv2.imwrite(str(file), make(path, profile, description)):
                raise ConfigError(
                    str(file), "cannot be written", "Name a .png or .jpg in a folder that exists."
                )
            print(f"drawn: {file}")
            print("".join(f"  not in it: {why}\n" for why in meshes(description)[1]), end="")
    return 0


def lines(profile: RobotProfile) -> Iterator[str]:
    """Yield what a profile says, for people."""
    yield f"{profile.name}: adapter {profile.adapter}, face {profile.face_kind}, description {profile.urdf or 'none'}"
    for name, joint in profile.channels.items():
        low, high, speed, rate = joint.low, joint.high, joint.velocity, joint.acceleration
        yield f"  {name:10} {joint.name:22} {low:+5.2f} to {high:+5.2f} rad  {speed:5.2f} rad/s  {rate:6.1f} rad/s^2"
    for part in profile.face.joints:
        moved = " ".join(f"{weight:+g}*{signal}" for signal, weight in part.moved_by.items())
        yield f"  face       {part.joint.name:22} {part.joint.low:+5.2f} to {part.joint.high:+5.2f} rad  {moved}"
    missing = [name for name in CHANNELS if name not in profile.channels]
    if missing:
        yield f"  without: {', '.join(missing)} (gestures use what is there)"
    for name, joints in profile.controllers.items():
        yield f"  controller {name}: {', '.join(joints)}"
    for name, path in profile.skills.items():
        yield f"  skill {name}: {path}"
    if profile.motions:
        yield f"  own motions: {', '.join(f'{ours} by {own}' for ours, own in profile.motions.items())}"
    for name, device in profile.devices.items():
        yield f"  {name}: {device.backend} {device.uri}".rstrip()


def picture(path: Path, profile: RobotProfile, description: Description) -> NDArray[np.uint8]:
    """Return the body as it greets somebody, from the front."""
    return _posed(path, description, {"head_pan": 0.2, "arm_left": 0.4}, (640, 720))


def channel_sheet(path: Path, profile: RobotProfile, description: Description) -> NDArray[np.uint8]:
    """Return a sheet with every channel at both ends: the quickest way to see a sign that is wrong."""
    nose = "" if profile.face_kind != "none" else _head(profile, description)
    frames = [("rest", _posed(path, description, {}, nose=nose))]
    for name in profile.channels:
        for value, text in _ENDS:
            frames.append((f"{name} {text}", _posed(path, description, {name: value}, nose=nose)))
    return contact_sheet(frames, width=300)


def _head(profile: RobotProfile, description: Description) -> str:
    """Return the link that most joints of the head move, "" without any; without a face one could not see it turn."""
    joints = {joint.name for name, joint in profile.channels.items() if name.startswith("head_")}
    on = {link.child: link for link in description.links.values()}
    ends = {description.links[joint].child: 0 for joint in joints}
    for end in ends:
        link = on.get(end)
        while link is not None:
            ends[end] += link.joint in joints
            link = on.get(link.parent)
    return max(ends, key=ends.__getitem__, default="")


def _posed(
    path: Path,
    description: Description,
    channels: Mapping[str, float],
    size: tuple[int, int] = (360, 400),
    nose: str = "",
) -> NDArray[np.uint8]:
    robot = registry.load("robot", "virtual")(path)
    robot.open()
    for k in range(150):
        robot.command(MotionFrame(0.0, dict(channels), GREETING))
        reading = robot.step(k / 50)
    face = robot.face_image()
    robot.close()
    if face is not None and face.shape[0] < _TALL:
        scale = _TALL // face.shape[0]
        face = np.repeat(np.repeat(face, scale, axis=0), scale, axis=1)
    positions = dict(zip(reading.names, reading.positions, strict=True))
    return draw(description, positions, face, size, nose=nose)
