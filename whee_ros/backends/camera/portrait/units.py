"""How each action unit moves the skin of the portrait.

A unit is a list of pushes: mesh points, a displacement in inter-ocular distances (x to the image's right on
the person's left half and mirrored on the other, y down) and a reach (same unit) over which the push fades
(Gaussian).
The directions follow the muscles of the FACS manual (Ekman, Friesen & Hager 2002); the sizes were set so that
intensity 1 looks like a strong expression without tearing the picture.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Push:
    """One push on the person's left half; the right half follows mirrored unless `mirror` is off."""

    points: tuple[int, ...]
    x: float
    y: float
    reach: float
    mirror: bool = True


LEFT_UPPER_LID = (466, 388, 387, 386, 385, 384, 398)
LEFT_LOWER_LID = (249, 390, 373, 374, 380, 381, 382)
UPPER_LIP = (0, 267, 269, 270, 11, 302, 303, 304, 12, 268, 271, 272, 13, 312, 311, 310)
LOWER_LIP = (17, 314, 405, 321, 16, 315, 404, 320, 15, 316, 403, 319, 14, 317, 402, 318)
LEFT_CORNER = (291, 308, 306, 292, 415, 324, 409, 375)
CHIN = (152, 377, 400, 199, 428, 175, 396, 200, 421)

UNITS: dict[int, tuple[Push, ...]] = {
    1: (Push((336, 285, 9), -0.02, -0.20, 0.16), Push((296, 295), 0.0, -0.10, 0.12)),
    2: (Push((334, 293, 300, 283, 276), 0.0, -0.20, 0.16),),
    4: (Push((285, 336), -0.07, 0.13, 0.16), Push((295, 296, 282, 334), -0.03, 0.10, 0.14)),
    5: (Push(LEFT_UPPER_LID, 0.0, -0.06, 0.03),),
    6: (Push((330, 347, 280, 346), 0.0, -0.10, 0.16), Push(LEFT_LOWER_LID, 0.0, -0.045, 0.04)),
    7: (Push(LEFT_LOWER_LID, 0.0, -0.045, 0.03), Push(LEFT_UPPER_LID, 0.0, 0.02, 0.03)),
    9: (Push((278, 358, 279, 327), 0.02, -0.10, 0.10), Push((6, 197, 285), 0.0, 0.05, 0.12)),
    10: (Push((267, 269, 270, 322, 410), 0.0, -0.11, 0.10),),
    12: (Push(LEFT_CORNER, 0.17, -0.14, 0.13), Push((425, 280, 436), 0.06, -0.08, 0.20)),
    14: (Push(LEFT_CORNER, 0.10, 0.0, 0.06),),
    15: (Push(LEFT_CORNER, 0.02, 0.16, 0.10),),
    17: (Push(CHIN, 0.0, -0.10, 0.14), Push(LOWER_LIP, 0.0, -0.07, 0.06)),
    18: (Push(LEFT_CORNER, -0.20, 0.0, 0.14),),
    20: (Push(LEFT_CORNER, 0.20, 0.03, 0.12),),
    23: (Push((0, 267, 269), 0.0, 0.05, 0.06), Push((17, 314, 405), 0.0, -0.06, 0.06)),
    24: (Push((0, 267, 269, 270), 0.0, 0.07, 0.07), Push((17, 314, 405, 321), 0.0, -0.08, 0.07)),
    25: (Push(UPPER_LIP, 0.0, -0.03, 0.03), Push(LOWER_LIP, 0.0, 0.14, 0.05)),
    26: (
        Push(LOWER_LIP, 0.0, 0.24, 0.05),
        Push(CHIN, 0.0, 0.24, 0.20),
        Push((379, 365, 394), 0.0, 0.18, 0.2),
    ),
    28: (Push((0, 267, 269), 0.0, 0.09, 0.08), Push((17, 314, 405), 0.0, -0.10, 0.08)),
    43: (Push(LEFT_UPPER_LID, 0.0, 0.13, 0.025), Push(LEFT_LOWER_LID, 0.0, -0.02, 0.02)),
    45: (Push(LEFT_UPPER_LID, 0.0, 0.13, 0.025), Push(LEFT_LOWER_LID, 0.0, -0.02, 0.02)),
}
"""Displacements at intensity 1."""

UNSMILE = (
    Push(LEFT_CORNER, -0.16, 0.17, 0.14),
    Push((425, 280, 436), -0.03, 0.06, 0.20),
    Push((0, 267, 269, 270), 0.0, 0.07, 0.05),
)
"""The portrait smiles; this takes the smile away, and `close_lips` shuts the mouth."""

INNER_UPPER = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308)
INNER_LOWER = (78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308)
"""Contours of the inner lips, from the person's right corner to the left, point opposite point."""


def mirror_table(points: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return for each mesh point the index of its mirror image across the mid-line of the face.

    Args:
        points: [n, 3] of a roughly frontal face, pixels.
    """
    axis = float(points[[10, 152, 1, 168], 0].mean())
    flipped = points * np.array([-1, 1, 1], np.float32) + np.array([2 * axis, 0, 0], np.float32)
    distance = np.linalg.norm(points[None, :, :2] - flipped[:, None, :2], axis=2)
    return np.asarray(distance.argmin(axis=1))


def displacement(
    pushes: tuple[Push, ...], points: NDArray[np.float32], mirror: NDArray[np.int64], iod: float
) -> NDArray[np.float32]:
    """Return where `pushes` move every mesh point.

    Args:
        pushes: of one unit.
        points: [n, 3] mesh at rest, pixels.
        mirror: from `mirror_table`.
        iod: inter-ocular distance, pixels.

    Returns:
        float32 [n, 2], pixels; overlapping pushes do not add up but take the strongest.
    """
    moved = np.zeros((len(points), 2), np.float32)
    for push in pushes:
        sides = [(np.array(push.points), push.x)]
        if push.mirror:
            sides.append((mirror[list(push.points)], -push.x))
        for indices, x in sides:
            gap = np.linalg.norm(points[:, None, :2] - points[None, indices, :2], axis=2).min(axis=1) / iod
            weight = np.exp(-0.5 * (gap / push.reach) ** 2)
            step = np.array([x, push.y], np.float32) * iod * weight[:, None]
            stronger = np.abs(step) > np.abs(moved)
            moved = np.where(stronger, step, moved).astype(np.float32)
    return moved
