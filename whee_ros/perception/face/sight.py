"""One face in one frame, with everything that several parts need of it measured once."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.face.features import size
from whee_ros.perception.face.geometry import Fit, fit
from whee_ros.ports.face import RawFace

_LENGTHS = np.array(
    [
        (33, 263), (133, 362), (10, 152), (10, 168), (168, 2), (129, 358), (234, 454), (127, 356), (172, 397),
        (168, 1), (6, 2), (93, 323), (58, 288), (152, 2), (33, 133), (362, 263),
    ]
)  # fmt: skip
"""Ends of the lengths on a face that expressions move little: eyes, nose, forehead, jaw, chin."""
_BLOCK = 8
"""Patch pixels, rows and columns, that are one pixel of a look."""


@dataclass(frozen=True)
class Sight:
    """A face as it was measured.

    Attributes:
        raw: what the back end says.
        fitted: its landmarks, pose and size taken out.
        box: left, top, width and height, px.
        shape: [16], cm of the canonical face, lengths between points of bone and gristle.
        look: [n], the patch made small, mean 0 and norm 1; None without a patch or with an empty one.
    """

    raw: RawFace
    fitted: Fit
    box: tuple[float, float, float, float]
    shape: NDArray[np.float64]
    look: NDArray[np.float32] | None

    @property
    def centre(self) -> NDArray[np.float64]:
        """Return the middle of the box, px."""
        left, top, width, height = self.box
        return np.array([left + width / 2, top + height / 2])


def take(raw: RawFace) -> Sight | None:
    """Return the sight of a raw face, None where its numbers are no face: not finite, or all in one place."""
    if not (np.isfinite(raw.landmarks).all() and np.isfinite(raw.presence)):
        return None
    if not all(map(math.isfinite, raw.blendshapes.values())):
        return None
    box = size(raw.landmarks)
    if box[2] < 1.0 or box[3] < 1.0:
        return None
    fitted = fit(raw.landmarks)
    ends = fitted.points[_LENGTHS]
    shape = np.linalg.norm(ends[:, 0] - ends[:, 1], axis=1)
    return Sight(raw, fitted, box, shape, _look(raw.patch))


def _look(patch: NDArray[np.uint8] | None) -> NDArray[np.float32] | None:
    if patch is None:
        return None
    rows, columns = patch.shape[0] // _BLOCK, patch.shape[1] // _BLOCK
    blocks = patch[: rows * _BLOCK, : columns * _BLOCK].reshape(rows, _BLOCK, columns, _BLOCK)
    small = blocks.mean(axis=(1, 3), dtype=np.float32)
    # the outermost blocks are hair, background and smeared skin
    inner = small[1:-1, 1:-1].ravel()
    away = inner - inner.mean()
    norm = float(np.linalg.norm(away))
    return away / norm if norm > 1.0 else None
