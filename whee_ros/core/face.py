"""What is seen of a face, in the Facial Action Coding System (Ekman & Friesen; REP-155 numbering)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

AU_NAMES: dict[int, str] = {
    1: "inner brow raiser",
    2: "outer brow raiser",
    4: "brow lowerer",
    5: "upper lid raiser",
    6: "cheek raiser",
    7: "lid tightener",
    9: "nose wrinkler",
    10: "upper lip raiser",
    12: "lip corner puller",
    14: "dimpler",
    15: "lip corner depressor",
    17: "chin raiser",
    18: "lip pucker",
    20: "lip stretcher",
    23: "lip tightener",
    24: "lip pressor",
    25: "lips part",
    26: "jaw drop",
    28: "lip suck",
    43: "eyes closed",
    45: "blink",
}
"""FACS codes this system perceives and performs, with their published names."""

EXPRESSIONS = ("neutral", "happy", "sad", "surprised", "scared", "angry", "disgusted", "contempt")
"""Expression labels, spelled as in hri_msgs/Expression; "" means unknown."""

HINDRANCES = ("", "small", "turned", "blurred", "dark", "covered", "unsteady", "new")
"""Why a face is not seen well: too few pixels, turned away, out of focus, no light, occluded, landmarks that
jitter, a neutral face not yet known; "" for a good view."""


@dataclass(frozen=True)
class ActionUnit:
    """One action unit.

    Attributes:
        code: FACS number.
        intensity: 0 absent to 1 maximum (FACS A-E spread evenly over (0, 1]).
        confidence: 0 cannot be seen to 1 certain.
        asymmetry: intensity on the person's left minus that on their right, -1 to 1, where `intensity` is the
            mean of both sides; 0 for a unit without sides.
    """

    code: int
    intensity: float
    confidence: float = 1.0
    asymmetry: float = 0.0


@dataclass(frozen=True)
class FaceSigns:
    """What action units, head and gaze say together over a second or two; each 0 absent to 1 certain.

    Attributes:
        duchenne: a smile that reaches the eyes (AU6+12; Ekman, Davidson & Friesen 1990).
        masking: a smile over a negative expression (AU12 with 1+4, 15, 9 or 10; Ekman & Friesen 1982).
        pain: Prkachin & Solomon's intensity (2008), AU4 + max(6, 7) + max(9, 10) + 43, over its maximum of 16.
        gaze_averted: the eyes rest away from the camera.
        head_down: the head hangs below where this person usually holds it.
        nod, shake: the head moves to and fro in pitch, in yaw.
    """

    duchenne: float = 0.0
    masking: float = 0.0
    pain: float = 0.0
    gaze_averted: float = 0.0
    head_down: float = 0.0
    nod: float = 0.0
    shake: float = 0.0


@dataclass(frozen=True)
class FaceObservation:
    """One face in one frame.

    Attributes:
        stamp: camera exposure, s.
        face_id: transient id (REP-155).
        person_id: permanent or anonymous id, "" while unknown.
        x, y, width, height: face box in pixels.
        action_units: every code of `AU_NAMES`; confidence 0 where unseen.
        head_roll, head_pitch, head_yaw: rad, of the head in REP-103 axes (x out of the face, y to its left,
            z up): yaw > 0 turns to the person's left, pitch > 0 nods down, roll > 0 tilts to their right.
        head_x, head_y, head_z: m, position in the camera's optical frame.
        gaze_yaw, gaze_pitch: rad, eyes relative to the head, same signs.
        expression: one of `EXPRESSIONS` or "".
        valence, arousal: in [-1, 1].
        confidence: of the whole observation, 0-1.
        expression_confidence, valence_confidence, arousal_confidence: 0-1.
        signs: what develops over time.
        hindrance: what lowers `confidence` most, one of `HINDRANCES`.
        speaking: probability that the lips of this face make the speech that is heard, 0-1; 0 in silence.
        attended: whether this is the person in conversation with the robot.
    """

    stamp: float
    face_id: str = ""
    person_id: str = ""
    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    action_units: tuple[ActionUnit, ...] = ()
    head_roll: float = 0.0
    head_pitch: float = 0.0
    head_yaw: float = 0.0
    head_x: float = 0.0
    head_y: float = 0.0
    head_z: float = 0.0
    gaze_yaw: float = 0.0
    gaze_pitch: float = 0.0
    expression: str = ""
    valence: float = 0.0
    arousal: float = 0.0
    confidence: float = 0.0
    expression_confidence: float = 0.0
    valence_confidence: float = 0.0
    arousal_confidence: float = 0.0
    signs: FaceSigns = FaceSigns()
    hindrance: str = ""
    speaking: float = 0.0
    attended: bool = False
    frame_id: str = "camera"

    def au(self, code: int) -> ActionUnit:
        """Return the action unit `code`; intensity and confidence 0 if it was not observed."""
        for unit in self.action_units:
            if unit.code == code:
                return unit
        return ActionUnit(code, 0.0, 0.0)


@dataclass(frozen=True)
class FaceBaseline:
    """The neutral face of one person, against which their action units are read.

    Attributes:
        stamp: of the last frame it learned from, s.
        face_id, person_id: whose it is.
        known: how much it counts yet, 0-1.
        codes: FACS numbers.
        levels: activation of each at rest, in units of intensity; may be negative.
    """

    stamp: float
    face_id: str = ""
    person_id: str = ""
    known: float = 0.0
    codes: tuple[int, ...] = ()
    levels: tuple[float, ...] = ()


@dataclass(frozen=True)
class FaceMesh:
    """Where the points of one face are in one frame: enough to draw it, without its picture.

    Attributes:
        stamp: camera exposure, s.
        face_id: transient id (REP-155), "" while unknown.
        width, height: of the frame, px.
        x, y: float32 [478], px from the left and from the top; topology of the Google face mesh, 468-477 the irises.
    """

    stamp: float
    face_id: str
    width: int
    height: int
    x: NDArray[np.float32]
    y: NDArray[np.float32]
