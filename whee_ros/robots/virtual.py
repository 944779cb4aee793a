"""A body without hardware: joints that move within their limits, and a drawn face.

It behaves like a real one where that matters: commands arrive late, joints accelerate and brake, a screen
shows the face of a moment ago. Time comes only from `step`.
"""

from __future__ import annotations

import math
from collections import deque
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.limits import Follower
from whee_ros.core.motion import MotionFrame
from whee_ros.ports.profile import RobotProfile
from whee_ros.ports.robot import JointReading, RobotCapabilities
from whee_ros.robots.face_screen import FaceScreen
from whee_ros.robots.face_shape import FaceShape, shape_of

DELAY = 0.02
"""Seconds from command to movement: two cycles of a 100 Hz servo bus."""
_STOPS_WITHIN = 0.08
"""Seconds to stand still in an emergency; the port promises 0.1."""
_SCREEN_LAG = 0.02
"""Time constant (s) of the shown face: one frame of a 50 Hz display, and no jumps between visemes."""


class VirtualRobot:
    """Implements `RobotAdapter` for a profile.

    Args:
        profile: channels, joints and limits; a face is drawn where its kind is "screen".
    """

    def __init__(self, profile: RobotProfile) -> None:
        self._profile = profile
        self._joints = {
            channel: Follower(joint.velocity, joint.acceleration, joint.rest)
            for channel, joint in profile.channels.items()
        }
        self._targets = {channel: joint.rest for channel, joint in profile.channels.items()}
        self._coming: deque[tuple[float, MotionFrame]] = deque()
        self._now: float | None = None
        self._holding = False
        self._screen: FaceScreen | None = None
        self._shape = FaceShape()
        self._wanted = FaceShape()

    @property
    def capabilities(self) -> RobotCapabilities:
        """The channels of the profile and its kind of face."""
        return RobotCapabilities(self._profile.name, tuple(self._joints), self._profile.face_kind)

    def open(self) -> None:
        """Prepare the screen."""
        if self._profile.face_kind == "screen":
            self._screen = FaceScreen()

    def command(self, frame: MotionFrame) -> None:
        """Aim for `frame`, `DELAY` from now; channels it does not name keep their aim."""
        self._holding = False
        self._coming.append((-math.inf if self._now is None else self._now + DELAY, frame))

    def step(self, now: float) -> JointReading:
        """Advance to `now` (s); going back in time changes nothing."""
        passed = 0.0 if self._now is None else max(0.0, now - self._now)
        self._now = now if self._now is None else max(now, self._now)
        while self._coming and self._coming[0][0] <= now:
            self._aim(self._coming.popleft()[1])
        for channel, joint in self._joints.items():
            if self._holding:
                self._targets[channel] = joint.brake(passed, _STOPS_WITHIN)
            else:
                joint.step(self._targets[channel], passed)
        if not self._holding:
            self._shape = self._shape.towards(self._wanted, 1 - math.exp(-passed / _SCREEN_LAG))
        return self._reading()

    def face_image(self) -> NDArray[np.uint8] | None:
        """Return the face as drawn, uint8 [480, 800, 3] BGR; None for a profile without a screen."""
        return self._screen.draw(self._shape) if self._screen is not None else None

    def stop(self) -> None:
        """Brake within 100 ms, hold, and forget what was still on its way."""
        self._coming.clear()
        self._holding = True

    def close(self) -> None:
        """Switch the screen off."""
        self._screen = None

    def _aim(self, frame: MotionFrame) -> None:
        for channel, value in frame.channels.items():
            if channel in self._joints and math.isfinite(value):
                self._targets[channel] = self._profile.channels[channel].angle(value)
        if self._screen is not None:
            self._wanted = shape_of(frame.face)

    def _reading(self) -> JointReading:
        joints = self._joints.values()
        return JointReading(
            tuple(joint.name for joint in self._profile.channels.values()),
            tuple(joint.position for joint in joints),
            tuple(joint.velocity for joint in joints),
        )


def create(profile: Path) -> VirtualRobot:
    """Return the virtual body of the profile file. Raises ConfigError."""
    return VirtualRobot(RobotProfile.load(profile))
