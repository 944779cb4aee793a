"""Draws the mouth: lips as one stroke when closed, around a dark cavity with teeth and tongue when open."""

from __future__ import annotations

import numpy as np

from whee_ros.robots.face_paint import CREAM, LINE, MOUTH, NIGHT, TONGUE, Canvas, mix
from whee_ros.robots.face_shape import FaceShape

_X, _Y = 400.0, 374.0
_ACROSS = np.sin(np.linspace(-np.pi / 2, np.pi / 2, 41))
_SLIT = 1.0 - _ACROSS**2
_OVAL = np.sqrt(np.maximum(0.0, _SLIT))
_BOX = 1.0 - np.abs(_ACROSS) ** 6


def draw_mouth(canvas: Canvas, shape: FaceShape) -> None:
    """Draw mouth, corners and chin of `shape`."""
    xs = _X + _ACROSS * shape.width
    corner = _Y - shape.corner
    middle = corner + shape.bow * (0.75 * _SLIT + 0.25 * _SLIT**2)
    profile = _SLIT + (_OVAL - _SLIT) * shape.round
    profile = profile + (_BOX - profile) * shape.square
    upper = middle - shape.top * profile
    lower = middle + shape.bottom * profile
    _marks(canvas, shape, corner)
    if shape.top + shape.bottom > 3.0:
        outline_x = np.concatenate([xs, xs[::-1]])
        outline_y = np.concatenate([upper, lower[::-1]])

        def inside(layer: Canvas) -> None:
            _teeth(layer, shape, xs, upper)
            _tongue(layer, shape, float(lower.max()))

        canvas.through(outline_x, outline_y, MOUTH, inside)
        closed_x, closed_y = np.append(outline_x, xs[0]), np.append(outline_y, upper[0])
        canvas.line(closed_x, closed_y, LINE, shape.lip * 0.85)
        if shape.tuck > 0.1:
            tucked = xs[9:-9], (upper + 0.62 * (lower - upper))[9:-9]
            canvas.line(*tucked, mix(MOUTH, LINE, shape.tuck), shape.lip * 0.9)
    else:
        canvas.line(xs, middle, LINE, shape.lip)
    for end in (0, -1):
        canvas.disc(float(xs[end]), float(middle[end]), shape.lip * 0.52, LINE)


def _teeth(layer: Canvas, shape: FaceShape, xs: np.ndarray, upper: np.ndarray) -> None:
    if shape.teeth < 0.05:
        return
    depth = (6.0 + 13.0 * shape.teeth) * min(1.0, (shape.top + shape.bottom) / 22)
    bottom = upper + depth * (0.35 + 0.65 * _OVAL)
    layer.fill(np.concatenate([xs, xs[::-1]]), np.concatenate([upper - 4, bottom[::-1]]), CREAM)


def _tongue(layer: Canvas, shape: FaceShape, floor: float) -> None:
    if shape.tongue < 0.05:
        return
    angle = np.linspace(0, 2 * np.pi, 33)
    radius_x = shape.width * 0.62
    radius_y = 12.0 + 0.28 * shape.bottom
    top = floor + radius_y * 0.5 - shape.tongue * min(24.0, 0.8 * (shape.top + shape.bottom))
    layer.fill(_X + radius_x * np.cos(angle), top + radius_y * np.sin(angle), TONGUE)


def _marks(canvas: Canvas, shape: FaceShape, corner: float) -> None:
    """Draw what skin does around the mouth: dimples, pressed or rolled lips, chin, folds beside the nose."""
    curve = np.linspace(-1.0, 1.0, 11)
    for side in (-1, 1):
        edge = _X + side * shape.width
        if shape.dimple > 0.08:
            reach = 11.0 + 6.0 * shape.dimple
            colour = mix(NIGHT, LINE, min(1.0, 0.15 + 0.9 * shape.dimple))
            canvas.line(edge + side * (17 - 5 * curve**2), corner + reach * curve, colour, 5.0)
        if shape.press > 0.08:
            colour = mix(NIGHT, LINE, 0.75 * shape.press)
            canvas.line(edge + side * (7 + 3 * curve), corner + 8 + 9 * curve, colour, 4.0)
        if shape.fold > 0.08:
            colour = mix(NIGHT, LINE, 0.6 * shape.fold)
            canvas.line(
                _X + side * (78 + 34 * (curve + 1) / 2 + 5 * _arc(curve)),
                corner - 34 + 17 * curve,
                colour,
                5.0,
            )
    if shape.suck > 0.08:
        colour = mix(NIGHT, LINE, 0.5 * shape.suck)
        for sign in (-1, 1):
            ys = corner + 6 + sign * (13 + 5 * _arc(curve))
            canvas.line(_X + shape.width * 0.72 * curve, ys, colour, 4.0)
    if shape.chin > 0.08:
        colour = mix(NIGHT, LINE, 0.65 * shape.chin)
        ys = _Y + 48 + shape.bottom * 0.4 - 9 * shape.chin * _arc(curve)
        canvas.line(_X + 30 * curve, ys, colour, 5.0)


def _arc(curve: np.ndarray) -> np.ndarray:
    return 1.0 - curve**2
