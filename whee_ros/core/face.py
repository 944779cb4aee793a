"""What is seen of a face, in the Facial Action Coding System (Ekman & Friesen; REP-155 numbering)."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True)
class ActionUnit:
    """One action unit.

    Attributes:
        code: FACS number.
        intensity: 0 absent to 1 maximum (FACS A-E spread evenly over (0, 1]).
        confidence: 0 cannot be seen to 1 certain.
    """

    code: int
    intensity: float
    confidence: float = 1.0


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
    frame_id: str = "camera"

    def au(self, code: int) -> ActionUnit:
        """Return the action unit `code`; intensity and confidence 0 if it was not observed."""
        for unit in self.action_units:
            if unit.code == code:
                return unit
        return ActionUnit(code, 0.0, 0.0)
