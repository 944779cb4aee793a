"""The smooth part of the movement: skin pushed by muscles, then a head turned in space.

Movements are known on the nodes of a coarse grid. A node has a depth, from the mesh and from a rounded head
around it, so that the head turns as a solid.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.camera.portrait.mesh import HEIGHT, WIDTH, Mesh
from whee_ros.backends.camera.portrait.units import PUSHES, SIDED, Push, displace

STEP = 4
"""Pixels between two nodes."""
_ROUNDS = 6
"""Fixed-point rounds; see `Field.inverse`."""
_HAIR = (0.0, -0.62, 1.80, 1.72)
"""Ellipse of the hair: centre relative to the nose bridge, half axes, in inter-ocular distances."""
_BULGE = 1.55
"""How far the hair above the forehead stands before the turning point of the head, inter-ocular distances."""
_RELIEF = 1.35
"""The landmarker's depth is flatter than a head; with this factor it reads the commanded angles back."""
_SLOPE = 1.5
"""Steepest change of depth, pixels a pixel."""


class Field:
    """Displacements on the grid.

    Args:
        cv2: the OpenCV module.
        mesh: of the portrait.
    """

    def __init__(self, cv2: Any, mesh: Mesh) -> None:
        self._cv2 = cv2
        x = np.arange(0, WIDTH + STEP, STEP, dtype=np.float32)
        y = np.arange(0, HEIGHT + STEP, STEP, dtype=np.float32)
        self._x, self._y = np.meshgrid(x, y)
        self._nodes = np.stack([self._x, self._y], axis=-1)
        self._mesh = mesh
        self._units = {code: self.pushed(pushes, mesh.neutral) for code, pushes in PUSHES.items()}
        self._lefts = {code: self.pushed(PUSHES[code], mesh.neutral, (1.0,)) for code in SIDED}
        unit = mesh.unit
        bridge = mesh.neutral[168]
        self._pivot = np.array([bridge[0], bridge[1] + 1.2 * unit, bridge[2] + 1.55 * unit], np.float32)
        self._depth = _RELIEF * (self._depths(mesh.neutral) - self._pivot[2])

    def pushed(
        self,
        pushes: tuple[Push, ...],
        points: NDArray[np.float32],
        sides: tuple[float, ...] = (1.0, -1.0),
    ) -> NDArray[np.float32]:
        """Return the field [rows, columns, 2], pixels, of `pushes` on the mesh `points`."""
        flat = displace(pushes, points, self._mesh, self._nodes.reshape(-1, 2), sides)
        return np.asarray(flat.reshape(self._nodes.shape), np.float32)

    def forward(
        self,
        aus: Mapping[int, float],
        yaw: float = 0.0,
        pitch: float = 0.0,
        roll: float = 0.0,
        asymmetry: Mapping[int, float] | None = None,
    ) -> NDArray[np.float32]:
        """Return where the skin under each node goes, [rows, columns, 2], pixels relative to the node.

        Args:
            aus: intensities 0-1 by FACS code.
            yaw: of the head, rad, sign as in `FaceObservation`; so are the next two.
            pitch: of the head, rad.
            roll: of the head, rad.
            asymmetry: left minus right, by FACS code of `SIDED`.
        """
        moved = np.zeros(self._nodes.shape, np.float32)
        for code, intensity in aus.items():
            if code in self._units and intensity > 0.0:
                lean = (asymmetry or {}).get(code, 0.0) if code in SIDED else 0.0
                moved += np.float32(intensity - lean / 2) * self._units[code]
                if lean:
                    moved += np.float32(lean) * self._lefts[code]
        if yaw or pitch or roll:
            turn = rotation(yaw, pitch, roll)
            x = self._x + moved[..., 0] - self._pivot[0]
            y = self._y + moved[..., 1] - self._pivot[1]
            z = self._depth
            moved[..., 0] += turn[0, 0] * x + turn[0, 1] * y + turn[0, 2] * z - x
            moved[..., 1] += turn[1, 0] * x + turn[1, 1] * y + turn[1, 2] * z - y
        return moved

    def inverse(self, forward: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each node the displacement of the skin that has come to lie there.

        Solves s(q) = f(q - s(q)) by fixed-point rounds, which converge where the field changes by less than a
        pixel a pixel, that is, where the skin neither folds nor doubles in length.
        """
        cv2, found = self._cv2, forward
        for _ in range(_ROUNDS):
            at = (self._nodes - found) / STEP
            found = cv2.remap(forward, at, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(found, np.float32)

    def warp(self, picture: NDArray[np.uint8], forward: NDArray[np.float32]) -> NDArray[np.uint8]:
        """Return `picture` (uint8 [480, 640, channels]) moved by `forward`; what lies outside counts as 0."""
        cv2 = self._cv2
        source = self._nodes - self.inverse(forward)
        # node centres lie on pixels 0, STEP, ...: enlarge with that alignment, not OpenCV's half-pixel one
        grow = np.array([[STEP, 0.0, 0.0], [0.0, STEP, 0.0]])
        full = cv2.warpAffine(
            source, grow, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        return np.asarray(cv2.remap(picture, full, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT))

    def _depths(self, points: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the depth of each node, pixels: the face's at its points, a rounded head's around them."""
        unit = self._mesh.unit
        x, y, across, down = (value * unit for value in _HAIR)
        square = ((self._x - points[168, 0] - x) / across) ** 2 + ((self._y - points[168, 1] - y) / down) ** 2
        around = self._pivot[2] - _BULGE * unit * np.clip(1.0 - square, 0.0, 1.0)
        near = np.zeros(self._x.shape)
        total = np.zeros(self._x.shape)
        for px, py, pz in points[:468]:
            away = (self._x - px) ** 2 + (self._y - py) ** 2
            weight = np.exp(-0.5 * away / (0.11 * unit) ** 2)
            near += weight * pz
            total += weight
        depth = (near + 0.15 * around) / (total + 0.15)
        # a steeper slope would fold over when the head turns: lower it from the far side
        for _ in range(max(depth.shape)):
            wide = np.pad(depth, 1, mode="edge")
            ways = [wide[1:-1, :-2], wide[1:-1, 2:], wide[:-2, 1:-1], wide[2:, 1:-1]]
            lowered = np.minimum(depth, np.minimum.reduce(ways) + _SLOPE * STEP)
            if np.array_equal(lowered, depth):
                break
            depth = lowered
        return np.asarray(self._cv2.GaussianBlur(depth, (0, 0), 1.5), np.float32)


def rotation(yaw: float, pitch: float, roll: float) -> NDArray[np.float32]:
    """Return the 3x3 rotation, in image axes (x right, y down, z away), of a head pose.

    Angles have the signs of `FaceObservation`. The person's left is the image's right, so yaw > 0 swings the
    nose to the image's right; pitch > 0 swings it down; roll > 0 tilts the head to the person's right, its
    top to the image's left.
    """
    cy, sy = math.cos(yaw), math.sin(yaw)
    cp, sp = math.cos(pitch), math.sin(pitch)
    cr, sr = math.cos(roll), math.sin(roll)
    about_y = np.array([[cy, 0.0, -sy], [0.0, 1.0, 0.0], [sy, 0.0, cy]])
    about_x = np.array([[1.0, 0.0, 0.0], [0.0, cp, -sp], [0.0, sp, cp]])
    about_z = np.array([[cr, sr, 0.0], [-sr, cr, 0.0], [0.0, 0.0, 1.0]])
    return np.asarray(about_z @ about_y @ about_x, np.float32)
