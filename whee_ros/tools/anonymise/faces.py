"""Faces of pictures blurred, or replaced by a mesh that moves as they do.

The mesh is the landmarks of the face, wearing the skin of the public-domain portrait (`backends/camera/portrait`), so
that action units can still be read from it. A picture in which no face is found is made coarse all over: a face that
was not found is a face, too.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import Delaunay

from whee_ros.backends.camera.portrait.mesh import load_mesh
from whee_ros.backends.camera.portrait.warp import Portrait
from whee_ros.core.media import Frame
from whee_ros.ports.face import FaceTracker, RawFace

WAYS = ("mesh", "blur")
MARGIN = 1.8
"""Size of the blurred oval over that of the face: hair, ears and chin tell, too."""
COARSE = 12
"""Patches across a blurred face; people name those they know from 18 on (Lander et al. 2001)."""
POINTS = 468
"""Landmarks of the mesh; the irises lie inside it."""
INNER_LIPS = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95)
LINE = 4096
"""Points of a face that are coloured at once."""
MOUTH = (45, 25, 60)
"""Colour between the lips, BGR."""

Picture = NDArray[np.uint8]


class FaceMask:
    """Changes the faces of one stream of pictures.

    Args:
        tracker: finds them; loaded.
        way: one of `WAYS`.
    """

    def __init__(self, tracker: FaceTracker, way: str) -> None:
        self._tracker, self._way = tracker, way
        self.found = self.lost = 0
        self._skin: Picture | None = None
        self._points = np.zeros((0, 2), np.float32)
        self._triangles = np.zeros((0, 3), np.int64)
        self._turn = np.zeros(0)

    def change(self, frame: Frame) -> Picture:
        """Return the picture (uint8 [rows, columns, 3]) with every face changed."""
        faces = self._tracker.process(frame)
        picture = frame.image.copy()
        if not faces:
            self.lost += 1
            return coarse(picture, COARSE)
        self.found += 1
        for face in faces:
            picture = self._changed(picture, face)
        return picture

    def _changed(self, picture: Picture, face: RawFace) -> Picture:
        points = face.landmarks[:POINTS, :2].astype(np.float32)
        picture = blurred(picture, points)
        return picture if self._way == "blur" else self._worn(picture, points)

    def _worn(self, picture: Picture, points: NDArray[np.float32]) -> Picture:
        """Draw the mesh over `points` (pixels) with the portrait's skin."""
        if self._skin is None:
            self._dress()
        assert self._skin is not None
        corners = points[self._triangles]  # [triangles, 3, 2]
        area = np.linalg.det(corners[:, 1:] - corners[:, :1])
        front = area * self._turn > 0
        labels = np.zeros(picture.shape[:2], np.int32)
        shown = np.round(corners * 16).astype(np.int32)  # four binary digits after the point
        for number in np.flatnonzero(front):
            cv2.fillConvexPoly(labels, shown[number], int(number) + 1, lineType=cv2.LINE_8, shift=4)
        rows, columns = np.nonzero(labels)
        if not len(rows):
            return picture
        which = labels[rows, columns] - 1
        # each triangle's affine map from the picture to the skin
        source = self._points[self._triangles]
        full = np.concatenate([corners, np.ones((len(corners), 3, 1), np.float32)], axis=2)
        safe = front & (np.abs(area) > 1e-3)
        full[~safe] = np.eye(3)
        maps = np.linalg.solve(full, source)
        places = np.stack([columns, rows, np.ones(len(rows))], axis=1)
        taken = np.einsum("pi,pij->pj", places, maps[which]).astype(np.float32)
        # a near face has more points than OpenCV takes in one line
        lines = np.zeros((-(-len(taken) // LINE), LINE, 2), np.float32)
        lines.reshape(-1, 2)[: len(taken)] = taken
        skin = cv2.remap(self._skin, lines[..., 0], lines[..., 1], cv2.INTER_LINEAR).reshape(-1, 3)[
            : len(taken)
        ]
        picture = picture.copy()
        picture[rows, columns] = skin
        cv2.fillPoly(picture, [np.round(points[list(INNER_LIPS)]).astype(np.int32)], MOUTH, cv2.LINE_AA)
        return picture

    def _dress(self) -> None:
        portrait = Portrait()
        portrait.load()
        self._skin = portrait.neutral
        self._points = load_mesh().neutral[:POINTS, :2].astype(np.float32)
        self._triangles = Delaunay(self._points).simplices
        corners = self._points[self._triangles]
        self._turn = np.sign(np.linalg.det(corners[:, 1:] - corners[:, :1]))


def blurred(picture: Picture, points: NDArray[np.float32]) -> Picture:
    """Return the picture made coarse in an oval around a face's landmarks (pixels)."""
    low, high = points.min(axis=0), points.max(axis=0)
    centre, half = (low + high) / 2, (high - low) / 2 * MARGIN
    mask = np.zeros(picture.shape[:2], np.uint8)
    axes = (max(1, int(half[0])), max(1, int(half[1])))
    cv2.ellipse(mask, (int(centre[0]), int(centre[1])), axes, 0, 0, 360, 255, -1)
    left, top = (max(0, int(value)) for value in centre - half)
    right, bottom = int(centre[0] + half[0]) + 1, int(centre[1] + half[1]) + 1
    part = picture[top:bottom, left:right]
    if not part.size:
        return picture
    picture = picture.copy()
    inside = mask[top:bottom, left:right, None] > 0
    picture[top:bottom, left:right] = np.where(inside, coarse(part, COARSE), part)
    return picture


def coarse(picture: Picture, across: int) -> Picture:
    """Return a picture of `across` patches in width, smooth between them, of the same size."""
    rows, columns = picture.shape[:2]
    few = (across, max(1, round(across * rows / columns)))
    small = cv2.resize(picture, few, interpolation=cv2.INTER_AREA)
    return cv2.resize(small, (columns, rows), interpolation=cv2.INTER_LINEAR).astype(np.uint8)
