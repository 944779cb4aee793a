"""What the robot can show by name: expressions and gestures, and the moves that perform them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whee_ros.expression.moves import Keyframes, Pose, between, minimum_jerk


@dataclass(frozen=True)
class Expression:
    """A named face.

    Attributes:
        name: as in config/expressions.yaml.
        what: one line for people.
        units: intensity at full strength, 0-1, by action unit.
        posture: offset of body channels at full strength.
        yaw, pitch: of the eyes, rad.
        attack, release: s to reach and to leave it.
        hold: s between, when nobody says otherwise.
    """

    name: str
    what: str
    units: Mapping[int, float]
    posture: Mapping[str, float]
    yaw: float
    pitch: float
    attack: float
    release: float
    hold: float


@dataclass(frozen=True)
class Gesture:
    """A named movement: keyframes by channel that begin and end at rest, `duration` s."""

    name: str
    what: str
    duration: float
    channels: Mapping[str, Keyframes]


@dataclass(frozen=True)
class ExpressionMove:
    """Shows an expression at `strength` for `duration` (s), attack and release included."""

    expression: Expression
    strength: float
    duration: float

    def evaluate(self, t: float) -> Pose:
        """Return units, posture and gaze at `t`."""
        face = self.expression
        out = min(face.release, self.duration / 2)
        attack = min(face.attack, self.duration / 2)
        level = minimum_jerk(t / attack) * (1 - minimum_jerk((t - (self.duration - out)) / out))
        level *= self.strength
        return Pose(
            {code: min(1.0, level * value) for code, value in face.units.items()},
            {name: level * value for name, value in face.posture.items()},
            level * face.yaw,
            level * face.pitch,
        )


@dataclass(frozen=True)
class GestureMove:
    """Performs a gesture at `size` times its written size."""

    gesture: Gesture
    size: float

    @property
    def duration(self) -> float:
        """As written."""
        return self.gesture.duration

    def evaluate(self, t: float) -> Pose:
        """Return the channels at `t`."""
        return Pose(
            channels={name: self.size * between(frames, t) for name, frames in self.gesture.channels.items()}
        )
