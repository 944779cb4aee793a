"""What a body does that does nothing: breathes, blinks, shifts its gaze, looks away now and then."""

from __future__ import annotations

from dataclasses import dataclass

from whee_ros.expression.aversion import Aversion
from whee_ros.expression.blinks import Blinks
from whee_ros.expression.breathing import breathing, pupil
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.micro import Micro
from whee_ros.expression.saccades import Saccades

_POSTURE = {"head_tilt": -0.1, "body_lean": 0.06, "arm_left": 0.05, "arm_right": 0.05}
"""How an outgoing body holds itself, half ranges; a reserved one does the opposite (Neff et al. 2010)."""


@dataclass(frozen=True)
class Alive:
    """What is added to everything else at one moment; units as in `moves.Pose` and `FaceCommand`."""

    units: dict[int, float]
    channels: dict[str, float]
    yaw: float
    pitch: float
    blink: float
    pupil: float


class Life:
    """The streams of a living body; the same seed gives the same life."""

    def __init__(self, seed: int) -> None:
        self._blinks = Blinks(seed)
        self._saccades = Saccades(seed + 1)
        self._aversion = Aversion(seed + 2)
        self._micro = Micro(seed + 3)
        self._woke: float | None = None

    def at(self, now: float, config: ExpressionConfig, *, speaking: bool) -> Alive:
        """Return what is added at `now` (s, never decreasing)."""
        if self._woke is None:
            self._woke = now
        awake = now - self._woke
        breath = breathing(awake, config.breath_rate, config.breath_depth)
        channels = dict(breath.channels)
        for name, value in _POSTURE.items():
            channels[name] = channels.get(name, 0.0) + config.extraversion * value
        yaw, pitch = self._saccades.at(now)
        away = self._aversion.at(now, speaking=speaking)
        units = self._micro.at(now, config.micro_gain)
        for code, value in breath.units.items():
            units[code] = units.get(code, 0.0) + value
        return Alive(
            units,
            channels,
            config.saccade_gain * yaw + config.aversion_gain * away[0],
            config.saccade_gain * pitch + config.aversion_gain * away[1],
            self._blinks.at(now, config.blink_rate),
            pupil(awake) if config.breath_rate > 0.0 else 0.0,
        )
