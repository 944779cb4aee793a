"""From action units, viseme and gaze to the handful of numbers a cartoon face needs.

Lengths are in face units: 1 is half the height of an eye for what belongs to the eyes, and the pixels of an
800x480 screen for brows and mouth. Which feature an action unit moves, and which way, follows the Facial
Action Coding System (Ekman, Friesen & Hager 2002); how far is a matter of drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from whee_ros.core.motion import FaceCommand


class FaceShape(NamedTuple):
    """Geometry of the face at one moment; the defaults are the face at rest.

    Attributes:
        wide: how much taller the eyes are than at rest, share.
        upper_lid: share of the eye that the upper lid covers.
        lower_lid: share of the eye that the lower lid covers.
        slant: tilt of the upper lid; > 0 lifts its inner end (sad), < 0 lowers it (angry).
        arch: how far the cheeks bulge the lower lid, 0-1.
        shut: 0 open to 1 closed.
        gaze_x, gaze_y: of the pupils, in eye units; x to the viewer's right, y down.
        pupil: size relative to rest.
        brow_inner, brow_outer: height of the ends above rest, px.
        brow_squeeze: how far the brows move together, px.
        blush: glow of the cheeks, 0-1.
        nose: wrinkles on the bridge, 0-1.
        width: half-width of the mouth, px.
        corner: height of its corners above rest, px.
        bow: depth of its middle below the corners, px.
        top, bottom: how far the lips part upwards and downwards from the middle line, px.
        round: 0 a slit to 1 an oval.
        square: 0 pointed corners to 1 a letter box.
        lip: thickness of the lips, px.
        teeth: upper teeth showing, 0-1.
        tongue: 0 hidden to 1 between the teeth.
        tuck: lower lip under the upper teeth, 0-1.
        suck: lips rolled in, 0-1.
        dimple: marks beside the corners, 0-1.
        press: marks of pressed lips, 0-1.
        chin: mark of a raised chin, 0-1.
        fold: lines from nose to mouth, 0-1.
    """

    wide: float = 0.0
    upper_lid: float = 0.13
    lower_lid: float = 0.0
    slant: float = 0.0
    arch: float = 0.0
    shut: float = 0.0
    gaze_x: float = 0.0
    gaze_y: float = 0.0
    pupil: float = 1.0
    brow_inner: float = 0.0
    brow_outer: float = 0.0
    brow_squeeze: float = 0.0
    blush: float = 0.22
    nose: float = 0.0
    width: float = 84.0
    corner: float = 6.0
    bow: float = 17.0
    top: float = 0.0
    bottom: float = 0.0
    round: float = 0.0
    square: float = 0.0
    lip: float = 12.0
    teeth: float = 0.0
    tongue: float = 0.0
    tuck: float = 0.0
    suck: float = 0.0
    dimple: float = 0.0
    press: float = 0.0
    chin: float = 0.0
    fold: float = 0.0

    def towards(self, other: FaceShape, share: float) -> FaceShape:
        """Return the shape `share` (0-1) of the way to `other`."""
        return FaceShape(*[a + (b - a) * share for a, b in zip(self, other, strict=True)])


_GAZE_X = 0.75
_GAZE_Y = 0.85
"""Eye units the pupil travels for one radian of gaze: more than a sphere would show, because people read a
cartoon's gaze from across a table."""
_GAZE_LIMIT = 0.42


class _Mouth(NamedTuple):
    """What a viseme does to the mouth: parts, drops the jaw, rounds, stretches, and shows inside."""

    part: float = 0.0
    jaw: float = 0.0
    pucker: float = 0.0
    stretch: float = 0.0
    press: float = 0.0
    teeth: float = 0.0
    tongue: float = 0.0
    tuck: float = 0.0


_VISEMES: dict[str, _Mouth] = {
    "sil": _Mouth(),
    "PP": _Mouth(press=0.75),
    "FF": _Mouth(part=0.6, teeth=0.9, tuck=1.0),
    "TH": _Mouth(part=0.8, jaw=0.15, teeth=0.7, tongue=1.0),
    "DD": _Mouth(part=0.7, jaw=0.12, stretch=0.1, teeth=0.8, tongue=0.45),
    "kk": _Mouth(part=0.65, jaw=0.28, teeth=0.35),
    "CH": _Mouth(part=0.75, jaw=0.12, pucker=0.6, teeth=1.0),
    "SS": _Mouth(part=0.55, stretch=0.45, teeth=1.0),
    "nn": _Mouth(part=0.55, jaw=0.18, teeth=0.3, tongue=0.7),
    "RR": _Mouth(part=0.5, jaw=0.15, pucker=0.5, teeth=0.3),
    "aa": _Mouth(part=0.9, jaw=0.85, teeth=0.35, tongue=0.25),
    "E": _Mouth(part=0.85, jaw=0.38, stretch=0.35, teeth=0.55, tongue=0.2),
    "ih": _Mouth(part=0.75, jaw=0.18, stretch=0.55, teeth=0.8),
    "oh": _Mouth(part=0.8, jaw=0.6, pucker=0.7),
    "ou": _Mouth(part=0.6, jaw=0.22, pucker=1.0),
}


