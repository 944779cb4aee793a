"""Bends the portrait: displacements of mesh points become a smooth field, the field a remap of the pixels."""

from __future__ import annotations

import importlib
import math
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.camera.portrait.performance import Pose
from whee_ros.backends.camera.portrait.units import (
    INNER_LOWER,
    INNER_UPPER,
    UNITS,
    UNSMILE,
    displacement,
    mirror_table,
)
from whee_ros.core.errors import BackendError

WIDTH, HEIGHT = 640, 480
CROP = (0, 255, 55, 395)
"""Rows and columns of the picture that make a 4:3 head-and-shoulders view."""
STEP = 5
"""Pixels between two nodes of the displacement field."""
SMOOTH = 1e-3
INTERIOR = (38, 30, 58)
"""Colour of an open mouth, BGR."""


class Portrait:
    """Renders poses of the portrait."""

    def __init__(self) -> None:
        self._cv2: Any = None

    def load(self) -> None:
        """Read the picture and precompute the fields.

        Raises:
            BackendError: if OpenCV or scikit-image is not installed.
        """
        try:
            self._cv2 = importlib.import_module("cv2")
            astronaut = importlib.import_module("skimage.data").astronaut
        except ImportError as error:
            raise BackendError("camera back end portrait", error, "pip install scikit-image") from error
        top, bottom, left, right = CROP
        picture = np.ascontiguousarray(astronaut()[top:bottom, left:right, ::-1])
        self._picture = self._cv2.resize(picture, (WIDTH, HEIGHT), interpolation=self._cv2.INTER_CUBIC)
        self._points = np.load(Path(__file__).with_name("landmarks.npz"))["landmarks"].astype(np.float32)
        self._iod = float(np.linalg.norm(self._points[468, :2] - self._points[473, :2]))
        mirror = mirror_table(self._points)
        self._units = {
            code: displacement(pushes, self._points, mirror, self._iod) for code, pushes in UNITS.items()
        }
        self._neutral = self._close_lips(displacement(UNSMILE, self._points, mirror, self._iod))
        self._anchors = _anchors(self._points)
        self._prepare_field()

    def render(self, pose: Pose) -> NDArray[np.uint8]:
        """Return the portrait in `pose`, uint8 [480, 640, 3] BGR."""
        moved = self._neutral.copy()
        for code, intensity in pose.aus.items():
            if intensity > 0 and code in self._units:
                moved += intensity * self._units[code]
        self._keep_lips_apart(moved)
        turned = self._turn(moved, pose)
        image = self._remap(turned)
        self._paint_mouth(image, self._points[:, :2] + turned[: len(self._points)])
        return image

    def _close_lips(self, moved: NDArray[np.float32]) -> NDArray[np.float32]:
        """Bring the inner lips of the neutral face together."""
        upper, lower = list(INNER_UPPER), list(INNER_LOWER)
        gap = (self._points[lower, :2] + moved[lower]) - (self._points[upper, :2] + moved[upper])
        for indices, sign in ((upper, 0.5), (lower, -0.5)):
            for i, index in enumerate(indices[1:-1], start=1):
                shift = sign * gap[i]
                near = np.linalg.norm(self._points[:, :2] - self._points[index, :2], axis=1) / self._iod
                side = (
                    self._points[:, 1] <= self._points[index, 1] + 1
                    if sign > 0
                    else (self._points[:, 1] >= self._points[index, 1] - 1)
                )
                weight = np.where(side, np.exp(-0.5 * (near / 0.06) ** 2), 0.0)
                weight[index] = 0.0
                moved += (0.25 * weight[:, None] * shift).astype(np.float32)
                moved[index] += shift
        return moved

    def _keep_lips_apart(self, moved: NDArray[np.float32]) -> None:
        """Lips cannot pass through each other: where a unit made them cross, meet in the middle."""
        for high, low in zip(INNER_UPPER[1:-1], INNER_LOWER[1:-1], strict=True):
            top = self._points[high, 1] + moved[high, 1]
            bottom = self._points[low, 1] + moved[low, 1]
            if bottom < top:
                middle = (top + bottom) / 2
                moved[high, 1] = middle - self._points[high, 1]
                moved[low, 1] = middle - self._points[low, 1]

    def _turn(self, moved: NDArray[np.float32], pose: Pose) -> NDArray[np.float32]:
        """Add the head's rotation; returns displacements of mesh points and anchors, [n, 2]."""
        rest = np.concatenate([self._points, self._anchors[:, :3]])
        spots = rest.copy()
        spots[: len(moved), :2] += moved
        yaw, pitch, roll = pose.yaw, pose.pitch, pose.roll
        # image axes: x right, y down, z away; the person's left is the image's right
        about_y = _rotation(1, -yaw)
        about_x = _rotation(0, -pitch)
        about_z = _rotation(2, -roll)
        pivot = self._points[[234, 454, 152, 10]].mean(axis=0) + np.array([0, 0.6, 1.0]) * self._iod
        turned = (spots - pivot) @ (about_z @ about_y @ about_x).T + pivot
        follow = np.concatenate([np.ones(len(moved)), self._anchors[:, 3]]).astype(np.float32)
        target = spots[:, :2] + follow[:, None] * (turned - spots)[:, :2]
        return np.asarray(target - rest[:, :2], np.float32)

    def _prepare_field(self) -> None:
        """Thin-plate weights from mesh points and anchors to the nodes of the field."""
        centres = np.concatenate([self._points[:, :2], self._anchors[:, :2]]) / WIDTH
        kernel = _plate(centres, centres) + SMOOTH * np.eye(len(centres))
        ones = np.concatenate([np.ones((len(centres), 1)), centres], axis=1)
        system = np.block([[kernel, ones], [ones.T, np.zeros((3, 3))]])
        xs, ys = np.arange(0, WIDTH + STEP, STEP), np.arange(0, HEIGHT + STEP, STEP)
        self._shape = (len(ys), len(xs))
        nodes = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2) / WIDTH
        rows = np.concatenate([_plate(nodes, centres), np.ones((len(nodes), 1)), nodes], axis=1)
        weights = np.linalg.solve(system.T, rows.T).T
        self._weights = weights[:, : len(centres)].astype(np.float32)
        x, y = np.meshgrid(np.arange(WIDTH, dtype=np.float32), np.arange(HEIGHT, dtype=np.float32))
        self._x, self._y = x, y

    def _remap(self, turned: NDArray[np.float32]) -> NDArray[np.uint8]:
        cv2 = self._cv2
        coarse = (self._weights @ turned).reshape(*self._shape, 2)
        size = ((self._shape[1] - 1) * STEP + 1, (self._shape[0] - 1) * STEP + 1)
        field = cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR)[:HEIGHT, :WIDTH]
        # the field is known where the skin was; look it up from where the skin has gone
        shifted = field
        for _ in range(2):
            shifted = cv2.remap(field, self._x - shifted[..., 0], self._y - shifted[..., 1], cv2.INTER_LINEAR)
        return np.asarray(
            cv2.remap(
                self._picture,
                self._x - shifted[..., 0],
                self._y - shifted[..., 1],
                cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_REPLICATE,
            )
        )

    def _paint_mouth(self, image: NDArray[np.uint8], spots: NDArray[np.float32]) -> None:
        """Fill the space between parted lips, with upper teeth where it is wide."""
        upper, lower = spots[list(INNER_UPPER)], spots[list(INNER_LOWER)]
        gap = (lower - upper)[:, 1]
        if gap.max() < 2.0:
            return
        cv2 = self._cv2
        outline = np.concatenate([upper, lower[::-1]]).round().astype(np.int32)
        x, y, w, h = cv2.boundingRect(outline)
        mask = np.zeros((h + 4, w + 4), np.uint8)
        cv2.fillPoly(mask, [outline - [x - 2, y - 2]], 255, lineType=cv2.LINE_AA)
        mask = cv2.GaussianBlur(mask, (3, 3), 0)
        patch = image[y - 2 : y + h + 2, x - 2 : x + w + 2]
        inside = np.empty_like(patch)
        inside[:] = INTERIOR
        teeth = np.concatenate([upper[2:-2], upper[2:-2][::-1] + np.array([0, 0.35 * float(gap.max())])])
        cv2.fillPoly(
            inside, [(teeth - [x - 2, y - 2]).round().astype(np.int32)], (190, 205, 215), cv2.LINE_AA
        )
        alpha = (mask.astype(np.float32) / 255.0)[..., None]
        patch[:] = (alpha * inside + (1 - alpha) * patch).astype(np.uint8)


