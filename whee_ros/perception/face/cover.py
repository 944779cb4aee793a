"""Which parts of a face are hidden: by a mask, a hand, dark glasses, or the turn of the head."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.pose import Head
from whee_ros.perception.face.quality import Quality
from whee_ros.perception.face.units import CODES

_HIDDEN_MOUTH, _PLAIN_MOUTH = 0.2, 0.5
"""Texture of the mouth over that of the eyes: 0.09-0.15 with a mask, 0.13-0.6 with a hand, 0.5-1.4 plain."""
_HIDDEN_NOSE, _PLAIN_NOSE = 0.15, 0.35
"""The same of the nose: 0.1-0.2 with a mask, 0.35-1 plain."""
_HIDDEN_SHARE, _USUAL_SHARE = 0.35, 0.7
"""The same over what is usual for the person."""
_HIDDEN_EYES, _PLAIN_EYES = 0.3, 0.55
"""Brightness under the eyes over that of the skin: 0.08-0.14 with dark glasses, over 0.75 plain."""
_HIDDEN_LOOK, _PLAIN_LOOK = 0.25, 0.6
"""Texture of the eyes over that of the mouth; plain 0.7 and more."""
_USUAL = 20.0
"""s, time constant of what is usual."""
_FAR_SIDE = 0.5
"""Share of `max_yaw` from which a turned head hides its far side: what is one-sided no longer shows."""

_EYES = {1: 0.3, 2: 0.3, 4: 0.3, 5: 1.0, 6: 0.8, 7: 1.0, 43: 1.0, 45: 1.0}
_MOUTH = dict.fromkeys((10, 12, 14, 15, 17, 18, 20, 23, 24, 25, 26, 28), 1.0) | {9: 0.8, 6: 0.3}
_SIDED = {2: 0.3, 6: 0.3, 12: 0.3, 14: 0.5, 15: 0.3, 20: 0.5}


def _column(weights: dict[int, float]) -> NDArray[np.float64]:
    return np.array([weights.get(code, 0.0) for code in CODES])


_EYES_WEIGHT, _MOUTH_WEIGHT, _SIDED_WEIGHT = _column(_EYES), _column(_MOUTH), _column(_SIDED)


@dataclass(frozen=True)
class Seen:
    """How much of a face is open to view, 0-1: eyes, mouth, and each unit of `CODES`."""

    eyes: float
    mouth: float
    units: NDArray[np.float64]
    far_side: bool

    @property
    def share(self) -> float:
        """Return how much of the face is left to read, 0-1; half of it is the mouth."""
        return 0.5 * self.eyes + 0.5 * self.mouth


class Cover:
    """Follows what is usual for one person and notices what covers it."""

    def __init__(self) -> None:
        self._usual: NDArray[np.float64] | None = None
        self._watched = 0.0

    def look(self, quality: Quality | None, pose: Head, elapsed: float, config: FaceConfig) -> Seen:
        """Return what is seen of a face in one frame; without a patch nothing is taken for hidden."""
        eyes = mouth = 1.0
        if quality is not None:
            eyes, mouth = self._parts(quality, elapsed)
        # yaw > 0 turns to the person's left: the camera sees the right cheek
        turned = min(1.0, abs(pose.yaw) / config.max_yaw)
        units = (
            (1.0 - _EYES_WEIGHT * (1.0 - eyes))
            * (1.0 - _MOUTH_WEIGHT * (1.0 - mouth))
            * (1.0 - _SIDED_WEIGHT * turned)
        )
        return Seen(eyes, mouth, units, turned > _FAR_SIDE)

    def _parts(self, quality: Quality, elapsed: float) -> tuple[float, float]:
        shaded = _ramp(quality.under, _HIDDEN_EYES, _PLAIN_EYES)
        if shaded < 0.5:
            # dark glasses have no texture to compare with
            return shaded, _ramp(quality.mouth, 0.03, 0.1) * _ramp(quality.nose, 0.03, 0.1)
        measure = np.array([quality.mouth, quality.nose]) / max(1e-3, quality.eyes)
        mouth = np.array(
            [
                _ramp(measure[0], _HIDDEN_MOUTH, _PLAIN_MOUTH),
                _ramp(measure[1], _HIDDEN_NOSE, _PLAIN_NOSE),
            ]
        )
        if self._usual is not None:
            share = (measure / np.maximum(self._usual, 1e-3)).tolist()
            mouth = np.minimum(mouth, [_ramp(part, _HIDDEN_SHARE, _USUAL_SHARE) for part in share])
        open_to_view = float(np.sqrt(mouth.prod()))
        eyes = _ramp(quality.eyes / max(1e-3, quality.mouth, quality.nose), _HIDDEN_LOOK, _PLAIN_LOOK)
        if open_to_view > 0.8 and eyes > 0.8:
            self._watched += elapsed
            step = min(1.0, elapsed / max(1e-9, min(self._watched, _USUAL)))
            usual = measure if self._usual is None else self._usual
            self._usual = usual + step * (measure - usual)
        return min(shaded, eyes), open_to_view


def _ramp(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))
