"""A body to begin with: moves as the virtual one does, within the limits of its profile, and a device follows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from whee_ros.ports.profile import RobotProfile
from whee_ros.ports.robot import JointReading
from whee_ros.robots.virtual import VirtualRobot


class Device:
    """Stands for the library of the robot's maker, which knows joints by the names of the profile."""

    def __init__(self) -> None:
        self.angles: dict[str, float] = {}

    def send(self, angles: Mapping[str, float]) -> None:
        """Let the joints go to these angles (rad), now; must return within a millisecond or two."""
        self.angles.update(angles)


class OwnRobot(VirtualRobot):
    """Implements `RobotAdapter`: speeds, stops and face are those of `VirtualRobot`, the angles go to the device."""

    def __init__(self, profile: RobotProfile) -> None:
        super().__init__(profile)
        self._device: Device | None = None

    def open(self) -> None:
        """Connect. Raise DeviceError where that fails: it says which device, what is wrong, and the remedy."""
        super().open()
        self._device = Device()

    def step(self, now: float) -> JointReading:
        """Advance to `now` (s) and send where the joints should be; return what was measured where that is known."""
        reading = super().step(now)
        if self._device is not None:
            self._device.send(dict(zip(reading.names, reading.positions, strict=True)))
        return reading

    def close(self) -> None:
        """Disconnect; may be called twice."""
        super().close()
        self._device = None


def create(profile: Path) -> OwnRobot:
    """Return the body of the profile file; nothing is connected yet. Raises ConfigError."""
    return OwnRobot(RobotProfile.load(profile))
