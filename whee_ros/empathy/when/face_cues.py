"""What the face says, over a stretch of observations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from whee_ros.core.face import AU_NAMES, FaceObservation
from whee_ros.empathy.when.cues import Reading

ENOUGH = 8
"""Frames after which more do not make the reading surer."""
BOWED = 0.25
"""Pitch, rad, at which a head counts as half bowed."""
AVERTED = 0.35
"""Yaw of head plus eyes, rad, at which a look counts as half averted."""


@dataclass(frozen=True)
class FaceSummary:
    """A stretch of face in numbers.

    Attributes:
        stamp: of the newest frame, s.
        confidence: 0-1.
        units: strength by FACS code, the 80th percentile over the stretch, weighted down where hard to see.
        emotion: strength 0-1 by label.
        valence, arousal: means, [-1, 1].
        pitch: mean of the head, rad.
        averted: mean turn of the gaze away, rad.
    """

    stamp: float
    confidence: float
    units: Mapping[int, float]
    emotion: Mapping[str, float]
    valence: float
    arousal: float
    pitch: float
    averted: float


def summarise(frames: Sequence[FaceObservation]) -> FaceSummary | None:
    """Return the summary of `frames` (oldest first), None when nothing was seen."""
    seen = [frame for frame in frames if frame.confidence > 0]
    if not seen:
        return None
    rows = [[(unit := frame.au(code)).intensity * unit.confidence for code in AU_NAMES] for frame in seen]
    units = dict(zip(AU_NAMES, map(float, np.percentile(rows, 80, axis=0)), strict=True))
    confidence = float(np.mean([frame.confidence for frame in seen])) * min(1.0, len(seen) / ENOUGH)
    return FaceSummary(
        stamp=seen[-1].stamp,
        confidence=confidence,
        units=units,
        emotion=emotions(units),
        valence=float(np.mean([frame.valence for frame in seen])),
        arousal=float(np.mean([frame.arousal for frame in seen])),
        pitch=float(np.mean([frame.head_pitch for frame in seen])),
        averted=float(np.mean([abs(frame.head_yaw + frame.gaze_yaw) for frame in seen])),
    )


def emotions(u: Mapping[int, float]) -> dict[str, float]:
    """Return the strength of each prototype, 0-1, from action units (EMFACS; pain: Prkachin & Solomon 2008)."""
    smile = u[12] * (0.5 + 0.5 * min(1.0, 2 * u[6]))
    sad = max(0.0, (u[1] + 0.5 * u[4] + u[15] + 0.5 * u[17]) / 2.2 - 0.7 * smile)
    angry = max(0.0, (u[4] + 0.6 * u[7] + 0.6 * max(u[23], u[24])) / 1.6 - 0.7 * smile - 0.5 * u[1])
    scared = max(0.0, min(u[1], u[2] + 0.2) * 0.5 + 0.5 * (0.5 * u[5] + 0.5 * u[20] + 0.3 * u[4]) - smile)
    pain = max(0.0, min(u[4], max(u[6], u[7])) * 0.5 + 0.5 * min(max(u[9], u[10]), 1.0) - smile - 0.15)
    found = {"sadness": sad, "joy": smile, "anger": angry, "fear": scared, "pain": pain}
    return {name: min(1.0, value) for name, value in found.items()}


CUES = {
    "sadness": "sad_face",
    "joy": "smile",
    "anger": "angry_face",
    "fear": "scared_face",
    "pain": "pain_face",
}
CODES = {
    "sadness": (1, 4, 15, 17),
    "joy": (6, 12),
    "anger": (4, 7, 23, 24),
    "fear": (1, 2, 5, 20),
    "pain": (4, 9, 43),
}


def read(face: FaceSummary | None) -> list[Reading]:
    """Return the cues of a stretch of face; none without one."""
    if face is None:
        return []
    sure, stamp = face.confidence, face.stamp
    strongest = max(face.emotion.values())
    found = []
    for label, name in CUES.items():
        value = face.emotion[label]
        shown = [f"AU{code} {face.units[code]:.1f}" for code in CODES[label] if face.units[code] >= 0.2]
        found.append(Reading(name, value, sure, stamp, max(0.0, value - 0.1), "+".join(shown)))
    calm = max(0.0, 1.0 - 3.0 * strongest)
    found.append(Reading("calm_face", calm, sure, stamp, calm))
    bowed = min(1.0, max(0.0, face.pitch) / (2 * BOWED))
    found.append(Reading("head_down", bowed, sure, stamp, max(0.0, bowed - 0.3), f"{face.pitch:.2f} rad"))
    away = min(1.0, face.averted / (2 * AVERTED))
    found.append(Reading("gaze_aversion", away, sure, stamp, max(0.0, away - 0.3), f"{face.averted:.2f} rad"))
    return found
