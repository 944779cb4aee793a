"""Moves: a duration and `evaluate(t)`, nothing else; and the curve they all share."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

Keyframes = tuple[tuple[float, float], ...]
"""(time s, value) in order of time."""


def minimum_jerk(share: float) -> float:
    """Return the position, 0 to 1, at `share` (0-1, clipped) of a movement.

    The fifth-order polynomial of Flash & Hogan (1985): the smoothest way from rest to rest, and how people
    move.
    """
    s = min(1.0, max(0.0, share))
    return s * s * s * (10.0 + s * (6.0 * s - 15.0))


PEAK_SPEED = 1.875
"""Highest speed of a minimum-jerk movement, relative to its mean."""
ARRIVED = 0.753
"""Share of its time at which a minimum-jerk movement has made nine tenths of its way."""
PEAK_ACCELERATION = 5.7735
"""Highest acceleration of one, relative to its way over the square of its time."""


def between(keyframes: Keyframes, t: float) -> float:
    """Return the value at `t` (s), by minimum jerk between keyframes, constant outside them."""
    if t <= keyframes[0][0]:
        return keyframes[0][1]
    for (from_time, from_value), (to_time, to_value) in itertools.pairwise(keyframes):
        if t < to_time:
            return from_value + (to_value - from_value) * minimum_jerk(
                (t - from_time) / (to_time - from_time)
            )
    return keyframes[-1][1]


@dataclass(frozen=True)
class Pose:
    """What a move asks for at one moment.

    Attributes:
        units: intensity, 0-1, by action unit.
        channels: position, [-1, 1], by body channel.
        yaw, pitch: of the eyes relative to the head, rad, REP-103 signs.
    """

    units: Mapping[int, float] = field(default_factory=dict)
    channels: Mapping[str, float] = field(default_factory=dict)
    yaw: float = 0.0
    pitch: float = 0.0


class Move(Protocol):
    """Something to perform."""

    @property
    def duration(self) -> float:
        """Length, s."""
        ...

    def evaluate(self, t: float) -> Pose:
        """Return the pose `t` seconds after the start; at rest outside [0, duration]."""
        ...


@dataclass(frozen=True)
class Faded:
    """A move on its way out: it goes on, ever weaker, from `after` for `length` (s of its own time)."""

    move: Move
    after: float
    length: float

    @property
    def duration(self) -> float:
        """Until it is gone."""
        return min(self.move.duration, self.after + self.length)

    def evaluate(self, t: float) -> Pose:
        """Return the weakened pose."""
        pose, left = self.move.evaluate(t), 1.0 - minimum_jerk((t - self.after) / self.length)
        return Pose(
            {code: left * value for code, value in pose.units.items()},
            {name: left * value for name, value in pose.channels.items()},
            left * pose.yaw,
            left * pose.pitch,
        )
