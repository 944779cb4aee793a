"""Raw faces become face observations."""

from __future__ import annotations

import math
import threading
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from whee_ros.core import params
from whee_ros.core.face import ActionUnit, FaceObservation
from whee_ros.perception.face.baseline import Neutral
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.expression import judge
from whee_ros.perception.face.features import features, size
from whee_ros.perception.face.geometry import fit
from whee_ros.perception.face.pose import Head, gaze, head
from whee_ros.perception.face.sides import Sides
from whee_ros.perception.face.smoothing import OneEuro
from whee_ros.perception.face.units import CODES, TRUST, activations, sidedness
from whee_ros.ports.face import RawFace

LONGEST_BLINK = 0.5
"""s; eyes closed longer are AU43, not AU45 (FACS manual; blinks take 0.1-0.4 s)."""
_LEARNING = 0.3
"""Least view (0-1) in which the neutral face is learned: a bad view teaches a wrong one."""
_STRANGE = 0.7
"""Confidence in a face just met, whose neutral is not known, as a share of that in a known one."""


@dataclass
class _Person:
    """What is remembered of one face."""

    face_id: str
    stamp: float
    neutral: Neutral = field(default_factory=Neutral)
    filter: OneEuro = field(default_factory=OneEuro)
    sides: Sides = field(default_factory=Sides)
    shut: deque[tuple[float, float]] = field(default_factory=deque)
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


class FaceReader:
    """Reads action units, head, gaze and expression, each person against their own neutral face.

    `read` belongs to one thread; `amend` and `reset_baseline` may be called from any.
    """

    def __init__(self, config: FaceConfig) -> None:
        self._config = config
        self._lock = threading.Lock()
        self._people: dict[int, _Person] = {}
        self._count = 0

    @property
    def config(self) -> FaceConfig:
        """Return the configuration in force."""
        return self._config

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change live parameters, all or none. Raises ParameterError."""
        self._config = params.amend(self._config, changes)

    def reset_baseline(self, face_id: str = "") -> None:
        """Learn the neutral of `face_id`, or of every face, anew."""
        with self._lock:
            for person in self._people.values():
                if face_id in ("", person.face_id):
                    person.neutral = Neutral()

    def read(
        self, raw: Sequence[RawFace], stamp: float, width: int, height: int
    ) -> tuple[FaceObservation, ...]:
        """Return one observation per face, in the order of `raw`.

        Args:
            raw: the faces of one frame, largest first.
            stamp: of the frame, s; one before the last starts a new recording: everybody is forgotten.
            width: of the frame, px.
            height: of the frame, px.
        """
        config = self._config
        with self._lock:
            self._forget(stamp, config)
            present = {face.track_id for face in raw}
            return tuple(
                self._observe(face, stamp, width, height, present, config) for face in raw[: config.max_faces]
            )

    def _forget(self, stamp: float, config: FaceConfig) -> None:
        self._people = {
            track: person
            for track, person in self._people.items()
            if 0.0 <= stamp - person.stamp <= config.forget_after
        }

    def _observe(
        self, raw: RawFace, stamp: float, width: int, height: int, present: set[int], config: FaceConfig
    ) -> FaceObservation:
        person = self._recognise(raw, stamp, present)
        elapsed, person.stamp = stamp - person.stamp, stamp
        left, top, wide, high = person.box = size(raw.landmarks)
        fitted = fit(raw.landmarks)
        pose = head(fitted, width, height, config.camera_fov)
        view = _view(wide, pose, config) * raw.presence
        measured = features(fitted, raw.blendshapes, raw.patch)
        levels = activations(measured)
        if view >= _LEARNING:
            person.neutral.learn(levels, elapsed, config)
        smooth = person.filter.feed(levels, elapsed, config.smoothing_cutoff, config.smoothing_speed)
        intensity = np.clip(smooth - person.neutral.level(config), 0.0, 1.0)
        intensity[CODES.index(43)] = _held(person.shut, stamp, float(intensity[CODES.index(45)]))
        trust = view * (_STRANGE + (1.0 - _STRANGE) * person.neutral.known(config)) * TRUST
        if view <= 0.0:
            intensity = np.zeros_like(intensity)
        units = _units(intensity, trust, person.sides.feed(sidedness(measured), intensity, elapsed, config))
        judged = judge(units, view)
        yaw, pitch = gaze(raw.blendshapes)
        x, y = max(0, round(left)), max(0, round(top))
        return FaceObservation(
            stamp,
            person.face_id,
            x=x,
            y=y,
            width=max(0, min(width, round(left + wide)) - x),
            height=max(0, min(height, round(top + high)) - y),
            action_units=units,
            head_roll=pose.roll,
            head_pitch=pose.pitch,
            head_yaw=pose.yaw,
            head_x=pose.x,
            head_y=pose.y,
            head_z=pose.z,
            gaze_yaw=yaw,
            gaze_pitch=pitch,
            expression=judged.expression,
            valence=judged.valence,
            arousal=judged.arousal,
            confidence=view,
            expression_confidence=judged.expression_confidence,
            valence_confidence=judged.valence_confidence,
            arousal_confidence=judged.arousal_confidence,
        )

    def _recognise(self, raw: RawFace, stamp: float, present: set[int]) -> _Person:
        """Return who this track is: a tracker that loses a face for a moment gives it a new number."""
        if raw.track_id not in self._people:
            box = size(raw.landmarks)
            lost = [track for track, person in self._people.items() if track not in present]
            same = next((track for track in lost if _same_place(self._people[track].box, box)), None)
            if same is None:
                self._count += 1
                person = _Person(f"face_{self._count}", stamp)
            else:
                person = self._people.pop(same)
            self._people[raw.track_id] = person
        return self._people[raw.track_id]


def _units(
    intensity: NDArray[np.float64], trust: NDArray[np.float64], asymmetry: NDArray[np.float64]
) -> tuple[ActionUnit, ...]:
    values = (intensity.tolist(), trust.tolist(), asymmetry.tolist())
    return tuple(ActionUnit(code, *unit) for code, *unit in zip(CODES, *values, strict=True))


def _view(wide: float, pose: Head, config: FaceConfig) -> float:
    """Return how well the face can be seen, 0-1: full size frontal is 1, too small or turned away 0."""
    if wide < config.min_face_size:
        return 0.0
    enough = max(config.good_face_size, config.min_face_size + 1.0)
    # a face at the limit still has a third of the pixels that the units need
    near = min(1.0, 0.3 + 0.7 * (wide - config.min_face_size) / (enough - config.min_face_size))
    turned = math.hypot(pose.yaw / config.max_yaw, pose.pitch / config.max_pitch)
    return near * max(0.0, 1.0 - turned**2)


def _held(shut: deque[tuple[float, float]], stamp: float, closure: float) -> float:
    """Return the least closure of the eyes during the longest time a blink takes."""
    shut.append((stamp, closure))
    while shut[0][0] < stamp - LONGEST_BLINK:
        shut.popleft()
    return min(value for _, value in shut)


def _same_place(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    """Whether two boxes (left, top, width, height) lie within half a face of each other and are as large."""
    away = math.hypot(a[0] + a[2] / 2 - b[0] - b[2] / 2, a[1] + a[3] / 2 - b[1] - b[3] / 2)
    return away < max(a[2], b[2]) / 2 and 0.67 < (a[2] + 1.0) / (b[2] + 1.0) < 1.5
