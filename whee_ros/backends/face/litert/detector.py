"""BlazeFace short range (Bazarevsky et al. 2019): where are faces in the whole image?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.face.litert.models import Model

SIZE = 128
"""px, side of the picture that the detector takes (BlazeFace, short range)."""
SCORE = 0.5
"""Probability from which a box counts as a face, MediaPipe's own default."""
OVERLAP = 0.3
"""Boxes that overlap more than this (intersection over union) are the same face."""


@dataclass(frozen=True)
class Detection:
    """A face box in pixels: centre, width, height, score, and the two eyes ([2, 2]: x, y)."""

    x: float
    y: float
    width: float
    height: float
    score: float
    eyes: NDArray[np.float32]


def anchors() -> NDArray[np.float32]:
    """Return the 896 anchor centres [896, 2] in [0, 1]: 2 on each of 16x16 cells, 6 on each of 8x8."""
    rows = []
    for cells, count in ((16, 2), (8, 6)):
        centres = (np.arange(cells, dtype=np.float32) + 0.5) / cells
        x, y = np.meshgrid(centres, centres)
        rows.append(np.repeat(np.stack([x.ravel(), y.ravel()], axis=1), count, axis=0))
    return np.concatenate(rows).astype(np.float32)


class Detector:
    """Runs the detector on letterboxed images.

    Args:
        model: face_detector.tflite.
        cv2: the OpenCV module, imported by the caller.
    """

    def __init__(self, model: Model, cv2: Any) -> None:
        self._model = model
        self._cv2 = cv2
        self._anchors = anchors()

    def detect(self, image: NDArray[np.uint8]) -> list[Detection]:
        """Return faces of a BGR image [h, w, 3], best score first."""
        height, width = image.shape[:2]
        side = max(height, width)
        scale = SIZE / side
        small = self._cv2.resize(image, None, fx=scale, fy=scale, interpolation=self._cv2.INTER_LINEAR)
        small = self._cv2.cvtColor(small, self._cv2.COLOR_BGR2RGB)
        padded = np.zeros((SIZE, SIZE, 3), np.float32)
        top, left = (SIZE - small.shape[0]) // 2, (SIZE - small.shape[1]) // 2
        padded[top : top + small.shape[0], left : left + small.shape[1]] = small / 127.5 - 1.0
        regressors, classificators = self._model.run(padded[None])
        scores = classificators[0, :, 0]
        scores = np.float32(1.0) / (np.float32(1.0) + np.exp(-np.clip(scores, -80.0, 80.0)))
        keep = np.flatnonzero(scores >= SCORE)
        raw = regressors[0, keep] / SIZE
        raw = raw.reshape(-1, 8, 2)
        raw[:, [0, 2, 3, 4, 5, 6, 7]] += self._anchors[keep, None]
        # from the padded unit square back to pixels
        shift = np.array([left, top], np.float32) / SIZE
        points = raw.copy()
        points[:, [0, 2, 3, 4, 5, 6, 7]] = (raw[:, [0, 2, 3, 4, 5, 6, 7]] - shift) * side
        points[:, 1] *= side
        order = np.argsort(-scores[keep])
        found = [
            Detection(
                float(points[i, 0, 0]),
                float(points[i, 0, 1]),
                float(points[i, 1, 0]),
                float(points[i, 1, 1]),
                float(scores[keep][i]),
                points[i, 2:4],
            )
            for i in order
        ]
        return _blend(found)


def _blend(found: list[Detection]) -> list[Detection]:
    """Return one box a face: the mean, weighted by score, of the boxes that overlap the best (BlazeFace, 3.4)."""
    blended: list[Detection] = []
    while found:
        group = [other for other in found if other is found[0] or _overlap(found[0], other) >= OVERLAP]
        weights = np.array([box.score for box in group])
        weights /= weights.sum()
        sizes = np.array([(box.x, box.y, box.width, box.height) for box in group])
        x, y, width, height = (weights @ sizes).tolist()
        eyes = np.tensordot(weights, np.stack([box.eyes for box in group]), axes=1).astype(np.float32)
        blended.append(Detection(x, y, width, height, found[0].score, eyes))
        found = [other for other in found if not any(other is box for box in group)]
    return blended


def _overlap(a: Detection, b: Detection) -> float:
    width = min(a.x + a.width / 2, b.x + b.width / 2) - max(a.x - a.width / 2, b.x - b.width / 2)
    height = min(a.y + a.height / 2, b.y + b.height / 2) - max(a.y - a.height / 2, b.y - b.height / 2)
    common = max(0.0, width) * max(0.0, height)
    return common / (a.width * a.height + b.width * b.height - common + 1e-9)
