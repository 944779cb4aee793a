"""How each action unit moves the skin: a table, in inter-ocular distances.

The directions follow the muscles in the FACS manual (Ekman, Friesen & Hager 2002). The sizes are those of a
strong expression (intensity 1), set by looking at the result and by what the face landmarker answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.camera.portrait.mesh import Mesh


@dataclass(frozen=True)
class Push:
    """A shove of the skin around some mesh points of the person's left half; the right half mirrors it.

    Attributes:
        points: mesh indices; the skin moves fully at each of them.
        x, y: displacement in inter-ocular distances, x outwards (away from the nose), y down the image.
        reach: standard deviation of the Gaussian fall-off around the points, same unit.
    """

    points: tuple[int, ...]
    x: float
    y: float
    reach: float


_CORNER = (291, 308, 306, 292)
_CHIN = (152, 377, 400, 199, 428, 175, 396)
_JAW = (378, 379, 365)

PUSHES: dict[int, tuple[Push, ...]] = {
    1: (Push((336, 285, 9), -0.01, -0.17, 0.13), Push((296, 295), 0.0, -0.09, 0.12)),
    2: (Push((334, 293, 300, 283), 0.0, -0.16, 0.13),),
    4: (Push((285, 336, 9), -0.08, 0.16, 0.15), Push((295, 296, 282, 334, 283), -0.03, 0.13, 0.13)),
    5: (Push((282, 295, 283), 0.0, -0.03, 0.12),),
    6: (Push((330, 347, 280, 346), 0.0, -0.11, 0.14),),
    7: (Push((450, 449, 451), 0.0, -0.03, 0.08),),
    9: (
        Push((278, 279, 358, 327), 0.03, -0.11, 0.10),
        Push((285, 8), -0.03, 0.07, 0.12),
        Push((269, 270), 0.0, -0.05, 0.10),
    ),
    10: (Push((267, 269, 270), 0.0, -0.07, 0.10), Push((426, 327, 391), 0.02, -0.07, 0.12)),
    12: (Push(_CORNER, 0.15, -0.14, 0.12), Push((425, 280, 436), 0.05, -0.08, 0.18)),
    14: (Push(_CORNER, 0.03, -0.01, 0.07),),
    15: (Push((*_CORNER, 287), 0.11, 0.15, 0.11), Push((434, 432), 0.04, 0.07, 0.12)),
    17: (Push(_CHIN[3:], 0.0, -0.10, 0.14), Push((17, 314, 405), 0.0, -0.09, 0.10)),
    18: (Push(_CORNER, -0.13, 0.0, 0.15), Push((0, 267), 0.0, -0.05, 0.08), Push((17, 314), 0.0, 0.05, 0.08)),
    20: (Push(_CORNER, 0.18, 0.02, 0.12),),
    23: (Push(_CORNER, -0.05, 0.0, 0.10), Push((0, 267, 269), 0.0, 0.02, 0.07)),
    24: (Push((0, 267, 269), 0.0, 0.03, 0.07), Push((17, 314, 405), 0.0, -0.03, 0.07)),
    25: (Push((17, 314, 405), 0.0, 0.02, 0.10),),
    26: (Push(_CHIN, 0.0, 0.20, 0.24), Push(_JAW, 0.0, 0.15, 0.20), Push(_CORNER, -0.04, 0.05, 0.10)),
    28: (Push((17, 314), 0.0, -0.03, 0.10), Push((199,), 0.0, -0.03, 0.10)),
}
"""Smooth movements at intensity 1."""

LIDS: dict[int, tuple[float, float]] = {
    4: (0.10, 0.0),
    5: (-0.32, 0.02),
    6: (0.08, -0.30),
    7: (0.16, -0.32),
    9: (0.10, -0.20),
    12: (0.03, -0.10),
    43: (1.02, -0.02),
    45: (1.02, -0.02),
}
"""Movement of the upper and the lower lid at intensity 1, down positive, in heights of the open eye."""

LIPS: dict[int, tuple[float, float]] = {
    10: (-0.06, 0.0),
    12: (-0.02, 0.03),
    14: (0.035, -0.035),
    17: (0.0, -0.03),
    23: (0.04, -0.04),
    24: (0.06, -0.07),
    25: (-0.035, 0.09),
    26: (-0.02, 0.22),
    28: (0.10, -0.12),
}
"""Movement of the edges of the upper and the lower lip at intensity 1, down positive, in inter-ocular
distances in the middle of the mouth; lips that would cross roll in."""

UNSMILE: tuple[Push, ...] = (
    Push((*_CORNER, 287), -0.09, 0.17, 0.115),
    Push((425, 280, 436), -0.03, 0.06, 0.18),
)
"""The portrait smiles; this lets go of the corners, and the lips are then closed over the teeth."""

UNSMILE_LIPS = 0.65
"""Share of the way between the parted lips that the upper one travels when they are closed."""

UNSMILE_FOLDS = 12
"""The unit whose folds are smoothed out of the picture at rest."""

SIDED: tuple[int, ...] = (12, 14)
"""Units that the two sides of the face can perform differently (contempt: Ekman & Friesen 1986)."""

CODES: tuple[int, ...] = tuple(sorted({*PUSHES, *LIDS, *LIPS}))
"""Every action unit the portrait can perform, by FACS number."""


def displace(
    pushes: Sequence[Push],
    points: NDArray[np.float32],
    mesh: Mesh,
    where: NDArray[np.float32],
    sides: Sequence[float] = (1.0, -1.0),
) -> NDArray[np.float32]:
    """Return how `pushes` move the skin at the places `where`.

    Args:
        pushes: of one unit.
        points: [478, >=2], the mesh at rest, pixels.
        mesh: gives the mirror table and the unit.
        where: [n, 2], pixels.
        sides: 1 for the person's left, -1 for their right.

    Returns:
        float32 [n, 2], pixels. Where pushes overlap, their weighted mean counts, not their sum.
    """
    total = np.zeros((len(where), 2))
    weights = np.zeros(len(where))
    for push in pushes:
        left = list(push.points)
        for side in sides:
            indices, x = (left if side > 0 else mesh.mirror[left].tolist()), side * push.x
            square = ((where[:, None, :] - points[None, indices, :2]) ** 2).sum(axis=2).min(axis=1)
            weight = np.exp(-0.5 * square / (push.reach * mesh.unit) ** 2)
            total += weight[:, None] * np.array([x, push.y]) * mesh.unit
            weights += weight
    return np.asarray(total / np.maximum(1.0, weights)[:, None], np.float32)
