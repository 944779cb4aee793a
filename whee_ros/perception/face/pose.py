"""Head pose and gaze, in the axes and signs of `FaceObservation`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from whee_ros.perception.face.geometry import Fit

_LOOK_RANGE = math.radians(30.0)
"""Eye turn at which an eyeLook coefficient is 1, rad (ARKit: full range of the eye in its socket)."""


@dataclass(frozen=True)
class Head:
    """Angles in rad as in `FaceObservation`; position in m in the camera's optical frame.

    Angles are relative to the line of sight: 0 means that the face points at the camera, wherever it is in
    the picture, because the fit sees the face without perspective.
    """

    yaw: float
    pitch: float
    roll: float
    x: float
    y: float
    z: float


def head(fit: Fit, width: int, height: int, fov: float) -> Head:
    """Return the pose of a fitted face in an image of `width` x `height` px, `fov` rad wide."""
    # REP-103 axes from the view's: x forward = z, y left = x, z up = y
    turn = fit.rotation[[2, 0, 1]][:, [2, 0, 1]]
    yaw = math.atan2(turn[1, 0], turn[0, 0])
    pitch = math.asin(max(-1.0, min(1.0, -turn[2, 0])))
    roll = math.atan2(turn[2, 1], turn[2, 2])
    focal = width / 2 / math.tan(fov / 2)
    z = focal / fit.scale / 100.0
    x = (float(fit.origin[0]) - width / 2) * z / focal
    y = (-float(fit.origin[1]) - height / 2) * z / focal
    return Head(yaw, pitch, roll, x, y, z)


def gaze(shapes: Mapping[str, float]) -> tuple[float, float]:
    """Return yaw and pitch of the eyes relative to the head, rad, from both eyes' eyeLook coefficients."""
    left = (
        shapes["eyeLookOutLeft"]
        - shapes["eyeLookInLeft"]
        + shapes["eyeLookInRight"]
        - shapes["eyeLookOutRight"]
    )
    down = (
        shapes["eyeLookDownLeft"]
        + shapes["eyeLookDownRight"]
        - shapes["eyeLookUpLeft"]
        - shapes["eyeLookUpRight"]
    )
    return left / 2 * _LOOK_RANGE, down / 2 * _LOOK_RANGE