def shape_of(command: FaceCommand) -> FaceShape:
    """Return the geometry of `command`; unknown codes are ignored, intensities clipped to [0, 1]."""
    pairs = zip(command.codes, command.intensities, strict=True)
    au = {code: min(1.0, max(0.0, float(intensity))) for code, intensity in pairs}
    return FaceShape(**_eyes(au, command), **_brows(au), **_mouth(au, command))


def _eyes(au: Mapping[int, float], command: FaceCommand) -> dict[str, float]:
    def of(code: int) -> float:
        return au.get(code, 0.0)

    sad = of(1) * (0.55 + 0.45 * of(4))
    angry = max(0.0, of(4) - of(1))
    lift = of(5)
    return {
        "wide": 0.15 * lift + 0.05 * of(2) - 0.05 * of(4),
        "upper_lid": max(
            0.0,
            0.13 * (1 - lift) + 0.16 * angry + 0.13 * of(7) + 0.08 * of(15) + 0.12 * of(9) + 0.05 * of(6),
        ),
        "lower_lid": 0.27 * of(7) + 0.2 * of(6) + 0.22 * of(9) + 0.05 * of(12),
        "slant": 0.42 * sad + 0.12 * of(15) - 0.5 * angry - 0.2 * of(9),
        "arch": min(1.0, 0.95 * of(6) + 0.15 * of(12)),
        "shut": max(of(43), of(45), min(1.0, max(0.0, command.blink))),
        "gaze_x": min(_GAZE_LIMIT, max(-_GAZE_LIMIT, _GAZE_X * command.gaze_yaw)),
        "gaze_y": min(_GAZE_LIMIT, max(-_GAZE_LIMIT, _GAZE_Y * command.gaze_pitch)),
        "pupil": 1.0 + 0.14 * of(6) + 0.06 * of(1) - 0.2 * lift - 0.1 * of(7),
        "blush": min(1.0, 0.22 + 0.75 * of(6) + 0.2 * of(12)),
        "nose": of(9),
    }


def _brows(au: Mapping[int, float]) -> dict[str, float]:
    def of(code: int) -> float:
        return au.get(code, 0.0)

    return {
        "brow_inner": 34 * of(1) + 3 * of(2) - 34 * of(4) * (1 - 0.75 * of(1)) - 14 * of(9),
        "brow_outer": 32 * of(2) + 2 * of(1) - 9 * of(4) - 5 * of(9) - 11 * of(1) * (1 - of(2)),
        "brow_squeeze": 15 * of(4) + 5 * of(9),
    }


def _mouth(au: Mapping[int, float], command: FaceCommand) -> dict[str, float]:
    def of(code: int) -> float:
        return au.get(code, 0.0)

    weight = min(1.0, max(0.0, command.viseme_weight))
    viseme = _Mouth(*[weight * value for value in _VISEMES.get(command.viseme, _Mouth())])
    part = max(of(25), viseme.part)
    jaw = max(of(26), viseme.jaw)
    part = max(part, 0.6 * jaw)
    pucker = max(of(18), viseme.pucker)
    stretch = max(of(20), viseme.stretch)
    closed = max(of(24), viseme.press)
    smile, frown = of(12), of(15)
    width = 84 + 42 * smile * (1 - 0.5 * pucker) + 34 * stretch + 8 * frown + 6 * of(14)
    width -= 50 * pucker + 26 * of(23) + 10 * of(24) + 22 * jaw * (1 - smile) + 14 * of(28)
    height = (20 + 14 * smile) * part + (58 + 14 * smile) * jaw + 10 * pucker * part + 8 * stretch * part
    round_ = min(1.0, 0.3 * part * (1 - smile) + 0.7 * jaw * (1 - 0.7 * smile) + pucker)
    above = 0.2 + 0.25 * round_ * (1 - smile) + 0.2 * stretch
    # a face at rest has a hint of a smile; distress takes it away before anything else shows
    distress = min(1.0, 2.2 * of(4) + 1.5 * frown + 1.5 * of(20) + of(9))
    bow = 17 * (1 - distress) * (1 - 0.9 * stretch) * (1 - pucker) * (1 - 0.8 * jaw) * (1 - 0.4 * part)
    bow += 32 * smile - 48 * frown - 26 * of(17) - 14 * of(10) - 9 * of(24) - 13 * of(23)
    bow -= 9 * of(14) + 10 * of(28)
    lip = 12 + 5 * pucker - 6 * of(23) - 4 * closed - 6 * of(28) - 2 * stretch - 2 * part + 2 * of(17)
    return {
        "width": max(24.0, width),
        "corner": 6 + 36 * smile - 28 * frown + 3 * of(14) - 4 * stretch,
        "bow": bow,
        "top": above * height + 20 * of(10) + 6 * of(9),
        "bottom": (1 - above) * height + 3 * of(10),
        "round": round_,
        "square": min(1.0, stretch),
        "lip": max(4.0, lip),
        "teeth": max(
            viseme.teeth, 0.85 * smile * part, of(10), 0.4 * part * (1 - pucker), 0.8 * of(20) * part
        ),
        "tongue": max(viseme.tongue, 0.3 * jaw),
        "tuck": viseme.tuck,
        "suck": of(28),
        "dimple": max(of(14), 0.45 * smile),
        "press": of(24),
        "chin": max(of(17), 0.25 * frown),
        "fold": max(of(10), 0.6 * of(9)),
    }
