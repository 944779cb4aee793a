"""Colours and anti-aliased strokes of the drawn face, in the coordinates of an 800x480 screen."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

Colour = tuple[int, int, int]
"""Blue, green, red, 0-255."""

NIGHT: Colour = (72, 42, 30)
LID: Colour = (98, 62, 46)
LASH: Colour = (52, 27, 20)
LINE: Colour = (176, 214, 255)
CREAM: Colour = (232, 247, 255)
IRIS: Colour = (182, 178, 44)
IRIS_RIM: Colour = (118, 106, 18)
INK: Colour = (42, 22, 16)
ROSE: Colour = (120, 118, 255)
MOUTH: Colour = (42, 22, 82)
TONGUE: Colour = (118, 112, 240)

_SHIFT = 4
"""Sub-pixel bits of OpenCV's drawing functions."""
_ONE = 1 << _SHIFT


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return the colour `share` (0-1) of the way from `first` to `second`."""
    share = min(1.0, max(0.0, share))
    blue, green, red = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return blue, green, red


class Canvas:
    """An image to draw on in design coordinates.

    Args:
        width, height: of the image, px; the 800x480 design is centred in it at the largest scale that fits.
    """

    def __init__(self, width: int, height: int) -> None:
        self.scale = min(width / 800, height / 480)
        self._left = (width - 800 * self.scale) / 2
        self._top = (height - 480 * self.scale) / 2
        self.image: NDArray[np.uint8] = np.zeros((height, width, 3), np.uint8)

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Return design coordinates as image coordinates."""
        return self._left + x * self.scale, self._top + y * self.scale

    def fill(self, xs: NDArray[np.float64], ys: NDArray[np.float64], colour: Colour) -> None:
        """Fill a polygon."""
        cv2.fillPoly(self.image, [self._points(xs, ys)], colour, cv2.LINE_AA, _SHIFT)

    def line(self, xs: NDArray[np.float64], ys: NDArray[np.float64], colour: Colour, thick: float) -> None:
        """Stroke an open curve with round ends."""
        pixels = max(1, round(thick * self.scale))
        cv2.polylines(self.image, [self._points(xs, ys)], False, colour, pixels, cv2.LINE_AA, _SHIFT)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Fill a circle."""
        (across, down), size = self.pixel(x, y), max(0.5, radius * self.scale)
        centre = (round(across * _ONE), round(down * _ONE))
        cv2.circle(self.image, centre, round(size * _ONE), colour, -1, cv2.LINE_AA, _SHIFT)

    def through(
        self,
        xs: NDArray[np.float64],
        ys: NDArray[np.float64],
        ground: Colour,
        paint: Callable[[Canvas], None],
    ) -> None:
        """Show what `paint` draws on `ground`, clipped to a polygon."""
        points = self._points(xs, ys)
        low = np.maximum(points.min(axis=0) // _ONE - 1, 0)
        high = np.minimum(points.max(axis=0) // _ONE + 2, (self.image.shape[1], self.image.shape[0]))
        if np.any(high <= low):
            return
        (left, top), (right, bottom) = (int(v) for v in low), (int(v) for v in high)
        part = Canvas.__new__(Canvas)
        part.scale, part._left, part._top = self.scale, self._left - left, self._top - top
        part.image = np.full((bottom - top, right - left, 3), ground, np.uint8)
        paint(part)
        mask = np.zeros(part.image.shape[:2], np.uint8)
        cv2.fillPoly(mask, [points - low * _ONE], 255, cv2.LINE_AA, _SHIFT)
        weight = mask.astype(np.float32) * np.float32(1 / 255)
        behind = self.image[top:bottom, left:right]
        behind[:] = cv2.blendLinear(part.image, behind, weight, 1 - weight)

    def _points(self, xs: NDArray[np.float64], ys: NDArray[np.float64]) -> NDArray[np.int32]:
        across = (self._left + xs * self.scale) * _ONE
        down = (self._top + ys * self.scale) * _ONE
        return np.rint(np.stack([across, down], axis=1)).astype(np.int32)
