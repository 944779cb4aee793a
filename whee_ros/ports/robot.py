"""Port: a body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.motion import MotionFrame

MOVING = 0.05
"""rad/s above which a joint counts as moving; slower is breathing."""


@dataclass(frozen=True)
class JointReading:
    """Joint names with positions (rad) and velocities (rad/s), equally long."""

    names: tuple[str, ...]
    positions: tuple[float, ...]
    velocities: tuple[float, ...]

    @property
    def moving(self) -> bool:
        """Whether any joint is faster than `MOVING`."""
        return any(abs(speed) > MOVING for speed in self.velocities)


@dataclass(frozen=True)
class RobotCapabilities:
    """What the body has: motion channels, a face of `face_kind` ("screen", "led", "joints", "none")."""

    name: str
    channels: tuple[str, ...]
    face_kind: str


class RobotAdapter(Protocol):
    """Moves a body. One thread at a time; never blocks longer than 5 ms."""

    @property
    def capabilities(self) -> RobotCapabilities:
        """What this body can do."""
        ...

    def open(self) -> None:
        """Connect. Raises DeviceError."""
        ...

    def command(self, frame: MotionFrame) -> None:
        """Aim for `frame`, within the limits of the body."""
        ...

    def step(self, now: float) -> JointReading:
        """Advance to `now` (s) and return the joints as they are."""
        ...

    def face_image(self) -> NDArray[np.uint8] | None:
        """Return the face as drawn, uint8 [height, width, 3] BGR, or None without a screen."""
        ...

    def stop(self) -> None:
        """Stop all motion within 100 ms and hold."""
        ...

    def close(self) -> None:
        """Disconnect; may be called twice."""
        ...
