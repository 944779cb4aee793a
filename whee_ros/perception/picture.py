"""Says in words what is wrong with the pictures of a camera as such, whoever is in them. Pure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import Frame

PATIENCE = 2.0
"""Seconds that something has to last: a camera may blink."""
STILL = 5.0
"""Seconds without any change after which a picture counts as frozen: even a still room has the noise of the sensor."""
DARK = 12.0
"""Mean of 0-255 under which nothing can be seen."""
LARGE = 1920
"""px of the longer side, above which decoding and copying cost more than a face model gains."""
SMALL = 160
"""px of the longer side, below which a face of a person at arm's length has no features."""
_EVERY = 8
"""Of the rows and columns one in so many is looked at."""


class PictureWatch:
    """Follows one camera; looks at a few frames a second, 0.1 ms each.

    Args:
        what: name of the camera, as the words begin.
    """

    def __init__(self, what: str = "picture") -> None:
        self._what = what
        self._looked = float("-inf")
        self._dark_since: float | None = None
        self._same_since: float | None = None
        self._last: NDArray[np.uint8] | None = None
        self._words = ""

    def see(self, frame: Frame) -> str:
        """Take a frame and return what is wrong, "" when all is well."""
        if frame.stamp - self._looked >= 0.2 or frame.stamp < self._looked:
            self._looked = frame.stamp
            self._words = self._look(frame)
        return self._words

    def _look(self, frame: Frame) -> str:
        now, (height, width) = frame.stamp, frame.image.shape[:2]
        sample = frame.image[::_EVERY, ::_EVERY].copy()
        dark = float(sample.mean()) < DARK
        same = self._last is not None and np.array_equal(sample, self._last)
        self._last = sample
        self._dark_since = (self._dark_since if self._dark_since is not None else now) if dark else None
        self._same_since = (self._same_since if self._same_since is not None else now) if same else None
        size = f"{self._what} of {width}x{height}"
        if self._dark_since is not None and now - self._dark_since >= PATIENCE:
            return f"{size}: it is black. Uncover the lens, or switch the light on."
        if self._same_since is not None and now - self._same_since >= STILL:
            return f"{size}: it does not change. The driver repeats an old frame: start it again."
        if max(height, width) > LARGE:
            return f"{size}: more than is of use, and slow. Let the driver send 640x480 to 1280x720."
        if max(height, width) < SMALL:
            return f"{size}: too small for a face. Let the driver send 640x480."
        return ""
