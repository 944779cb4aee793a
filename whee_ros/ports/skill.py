"""Skills of a ROS4HRI robot: what it is asked for as a whole, by name, in place of frames of motion.

Names, types and fields are those of the skill definitions at github.com/ros4hri (communication_skills,
interaction_skills, motions_skills); every request carries who asks and how urgent it is (std_skills/Meta).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

META: Mapping[str, Any] = {"caller": "whee_ros", "priority": 128}
"""Who asks; 128 is the normal priority, 0 the lowest, 255 the highest."""
REACH = 1.0
"""m from the head to the point that is looked at."""
SOCIAL, GLANCE, RESET = "social", "glance", "reset"
"""Policies of look_at: rest on faces; look there for a moment and come back; straight ahead."""


@dataclass(frozen=True)
class Skill:
    """An interface of the robot: its type as ROS writes it, and the package to build where that is missing."""

    type: str
    install: str


def _skill(package: str, name: str, repository: str = "") -> Skill:
    install = f"the package {package} (github.com/ros4hri/{repository or package})"
    return Skill(f"{package}/{name}", install)


SKILLS: Mapping[str, Skill] = {
    "say": _skill("communication_skills", "action/Say"),
    "set_expression": _skill("interaction_skills", "msg/SetExpression"),
    "look_at": _skill("interaction_skills", "action/LookAt"),
    "replay_motion": _skill("motion_skills", "action/ReplayMotion", "motions_skills"),
}
"""What a profile may name under `skills`."""


def ahead(yaw: float, pitch: float) -> dict[str, float]:
    """Return the point `REACH` away in a direction (rad, > 0 left and down), x forward, y left, z up."""
    x, y = math.cos(yaw) * math.cos(pitch), math.sin(yaw) * math.cos(pitch)
    return {"x": REACH * x, "y": REACH * y, "z": -REACH * math.sin(pitch)}


def say(text: str) -> dict[str, Any]:
    """Return the goal of `say`."""
    return {"meta": META, "input": text}


def replay_motion(name: str) -> dict[str, Any]:
    """Return the goal of `replay_motion`: a motion by the robot's own name, planned around collisions."""
    return {"meta": META, "name": name, "unsafe": False}


def look_at(policy: str, now: float, frame: str, yaw: float, pitch: float) -> dict[str, Any]:
    """Return the goal of `look_at` for a gaze policy of the stage.

    A person is looked for by the robot itself, who knows where faces are; a look aside is a glance.

    Args:
        policy: person, away, glance or reset.
        now: s.
        frame: of the head.
        yaw: of away and glance, rad from straight ahead, > 0 to the left.
        pitch: as `yaw`, > 0 down.
    """
    if policy in ("person", "reset"):
        return {"meta": META, "policy": SOCIAL if policy == "person" else RESET}
    target = {"header": {"stamp": now, "frame_id": frame}, "point": ahead(yaw, pitch)}
    return {"meta": META, "policy": GLANCE, "target": target}
