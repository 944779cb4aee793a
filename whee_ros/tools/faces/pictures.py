"""What harms a picture, and what hides a face in it."""

from __future__ import annotations

import importlib
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
Harm = Callable[[Image, NDArray[np.float32]], Image]
DIM, DIM_NOISE = 0.2, 3.0
"""Share of the light left, and the noise of a sensor that has so little (standard deviation, of 255)."""
NOISE = 12.0
"""Standard deviation of heavy sensor noise, of 255."""
QUALITY = 30
"""Of JPEG."""

_JAW = (234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152)
_JAW_LEFT = (377, 400, 378, 379, 365, 397, 288, 361, 323, 454)
_BRIDGE = (6,)
_IRISES = (468, 473)


def harms() -> dict[str, Harm]:
    """Return by name what changes a picture uint8 [h, w, 3] with a face at landmarks [478, 3]."""
    cv2 = importlib.import_module("cv2")
    random = np.random.default_rng(7)

    def noisy(image: Image, deviation: float) -> Image:
        noise = random.normal(0.0, deviation, image.shape)
        return np.asarray(np.clip(image + noise, 0, 255).astype(np.uint8))

    def dim(image: Image, points: NDArray[np.float32]) -> Image:
        return noisy((image * DIM).astype(np.uint8), DIM_NOISE)

    def noise(image: Image, points: NDArray[np.float32]) -> Image:
        return noisy(image, NOISE)

    def jpeg(image: Image, points: NDArray[np.float32]) -> Image:
        stored = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1]
        return np.asarray(cv2.imdecode(stored, cv2.IMREAD_COLOR))

    def half(image: Image, points: NDArray[np.float32]) -> Image:
        return np.asarray(cv2.resize(image, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))

    def glasses(image: Image, points: NDArray[np.float32]) -> Image:
        drawn, at = image.copy(), points[:, :2].round().astype(int)
        eye = float(np.linalg.norm(points[_IRISES[0], :2] - points[_IRISES[1], :2]))
        thick = max(2, round(0.06 * eye))
        rims = [tuple(at[iris]) for iris in _IRISES]
        for rim in rims:
            cv2.ellipse(drawn, rim, (round(0.42 * eye), round(0.34 * eye)), 0, 0, 360, (30, 30, 30), thick)
        cv2.line(drawn, tuple(at[_BRIDGE[0]] - (round(0.1 * eye), 0)), tuple(at[_BRIDGE[0]] + (round(0.1 * eye), 0)),
                 (30, 30, 30), thick)  # fmt: skip
        return drawn

    def mask(image: Image, points: NDArray[np.float32]) -> Image:
        drawn = image.copy()
        outline = points[[*_JAW, *_JAW_LEFT, 195], :2].round().astype(np.int32)
        cv2.fillPoly(drawn, [cv2.convexHull(outline)], (205, 190, 170))
        return np.asarray(drawn)

    return {
        "as it is": lambda image, points: image,
        "dim light": dim,
        "noise": noise,
        f"JPEG {QUALITY}": jpeg,
        "half size": half,
        "glasses (drawn)": glasses,
        "mask (drawn)": mask,
    }
