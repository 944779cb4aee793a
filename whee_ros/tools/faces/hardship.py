"""The same faces under worse conditions: how much is still read rightly, and does the confidence say so?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.camera.portrait.performance import PortraitPose
from whee_ros.backends.camera.portrait.warp import Portrait
from whee_ros.core.errors import BackendError
from whee_ros.core.face import AU_NAMES
from whee_ros.core.media import Frame
from whee_ros.tools.faces.people import picture
from whee_ros.tools.faces.pictures import Harm, Image, harms
from whee_ros.tools.faces.units import shown
from whee_ros.tools.faces.watcher import Watcher, levels

Part = float | None

SHOWS: dict[str, dict[int, float]] = {
    "neutral": {},
    "happy": {6: 0.7, 12: 0.8, 25: 0.4},
    "sad": {1: 0.8, 4: 0.6, 15: 0.8},
    "surprised": {1: 0.8, 2: 0.8, 5: 0.8, 25: 0.6, 26: 0.8},
    "scared": {1: 0.8, 2: 0.6, 4: 0.5, 5: 0.9, 20: 0.8, 25: 0.4},
    "angry": {4: 0.9, 7: 0.8, 23: 0.6},
    "disgusted": {9: 0.9, 10: 0.8, 17: 0.4},
}
"""EMFACS prototypes (Friesen & Ekman 1983) that the portrait performs."""
TURNS: dict[str, PortraitPose] = {
    "yaw 10": PortraitPose(yaw=0.175),
    "yaw 20": PortraitPose(yaw=0.35),
    "yaw -20": PortraitPose(yaw=-0.35),
    "yaw 28": PortraitPose(yaw=0.49),
    "yaw 40": PortraitPose(yaw=0.70),
    "pitch 12 down": PortraitPose(pitch=0.21),
    "pitch 12 up": PortraitPose(pitch=-0.21),
    "roll 20": PortraitPose(roll=0.35),
}
"""Head poses, degrees. Beyond 28 the portrait lacks the far side of the face: 40 is worse than a real head."""
STRANGERS = {
    "feat:0-f1-su-ph.jpg": "surprised",
    "feat:0-f15-hao-ph.jpg": "happy",
    "feat:15-f13-anc-ph.jpg": "angry",
    "feat:single_face.jpg": "happy",
}
"""Stills of real people (see `people`) whose pictures are spoilt."""


@dataclass(frozen=True)
class Row:
    """One condition.

    Attributes:
        name: of the condition.
        error: mean absolute difference of commanded and perceived intensity of the units performed.
        false: mean perceived intensity of the units not performed.
        right: share of expressions named rightly.
        named: share named at all.
        confidence: mean confidence in the face.
        by_unit: error of each unit of `AU_NAMES` while performed; NaN for one never performed.
        real: share of the real people's expressions named rightly; None where that cannot be tried.
        real_confidence: mean confidence in their faces.
    """

    name: str
    error: float
    false: float
    right: float
    named: float
    confidence: float
    by_unit: tuple[float, ...]
    real: float | None = None
    real_confidence: float | None = None


def rows(watcher: Watcher, backend: str) -> list[Row]:
    """Return every condition, the undisturbed first; `backend` finds the faces that glasses are drawn on."""
    portrait, marker = Portrait(), Watcher(backend)
    portrait.load()
    found = []
    for name, harm in harms().items():

        def harmed(aus: Mapping[int, float], harm: Harm = harm) -> Image:
            image = portrait.render(PortraitPose(aus))
            return harm(image, _marks(marker, image))

        found.append(_row(watcher, name, harmed, _strangers(watcher, marker, harm)))
    for name, turn in TURNS.items():

        def turned(aus: Mapping[int, float], turn: PortraitPose = turn) -> Image:
            return portrait.render(PortraitPose(aus, turn.yaw, turn.pitch, turn.roll))

        found.append(_row(watcher, name, turned, (None, None)))
    marker.close()
    return found


def _row(
    watcher: Watcher, name: str, show: Callable[[Mapping[int, float]], Image], real: tuple[Part, Part]
) -> Row:
    watcher.forget()
    watcher.look(show({}), 30)
    told, seen, labels, sure = [], [], [], []
    for label, aus in SHOWS.items():
        faces = watcher.look(show(aus), 6)
        truth = shown(aus)
        told.append([truth.get(code, 0.0) for code in AU_NAMES])
        seen.append(levels(faces[0]) if faces else np.zeros(len(AU_NAMES)))
        labels.append((label, faces[0].expression if faces else ""))
        sure.append(faces[0].confidence if faces else 0.0)
        watcher.look(show({}), 4)
    commanded, perceived = np.array(told), np.array(seen)
    active = commanded > 0.0
    away = np.abs(commanded - perceived)
    counts = active.sum(axis=0)
    by_unit = np.where(counts > 0, (away * active).sum(axis=0) / np.maximum(1, counts), np.nan)
    right = float(np.mean([label == found for label, found in labels]))
    named = float(np.mean([found != "" for _, found in labels]))
    return Row(
        name, float(away[active].mean()), float(perceived[~active].mean()), right, named, float(np.mean(sure)),
        tuple(by_unit.tolist()), *real,
    )  # fmt: skip


def _strangers(watcher: Watcher, marker: Watcher, harm: Harm) -> tuple[Part, Part]:
    """Return the share of real people named rightly in spoilt pictures, and the confidence in their faces."""
    right, sure = [], []
    for source, label in STRANGERS.items():
        image = picture(source)
        if not isinstance(image, np.ndarray):
            continue
        spoilt = harm(image, _marks(marker, image))
        watcher.look(spoilt, 4)
        watcher.forget()
        faces = watcher.look(spoilt)
        right.append(bool(faces) and faces[0].expression == label)
        sure.append(faces[0].confidence if faces else 0.0)
    return (float(np.mean(right)), float(np.mean(sure))) if right else (None, None)


def _marks(marker: Watcher, image: Image) -> NDArray[np.float32]:
    """Return the landmarks of the first face of a clean picture."""
    faces = []
    for _ in range(3):
        marker.now += 0.1
        faces = marker.tracker.process(Frame(marker.now, image))
    if not faces:
        raise BackendError("evaluation of faces", "no face in a clean picture", "Check the face back end.")
    return faces[0].landmarks


def flicker(watcher: Watcher, noise: float = 4.0, frames: int = 90) -> NDArray[np.float64]:
    """Return the standard deviation from frame to frame of each unit on a still face with sensor noise.

    Args:
        watcher: to look with, 30 frames a second.
        noise: standard deviation of the sensor's noise, of 255.
        frames: how many count, after two seconds of looking.
    """
    portrait, random = Portrait(), np.random.default_rng(3)
    portrait.load()
    watcher.forget()
    seen = []
    for index in range(60 + frames):
        image = np.clip(portrait.neutral + random.normal(0.0, noise, portrait.neutral.shape), 0, 255)
        faces = watcher.look(image.astype(np.uint8))
        if faces and index >= 60:
            seen.append(levels(faces[0]))
    return np.asarray(np.diff(np.array(seen), axis=0).std(axis=0))
