"""The portrait and its face mesh.

The picture is the portrait of astronaut Eileen Collins by NASA, in the public domain, that scikit-image
carries as `skimage.data.astronaut`. The landmarks beside this file were measured on it once by the Google
face landmarker (`whee_ros/tools/puppet_landmarks.py` writes them), in the topology of the Google face mesh.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.registry import vendor

WIDTH, HEIGHT = 640, 480

RIGHT_UPPER_LID = (33, 246, 161, 160, 159, 158, 157, 173, 133)
RIGHT_LOWER_LID = (33, 7, 163, 144, 145, 153, 154, 155, 133)
LEFT_UPPER_LID = (362, 398, 384, 385, 386, 387, 388, 466, 263)
LEFT_LOWER_LID = (362, 382, 381, 380, 374, 373, 390, 249, 263)
"""Edges of the eyes, each from the left of the image to the right, corner to corner."""

UPPER_LIP: tuple[tuple[float, float], ...] = (
    (285.8, 295.9),
    (289.5, 295.8),
    (293.7, 297.0),
    (298.8, 298.2),
    (305.0, 299.3),
    (312.8, 300.5),
    (322.2, 301.3),
    (331.8, 300.5),
    (339.8, 298.8),
    (345.9, 297.0),
    (351.2, 295.2),
    (356.6, 294.5),
    (358.8, 295.1),
)
LOWER_LIP: tuple[tuple[float, float], ...] = (
    (285.8, 296.2),
    (289.3, 298.7),
    (292.8, 301.8),
    (295.0, 303.4),
    (299.4, 307.0),
    (305.6, 310.0),
    (312.9, 312.1),
    (321.8, 312.9),
    (330.8, 312.1),
    (338.5, 309.5),
    (344.8, 306.2),
    (349.7, 302.2),
    (355.6, 296.8),
    (358.8, 295.3),
)
"""Edges of the parted lips in the smiling picture, pixels, by eye: the landmarks miss its dark corners."""

_SCALE = 1.70
_ROLL = 0.0559
"""rad by which the head leans in the portrait; the picture is turned back by it."""
_CENTRE = (224.0, 107.0)
"""Column and row of the portrait that come to the middle of the frame."""
_SKY = 40
"""Rows of backdrop added above the portrait, so that the head has room to tilt."""
_CLEAR = 12
"""Topmost rows of the portrait that show backdrop only; they are stretched over the added ones."""


@dataclass(frozen=True)
class Mesh:
    """The landmarks of the portrait.

    Attributes:
        smiling: float32 [478, 3], pixels of `picture`, as photographed (z away from the camera, same unit).
        neutral: float32 [478, 3], the same after the smile has been taken away.
        mirror: int64 [478], for each point the one opposite across the middle of the face.
        head: uint8 [480, 640], 255 on face and hair, with a soft rim.
    """

    smiling: NDArray[np.float32]
    neutral: NDArray[np.float32]
    mirror: NDArray[np.int64]
    head: NDArray[np.uint8]

    @property
    def unit(self) -> float:
        """Inter-ocular distance (between the pupils), pixels: the unit of every displacement."""
        return float(np.linalg.norm(self.smiling[468, :2] - self.smiling[473, :2]))


def load_mesh() -> Mesh:
    """Read the landmarks that lie beside this file."""
    with np.load(Path(__file__).with_name("landmarks.npz")) as stored:
        return Mesh(stored["smiling"], stored["neutral"], stored["mirror"].astype(np.int64), stored["head"])


def picture(cv2: Any) -> NDArray[np.uint8]:
    """Return the portrait as photographed, head and shoulders, upright, uint8 [480, 640, 3] BGR.

    Raises:
        BackendError: if scikit-image is not installed.
    """
    astronaut = vendor("skimage.data", "camera back end portrait", "scikit-image").astronaut
    photo = np.ascontiguousarray(astronaut()[:, :, ::-1])
    columns = photo.shape[1]
    # the stretch is fastest at the top and joins the photograph without a step
    rows = np.linspace(0.0, 1.0, _SKY + _CLEAR) ** 1.6 * (_CLEAR - 1)
    across, down = np.meshgrid(np.arange(columns, dtype=np.float32), rows.astype(np.float32))
    sky = cv2.remap(cv2.GaussianBlur(photo[:_CLEAR], (0, 0), 1.0), across, down, cv2.INTER_LINEAR)
    tall = np.concatenate([sky, photo[_CLEAR:]])
    cos, sin = _SCALE * math.cos(_ROLL), _SCALE * math.sin(_ROLL)
    x, y = _CENTRE[0], _CENTRE[1] + _SKY
    matrix = np.array(
        [[cos, sin, WIDTH / 2 - cos * x - sin * y], [-sin, cos, HEIGHT / 2 + sin * x - cos * y]]
    )
    return np.asarray(
        cv2.warpAffine(tall, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)
    )
