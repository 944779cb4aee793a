"""What the face says, over a stretch of observations, as signals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.face import AU_NAMES, FaceObservation, FaceSigns
from whee_ros.empathy.when.signals import Channel

ENOUGH = 8
"""Frames after which more do not make the reading surer."""
SHOWN = 0.2
"""Intensity from which a unit is named in an explanation."""
SIGNS = tuple(field.name for field in fields(FaceSigns))
"""Of a look, in the order of `measure`."""


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
        signs: mean of each over the stretch.
    """

    stamp: float
    confidence: float
    units: Mapping[int, float]
    emotion: Mapping[str, float]
    valence: float
    arousal: float
    pitch: float
    averted: float
    signs: FaceSigns


def measure(face: FaceObservation) -> NDArray[np.float64]:
    """Return what `summarise` takes of one look, so that it is taken apart once: units, signs, then the rest."""
    shown = {unit.code: unit.intensity * unit.confidence for unit in face.action_units}
    signs = [getattr(face.signs, name) for name in SIGNS]
    turned = abs(face.head_yaw + face.gaze_yaw)
    rest = (face.confidence, face.valence, face.arousal, face.head_pitch, turned)
    return np.array([*(shown.get(code, 0.0) for code in AU_NAMES), *signs, *rest])


def summarise(
    frames: Sequence[FaceObservation], rows: Sequence[NDArray[np.float64]] | None = None
) -> FaceSummary | None:
    """Return the summary of `frames` (oldest first), None when nothing was seen.

    Args:
        frames: looks at the face.
        rows: `measure` of each, where it is known already.
    """
    if rows is None:
        rows = [measure(frame) for frame in frames]
    pairs = [(frame, row) for frame, row in zip(frames, rows, strict=True) if frame.confidence > 0]
    if not pairs:
        return None
    table = np.array([row for _, row in pairs])
    count = len(AU_NAMES)
    units = dict(zip(AU_NAMES, np.percentile(table[:, :count], 80, axis=0).tolist(), strict=True))
    means = table[:, count:].mean(axis=0).tolist()
    confidence, valence, arousal, pitch, averted = means[len(SIGNS) :]
    return FaceSummary(
        stamp=pairs[-1][0].stamp,
        confidence=confidence * min(1.0, len(pairs) / ENOUGH),
        units=units,
        emotion=emotions(units),
        valence=valence,
        arousal=arousal,
        pitch=pitch,
        averted=averted,
        signs=FaceSigns(*means[: len(SIGNS)]),
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


CODES = {
    "sadness": (1, 4, 15, 17),
    "joy": (6, 12),
    "anger": (4, 7, 23, 24),
    "fear": (1, 2, 5, 20),
    "pain": (4, 9, 43),
}
"""Action units that explain each prototype."""


def signals(face: FaceSummary | None) -> Channel | None:
    """Return the channel of a stretch of face; None without one."""
    if face is None:
        return None
    values = {
        **{f"face_au{code}": value for code, value in face.units.items()},
        **{f"face_{label}": value for label, value in face.emotion.items()},
        "face_valence": face.valence,
        "face_arousal": face.arousal,
        "face_pitch": face.pitch,
        "face_averted": face.averted,
        "face_duchenne": face.signs.duchenne,
        "face_masking": face.signs.masking,
        "face_nod": face.signs.nod,
        "face_shake": face.signs.shake,
    }
    details = {
        f"face_{label}": "+".join(
            f"AU{code} {face.units[code]:.1f}" for code in codes if face.units[code] >= SHOWN
        )
        for label, codes in CODES.items()
    }
    details |= {"face_pitch": f"head {face.pitch:.2f} rad", "face_averted": f"gaze {face.averted:.2f} rad"}
    return Channel(face.stamp, face.confidence, values, details)
