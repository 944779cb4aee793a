"""The repertoire: named expressions and gestures, from two files, checked before anything is performed."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from whee_ros.core.errors import ConfigError
from whee_ros.expression.moves import Keyframes, Pose, between, minimum_jerk

CHANNELS = ("head_pan", "head_tilt", "head_roll", "body_lean", "arm_left", "arm_right")
"""Body channels a gesture may use; + is left, down, right, forward, up, up (REP-103)."""

T = TypeVar("T")


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


class Library:
    """Expressions and gestures by name.

    Args:
        expressions, gestures: by name.
    """

    def __init__(self, expressions: Mapping[str, Expression], gestures: Mapping[str, Gesture]) -> None:
        self._expressions = dict(expressions)
        self._gestures = dict(gestures)

    @classmethod
    def load(cls, expressions: Path, gestures: Path, profile: Path | None = None) -> Library:
        """Read both files; gestures that the robot's `profile` writes anew replace those of the file.

        Raises:
            ConfigError: naming file, entry and remedy.
        """
        from whee_ros.expression.reading import read_expressions, read_gestures

        own = read_gestures(profile, section="gestures") if profile is not None else {}
        return cls(read_expressions(expressions), {**read_gestures(gestures), **own})

    @property
    def expressions(self) -> tuple[str, ...]:
        """Names of all expressions."""
        return tuple(self._expressions)

    @property
    def gestures(self) -> tuple[str, ...]:
        """Names of all gestures."""
        return tuple(self._gestures)

    def expression(self, name: str) -> Expression:
        """Return an expression. Raises ConfigError if there is none of that name."""
        return _get(self._expressions, "expression", name)

    def gesture(self, name: str) -> Gesture:
        """Return a gesture. Raises ConfigError if there is none of that name."""
        return _get(self._gestures, "gesture", name)


def _get(known: Mapping[str, T], kind: str, name: str) -> T:
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Choose one of {', '.join(known)}."
        raise ConfigError(kind, repr(name), hint)
    return known[name]
