"""The one control point: whatever wants to move face or body is limited and sent from here."""

from __future__ import annotations

from collections.abc import Mapping

from whee_ros.core.limits import Follower
from whee_ros.core.motion import CHANNELS
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.moves import minimum_jerk
from whee_ros.ports.joint import Joint

_HOLD, _SETTLE = 0.2, 1.2
"""After a cancel the body holds its pose this long (s), then takes this long (s) to settle."""
_STILL = 1e-6
"""rad/s under which a joint stands."""
_ROOM = 0.97
"""Share of a joint's limits that is used: what is left is for whoever interpolates between our frames."""


class Mixer:
    """Rate-limited state of all action units and channels.

    Channels are limited as angles of their joints, because a joint whose rest is not in its middle moves faster on one
    side for the same channel speed.

    Args:
        config: limits of channels in half ranges, for all bodies.
        joints: of the body by channel, whose own limits hold too; a channel without one has a range of [-1, 1].
    """

    def __init__(self, config: ExpressionConfig, joints: Mapping[str, Joint]) -> None:
        self._joints = {name: joints.get(name, Joint(name, -1.0, 1.0, 0.0, 1e3, 1e6)) for name in CHANNELS}
        self._axes = {name: _axis(joint, config) for name, joint in self._joints.items()}
        self._units: dict[int, float] = {}
        self._now: float | None = None
        self._released: float | None = None
        self._fade = config.fade
        self._fading: dict[int, float] = {}
        self._left: dict[str, float] | None = None
        self._halts: dict[str, float] = {}

    def speed(self, channel: str) -> float:
        """Return the fastest that a channel moves, half ranges a second."""
        return self._axes[channel].velocity_limit / _span(self._joints[channel])

    def acceleration(self, channel: str) -> float:
        """Return the hardest that a channel accelerates, half ranges a second squared."""
        return self._axes[channel].acceleration_limit / _span(self._joints[channel])

    def release(self, now: float, fade: float) -> None:
        """Let go of everything shown: faces fade within `fade` s, joints brake as hard as they may, then settle."""
        self._released = now
        self._fade = fade
        self._fading = dict(self._units)
        self._left = None
        self._halts = {name: _halt(axis) for name, axis in self._axes.items()}

    def mix(
        self, now: float, units: Mapping[int, float], channels: Mapping[str, float], face_speed: float
    ) -> tuple[dict[int, float], dict[str, float]]:
        """Move towards the wanted face and body and return where they are.

        Args:
            now: s; never decreases.
            units: wanted intensities.
            channels: wanted positions.
            face_speed: fastest change of an action unit, 1/s.
        """
        passed = 0.0 if self._now is None else max(0.0, now - self._now)
        self._now = now
        return self._face(now, passed, units, face_speed), self._body(now, passed, channels)

    def _face(self, now: float, passed: float, wanted: Mapping[int, float], speed: float) -> dict[int, float]:
        fading = 0.0
        if self._released is not None:
            fading = 1.0 - minimum_jerk((now - self._released) / self._fade)
        reach = speed * passed
        result: dict[int, float] = {}
        for code in self._units.keys() | wanted.keys():
            old = self._units.get(code, 0.0)
            aim = max(wanted.get(code, 0.0), fading * self._fading.get(code, 0.0))
            new = old + min(reach, max(-reach, min(1.0, max(0.0, aim)) - old))
            if new > 1e-4:
                result[code] = new
        self._units = result
        return dict(result)

    def _body(self, now: float, passed: float, wanted: Mapping[str, float]) -> dict[str, float]:
        since = None if self._released is None else now - self._released
        if since is not None and self._left is None and self._braking(since):
            for name, axis in self._axes.items():
                axis.step(self._halts[name], passed)
            return self._values()
        if since is not None and self._left is None:
            values = self._values()
            self._left = {name: values[name] - wanted.get(name, 0.0) for name in self._axes}
        rest = 0.0 if since is None else 1.0 - minimum_jerk((since - self._fade - _HOLD) / _SETTLE)
        left = self._left or {}
        for name, axis in self._axes.items():
            aim = wanted.get(name, 0.0) + rest * left.get(name, 0.0)
            axis.step(self._joints[name].angle(min(1.0, max(-1.0, aim))), passed)
        if rest == 0.0 and since is not None:
            self._released = self._left = None
        return self._values()

    def _braking(self, since: float) -> bool:
        return since < self._fade or any(abs(axis.velocity) > _STILL for axis in self._axes.values())

    def _values(self) -> dict[str, float]:
        return {name: self._joints[name].value(axis.position) for name, axis in self._axes.items()}


def _halt(axis: Follower) -> float:
    """Return where an axis comes to rest when it brakes as hard as it may."""
    return axis.position + axis.velocity * abs(axis.velocity) / (2 * axis.acceleration_limit)


def _span(joint: Joint) -> float:
    """Return the angle of half a range, of the longer side, rad."""
    return max(abs(joint.high - joint.rest), abs(joint.low - joint.rest), 1e-6)


def _axis(joint: Joint, config: ExpressionConfig) -> Follower:
    span = _span(joint)
    speed = min(_ROOM * joint.velocity, config.body_speed * span)
    return Follower(speed, min(_ROOM * joint.acceleration, config.body_acceleration * span), joint.rest)
