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
    1: 0.25, 2: 0.15, 4: 0.25, 5: 0.3, 6: 0.25, 7: 0.3, 9: 0.3, 10: 0.25, 12: 0.15, 14: 0.15, 15: 0.25,
    17: 0.15, 18: 0.15, 20: 0.1, 23: 0.2, 24: 0.25, 25: 0.15, 26: 0.1, 28: 0.2, 43: 0.15, 45: 0.15,
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
_CHEEK, _WINGS, _PHILTRUM, _LIPS, _WIDTH = -1.77, -4.00, 1.62, 1.53, 5.15
_CORNER_NOSE, _CORNER_LIP, _PARTING, _PRESS = -2.45, -0.06, 0.06, 0.10


def activations(face: Features) -> NDArray[np.float64]:
    """Return the activation of each unit of `CODES`."""
    shape = face.shapes
    smile = shape["mouthSmile"]
    # laughing eyes are narrow, not closed
    closing = shape["eyeBlink"] + 0.9 * max(0.0, 0.75 - (face.upper_lid - face.lower_lid))
    shut = _unit(1.15 * closing - 0.25 * smile**2)
    seen = 1.0 - shut
    a: dict[int, float] = {}

    # AU4 sinks browInnerUp even where AU1 pulls, so that only the slant of the brow tells AU1+4
    # but where the inner ends lie deep, AU4 alone slants it (anger)
    deep = max(0.0, _INNER_DEEP - (face.brow + face.oblique))
    a[1] = 0.8 * shape["browInnerUp"] + 2.2 * (face.oblique - _OBLIQUE) - 1.0 * deep
    a[2] = 1.1 * shape["browOuterUp"]
    # smiling eyes pull the brows down too
    a[4] = 1.3 * shape["browDown"] + 1.0 * (_BROW - face.brow) - 0.6 * smile
    knit = _unit(a[4])

    # the upper lid follows the eye downwards
    lid = face.upper_lid - _UPPER_LID + 0.35 * shape["eyeLookDown"]
    a[5] = seen * (2.0 * lid + 1.5 * shape["eyeWide"] - 0.3 * _unit(a[1]))
    narrow = shape["eyeSquint"] - _SQUINT
    raised = face.lower_lid - _LOWER_LID
    cheek = 0.6 * (face.cheek - _CHEEK)
    # a lid that sinks by itself is closing, not tightened
    drooping = max(0.0, -lid - 0.1)
    a[6] = seen * (0.9 * (narrow + 3.0 * raised) + cheek - 0.5 * knit - 1.5 * drooping)
    a[7] = seen * (narrow + 2.5 * raised - 0.8 * lid - 0.6 * smile - 0.4 * knit - 2.0 * drooping)

    # lips: the smile comes first because it leaks into everything around the mouth
    lift = face.corner_nose - _CORNER_NOSE
    a[12] = 0.6 * smile + 0.5 * lift
    shortened = _PHILTRUM - face.philtrum
    parted = max(0.0, face.parting - _PARTING)
    up = 0.7 * max(0.0, lift)
    a[10] = 1.7 * shortened + 0.5 * shape["mouthUpperUp"] - up - 0.9 * smile**2 - 0.1 * parted
    wings = 2.0 * (face.wings - _WINGS) - 0.25 * parted
    a[9] = wings - 1.1 * smile**2 - up - 0.5 * _unit(a[10]) - 0.7 * knit
    # the corners of an open mouth are carried down by the jaw
    held = lift + 0.35 * parted
    a[15] = -1.2 * (face.corner_lip - _CORNER_LIP) - 0.5 * held
    a[17] = 0.9 * shape["mouthShrugLower"] - 0.3 * _unit(a[15])
    a[18] = shape["mouthPucker"]
    a[20] = 1.8 * shape["mouthStretch"]
    thin = _LIPS - face.lips - 0.3 * smile
    tight = shape["mouthPress"] - _PRESS
    a[14] = 1.2 * shape["mouthDimple"] + 0.8 * tight - 0.6 * max(0.0, thin) - 0.5 * smile
    a[23] = 1.0 * thin + 0.5 * max(0.0, _WIDTH - face.width) - 0.5 * shape["mouthPucker"]
    a[24] = 1.0 * thin + 0.8 * tight
    a[28] = 1.5 * shape["mouthRollLower"] + 0.7 * shape["mouthRollUpper"]
    a[25] = 0.75 * (face.parting - _PARTING)
    a[26] = 1.5 * shape["jawOpen"]
    a[43] = a[45] = shut
    return np.array([a[code] for code in CODES])


def sidedness(face: Features) -> NDArray[np.float64]:
    """Return for each unit of `CODES` how much stronger it acts on the person's left, 0 for one without sides."""
    return np.zeros(len(CODES))


def restful(levels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far each unit can show its neutral now, 0-1: lips not while parted, eyes not while shut."""
    quiet = np.ones(len(CODES))
    quiet[_LIPS_UNITS] = 1.0 - _unit(2.0 * levels[CODES.index(25)])
    quiet[_EYE_UNITS] = 1.0 - _unit(levels[CODES.index(45)])
    return quiet


def _unit(value: float) -> float:
    return min(1.0, max(0.0, value))
