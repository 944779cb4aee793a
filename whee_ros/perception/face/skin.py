"""What has changed in the skin of one person since their face was at rest.

People's skins differ more than any expression changes them (beards, make-up, age), so wrinkles count only against
the person's own, once known, and only in a face that looks at the camera.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.geometry import Fit
from whee_ros.perception.face.texture import REGIONS, wrinkles

_EXPECTILE = 0.25
"""Which expectile of the wrinkles is the skin at rest: low, since expressions add wrinkles (as `baseline`)."""
_NOISE = 0.5
"""Share of what a smooth cheek gains or loses that is taken off elsewhere: blur, noise and light change all skin."""
_FACING, _TURNED = 0.97, 0.88
"""Cosine of the angle to the camera from which skin counts fully, and up to which not at all (14, 28 degrees): what
turns away is smeared."""


@dataclass(frozen=True)
class Folds:
    """How the skin differs from rest.

    Attributes:
        known: how far rest is known and the skin in view, 0-1; all changes have been multiplied by it.
        left, right: change on either side of the person by region of `texture.REGIONS`, percent of brightness
            a patch pixel; wrinkles are positive.
    """

    known: float = 0.0
    left: Mapping[str, float] = field(default_factory=lambda: dict.fromkeys(REGIONS, 0.0))
    right: Mapping[str, float] = field(default_factory=lambda: dict.fromkeys(REGIONS, 0.0))

    def mean(self, region: str) -> float:
        """Return the change of both sides."""
        return (self.left[region] + self.right[region]) / 2.0


NOTHING = Folds()
"""Skin that is not known or not in view."""


class Skin:
    """Follows the wrinkles of one person."""

    def __init__(self) -> None:
        self._rest: NDArray[np.float64] | None = None
        self._seen = 0.0

    def feed(self, patch: NDArray[np.uint8] | None, fitted: Fit, elapsed: float, config: FaceConfig) -> Folds:
        """Return how the skin differs from rest.

        Args:
            patch: of this frame, or None.
            fitted: how the face stands.
            elapsed: s since the frame before.
            config: time constants of the neutral face.
        """
        facing = (float(fitted.rotation[2, 2]) - _TURNED) / (_FACING - _TURNED)
        if patch is None or facing <= 0.0:
            return NOTHING
        found = wrinkles(patch)
        now = 100.0 * np.array([found[name] for name in REGIONS])
        if self._rest is None:
            self._rest = now
        if facing >= 1.0:
            self._seen += max(0.0, elapsed)
            step = max(0.0, elapsed) / min(max(self._seen, 1e-9), config.baseline_time)
            weight = np.where(now > self._rest, _EXPECTILE, 1.0 - _EXPECTILE)
            self._rest = self._rest + np.minimum(1.0, 2.0 * weight * step) * (now - self._rest)
        known = min(1.0, self._seen / config.baseline_warmup) * min(1.0, facing)
        change = now - self._rest
        plain = _NOISE * change[list(REGIONS).index("cheek")].mean()
        left, right = (known * (change - plain)).T.tolist()
        return Folds(known, dict(zip(REGIONS, left, strict=True)), dict(zip(REGIONS, right, strict=True)))
