"""From features to activation of each action unit, against the average neutral face.

An activation is about 1 at the strongest expression and 0 on the average neutral face; it may be negative.
`baseline.Neutral` then takes the person's own neutral face off. The muscles behind the units are those of
the FACS manual (Ekman, Friesen & Hager 2002). Of the landmarker's blendshapes cheekSquint and noseSneer
never move, eyeWide, mouthFrown and browDown hardly; their units lean on geometry. The neutral averages and
their spread are rounded from seven faces at rest (still pictures and videos of people talking); the gains
make a strong posed expression reach about 1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.face import AU_NAMES
from whee_ros.perception.face.features import Features

CODES: tuple[int, ...] = tuple(AU_NAMES)
"""Order of every array of units in this package."""

_SPREAD = {
    1: 0.3, 2: 0.2, 4: 0.3, 5: 0.2, 6: 0.3, 7: 0.35, 9: 0.35, 10: 0.25, 12: 0.15, 14: 0.15, 15: 0.25,
    17: 0.15, 18: 0.15, 20: 0.1, 23: 0.3, 24: 0.35, 25: 0.15, 26: 0.1, 28: 0.2, 43: 0.15, 45: 0.15,
}  # fmt: skip
_TRUST = {
    5: 0.8, 6: 0.8, 7: 0.8, 9: 0.5, 10: 0.7, 14: 0.6, 17: 0.8, 18: 0.8, 20: 0.8, 23: 0.6, 24: 0.6, 28: 0.6,
}  # fmt: skip

SPREAD: NDArray[np.float64] = np.array([_SPREAD[code] for code in CODES])
"""Standard deviation of the activation of neutral faces between people."""

TRUST: NDArray[np.float64] = np.array([_TRUST.get(code, 1.0) for code in CODES])
"""How well each unit can be told from landmarks at all, 0-1; 1 where not listed."""

_LIPS_UNITS = [CODES.index(code) for code in (9, 10, 12, 14, 15, 17, 18, 20, 23, 24, 28)]
_EYE_UNITS = [CODES.index(code) for code in (5, 6, 7)]

_BROW, _OBLIQUE, _UPPER_LID, _LOWER_LID, _SQUINT = 4.98, -0.40, 0.72, -0.30, 0.33
_INNER_DEEP = 4.45
_CHEEK, _WINGS, _PHILTRUM, _LIPS, _WIDTH = -1.77, -4.15, 1.74, 1.57, 5.19
_CORNER_NOSE, _CORNER_LIP, _PARTING, _PRESS = -2.45, -0.06, 0.06, 0.10


def activations(face: Features) -> NDArray[np.float64]:
    """Return the activation of each unit of `CODES`."""
    a = _eyes(face) | _mouth(face)
    return np.array([a[code] for code in CODES])


def _eyes(face: Features) -> dict[int, float]:
    """Return the activations of brows, lids and nose."""
    shape, folds = face.shapes, face.folds
    smile = shape["mouthSmile"]
    # laughing eyes are narrow, not closed
    closing = shape["eyeBlink"] + 0.9 * max(0.0, 0.75 - (face.upper_lid - face.lower_lid))
    shut = _unit(1.15 * closing - 0.25 * smile**2)
    seen = 1.0 - shut
    a: dict[int, float] = {43: shut, 45: shut}

    # AU4 sinks browInnerUp even where AU1 pulls, so that only the slant of the brow tells AU1+4
    # but where the inner ends lie deep, AU4 alone slants it (anger)
    deep = max(0.0, _INNER_DEEP - (face.brow + face.oblique))
    a[1] = 0.8 * shape["browInnerUp"] + 2.2 * (face.oblique - _OBLIQUE) - 1.0 * deep
    a[2] = 1.1 * shape["browOuterUp"]
    # smiling eyes pull the brows down too
    a[4] = 1.3 * shape["browDown"] + 1.0 * (_BROW - face.brow) - 0.6 * smile + 0.2 * folds.mean("frown")
    knit = _unit(a[4])

    # the upper lid follows the eye downwards
    lid = face.upper_lid - _UPPER_LID + 0.35 * shape["eyeLookDown"]
    a[5] = seen * (2.0 * lid + 1.5 * shape["eyeWide"] - 0.3 * _unit(a[1]) - 0.3 * _unit(a[2]))

    wings = 2.0 * (face.wings - _WINGS) - 0.25 * max(0.0, face.parting - _PARTING)
    up = 0.7 * max(0.0, face.corner_nose - _CORNER_NOSE)
    root = 0.55 * folds.mean("nose_root") + 0.3 * folds.mean("nose_side")
    a[9] = wings - 1.1 * smile**2 - up - 0.5 * _unit(_lift(face)) - 0.7 * knit + root

    # AU6 and AU7 both narrow the eye; the cheek's own wrinkles, or else a smile, tell who does it
    narrow = shape["eyeSquint"] - _SQUINT + 2.75 * (face.lower_lid - _LOWER_LID)
    cheek = 0.5 * (face.cheek - _CHEEK)
    creased = _unit(2.0 * folds.mean("crow") + 0.5 * folds.mean("eye_bag")) * _unit(3.0 * narrow)
    by_cheek = 1.0 - folds.known * (1.0 - max(creased, 0.7 * smile))
    # a lid that sinks by itself is closing, not tightened; brows and nose push the lids too
    drooping = max(0.0, -lid - 0.07)
    pushed = 0.5 * knit + 0.3 * _unit(a[9])
    a[6] = seen * (0.9 * narrow * by_cheek + cheek + 0.4 * creased - pushed - 1.5 * drooping)
    a[7] = seen * (
        (0.9 + 0.3 * folds.known) * narrow * (1.0 - 0.8 * folds.known * creased)
        - 0.4 * lid
        - 0.6 * smile
        - pushed
        - 6.0 * drooping
    )
    return a


def _lift(face: Features) -> float:
    """Return how far the upper lip is raised, AU10."""
    shape = face.shapes
    lift = max(0.0, face.corner_nose - _CORNER_NOSE)
    shortened = 1.5 * (_PHILTRUM - face.philtrum) + 0.8 * shape["mouthUpperUp"] * (
        1.0 - 0.6 * shape["mouthSmile"]
    )
    parted = max(0.0, face.parting - _PARTING)
    pursed = 0.3 * shape["mouthPucker"]
    return (
        shortened - 0.7 * lift - 0.9 * shape["mouthSmile"] ** 2 - 0.1 * parted - pursed
        + 0.2 * max(0.0, face.folds.mean("furrow"))
    )  # fmt: skip


def _mouth(face: Features) -> dict[int, float]:
    """Return the activations of lips, jaw and chin."""
    shape, folds = face.shapes, face.folds
    # the smile comes first because it leaks into everything around the mouth
    smile = shape["mouthSmile"]
    lift = face.corner_nose - _CORNER_NOSE
    parted = max(0.0, face.parting - _PARTING)
    a = {12: 0.6 * smile + 0.5 * lift, 10: _lift(face)}
    # the corners of an open mouth are carried down by the jaw
    held = lift + 0.35 * parted
    below = 0.1 * folds.mean("corner_below")
    stretched = shape["mouthStretch"]
    a[15] = -1.2 * (face.corner_lip - _CORNER_LIP) - 0.5 * held - 0.4 * stretched + below
    boss = 0.2 * folds.mean("chin")
    a[17] = 0.8 * shape["mouthShrugLower"] - 0.4 * _unit(a[15]) - 0.5 * stretched + boss
    a[18] = shape["mouthPucker"]
    a[20] = 1.8 * stretched

    # lips that are thin are tightened (and narrower), pressed, or rolled in
    thin = _LIPS - face.lips - 0.3 * smile
    tight = shape["mouthPress"] - _PRESS
    rolled = shape["mouthRollLower"] + shape["mouthRollUpper"]
    narrower = min(1.5, max(-0.5, _WIDTH - face.width))
    dimples = max(0.0, folds.mean("dimple"))
    a[14] = 0.9 * tight + 0.6 * dimples + 0.4 * shape["mouthDimple"] - 0.6 * smile - 1.3 * stretched
    raised = shape["mouthShrugLower"]
    a[23] = 0.25 + 0.9 * thin + 0.8 * narrower * _unit(3.0 * thin + 0.3) - rolled - 0.9 * tight
    a[23] -= 0.5 * raised + 1.0 * shape["mouthPucker"] + 0.2 * parted
    # lips that roll in while the lower one is pushed up are pressed, not sucked in
    sucked = rolled * (1.0 - _unit(2.5 * raised))
    a[24] = 0.1 + 0.95 * thin + 1.35 * tight - 0.8 * sucked - 0.7 * dimples - 0.25 * raised
    a[28] = max(
        0.0, 1.9 * shape["mouthRollLower"] + 1.2 * shape["mouthRollUpper"] - 0.24 - 0.4 * _unit(a[15])
    )
    a[25] = 0.75 * (face.parting - _PARTING)
    a[26] = 1.5 * shape["jawOpen"]
    return a


def sidedness(face: Features) -> NDArray[np.float64]:
    """Return for each unit of `CODES` how much stronger it acts on the person's left, 0 for one without sides."""
    folds = face.folds
    smile = 1.1 * face.sided["mouthSmile"] + 0.9 * (face.corner_left - face.corner_right)
    # a corner that is pulled up folds the cheek as well
    dimple = 0.6 * (folds.left["dimple"] - folds.right["dimple"]) - 1.2 * smile
    below = 0.1 * (folds.left["corner_below"] - folds.right["corner_below"])
    tilts = {12: smile, 14: folds.known * dimple + below}
    return np.array([tilts.get(code, 0.0) for code in CODES])


def restful(levels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far each unit can show its neutral now, 0-1: lips not while parted, eyes not while shut."""
    quiet = np.ones(len(CODES))
    quiet[_LIPS_UNITS] = 1.0 - _unit(2.0 * levels[CODES.index(25)])
    quiet[_EYE_UNITS] = 1.0 - _unit(levels[CODES.index(45)])
    return quiet


def _unit(value: float) -> float:
    return min(1.0, max(0.0, value))
