"""A face on a matrix of lights: two eyes with lids and pupils, brows and a mouth, a few pixels each.

The same geometry as on a screen (`face_shape`), drawn large in plain shapes and averaged down, so that a lid or a
corner of the mouth that moves by less than a light still shows as a change of brightness.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from whee_ros.robots.face_shape import FaceShape

_SUB = 16
"""Subpixels a light in each direction."""
_EYE = (200, 235, 255)
_PUPIL = (70, 45, 20)
_BROW = (170, 190, 60)
_MOUTH = (110, 130, 255)
"""BGR."""
_BROW_MOVES = 8.0
"""px of the 800x480 face from which on a brow is worth a light."""


class LedFace:
    """Draws `FaceShape`s on `columns` x `rows` lights."""

    def __init__(self, columns: int, rows: int) -> None:
        self._size = (columns, rows)
        self._scale = np.array((columns * _SUB / 2, rows * _SUB / 2))

    def draw(self, shape: FaceShape) -> NDArray[np.uint8]:
        """Return the colour of every light, uint8 [rows, columns, 3] BGR."""
        columns, rows = self._size
        image = np.zeros((rows * _SUB, columns * _SUB, 3), np.uint8)
        for side in (-1, 1):
            self._eye(image, shape, side)
            self._brow(image, shape, side)
        self._mouth(image, shape)
        return np.asarray(cv2.resize(image, (columns, rows), interpolation=cv2.INTER_AREA), np.uint8)

    def _at(self, x: float, y: float) -> tuple[int, int]:
        """Return the subpixel of a point; both coordinates -1 to 1, x to the viewer's right, y down."""
        return round((1 + x) * self._scale[0]), round((1 + y) * self._scale[1])

    def _span(self, x: float, y: float) -> tuple[int, int]:
        return max(1, round(x * self._scale[0])), max(1, round(y * self._scale[1]))

    def _eye(self, image: NDArray[np.uint8], shape: FaceShape, side: int) -> None:
        x, y, width, height = side * 0.5, -0.2, 0.28, 0.36 * (1 + shape.wide)
        upper = y - height + 2 * height * max(0.0, shape.upper_lid - FaceShape().upper_lid)
        lower = y + height - 2 * height * shape.lower_lid
        meet = y + 0.2 * height
        upper, lower = upper + (meet - upper) * shape.shut, lower + (meet - lower) * shape.shut
        eye = np.zeros_like(image)
        cv2.ellipse(eye, self._at(x, y), self._span(width, height), 0, 0, 360, _EYE, -1)
        pupil = self._at(x + 0.6 * width * shape.gaze_x, y + 0.6 * height * shape.gaze_y)
        cv2.ellipse(eye, pupil, self._span(0.5 * width, 0.45 * height), 0, 0, 360, _PUPIL, -1)
        top, bottom = self._at(x, upper)[1], self._at(x, max(lower, upper))[1]
        # a shut eye stays a line, or the face would be gone at every blink
        thick = round(0.5 * _SUB)
        if bottom - top < thick:
            line = self._at(x - width, 0)[0], self._at(x + width, 0)[0]
            image[top : top + thick, line[0] : line[1]] = _EYE
        else:
            image[top:bottom] = np.maximum(image[top:bottom], eye[top:bottom])

    def _brow(self, image: NDArray[np.uint8], shape: FaceShape, side: int) -> None:
        strength = min(1.0, max(abs(shape.brow_inner), abs(shape.brow_outer)) / _BROW_MOVES - 0.3)
        if strength <= 0:
            return
        colour = tuple(round(strength * part) for part in _BROW)
        inner, outer = (max(-0.92, -0.78 - h / 150) for h in (shape.brow_inner, shape.brow_outer))
        ends = self._at(side * 0.25, inner), self._at(side * 0.72, outer)
        cv2.line(image, *ends, colour, round(0.8 * _SUB), cv2.LINE_AA)

    def _mouth(self, image: NDArray[np.uint8], shape: FaceShape) -> None:
        share = np.linspace(-1.0, 1.0, 17)
        half, line = shape.width / 250, 0.66 - shape.corner / 300
        middle = line + (shape.bow + shape.corner * 0.4) / 130 * (1 - share**2)
        xs = (1 + half * share) * self._scale[0]
        ys = (1 + np.clip(middle, -0.2, 0.98)) * self._scale[1]
        curve = np.rint(np.stack([xs, ys], axis=1)).astype(np.int32)
        cv2.polylines(image, [curve], False, _MOUTH, round(0.9 * _SUB), cv2.LINE_AA)
        gape = (shape.top + shape.bottom) / 260
        if gape > 0.02:
            centre = self._at(0.0, min(0.98 - gape, float(middle[8])))
            cv2.ellipse(image, centre, self._span(0.75 * half, gape), 0, 0, 360, _MOUTH, -1)
