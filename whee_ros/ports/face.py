"""Port: find faces in a frame and measure their landmarks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import Frame

PATCH_SHAPE = (128, 112)
"""Rows and columns of a patch."""
PATCH_SCALE = 7.0
"""Patch pixels a centimetre of the canonical face."""
PATCH_ORIGIN = (55.5, 60.0)
"""Column and row of the canonical origin: a point at (x, y) cm (x to the person's left, y up) lies in column
55.5 + 7 x, row 60 - 7 y."""


@dataclass(frozen=True)
class RawFace:
    """What a face model measures; perception turns it into a `FaceObservation`.

    Attributes:
        landmarks: float32 [478, 3], pixels (x right, y down, z towards the camera negative, same scale as x);
            topology of the Google face mesh, 468-477 are the irises.
        blendshapes: the 52 ARKit coefficients by name, 0-1.
        presence: probability that this is a face, 0-1.
        track_id: stable while the tracker follows the face.
        patch: the skin laid flat, grey uint8 `PATCH_SHAPE`, or None: each point of the canonical face mesh seen
            from the front (`PATCH_SCALE`, `PATCH_ORIGIN`) has the brightness that it has in the frame, so head
            pose, size and movement are gone. The person's left is right in it. Eyeballs lie in the eye
            openings, what is between the lips is not shown; skin turned out of view is smeared.
    """

    landmarks: NDArray[np.float32]
    blendshapes: dict[str, float]
    presence: float
    track_id: int = 0
    patch: NDArray[np.uint8] | None = None


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


@runtime_checkable
class Attending(Protocol):
    """What a tracker may offer besides: many faces at the cost of a few, the attended one at full rate."""

    def attend(self, track_id: int) -> None:
        """Measure this face in every frame, others in turn; 0 lets the tracker choose."""
        ...
