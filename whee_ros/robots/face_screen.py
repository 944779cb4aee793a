"""Draws the face on a screen: cream eyes with teal irises on deep blue, brows, cheeks and a mouth.

Everything is drawn anti-aliased with OpenCV at the size asked for (designed at 800x480, about 2 ms a frame
on one thread). The eye opening is a mask, so lids and pupils clip each other as on a real eye.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.robots.face_mouth import draw_mouth
from whee_ros.robots.face_paint import CREAM, INK, IRIS, IRIS_RIM, LASH, LID, LINE, NIGHT, ROSE, Canvas, mix
from whee_ros.robots.face_shape import FaceShape

WIDTH, HEIGHT = 800, 480
_EYE_X, _EYE_Y = 152.0, 212.0
_EYE_W, _EYE_H = 84.0, 100.0
_ACROSS = np.sin(np.linspace(-np.pi / 2, np.pi / 2, 41))
"""Eye width from corner to corner, denser at the corners, where the outline is steep."""
_DOME = 1.0 - _ACROSS**2
_OUTLINE = np.maximum(0.0, 1.0 - np.abs(_ACROSS) ** 2.5) ** (1 / 2.5)
_IRIS = 54.0
_GLOW_LEVELS = 16


class FaceScreen:
    """Draws `FaceShape`s; keeps only what never changes.

    Args:
        width, height: of the image, px.
    """

    def __init__(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        self._canvas = Canvas(width, height)
        self._blank = np.full((height, width, 3), NIGHT, np.uint8)
        self._glows = [self._glow(level / (_GLOW_LEVELS - 1)) for level in range(_GLOW_LEVELS)]

    def draw(self, shape: FaceShape) -> NDArray[np.uint8]:
        """Return the face as a new image, uint8 [height, width, 3] BGR."""
        canvas = self._canvas
        canvas.image = self._blank.copy()
        level = round(min(1.0, max(0.0, shape.blush)) * (_GLOW_LEVELS - 1))
        for side in (-1, 1):
            top, left = self._glow_corner(side)
            glow = self._glows[level]
            height, width = glow.shape[:2]
            canvas.image[top : top + height, left : left + width] = glow
        for side in (-1, 1):
            self._eye(shape, side)
        for side in (-1, 1):
            self._brow(shape, side)
        self._nose(shape)
        draw_mouth(canvas, shape)
        return canvas.image

    def _eye(self, shape: FaceShape, side: int) -> None:
        """Draw the eye left (-1) or right (+1) of the middle, as the viewer sees it."""
        width = _EYE_W * (1 + 0.25 * shape.wide)
        height = _EYE_H * (1 + shape.wide)
        centre_x, centre_y = WIDTH / 2 + side * _EYE_X, _EYE_Y - 0.25 * _EYE_H * shape.wide
        outer = _ACROSS * side
        # y of the lids in eye units, -1 the top of the eye, 1 its bottom
        upper = -1 + 0.08 + 2 * shape.upper_lid - 0.16 * _DOME + shape.slant * (outer * 0.62 - 0.1)
        upper = np.maximum(-_OUTLINE, upper)
        lower = 1 - 1.3 * shape.lower_lid - shape.arch * (0.16 + 0.36 * _DOME)
        lower = np.minimum(_OUTLINE, lower)
        meet = 0.36 + (0.2 - 0.62 * shape.arch) * _DOME
        meet = np.clip(meet, -_OUTLINE, _OUTLINE)
        upper = upper + (meet - upper) * shape.shut
        lower = lower + (meet - lower) * shape.shut
        lower = np.maximum(upper, lower)
        xs = centre_x + _ACROSS * width

        def ys(line: NDArray[np.float64]) -> NDArray[np.float64]:
            return centre_y + line * height

        canvas = self._canvas
        canvas.fill(np.concatenate([xs, xs[::-1]]), np.concatenate([ys(-_OUTLINE), ys(upper)[::-1]]), LID)
        if float(np.max(lower - upper)) * height > 3.0:
            opening = np.concatenate([xs, xs[::-1]]), np.concatenate([ys(upper), ys(lower)[::-1]])
            at = centre_x + shape.gaze_x * width, centre_y + 4 + (shape.gaze_y - 0.14 * shape.arch) * height
            self._ball(opening, at, shape.pupil)
        edge = upper > -_OUTLINE + 0.01
        if np.count_nonzero(edge) > 2:
            canvas.line(xs[edge], ys(upper)[edge], mix(LASH, LINE, 3 * shape.shut - 2), 8.0)

    def _ball(
        self,
        opening: tuple[NDArray[np.float64], NDArray[np.float64]],
        at: tuple[float, float],
        pupil: float,
    ) -> None:
        x, y = at

        def paint(layer: Canvas) -> None:
            layer.disc(x, y, _IRIS + 3, IRIS_RIM)
            layer.disc(x, y, _IRIS - 3, IRIS)
            layer.disc(x, y + 15, _IRIS - 22, mix(IRIS, CREAM, 0.25))
            layer.disc(x, y, 34 * pupil, INK)
            layer.disc(x - 17, y - 19, 13, CREAM)
            layer.disc(x + 16, y + 17, 6, mix(IRIS, CREAM, 0.75))

        self._canvas.through(*opening, CREAM, paint)

    def _brow(self, shape: FaceShape, side: int) -> None:
        inner_x = WIDTH / 2 + side * (_EYE_X - 56 - shape.brow_squeeze)
        outer_x = WIDTH / 2 + side * (_EYE_X + 70 - 0.4 * shape.brow_squeeze)
        base = _EYE_Y - 138.0
        inner_y, outer_y = base - shape.brow_inner + 6, base - shape.brow_outer + 14
        middle = (inner_y + outer_y) / 2 - 17 - 0.12 * abs(shape.brow_inner + shape.brow_outer)
        share = np.linspace(0.0, 1.0, 15)
        xs = inner_x + (outer_x - inner_x) * share
        control = 2 * middle - (inner_y + outer_y) / 2
        ys = (1 - share) ** 2 * inner_y + 2 * share * (1 - share) * control + share**2 * outer_y
        half = 4.0 + 5.5 * (1 - share) ** 0.7 * np.minimum(1.0, 0.55 + 4 * share)
        canvas = self._canvas
        canvas.fill(np.concatenate([xs, xs[::-1]]), np.concatenate([ys - half, (ys + half)[::-1]]), LINE)
        canvas.disc(float(xs[0]), float(ys[0]), float(half[0]), LINE)
        canvas.disc(float(xs[-1]), float(ys[-1]), float(half[-1]), LINE)

    def _nose(self, shape: FaceShape) -> None:
        if shape.nose < 0.05:
            return
        colour = mix(NIGHT, LINE, 0.85 * min(1.0, shape.nose * 1.5))
        share = np.linspace(-1, 1, 9)
        for row, half in ((0, 16.0), (1, 22.0), (2, 17.0)):
            y = _EYE_Y - 12 + 17 * row + 7 * share**2 * (1 if row else -1)
            self._canvas.line(WIDTH / 2 + half * share * (0.6 + 0.4 * shape.nose), y, colour, 4.5)

    def _glow(self, strength: float) -> NDArray[np.uint8]:
        """Return one cheek, glowing, on the background."""
        radius_x, radius_y = (round(size * self._canvas.scale) for size in (78, 44))
        y, x = np.mgrid[-radius_y : radius_y + 1, -radius_x : radius_x + 1]
        distance = (x / radius_x) ** 2 + (y / radius_y) ** 2
        alpha = 0.62 * strength * np.clip(1 - distance, 0, 1) ** 1.6
        colour = np.array(NIGHT, float) + (np.array(ROSE, float) - np.array(NIGHT, float)) * alpha[..., None]
        return np.asarray(np.rint(colour), np.uint8)

    def _glow_corner(self, side: int) -> tuple[int, int]:
        height, width = self._glows[0].shape[:2]
        x, y = self._canvas.pixel(WIDTH / 2 + side * 212.0, 348.0)
        return round(y) - height // 2, round(x) - width // 2
