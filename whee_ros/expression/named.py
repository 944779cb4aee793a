"""What the robot can show by name: expressions and gestures, and the moves that perform them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from whee_ros.expression.moves import Keyframes, Pose, between, minimum_jerk
from whee_ros.expression.style import MotionStyle, VoiceStyle


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
        voice: what speaks under it sounds like this.
        motion: what moves under it moves like this.
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
    voice: VoiceStyle = field(default_factory=VoiceStyle)
    motion: MotionStyle = field(default_factory=MotionStyle)


@dataclass(frozen=True)
class Gesture:
    """A named movement: keyframes by channel that begin and end at rest, `duration` s.

    `stroke` is when it says what it says (McNeill 1992), s from its start: the time of its first large excursion.
    """

    name: str
    what: str
    duration: float
    channels: Mapping[str, Keyframes]
    stroke: float = 0.0

    @property
    def leader(self) -> str:
        """The channel of the largest excursion."""
        return max(self.channels, key=lambda name: max(abs(value) for _, value in self.channels[name]))


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
    """Performs a gesture at `size` times its written size and `speed` times its written speed."""

    gesture: Gesture
    size: float
    speed: float = 1.0

    @property
    def duration(self) -> float:
        """As written, at this speed."""
        return self.gesture.duration / self.speed

    @property
    def stroke(self) -> float:
        """When its stroke comes, s from the start."""
        return self.gesture.stroke / self.speed

    def evaluate(self, t: float) -> Pose:
        """Return the channels at `t`."""
        frames = self.gesture.channels.items()
        return Pose(channels={name: self.size * between(points, t * self.speed) for name, points in frames})


@dataclass(frozen=True)
class CurvesMove:
    """Moves action units along free curves, from rest to rest."""

    units: Mapping[int, Keyframes]

    @property
    def duration(self) -> float:
        """Until the last keyframe."""
        return max(points[-1][0] for points in self.units.values())

    def evaluate(self, t: float) -> Pose:
        """Return the action units at `t`."""
        if not 0.0 <= t <= self.duration:
            return Pose()
        return Pose({code: min(1.0, max(0.0, between(points, t))) for code, points in self.units.items()})
