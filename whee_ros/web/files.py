"""Files of the page that are made while running, from the robot that runs."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from whee_ros.core.errors import ConfigError
from whee_ros.core.resources import resource
from whee_ros.ports.face_rig import face_rig
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
    if not profile.urdf:
        return None
    path = resource(profile.urdf)
    if path.suffix != ".xacro":
        return path.read_text(encoding="utf-8")
    import xacro

    try:
        document: Any = xacro.process_file(str(path))
    except (xacro.XacroException, OSError) as error:
        raise ConfigError(
            str(path), error, "Mend the description, or name another in the profile."
        ) from error
    return str(document.toxml())