def _plate(a: NDArray[Any], b: NDArray[Any]) -> NDArray[Any]:
    """Thin-plate kernel r^2 log r between two sets of points."""
    square = ((a[:, None, :] - b[None, :, :]) ** 2).sum(axis=2)
    return np.asarray(0.5 * square * np.log(square + 1e-12))


def _anchors(points: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return [n, 4]: x, y, z, and how much it follows the head (1 hair, 0 background)."""
    centre = points[[234, 454, 10, 152]].mean(axis=0)
    half = np.ptp(points[:, 0]) / 2
    rows: list[tuple[float, float, float, float]] = []
    for turn in np.linspace(0, 2 * math.pi, 24, endpoint=False):
        across, down = math.cos(turn), math.sin(turn)
        for scale, follow, depth in ((1.45, 0.85, 1.0), (2.3, 0.0, 1.0)):
            tall = 1.15 if down < 0 else 1.0
            x = centre[0] + across * half * scale
            y = centre[1] + down * half * scale * tall
            if down > 0.4 and scale < 2:
                follow = 0.25  # the neck hardly turns
            if 0 <= x < WIDTH and 0 <= y < HEIGHT:
                rows.append((float(x), float(y), float(half * depth), follow))
    for x in np.linspace(0, WIDTH - 1, 9):
        rows += [(float(x), 0.0, 0.0, 0.0), (float(x), HEIGHT - 1.0, 0.0, 0.0)]
    for y in np.linspace(0, HEIGHT - 1, 7)[1:-1]:
        rows += [(0.0, float(y), 0.0, 0.0), (WIDTH - 1.0, float(y), 0.0, 0.0)]
    return np.array(rows, np.float32)


def _rotation(axis: int, angle: float) -> NDArray[np.float64]:
    """Return the right-handed rotation about an image axis."""
    cos, sin = math.cos(angle), math.sin(angle)
    a, b = [(1, 2), (2, 0), (0, 1)][axis]
    matrix = np.eye(3)
    matrix[a, a] = matrix[b, b] = cos
    matrix[a, b], matrix[b, a] = -sin, sin
    return matrix
