"""How well a face can be seen, and what is most in the way."""

from __future__ import annotations

import math
from dataclasses import dataclass

from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.cover import Seen
from whee_ros.perception.face.pose import Head
from whee_ros.perception.face.quality import Quality

GOOD = 0.8
"""A part of the view from which it hinders nothing."""
_BLURRED, _SHARP = 0.5, 1.65
"""`Quality.detail` of a face of which nothing can be told, and of one in focus. On the people of `quality` a blur of
2, 3, 5 % of the face's width changed units by 0.06, 0.08, 0.11 on average."""
_BLACK, _LIT = 4.0, 28.0
"""`Quality.light` at which nothing is seen, and from which there is light enough for any skin. There brightness 17
and 8 with noise of 3 changed units by 0.02 and 0.04."""


@dataclass(frozen=True)
class View:
    """The parts of a view, each 0 hopeless to 1 good, named as in `HINDRANCES`."""

    small: float
    turned: float
    blurred: float
    dark: float
    covered: float
    unsteady: float
    presence: float

    @property
    def picture(self) -> float:
        """Return how well what is open to view can be read, 0-1."""
        return self.small * self.turned * self.blurred * self.dark * self.unsteady * self.presence

    @property
    def confidence(self) -> float:
        """Return how well the face as a whole can be read, 0-1."""
        return self.picture * self.covered

    def hindrance(self, known: float) -> str:
        """Return what is most in the way; `known` says how well the own neutral is known, 0-1."""
        parts = {
            name: getattr(self, name)
            for name in ("small", "turned", "covered", "dark", "blurred", "unsteady")
        }
        worst = min(parts, key=parts.__getitem__)
        if parts[worst] < GOOD:
            return worst
        return "new" if known < GOOD else ""


def view(
    width: float,
    pose: Head,
    quality: Quality | None,
    seen: Seen,
    steady: float,
    presence: float,
    config: FaceConfig,
) -> View:
    """Return the view of a face `width` px wide; without a picture (`quality`) it counts as lit and sharp."""
    return View(
        small=_near(width, config),
        turned=_facing(pose, config),
        blurred=1.0 if quality is None else _ramp(quality.detail, _BLURRED, _SHARP),
        dark=1.0 if quality is None else _ramp(quality.light, _BLACK, _LIT),
        covered=seen.share,
        unsteady=steady,
        presence=presence,
    )


def _near(width: float, config: FaceConfig) -> float:
    if width < config.min_face_size:
        return 0.0
    enough = max(config.good_face_size, config.min_face_size + 1.0)
    # a face at the limit still has a third of the pixels that the units need
    return min(1.0, 0.3 + 0.7 * (width - config.min_face_size) / (enough - config.min_face_size))


def _facing(pose: Head, config: FaceConfig) -> float:
    turned = math.hypot(pose.yaw / config.max_yaw, pose.pitch / config.max_pitch)
    return max(0.0, 1.0 - turned**2)


def _ramp(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))
