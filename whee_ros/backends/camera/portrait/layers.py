"""The portrait in two layers, so that the head can move in front of a scene that stays."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.camera.portrait.mesh import HEIGHT, WIDTH, Mesh

_COARSE = 4
"""The scene behind the head is filled in at this fraction of the resolution: it is only backdrop."""
_RIM = 4
"""Pixels around the head that still show some of it."""
_COLLAR = (
    (261, 362),
    (265, 367),
    (275, 374),
    (290, 376),
    (310, 377),
    (335, 380),
    (345, 381),
    (355, 380),
    (365, 376),
    (374, 371),
    (378, 362),
)
"""Edge between the neck and the collar in the picture, x and y in pixels, traced by eye."""
_NECK = (*_COLLAR, (377, 300), (370, 270), (268, 270), (262, 300))
"""Outline of the neck, as far as a raised chin could show it."""
_ABOVE_COLLAR = 6
"""Pixels above the collar from where the neck takes its skin."""
_SHADOW, _SHADOW_DEPTH = 0.22, 40.0
"""Loss of light under the chin, and the distance from the collar (pixels) at which it is complete."""


def behind(cv2: Any, picture: NDArray[np.uint8], mesh: Mesh) -> NDArray[np.uint8]:
    """Return `picture` (uint8 [480, 640, 3]) without the head: neck, suit and backdrop."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * _RIM + 1, 2 * _RIM + 1))
    hidden = cv2.dilate((mesh.head > 0).astype(np.uint8), kernel)
    # skin of the neck must not bleed into the backdrop: it is taken out first and laid over it at the end
    neck = np.zeros_like(hidden)
    cv2.fillPoly(neck, [np.array(_NECK, np.int32)], 255)
    hole = np.maximum(hidden, (cv2.dilate(neck, kernel) > 0).astype(np.uint8))
    small = cv2.resize(picture, None, fx=1 / _COARSE, fy=1 / _COARSE, interpolation=cv2.INTER_AREA)
    small_hole = cv2.resize(hole, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_AREA)
    filled = cv2.GaussianBlur(
        cv2.inpaint(small, (small_hole > 0).astype(np.uint8), 5, cv2.INPAINT_TELEA), (0, 0), 2.0
    )
    backdrop = cv2.resize(filled, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    scene = _blend(backdrop, picture, cv2.GaussianBlur(hidden.astype(np.float32), (0, 0), 1.5))
    skin = _neck_skin(cv2, picture)
    return _blend(skin, scene, cv2.GaussianBlur(neck.astype(np.float32) / 255.0, (0, 0), 1.0))


def _blend(
    over: NDArray[np.uint8], under: NDArray[np.uint8], share: NDArray[np.float32]
) -> NDArray[np.uint8]:
    mixed = share[..., None] * over + (1.0 - share[..., None]) * under
    return np.asarray((mixed + 0.5).astype(np.uint8))


def _neck_skin(cv2: Any, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return `picture` with the skin above the collar drawn on upwards, ever deeper in the chin's shadow."""
    edge = np.array(sorted(_COLLAR), np.float32)
    columns = np.arange(int(edge[0, 0]), int(edge[-1, 0]) + 1)
    start = (np.interp(columns, edge[:, 0], edge[:, 1]) - _ABOVE_COLLAR).astype(int)
    tone = np.stack(
        [picture[row - 2 : row + 1, x].mean(axis=0) for x, row in zip(columns, start, strict=True)]
    )
    tone = cv2.GaussianBlur(tone.astype(np.float32)[None], (0, 0), 5.0)[0]
    skin = picture.copy()
    for x, row, colour in zip(columns, start, tone, strict=True):
        shadow = 1.0 - _SHADOW * np.minimum(1.0, np.arange(row)[::-1] / _SHADOW_DEPTH)
        skin[:row, x] = (shadow[:, None] * colour).astype(np.uint8)
    return skin


def cut_out(cv2: Any, picture: NDArray[np.uint8], mesh: Mesh) -> NDArray[np.uint8]:
    """Return the head alone, uint8 [480, 640, 4]: BGR premultiplied by the alpha in the fourth channel."""
    alpha = mesh.head
    colour = cv2.multiply(picture, cv2.merge([alpha] * 3), scale=1.0 / 255.0)
    return np.asarray(cv2.merge([*cv2.split(colour), alpha]))


def compose(cv2: Any, scene: NDArray[np.uint8], head: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return `head` (premultiplied, [h, w, 4]) over `scene` ([h, w, 3])."""
    blue, green, red, alpha = cv2.split(head)
    through = cv2.bitwise_not(alpha)
    rest = cv2.multiply(scene, cv2.merge([through] * 3), scale=1.0 / 255.0)
    return np.asarray(cv2.add(rest, cv2.merge([blue, green, red])))
