"""Frames as cameras give them, made fit for the face model: three channels, and no larger than it needs."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from whee_ros.core.errors import MediaError
from whee_ros.core.face import FaceObservation
from whee_ros.core.media import Frame

SMALLEST = 32
"""px; in a picture with a shorter side no face can be seen."""


def prepared(frame: Frame, longest: int) -> tuple[Frame, int]:
    """Return a frame whose longer side has at most `longest` px, and by how much it was shrunk.

    Every n-th pixel is kept, which takes no time; the models smooth by themselves.

    Args:
        frame: uint8, grey [h, w] or [h, w, 1], BGR [h, w, 3] or BGRA [h, w, 4].
        longest: px.

    Raises:
        MediaError: if it is no such image, empty, or without a time.
    """
    image = np.asarray(frame.image)
    what = f"{image.dtype} {list(image.shape)}"
    if (
        image.dtype != np.uint8
        or image.ndim not in (2, 3)
        or (image.ndim == 3 and image.shape[2] not in (1, 3, 4))
    ):
        raise MediaError("camera image", what, "Give 8-bit grey, BGR or BGRA pictures.")
    if not math.isfinite(frame.stamp):
        raise MediaError("camera image, stamp", frame.stamp, "Give the time of exposure in seconds.")
    if image.size == 0:
        raise MediaError(
            "camera image", f"{what}, empty", "Check the camera: it sends pictures without pixels."
        )
    step = -(-max(image.shape[:2]) // longest)
    if step == 1 and image.shape[2:] == (3,):
        return frame, 1
    small = image[::step, ::step]
    if small.ndim == 2:
        small = small[..., None]
    if small.shape[2] == 1:
        small = np.repeat(small, 3, axis=2)
    return replace(frame, image=np.ascontiguousarray(small[..., :3])), step


def enlarged(face: FaceObservation, step: int) -> FaceObservation:
    """Return `face` with its box in px of the picture before it was shrunk `step` times."""
    if step == 1:
        return face
    return replace(face, x=face.x * step, y=face.y * step, width=face.width * step, height=face.height * step)
