"""Joints of a robot profile: one behind a motion channel, one of a mechanical face."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from whee_ros.core.motion import FaceCommand

SIGNALS = ("blink", "gaze_yaw", "gaze_pitch")
"""What may move a joint of a face besides action units (AU26): lids shut 0-1, and the direction of the eyes in rad."""


@dataclass(frozen=True)
class Joint:
    """One joint.

    Attributes:
        name: as in the URDF.
        low, high: rad; value -1 and +1. `low` > `high` is a joint that turns the other way.
        rest: rad; value 0.
        velocity: rad/s, limit.
        acceleration: rad/s^2, limit.
    """

    name: str
    low: float
    high: float
    rest: float = 0.0
    velocity: float = 2.0
    acceleration: float = 10.0

    @property
    def range(self) -> tuple[float, float]:
        """Smallest and largest angle, rad."""
        return min(self.low, self.high), max(self.low, self.high)

    def angle(self, value: float) -> float:
        """Return the angle (rad) of a channel value, clipped to [-1, 1]; what is no number stays none."""
        if math.isnan(value):
            return value
        value = min(1.0, max(-1.0, value))
        return self.rest + value * (self.high - self.rest if value >= 0 else self.rest - self.low)

    def value(self, angle: float) -> float:
        """Return the channel value of an angle (rad)."""
        upper = (angle - self.rest) * (self.high - self.rest) > 0
        span = self.high - self.rest if upper else self.rest - self.low
        return min(1.0, max(-1.0, (angle - self.rest) / span)) if span else 0.0


@dataclass(frozen=True)
class FaceJoint:
    """A joint of a mechanical face; its value is the weighted sum of what the face shows.

    Attributes:
        joint: limits.
        moved_by: weight by signal: "AU26" for an action unit (0-1), or one of `SIGNALS`.
    """

    joint: Joint
    moved_by: Mapping[str, float]

    def angle(self, shown: Mapping[str, float]) -> float:
        """Return the angle (rad) for signals as `signals` gives them."""
        return self.joint.angle(sum(weight * shown.get(name, 0.0) for name, weight in self.moved_by.items()))


@dataclass(frozen=True)
class FaceSpec:
    """How a body shows a face.

    Attributes:
        kind: one of `ports.profile.FACE_KINDS`.
        columns, rows: pixels of an LED matrix.
        joints: of a mechanical face.
        frame: TF frame of the head, in which a face that the robot itself draws is told where to look.
    """

    kind: str
    columns: int = 0
    rows: int = 0
    joints: tuple[FaceJoint, ...] = field(default_factory=tuple)
    frame: str = "head_link"


def signals(face: FaceCommand) -> dict[str, float]:
    """Return what a face shows by the names that `FaceJoint.moved_by` uses."""
    shown = {f"AU{code}": value for code, value in zip(face.codes, face.intensities, strict=True)}
    return shown | {name: float(getattr(face, name)) for name in SIGNALS}
