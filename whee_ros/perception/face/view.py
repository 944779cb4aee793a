"""How well a face can be seen, and what is in the way."""

from __future__ import annotations

import math

from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.pose import Head


def near(width: float, config: FaceConfig) -> float:
    """Return whether a face `width` px wide has pixels enough, 0-1."""
    if width < config.min_face_size:
        return 0.0
    enough = max(config.good_face_size, config.min_face_size + 1.0)
    # a face at the limit still has a third of the pixels that the units need
    return min(1.0, 0.3 + 0.7 * (width - config.min_face_size) / (enough - config.min_face_size))


def facing(pose: Head, config: FaceConfig) -> float:
    """Return whether a head faces the camera, 0-1."""
    turned = math.hypot(pose.yaw / config.max_yaw, pose.pitch / config.max_pitch)
    return max(0.0, 1.0 - turned**2)
