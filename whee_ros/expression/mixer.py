"""The one control point: whatever wants to move face or body is limited and sent from here."""

from __future__ import annotations

from collections.abc import Mapping

from whee_ros.core.limits import Follower
from whee_ros.core.motion import CHANNELS
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.moves import minimum_jerk

_HOLD, _SETTLE = 0.2, 1.2
"""After a cancel the body holds its pose this long (s), then takes this long (s) to settle."""


class Mixer:
    """Rate-limited state of all action units and channels.

    Args:
        config: limits.
    """

    def __init__(self, config: ExpressionConfig) -> None:
        self._axes = {name: Follower(config.body_speed, config.body_acceleration) for name in CHANNELS}
        self._units: dict[int, float] = {}
        self._now: float | None = None
        self._released: float | None = None
        self._fade = config.fade
        self._fading: dict[int, float] = {}
        self._left: dict[str, float] | None = None

    def release(self, now: float, fade: float) -> None:
        """Let go of everything shown: faces fade and joints halt within `fade` s, then settle."""
        self._released = now
        self._fade = fade
        self._fading = dict(self._units)
        self._left = None

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
        if since is not None and since < self._fade:
            return {name: axis.brake(passed, self._fade) for name, axis in self._axes.items()}
        if since is not None and self._left is None:
            self._left = {name: axis.position - wanted.get(name, 0.0) for name, axis in self._axes.items()}
        rest = 0.0 if since is None else 1.0 - minimum_jerk((since - self._fade - _HOLD) / _SETTLE)
        left = self._left or {}
        result: dict[str, float] = {}
        for name, axis in self._axes.items():
            aim = wanted.get(name, 0.0) + rest * left.get(name, 0.0)
            result[name] = axis.step(min(1.0, max(-1.0, aim)), passed)
        if rest == 0.0 and since is not None:
            self._released = None
        return result
