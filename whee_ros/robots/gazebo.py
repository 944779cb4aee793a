"""A body in Gazebo Sim: one JointTrajectoryController system moves all its joints, over ros_gz_bridge.

`launch/gazebo.launch.py` starts such a world; `config/gazebo_bridge.yaml` names the topics. A profile needs nothing for
it: the same file drives the body here and elsewhere (`adapter:=gazebo`). The face is drawn here and published like that
of the virtual body, as Gazebo has no screens.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from whee_ros.ports.profile import RobotProfile
from whee_ros.robots.joint_trajectory import JointTrajectoryRobot

TOPICS = "gazebo"
"""Relative name space of the bridged topics: gazebo/joint_trajectory, gazebo/joint_states."""


def create(profile: Path) -> JointTrajectoryRobot:
    """Return the body of the profile file, in Gazebo. Raises ConfigError."""
    found = RobotProfile.load(profile)
    joints = {TOPICS: tuple(found.joints)} if found.joints else {}
    return JointTrajectoryRobot(replace(found, controllers=joints, joint_states=f"{TOPICS}/joint_states"))
