"""The face at one moment, as the numbers of its rig."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.motion import FaceCommand
from whee_ros.ports.face_file import face_rig


@functools.cache
def _rest() -> NDArray[np.float64]:
    return face_rig().values(FaceCommand(0.0))


@dataclass(frozen=True, eq=False)
class FaceShape:
    """Inputs and controls of `face_rig` at one moment, each also an attribute by its name in config/face.yaml.

    Attributes:
        values: in the order of `face_rig().names`; by default the face at rest.
        caption: words below it.
    """

    values: NDArray[np.float64] = field(default_factory=_rest)
    caption: str = ""

    def __getattr__(self, name: str) -> float:
        try:
            return float(self.values[_places()[name]])
        except KeyError:
            raise AttributeError(name) from None

    def towards(self, other: FaceShape, share: float) -> FaceShape:
        """Return the shape `share` (0-1) of the way to `other`, with the words of `other`."""
        return FaceShape(self.values + (other.values - self.values) * share, other.caption)


def shape_of(command: FaceCommand) -> FaceShape:
    """Return the geometry of `command`; unknown codes are ignored, intensities clipped to [0, 1]."""
    return FaceShape(face_rig().values(command), command.caption)


@functools.cache
def _places() -> dict[str, int]:
    return {name: place for place, name in enumerate(face_rig().names)}
