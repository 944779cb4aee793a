"""Port: find faces in a frame and measure their landmarks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import Frame


@dataclass(frozen=True)
class RawFace:
    """What a face model measures; perception turns it into a `FaceObservation`.

    Attributes:
        landmarks: float32 [478, 3], pixels (x right, y down, z towards the camera negative, same scale as x);
            topology of the Google face mesh, 468-477 are the irises.
        blendshapes: the 52 ARKit coefficients by name, 0-1.
        presence: probability that this is a face, 0-1.
        track_id: stable while the tracker follows the face.
    """

    landmarks: NDArray[np.float32]
    blendshapes: dict[str, float]
    presence: float
    track_id: int = 0


@dataclass(frozen=True)
class FaceCapabilities:
    """What the back end offers: most faces at once, device it runs on."""

    max_faces: int
    device: str


class FaceTracker(Protocol):
    """Follows faces from frame to frame. One thread at a time."""

    @property
    def capabilities(self) -> FaceCapabilities:
        """What this back end can do."""
        ...

    def load(self) -> None:
        """Load the model; may take seconds. Raises ModelError or BackendError."""
        ...

    def process(self, frame: Frame) -> list[RawFace]:
        """Return the faces of `frame`, largest first; empty if none. Frames come in order of stamp."""
        ...

    def close(self) -> None:
        """Free everything; may be called twice."""
        ...
