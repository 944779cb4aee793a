"""Where the robot looks: eyes jump first, the head follows part of the way.

Gaze shifts of people begin with the eyes; the head starts later, moves slower, and takes most of large
shifts and little of small ones (Freedman & Sparks 1997).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from whee_ros.core.errors import ConfigError
from whee_ros.expression.moves import minimum_jerk

POLICIES = ("person", "away", "glance", "reset")
"""Rest on the person; look aside; look there for a moment and come back; straight ahead."""
AWAY = (0.38, 0.2)
"""Where "away" is when nobody says: yaw and pitch, rad; down and aside, as people look when they think."""
_DWELL = 0.6
"""A glance lasts this long, s."""
_EYES, _HEAD_LATE = 0.12, 0.07
"""Seconds of a jump of the eyes, and seconds by which the head starts later."""
_HEAD_SHARE, _EYE_RANGE = 0.7, 0.35
"""Share of a shift that the head takes, and how far the eyes turn in it, rad."""


@dataclass(frozen=True)
class Gaze:
    """Directions in rad, REP-103 signs: of the head in the body, and of the eyes in the head."""

    head_yaw: float = 0.0
    head_pitch: float = 0.0
    eye_yaw: float = 0.0
    eye_pitch: float = 0.0


@dataclass(frozen=True)
class _Shift:
    start: float
    origin: Gaze
    head: tuple[float, float]
    line: tuple[float, float]

    def at(self, now: float) -> Gaze:
        t = now - self.start
        far = max(abs(self.head[0] - self.origin.head_yaw), abs(self.head[1] - self.origin.head_pitch))
        turn = minimum_jerk((t - _HEAD_LATE) / (0.35 + 0.6 * far))
        jump = minimum_jerk(t / _EYES)
        result = []
        for head, eye, head_to, line_to in (
            (self.origin.head_yaw, self.origin.eye_yaw, self.head[0], self.line[0]),
            (self.origin.head_pitch, self.origin.eye_pitch, self.head[1], self.line[1]),
        ):
            head_now = head + (head_to - head) * turn
            line_now = head + eye + (line_to - head - eye) * jump
            result.append((head_now, min(_EYE_RANGE, max(-_EYE_RANGE, line_now - head_now))))
        (yaw, eye_yaw), (pitch, eye_pitch) = result
        return Gaze(yaw, pitch, eye_yaw, eye_pitch)


class Attention:
    """Holds the current target and the way there."""

    def __init__(self) -> None:
        self._shift = _Shift(0.0, Gaze(), (0.0, 0.0), (0.0, 0.0))
        self._back: _Shift | None = None

    def look(self, policy: str, start: float, yaw: float, pitch: float) -> None:
        """Shift to a target (rad from straight ahead) at `start` (s).

        Raises:
            ConfigError: if there is no such policy.
        """
        if policy not in POLICIES:
            raise ConfigError("gaze policy", repr(policy), f"Choose one of {', '.join(POLICIES)}.")
        if policy == "reset":
            yaw = pitch = 0.0
        elif policy == "away" and yaw == 0.0 and pitch == 0.0:
            yaw, pitch = AWAY
        origin = self.at(start)
        before = self._shift
        head = (_HEAD_SHARE * yaw, _HEAD_SHARE * pitch) if policy != "glance" else before.head
        self._shift = _Shift(start, origin, head, (yaw, pitch))
        self._back = replace(before, start=start + _DWELL) if policy == "glance" else None

    def at(self, now: float) -> Gaze:
        """Return the directions at `now` (s)."""
        if self._back is not None and now >= self._back.start:
            self._shift = replace(self._back, origin=self._shift.at(self._back.start))
            self._back = None
        return self._shift.at(now)

    def halt(self, now: float) -> None:
        """Stay where eyes and head are at `now`."""
        gaze = self.at(now)
        line = (gaze.head_yaw + gaze.eye_yaw, gaze.head_pitch + gaze.eye_pitch)
        self._shift = _Shift(now, gaze, (gaze.head_yaw, gaze.head_pitch), line)
        self._back = None
