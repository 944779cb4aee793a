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

from whee_ros.core.motion import MotionFrame
from whee_ros.ports.profile import RobotProfile
from whee_ros.ports.robot import JointReading, RobotCapabilities
from whee_ros.robots.axes import Axes
from whee_ros.robots.shown import ShownFace

DELAY = 0.02
"""Seconds from command to movement: two cycles of a 100 Hz servo bus."""
_STOPS_WITHIN = 0.08
"""Seconds to stand still in an emergency; the port promises 0.1."""


class VirtualRobot:
    """Implements `RobotAdapter` for a profile.

    Args:
        profile: channels, joints and limits; a face is drawn where its kind is "screen" or "led", and moves its joints
            where it is "joints".
    """

    def __init__(self, profile: RobotProfile) -> None:
        self._profile = profile
        self._axes = Axes(profile)
        self._face = ShownFace(profile.face)
        self._coming: deque[tuple[float, MotionFrame]] = deque()
        self._now: float | None = None
        self._holding = False

    @property
    def capabilities(self) -> RobotCapabilities:
        """The channels of the profile and its kind of face."""
        return RobotCapabilities(self._profile.name, tuple(self._profile.channels), self._profile.face_kind)

    def open(self) -> None:
        """Prepare the face."""
        self._face.open()

    def command(self, frame: MotionFrame) -> None:
        """Aim for `frame`, `DELAY` from now; channels it does not name keep their aim."""
        self._holding = False
        self._coming.append((-math.inf if self._now is None else self._now + DELAY, frame))

    def step(self, now: float) -> JointReading:
        """Advance to `now` (s); going back in time changes nothing."""
        passed = 0.0 if self._now is None else max(0.0, now - self._now)
        self._now = now if self._now is None else max(now, self._now)
        while self._coming and self._coming[0][0] <= now:
            frame = self._coming.popleft()[1]
            self._axes.aim(frame)
            self._face.aim(frame.face)
        if self._holding:
            self._axes.brake(passed, _STOPS_WITHIN)
        else:
            self._axes.step(passed)
            self._face.step(passed)
        return self._axes.reading()

    def face_image(self) -> NDArray[np.uint8] | None:
        """Return the face as drawn, uint8 [height, width, 3] BGR; None for a profile without a picture."""
        return self._face.image()

    def stop(self) -> None:
        """Brake within 100 ms, hold, and forget what was still on its way."""
        self._coming.clear()
        self._holding = True

    def close(self) -> None:
        """Switch the face off."""
        self._face.close()


def create(profile: Path) -> VirtualRobot:
    """Return the virtual body of the profile file. Raises ConfigError."""
    return VirtualRobot(RobotProfile.load(profile))
