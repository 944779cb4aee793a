"""Anti-aliased strokes of the drawn face, in the coordinates of an 800x480 screen."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""[n, 2], design px: x to the right, y down."""
Colour = tuple[int, int, int]
"""Blue, green, red, 0-255."""

_SHIFT = 4
"""Sub-pixel bits of OpenCV's drawing functions."""
_ONE = 1 << _SHIFT


def bgr(colour: tuple[int, int, int]) -> Colour:
    """Return red, green, blue in the order that OpenCV takes."""
    red, green, blue = colour
    return blue, green, red


class Canvas:
    """An image to draw on in design coordinates.

    Args:
        width, height: of the image, px; the 800x480 design is centred in it at the largest scale that fits.
    """

    def __init__(self, width: int, height: int) -> None:
        self.scale = min(width / 800, height / 480)
        self._origin = np.array(((width - 800 * self.scale) / 2, (height - 480 * self.scale) / 2))
        self.image: NDArray[np.uint8] = np.zeros((height, width, 3), np.uint8)

    def pixel(self, point: Points) -> Points:
        """Return design coordinates as image coordinates."""
        return self._origin + point * self.scale

    def fill(self, points: Points, colour: Colour) -> None:
        """Fill a polygon."""
        cv2.fillPoly(self.image, [self._points(points)], colour, cv2.LINE_AA, _SHIFT)

    def line(self, points: Points, colour: Colour, thick: float, *, closed: bool = False) -> None:
        """Stroke a curve with round ends."""
        pixels = max(1, round(thick * self.scale))
        cv2.polylines(self.image, [self._points(points)], closed, colour, pixels, cv2.LINE_AA, _SHIFT)

    def disc(self, centre: Points, radius: float, colour: Colour) -> None:
        """Fill a circle."""
        across, down = (round(float(value) * _ONE) for value in self.pixel(centre))
        size = max(0.5, radius * self.scale)
        cv2.circle(self.image, (across, down), round(size * _ONE), colour, -1, cv2.LINE_AA, _SHIFT)

    def through(self, outline: Points, ground: Colour, paint: Callable[[Canvas], None]) -> None:
        """Show what `paint` draws on `ground`, clipped to a polygon."""
        points = self._points(outline)
        low = np.maximum(points.min(axis=0) // _ONE - 1, 0)
        high = np.minimum(points.max(axis=0) // _ONE + 2, (self.image.shape[1], self.image.shape[0]))
        if np.any(high - low <= 3):
            return
        (left, top), (right, bottom) = (int(v) for v in low), (int(v) for v in high)
        part = Canvas.__new__(Canvas)
        part.scale, part._origin = self.scale, self._origin - (left, top)
        part.image = np.full((bottom - top, right - left, 3), ground, np.uint8)
        paint(part)
        mask = np.zeros(part.image.shape[:2], np.uint8)
        cv2.fillPoly(mask, [points - low * _ONE], 255, cv2.LINE_AA, _SHIFT)
        weight = mask.astype(np.float32) * np.float32(1 / 255)
        behind = self.image[top:bottom, left:right]
        behind[:] = cv2.blendLinear(part.image, behind, weight, 1 - weight)

    def glow(
        self, radius: tuple[float, float], colour: Colour, ground: Colour, strength: float
    ) -> NDArray[np.uint8]:
        """Return a soft ellipse on `ground`, for `stamp`."""
        across, down = (round(size * self.scale) for size in radius)
        y, x = np.mgrid[-down : down + 1, -across : across + 1]
        alpha = strength * np.clip(1 - (x / across) ** 2 - (y / down) ** 2, 0, 1) ** 1.6
        picture = (
            np.array(ground, float) + (np.array(colour, float) - np.array(ground, float)) * alpha[..., None]
        )
        return np.asarray(np.rint(picture), np.uint8)

    def stamp(self, picture: NDArray[np.uint8], centre: Points) -> None:
        """Put a picture around a point; it has to lie inside of the image."""
        height, width = picture.shape[:2]
        across, down = (round(float(value)) for value in self.pixel(centre))
        top, left = down - height // 2, across - width // 2
        self.image[top : top + height, left : left + width] = picture

    def _points(self, points: Points) -> NDArray[np.int32]:
        return np.rint((self._origin + points * self.scale) * _ONE).astype(np.int32)
