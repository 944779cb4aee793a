"""Draws the face of `config/face.yaml` on a screen with OpenCV, anti-aliased, at any size."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from whee_ros.ports.face_file import face_rig
from whee_ros.ports.face_rig import Colour, Shape
from whee_ros.robots.face_caption import draw_caption
from whee_ros.robots.face_paint import Canvas, bgr
from whee_ros.robots.face_shape import FaceShape

WIDTH, HEIGHT = 800, 480
_GLOW_LEVELS = 16


class FaceScreen:
    """Draws `FaceShape`s; keeps only what never changes.

    Args:
        width, height: of the image, px.
    """

    def __init__(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        self._rig = face_rig()
        self._canvas = Canvas(width, height)
        self._blank = np.full((height, width, 3), bgr(self._rig.background), np.uint8)
        self._grounds = {part.inside for part in self._rig.parts}
        self._glows: dict[tuple[tuple[float, float], Colour, int], NDArray[np.uint8]] = {}

    def draw(self, shape: FaceShape) -> NDArray[np.uint8]:
        """Return the face as a new image, uint8 [height, width, 3] BGR."""
        canvas = self._canvas
        canvas.image = self._blank.copy()
        outlines: dict[tuple[str, int], Shape] = {}
        for (inside, side), group in itertools.groupby(
            self._rig.shapes(shape.values), lambda item: (item.inside, item.side if item.inside else 0)
        ):
            shapes = list(group)
            if inside:
                self._clipped(outlines[inside, side], shapes)
                continue
            for item in shapes:
                if item.part in self._grounds:
                    outlines[item.part, item.side] = item
                else:
                    self._paint(canvas, item)
        if shape.caption:
            draw_caption(canvas, shape)
        return canvas.image

    def _clipped(self, outline: Shape, shapes: list[Shape]) -> None:
        def paint(layer: Canvas) -> None:
            for item in shapes:
                self._paint(layer, item)

        self._canvas.through(outline.points, bgr(outline.colour), paint)

    def _paint(self, canvas: Canvas, item: Shape) -> None:
        if item.kind == "fill":
            canvas.fill(item.points, bgr(item.colour))
        elif item.kind == "stroke":
            canvas.line(item.points, bgr(item.colour), item.size, closed=item.closed)
        elif item.kind == "disc":
            canvas.disc(item.points[0], item.size, bgr(item.colour))
        else:
            self._shine(canvas, item)

    def _shine(self, canvas: Canvas, item: Shape) -> None:
        level = round(min(1.0, max(0.0, item.size)) * (_GLOW_LEVELS - 1))
        key = item.radius, item.colour, level
        if key not in self._glows:
            strength = level / (_GLOW_LEVELS - 1)
            self._glows[key] = canvas.glow(item.radius, bgr(item.colour), bgr(self._rig.background), strength)
        canvas.stamp(self._glows[key], item.points[0])
