"""All joints of a body on their way to where a motion frame wants them, each within its limits."""

from __future__ import annotations

import math
from collections.abc import Mapping

from whee_ros.core.limits import Follower
from whee_ros.core.motion import MotionFrame
from whee_ros.ports.profile import RobotProfile
from whee_ros.ports.robot import JointReading

NEAR = 1e-4
"""rad within which a joint has arrived."""


class Axes:
    """The joints of `profile`, those of a mechanical face included, at rest in the beginning."""

    def __init__(self, profile: RobotProfile) -> None:
        self._profile = profile
        self._axes = {
            name: Follower(joint.velocity, joint.acceleration, joint.rest)
            for name, joint in profile.joints.items()
        }
        self._targets = {name: axis.position for name, axis in self._axes.items()}

    @property
    def settled(self) -> bool:
        """Whether every joint stands where it should."""
        return all(
            abs(axis.position - self._targets[name]) < NEAR and axis.velocity == 0.0
            for name, axis in self._axes.items()
        )

    def place(self, positions: Mapping[str, float]) -> None:
        """Start from these positions (rad by joint), standing still; other joints stay as they are."""
        for name, position in positions.items():
            if name in self._axes:
                joint = self._profile.joints[name]
                self._axes[name] = Follower(joint.velocity, joint.acceleration, position)
                self._targets[name] = position

    def aim(self, frame: MotionFrame) -> None:
        """Aim for `frame`; what is no number changes nothing."""
        for name, angle in self._profile.targets(frame).items():
            if math.isfinite(angle):
                self._targets[name] = angle

    def step(self, seconds: float) -> None:
        """Move for `seconds` (>= 0)."""
        for name, axis in self._axes.items():
            axis.step(self._targets[name], seconds)

    def brake(self, seconds: float, within: float) -> None:
        """Slow down for `seconds` towards a halt `within` s, which is then what is aimed for."""
        for name, axis in self._axes.items():
            self._targets[name] = axis.brake(seconds, within)

    def reading(self) -> JointReading:
        """Return names, positions and velocities, in the order of the profile."""
        axes = self._axes.values()
        return JointReading(
            tuple(self._axes), tuple(axis.position for axis in axes), tuple(axis.velocity for axis in axes)
        )
