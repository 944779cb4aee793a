"""A body that does nothing and says so: for machines that only listen, and for tests of everything else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.motion import MotionFrame
from whee_ros.ports.robot import JointReading, RobotCapabilities


class NullRobot:
    """Implements `RobotAdapter` without joints or face."""

    @property
    def capabilities(self) -> RobotCapabilities:
        """No channel, no face."""
        return RobotCapabilities("null", (), "none")

    def open(self) -> None:
        """Nothing to connect."""

    def command(self, frame: MotionFrame) -> None:
        """Ignore it."""

    def step(self, now: float) -> JointReading:
        """Return no joints."""
        return JointReading((), (), ())

    def face_image(self) -> NDArray[np.uint8] | None:
        """Return None: there is no screen."""
        return None

    def stop(self) -> None:
        """Stand still, as always."""

    def close(self) -> None:
        """Nothing to free."""


def create(profile: Path) -> NullRobot:
    """Return a body without joints; the profile is not read."""
    return NullRobot()
