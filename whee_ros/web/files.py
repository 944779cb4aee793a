"""Files of the page that are made while running, from the robot that runs."""

from __future__ import annotations

import json
from functools import cache

from whee_ros.ports.description import Description
from whee_ros.ports.face_file import face_rig
from whee_ros.ports.profile import RobotProfile, profile_path
from whee_ros.web.rig import rig_data


def made(name: str, robot: str) -> str | None:
    """Return the text of a file, None where there is none.

    Args:
        name: robot.urdf, the robot's description with its macros expanded; face.json, the face as data.
        robot: name of a profile.

    Raises:
        ConfigError: if profile or description cannot be used.
    """
    if name == "robot.urdf" and robot:
        return urdf(robot)
    if name == "face.json":
        return json.dumps(rig_data(face_rig()), separators=(",", ":"))
    return None


@cache
def urdf(robot: str) -> str | None:
    """Return the URDF of a robot, None for one without a description. Raises ConfigError."""
    profile = RobotProfile.load(profile_path(robot))
    return Description.load(profile.urdf).text if profile.urdf else None
