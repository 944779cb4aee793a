"""Where a face is in space, and its landmarks with head pose and size taken out.

The weighted orthogonal Procrustes fit to the canonical face mesh is that of MediaPipe's face geometry module
(landmarker bundle, `geometry_pipeline_metadata`), here on the landmarks as a scaled orthographic view: held
at 45 degrees of head turn, where a perspective-n-point fit does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FILE = Path(__file__).with_name("canonical.npz")


@dataclass(frozen=True)
class Canonical:
    """The canonical face.

    Attributes:
        vertices: [468, 3], cm; x to the person's left, y up, z out of the face; origin inside the head.
        basis: [33], vertices that expressions move least.
        weights: [33], their weights in the fit, sum 1.
    """

    vertices: NDArray[np.float64]
    basis: NDArray[np.int64]
    weights: NDArray[np.float64]

    @staticmethod
    @cache
    def shipped() -> Canonical:
        """Return the mesh that ships with the package, from the landmarker's own bundle (Apache-2.0)."""
        with np.load(_FILE) as data:
            weights = data["weights"].astype(np.float64)
            return Canonical(data["vertices"].astype(np.float64), data["basis"], weights / weights.sum())


@dataclass(frozen=True)
class Fit:
    """A face laid over the canonical one.

    Attributes:
        rotation: [3, 3], from canonical axes to the view (x right, y up, z towards the viewer).
        scale: pixels a canonical centimetre.
        origin: [3], pixels, where the canonical origin lies in the view.
        points: [478, 3], cm, the landmarks in canonical axes, pose and size removed.
    """

    rotation: NDArray[np.float64]
    scale: float
    origin: NDArray[np.float64]
    points: NDArray[np.float64]


def fit(landmarks: NDArray[np.float32]) -> Fit:
    """Fit the canonical mesh to `landmarks` ([478, 3], as in `RawFace`).

    Solves min sum_i w_i |s R c_i + t - l_i|^2 in closed form (Umeyama 1991).
    """
    mesh = Canonical.shipped()
    view = landmarks.astype(np.float64) * (1.0, -1.0, -1.0)
    source, target = mesh.vertices[mesh.basis], view[mesh.basis]
    centre, middle = mesh.weights @ source, mesh.weights @ target
    away, seen = source - centre, target - middle
    left, spread, right = np.linalg.svd((seen * mesh.weights[:, None]).T @ away)
    sign = np.array([1.0, 1.0, np.sign(np.linalg.det(left @ right))])
    rotation = (left * sign) @ right
    scale = float((spread * sign).sum() / (mesh.weights @ (away**2).sum(axis=1)))
    origin = middle - scale * rotation @ centre
    return Fit(rotation, scale, origin, (view - origin) @ rotation / scale)


def head_pitch(fitted: Fit) -> float:
    """Return how far the head nods down, rad, as in `FaceObservation`."""
    return float(np.arcsin(np.clip(-fitted.rotation[1, 2], -1.0, 1.0)))
