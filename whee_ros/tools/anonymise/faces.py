"""Faces of pictures blurred, or replaced by a mesh that moves as they do.

The mesh is the landmarks of the face, wearing the skin of a public-domain portrait (`skin`), made to show what the
real face showed (`mimic`). A picture in which no face is found is made coarse all over: a face that was not found is
a face, too.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import Frame
from whee_ros.perception.face.geometry import fit
from whee_ros.ports.face import FaceTracker, RawFace
from whee_ros.tools.anonymise.mimic import Effort, Mimic
from whee_ros.tools.anonymise.skin import POINTS, BorrowedSkin, Picture

WAYS = ("mesh", "blur")
MARGIN = 1.8
"""Size of the blurred oval over that of the face: hair, ears and chin tell, too."""
COARSE = 12
"""Patches across a blurred face; people name those they know from 18 on (Lander et al. 2001)."""
ROUNDS = 2
"""How often a drawn face is looked at and mended."""


class FaceMask:
    """Changes the faces of one stream of pictures.

    Args:
        tracker: finds them; loaded.
        way: one of `WAYS`.
        eyes: another one, which looks at the drawn faces; loaded. Without, a mesh is drawn as the landmarks lie.
    """

    def __init__(self, tracker: FaceTracker, way: str, eyes: FaceTracker | None = None) -> None:
        self._tracker, self._way, self._eyes = tracker, way, eyes
        self.found = self.lost = 0
        self._skin: BorrowedSkin | None = None
        self._mimic: Mimic | None = None
        self._efforts: dict[int, Effort] = {}

    def change(self, frame: Frame) -> Picture:
        """Return the picture (uint8 [rows, columns, 3]) with every face changed."""
        faces = self._tracker.process(frame)
        picture = frame.image.copy()
        if not faces:
            self.lost += 1
            return coarse(picture, COARSE)
        self.found += 1
        for face in faces:
            picture = blurred(picture, _points(face))
        return picture if self._way == "blur" else self._worn(picture, faces, frame.stamp)

    def _worn(self, hidden: Picture, faces: list[RawFace], stamp: float) -> Picture:
        """Return the picture of `hidden` faces with the portrait's skin drawn over each."""
        if self._skin is None:
            self._skin = BorrowedSkin()
            self._mimic = Mimic(self._skin, self._eyes) if self._eyes is not None else None
        if self._mimic is None or self._eyes is None:
            return self._drawn(hidden, faces)
        efforts = {face.track_id: self._efforts.setdefault(face.track_id, Effort()) for face in faces}
        targets = {face.track_id: self._mimic.target(face, stamp, efforts[face.track_id]) for face in faces}
        for number in range(ROUNDS):
            found = self._eyes.process(Frame(stamp, self._drawn(hidden, faces)))
            for face in faces:
                seen = _nearest(face, found)
                if seen is not None:
                    track = face.track_id
                    self._mimic.correct(seen, targets[track], efforts[track], first=number == 0)
        return self._drawn(hidden, faces)

    def _drawn(self, hidden: Picture, faces: list[RawFace]) -> Picture:
        assert self._skin is not None
        picture = hidden.copy()
        for face in faces:
            points, skin = _points(face), self._skin.neutral
            if self._mimic is not None:
                effort = self._efforts[face.track_id]
                points = self._mimic.moved(points, fit(face.landmarks), effort)
                skin = self._skin.wrinkled(effort.left, effort.right)
            self._skin.draw(picture, points, skin)
        return picture


def _points(face: RawFace) -> NDArray[np.float32]:
    return face.landmarks[:POINTS, :2].astype(np.float32)


def _nearest(face: RawFace, found: list[RawFace]) -> RawFace | None:
    """Return which of the faces found lies over this one; None if none does."""
    points = _points(face)
    reach = float(np.ptp(points, axis=0).max()) / 3
    away = [float(np.linalg.norm(_points(other).mean(axis=0) - points.mean(axis=0))) for other in found]
    return found[int(np.argmin(away))] if away and min(away) < reach else None


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
