"""Words below the face that move with what it feels: up and wide with a smile, down with sorrow."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from whee_ros.ports.face_rig import mix
from whee_ros.robots.face_paint import Canvas, bgr
from whee_ros.robots.face_shape import FaceShape

_BOTTOM = 466.0
"""Baseline at rest, px of the design."""
_LETTERS = 40
"""Longer captions are set smaller, so that they fit."""
_FONT, _SIZE, _THICK = cv2.FONT_HERSHEY_DUPLEX, 0.8, 1
_GLAD, _SAD, _PLAIN = (255, 226, 150), (150, 178, 220), (232, 238, 246)
_SHADE: NDArray[np.float32] = np.full(1, 0.55, np.float32)


def draw_caption(canvas: Canvas, shape: FaceShape) -> None:
    """Draw the words of `shape`: warm and lifted with a smile, cool and low with sadness, larger with an open mouth."""
    glad, sorrow = min(1.0, shape.smile), min(1.0, shape.sadness + shape.frown)
    colour = mix(mix(_PLAIN, _GLAD, glad), _SAD, sorrow * (1 - glad))
    size = (
        _SIZE * canvas.scale * min(1.0, _LETTERS / len(shape.caption)) * (1 + 0.06 * shape.jaw + 0.06 * glad)
    )
    (width, height), _ = cv2.getTextSize(shape.caption, _FONT, size, _THICK)
    base = np.array((400.0, _BOTTOM - 5 * glad + 5 * sorrow - 3 * shape.jaw))
    across, down = canvas.pixel(base)
    left, bottom = round(float(across) - width / 2), round(float(down))
    top, pad = bottom - height, round(7 * canvas.scale)
    ground = canvas.image[max(0, top - pad) : bottom + pad, max(0, left - 2 * pad) : left + width + 2 * pad]
    ground[:] = (ground * _SHADE).astype(np.uint8)
    cv2.putText(canvas.image, shape.caption, (left, bottom), _FONT, size, bgr(colour), _THICK, cv2.LINE_AA)
