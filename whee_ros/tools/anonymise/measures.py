"""What is left of the feelings and of the person: measured on the old and the new pictures and sound."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.core import registry
from whee_ros.core.face import AU_NAMES, FaceObservation
from whee_ros.core.media import SAMPLE_RATE, AudioChunk, Frame
from whee_ros.engine.eyes import Eyes
from whee_ros.engine.models import ModelStore
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.reader import FaceReader
from whee_ros.perception.voice.affect import AffectMeter
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.pitch import track

GOAL = 0.8
"""Least correlation of what is to be kept."""
MOVED = 0.05
"""Standard deviation from which an action unit counts as having moved."""
DIMENSIONS = ("arousal", "valence")
SPEECH_DB = -45.0
"""Level from which sound counts as speech here, dBFS."""


class FaceMeasure:
    """Reads action units off the old and the new pictures, each with eyes of its own."""

    def __init__(self) -> None:
        self._eyes = [_eyes(), _eyes()]
        self._pairs: list[tuple[FaceObservation, FaceObservation]] = []
        self._seen = [0, 0]

    def watch(self, before: Frame, after: Frame) -> None:
        """Take a picture and what became of it."""
        found = [eyes.see(frame) for eyes, frame in zip(self._eyes, (before, after), strict=True)]
        for side, faces in enumerate(found):
            self._seen[side] += bool(faces)
        if found[0] and found[1]:
            self._pairs.append((found[0][0], found[1][0]))

    def add(self, other: FaceMeasure) -> None:
        """Take all that another one took."""
        self._pairs += other._pairs
        self._seen = [a + b for a, b in zip(self._seen, other._seen, strict=True)]

    def result(self) -> dict[str, Any]:
        """Return faces found, and correlations of action units that moved, of valence and of arousal."""
        units = {}
        rows: list[list[float]] = [[], []]
        for code in AU_NAMES:
            a, b = (
                ([face.au(code).intensity for face in faces] for faces in zip(*self._pairs, strict=True))
                if (self._pairs)
                else ([], [])
            )
            if len(a) > 2 and np.std(a) > MOVED:
                units[f"AU{code}"] = correlation(a, b)
                rows[0] += a
                rows[1] += b
        found: dict[str, Any] = {"faces_before": self._seen[0], "faces_after": self._seen[1]}
        found["action_units"] = correlation(*rows)
        found["each"] = units
        for name in DIMENSIONS:
            pair = [[getattr(face, name) for face in faces] for faces in zip(*self._pairs, strict=True)]
            found[name] = correlation(*pair) if pair else None
        return found


def voice_result(before: NDArray[np.float32], after: NDArray[np.float32]) -> dict[str, Any]:
    """Return correlations of pitch contour, loudness and vocal affect, and how alike the voice prints are (1 equal)."""
    a, b = track(before), track(after)
    voiced = a.voiced & b.voiced
    loud = a.level > SPEECH_DB
    found: dict[str, Any] = {
        "pitch": correlation(np.log(a.f0[voiced]), np.log(b.f0[voiced])),
        "pitch_factor": round(float(np.median(b.f0[voiced] / a.f0[voiced])), 3) if voiced.any() else None,
        "loudness": correlation(a.level[loud], b.level[loud]),
    }
    estimates = [_affects(sound) for sound in (before, after)]
    shared = sorted(set(estimates[0]) & set(estimates[1]))
    for number, name in enumerate(DIMENSIONS):
        found[name] = correlation(*([side[stamp][number] for stamp in shared] for side in estimates))
    found["likeness"] = likeness(before, after)
    return found


def likeness(before: NDArray[np.float32], after: NDArray[np.float32]) -> float | None:
    """Return the cosine of the two voice prints; None where no speaker encoder is installed."""
    if (
        "resemblyzer" not in registry.names("voiceprint")
        or ModelStore.default().locate("resemblyzer_voice") is None
    ):
        return None
    printer = registry.load("voiceprint", "resemblyzer")(ModelStore.default())
    printer.load()
    most = 20 * SAMPLE_RATE
    return round(float(printer.embed(before[:most]) @ printer.embed(after[:most])), 3)


def correlation(a: Any, b: Any) -> float | None:
    """Return Pearson's r; None where one of the two does not vary."""
    first, second = np.asarray(a, float), np.asarray(b, float)
    if len(first) < 3 or first.std() < 1e-9 or second.std() < 1e-9:
        return None
    return round(float(np.corrcoef(first, second)[0, 1]), 3)


def _eyes() -> Eyes:
    tracker = registry.load("face", "litert")(ModelStore.default())
    tracker.load()
    return Eyes(tracker, FaceReader(FaceConfig()))


def _affects(sound: NDArray[np.float32]) -> dict[float, tuple[float, float]]:
    meter, found = AffectMeter(VoiceConfig()), {}
    step = SAMPLE_RATE // 10
    for number in range(len(sound) // step):
        part = sound[number * step : (number + 1) * step]
        level = 10 * np.log10(float(np.mean(part**2)) + 1e-10)
        affect = meter.feed(AudioChunk((number + 1) / 10, SAMPLE_RATE, part, number + 1), level > SPEECH_DB)
        if affect is not None:
            found[round(affect.stamp, 1)] = (affect.arousal, affect.valence)
    return found
