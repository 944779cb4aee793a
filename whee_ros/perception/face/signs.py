"""What action units, head and gaze say together: `FaceSigns` of one person, frame by frame."""

from __future__ import annotations

from collections.abc import Sequence

from whee_ros.core.face import ActionUnit, FaceSigns
from whee_ros.perception.face.bearing import Bearing
from whee_ros.perception.face.pose import Head
from whee_ros.perception.face.swings import HeadGestures

_FAINT, _PLAIN = 0.15, 0.4
"""Intensities from which a unit begins to count, and at which it surely shows (FACS A and C)."""
_FAINT_CHEEK, _PLAIN_CHEEK = 0.1, 0.3
"""The same of AU6, which even a broad smile raises less."""
_OPEN_EYES = 0.4
"""Closure of the eyes above which they tell no direction."""
_READABLE = 0.15
"""View, 0-1, under which head and eyes tell nothing."""


class Signs:
    """Follows the signs of one person."""

    def __init__(self) -> None:
        self._bearing, self._gestures = Bearing(), HeadGestures()
        self._last = FaceSigns()

    def gaze(
        self, measured: tuple[float, float], pose: Head, closure: float, elapsed: float
    ) -> tuple[float, float]:
        """Return the gaze relative to the head, corrected for this person, rad; `closure` of the eyes 0-1."""
        eyes = closure < _OPEN_EYES
        return self._bearing.correct(measured, pose.yaw, pose.pitch, elapsed, open_eyes=eyes)

    def read(
        self,
        units: Sequence[ActionUnit],
        pose: Head,
        gaze: tuple[float, float],
        picture: float,
        stamp: float,
        elapsed: float,
    ) -> FaceSigns:
        """Return the signs at `stamp`.

        Args:
            units: as published.
            pose: of the head.
            gaze: corrected, rad.
            picture: how well the face can be read, 0-1.
            stamp: s.
            elapsed: s since the frame before.
        """
        shown = {unit.code: unit.intensity for unit in units}
        nod, shake, averted, down = (
            self._last.nod, self._last.shake, self._last.gaze_averted, self._last.head_down
        )  # fmt: skip
        if picture >= _READABLE:
            nod, shake = self._gestures.feed(pose.pitch, pose.yaw, stamp)
            eyes = max(shown[43], shown[45]) < _OPEN_EYES
            sight = gaze[0] + pose.yaw, gaze[1] + pose.pitch
            averted = self._bearing.averted(*sight, elapsed, open_eyes=eyes)
            down = self._bearing.down(pose.pitch, elapsed)
        self._last = FaceSigns(
            *smiles(shown), pain(shown), gaze_averted=averted, head_down=down, nod=nod, shake=shake
        )
        return self._last


def smiles(shown: dict[int, float]) -> tuple[float, float]:
    """Return Duchenne and masking smile, 0-1, from intensities by code.

    Duchenne: AU6 with 12 (Ekman, Davidson & Friesen 1990). Masking: AU12 with what belongs to a negative
    expression: 1 with 4, 15, 9 or 10 (Ekman, Friesen & O'Sullivan 1988). Laughing also lifts lip and nose, so
    that a smile which reaches the eyes masks only what is not 9 or 10.
    """
    smile = _ramp(shown[12], _FAINT, _PLAIN)
    duchenne = smile * _ramp(shown[6], _FAINT_CHEEK, _PLAIN_CHEEK)
    sad = max(min(shown[1], shown[4]), shown[15])
    sneer = max(shown[9], shown[10]) * (1.0 - duchenne)
    return duchenne, smile * _ramp(max(sad, sneer), _FAINT, _PLAIN)


def pain(shown: dict[int, float]) -> float:
    """Return Prkachin & Solomon's (2008) intensity over its maximum: (5 (4 + max(6,7) + max(9,10)) + 43) / 16."""
    five = shown[4] + max(shown[6], shown[7]) + max(shown[9], shown[10])
    return (5.0 * five + shown[43]) / 16.0


def _ramp(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))
