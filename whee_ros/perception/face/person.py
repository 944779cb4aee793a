"""One person in view: what is remembered of them, and how a sight of them becomes an observation."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.face import ActionUnit, FaceBaseline, FaceObservation
from whee_ros.perception.face.baseline import Neutral
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.cover import Cover
from whee_ros.perception.face.expression import judge
from whee_ros.perception.face.eyelids import Eyelids
from whee_ros.perception.face.features import features
from whee_ros.perception.face.lips import Lips
from whee_ros.perception.face.people import Trace
from whee_ros.perception.face.pose import gaze, head
from whee_ros.perception.face.quality import Quality, measure
from whee_ros.perception.face.sides import Sides
from whee_ros.perception.face.sight import Sight
from whee_ros.perception.face.signs import Signs
from whee_ros.perception.face.skin import Skin
from whee_ros.perception.face.smoothing import OneEuro
from whee_ros.perception.face.steadiness import Steadiness
from whee_ros.perception.face.units import CODES, TRUST, activations, sidedness
from whee_ros.perception.face.view import view

_LEARNING = 0.3
"""Least view (0-1) in which the neutral face is learned: a bad view teaches a wrong one."""
_MEASURE_EVERY = 0.08
"""s; light, focus and what covers a face change more slowly than the face."""
_OPEN = 0.8
"""How far a unit must be open to view for its neutral to be learned."""
_UNSEEN = 0.02
"""Confidence under which a unit counts as unseen: its confidence and intensity are 0."""
_STRANGE = 0.7
"""Confidence in a face just met, whose neutral is not known, as a share of that in a known one."""


class Person:
    """Somebody in view.

    Args:
        face_id: transient id.
        trace: where they are.
    """

    def __init__(self, face_id: str, trace: Trace) -> None:
        self.face_id, self.person_id, self.trace = face_id, "", trace
        self.neutral = Neutral()
        self.skin, self.lips = Skin(), Lips()
        self._filter, self._sides = OneEuro(), Sides()
        self._cover, self._steadiness, self._signs = Cover(), Steadiness(), Signs()
        self._quality: Quality | None = None
        self._measured = float("-inf")
        self._eyelids = Eyelids()

    def baseline(self, config: FaceConfig) -> FaceBaseline:
        """Return the own neutral face as it is known now."""
        return FaceBaseline(
            self.trace.stamp,
            self.face_id,
            self.person_id,
            self.neutral.known(config),
            CODES,
            tuple(self.neutral.level().tolist()),
        )

    def look(
        self, sight: Sight, stamp: float, width: int, height: int, config: FaceConfig
    ) -> FaceObservation:
        """Return what is seen in `sight`, taken at `stamp` in an image of `width` x `height` px."""
        elapsed = stamp - self.trace.stamp
        self.trace.follow(sight, stamp)
        raw, (left, top, wide, high) = sight.raw, sight.box
        pose = head(sight.fitted, width, height, config.camera_fov)
        if stamp - self._measured >= _MEASURE_EVERY or elapsed <= 0.0:
            self._quality = measure(raw.patch) if raw.patch is not None else None
            self._measured = stamp
        quality = self._quality
        open_to_view = self._cover.look(quality, pose, elapsed, config)
        steady = self._steadiness.feed(sight.fitted, elapsed)
        seen = view(wide, pose, quality, open_to_view, steady, raw.presence, config)
        self.lips.feed(sight, open_to_view.mouth, stamp, config.lips_window)
        folds = self.skin.feed(raw.patch, sight.fitted, elapsed, config)
        measured = features(sight.fitted, raw.blendshapes, folds)
        levels = activations(measured)
        if seen.picture >= _LEARNING:
            self.neutral.learn(levels, elapsed, config, open_to_view.units > _OPEN)
        if seen.confidence >= _LEARNING:
            self.trace.likeness.learn(sight, elapsed)
        smooth = self._filter.feed(levels, elapsed, config.smoothing_cutoff, config.smoothing_speed)
        intensity = np.clip(smooth - self.neutral.level(), 0.0, 1.0)
        closure = float(intensity[CODES.index(45)])
        intensity[[CODES.index(43), CODES.index(45)]] = self._eyelids.feed(stamp, closure)
        known = self.neutral.known(config)
        trust = seen.picture * (_STRANGE + (1.0 - _STRANGE) * known) * TRUST * open_to_view.units
        trust[trust < _UNSEEN] = 0.0
        intensity[trust == 0.0] = 0.0
        asymmetry = self._sides.feed(sidedness(measured), intensity, elapsed, config)
        if open_to_view.far_side:
            asymmetry = np.zeros_like(asymmetry)
        units = _units(intensity, trust, asymmetry)
        judged = judge(units, seen.confidence)
        eyes = self._signs.gaze(gaze(raw.blendshapes), pose, closure, elapsed)
        x, y = max(0, round(left)), max(0, round(top))
        return FaceObservation(
            stamp,
            self.face_id,
            self.person_id,
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
            gaze_yaw=eyes[0],
            gaze_pitch=eyes[1],
            expression=judged.expression,
            valence=judged.valence,
            arousal=judged.arousal,
            confidence=seen.confidence,
            expression_confidence=judged.expression_confidence,
            valence_confidence=judged.valence_confidence,
            arousal_confidence=judged.arousal_confidence,
            signs=self._signs.read(units, pose, eyes, seen.picture, stamp, elapsed),
            hindrance=seen.hindrance(known),
        )


def _units(
    intensity: NDArray[np.float64], trust: NDArray[np.float64], asymmetry: NDArray[np.float64]
) -> tuple[ActionUnit, ...]:
    values = (intensity.tolist(), trust.tolist(), asymmetry.tolist())
    return tuple(ActionUnit(code, *unit) for code, *unit in zip(CODES, *values, strict=True))
