"""Folds and furrows: the light and shade that a moving face makes, which a warp alone cannot.

Lines are given in the frame of the face: origin at the nose bridge (mesh point 168), x to the person's left,
y down, in inter-ocular distances; each is mirrored. Strength is the change of log brightness at intensity 1,
negative where skin in the picture is darker than it should be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.camera.portrait.mesh import HEIGHT, WIDTH, Mesh


@dataclass(frozen=True)
class Fold:
    """A line of shade with its width (standard deviation) and strength."""

    line: tuple[tuple[float, float], ...]
    width: float
    strength: float


FOLDS: dict[int, tuple[Fold, ...]] = {
    1: (Fold(((0.0, -0.40), (0.20, -0.42), (0.32, -0.38)), 0.02, 0.12),),
    4: (
        Fold(((0.10, -0.27), (0.085, -0.18), (0.09, -0.08)), 0.03, 0.26),
        Fold(((0.16, -0.18), (0.34, -0.16)), 0.035, 0.12),
    ),
    6: (
        Fold(((0.74, 0.08), (0.85, 0.02)), 0.014, 0.26),
        Fold(((0.74, 0.12), (0.87, 0.11)), 0.014, 0.26),
        Fold(((0.73, 0.16), (0.86, 0.21)), 0.014, 0.26),
        Fold(((0.26, 0.25), (0.48, 0.31), (0.66, 0.24)), 0.022, 0.21),
    ),
    9: (
        Fold(((0.0, 0.05), (0.10, 0.03)), 0.016, 0.22),
        Fold(((0.0, 0.13), (0.13, 0.10)), 0.016, 0.22),
        Fold(((0.0, 0.21), (0.14, 0.19)), 0.016, 0.16),
        Fold(((0.08, 0.02), (0.14, 0.12)), 0.03, 0.16),
        Fold(((0.26, 0.68), (0.34, 0.78), (0.40, 0.90)), 0.04, 0.16),
    ),
    10: (Fold(((0.27, 0.64), (0.33, 0.74), (0.41, 0.86), (0.46, 0.96)), 0.032, 0.2),),
    12: (Fold(((0.37, 0.76), (0.47, 0.86), (0.56, 0.98), (0.60, 1.08)), 0.035, 0.16),),
    14: (Fold(((0.48, 1.03), (0.50, 1.10), (0.48, 1.17)), 0.026, 0.3),),
    15: (Fold(((0.44, 1.20), (0.49, 1.30)), 0.03, 0.15),),
    17: (Fold(((0.0, 1.37), (0.14, 1.39), (0.22, 1.43)), 0.035, 0.17),),
    24: (Fold(((0.0, 1.30), (0.18, 1.30)), 0.035, 0.12),),
}

_TINT = (1.25, 1.05, 0.75)
"""Shade on skin takes more of the blue than of the red (BGR): light there has passed through the skin."""


class Shading:
    """Brightness maps of the folds.

    Args:
        cv2: the OpenCV module.
        mesh: of the portrait.
        folds: lines by whatever they are drawn for.
    """

    def __init__(self, cv2: Any, mesh: Mesh, folds: Mapping[Any, tuple[Fold, ...]] = FOLDS) -> None:
        self._cv2 = cv2
        low = mesh.neutral[:468, :2].min(axis=0).astype(int)
        high = mesh.neutral[:468, :2].max(axis=0).astype(int) + 1
        (self._x0, self._y0), (self._x1, self._y1) = np.maximum(low, 0), np.minimum(high, (WIDTH, HEIGHT))
        self._maps = {code: self._map(lines, mesh) for code, lines in folds.items()}
        self._middle = round(float(mesh.neutral[168, 0])) - self._x0

    def draw(
        self, image: NDArray[np.uint8], aus: Mapping[Any, float], asymmetry: Mapping[Any, float]
    ) -> None:
        """Shade `image` (uint8 [480, 640, 3]) in place for the intensities `aus` (0-1 by FACS code).

        `asymmetry` is the person's left (the right half of the picture) minus their right, by code.
        """
        active = [(code, value) for code, value in aus.items() if value > 0.0 and code in self._maps]
        if not active:
            return
        shade = np.zeros((self._y1 - self._y0, self._x1 - self._x0), np.float32)
        for code, value in active:
            lean = asymmetry.get(code, 0.0) / 2
            shade[:, : self._middle] -= np.float32(value - lean) * self._maps[code][:, : self._middle]
            shade[:, self._middle :] -= np.float32(value + lean) * self._maps[code][:, self._middle :]
        gain = self._cv2.merge([np.exp(tint * shade) for tint in _TINT])
        region = image[self._y0 : self._y1, self._x0 : self._x1]
        region[:] = self._cv2.multiply(region, gain, dtype=0)

    def smooth(self, picture: NDArray[np.uint8], code: int) -> NDArray[np.uint8]:
        """Return `picture` with the dark folds of the unit `code` filled from the skin beside them."""
        cv2 = self._cv2
        region = picture[self._y0 : self._y1, self._x0 : self._x1]
        brush = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (13, 13))
        filled = cv2.GaussianBlur(cv2.morphologyEx(region, cv2.MORPH_CLOSE, brush), (0, 0), 4.0)
        peak = max(fold.strength for fold in FOLDS[code])
        # wider than the fold itself, so that no rim of it is left
        share = np.clip(1.6 * cv2.GaussianBlur(self._maps[code] / peak, (0, 0), 2.0), 0.0, 0.85)[..., None]
        result = picture.copy()
        result[self._y0 : self._y1, self._x0 : self._x1] = (share * filled + (1.0 - share) * region).astype(
            np.uint8
        )
        return result

    def _map(self, folds: tuple[Fold, ...], mesh: Mesh) -> NDArray[np.float32]:
        cv2, unit = self._cv2, mesh.unit
        origin = mesh.neutral[168, :2] - (self._x0, self._y0)
        total = np.zeros((self._y1 - self._y0, self._x1 - self._x0), np.float32)
        for fold in folds:
            for side in (1.0, -1.0):
                line = np.array([(side * x, y) for x, y in fold.line]) * unit + origin
                blank = np.full(total.shape, 255, np.uint8)
                # coordinates in sixteenths of a pixel (shift 4)
                cv2.polylines(blank, [(line * 16).round().astype(np.int32)], False, 0, 1, cv2.LINE_8, 4)
                away = cv2.distanceTransform(blank, cv2.DIST_L2, 5)
                total = np.maximum(total, fold.strength * np.exp(-0.5 * (away / (fold.width * unit)) ** 2))
        return total
