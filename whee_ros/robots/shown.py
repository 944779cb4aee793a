"""The face of a body that shows it as a picture: on a screen or on a matrix of lights."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.motion import FaceCommand
from whee_ros.ports.joint import FaceSpec
from whee_ros.robots.face_led import LedFace
from whee_ros.robots.face_screen import FaceScreen
from whee_ros.robots.face_shape import FaceShape, shape_of

_LAG = 0.02
"""Time constant (s) of the shown face: one frame of a 50 Hz display, and no jumps between visemes."""


class ShownFace:
    """Follows face commands a moment late, as a display does, and draws when asked.

    Args:
        face: nothing is drawn for a kind that is no picture.
    """

    def __init__(self, face: FaceSpec) -> None:
        self._face = face
        self._painter: FaceScreen | LedFace | None = None
        self._shape = FaceShape()
        self._wanted = FaceShape()

    def open(self) -> None:
        """Prepare what draws."""
        if self._face.kind == "screen":
            self._painter = FaceScreen()
        elif self._face.kind == "led":
            self._painter = LedFace(self._face.columns, self._face.rows)

    def aim(self, command: FaceCommand) -> None:
        """Aim for what `command` shows."""
        if self._painter is not None:
            self._wanted = shape_of(command)

    def step(self, seconds: float) -> None:
        """Let `seconds` (>= 0) pass."""
        self._shape = self._shape.towards(self._wanted, 1 - math.exp(-seconds / _LAG))

    def image(self) -> NDArray[np.uint8] | None:
        """Return the face, uint8 [height, width, 3] BGR (one pixel a light), None where none is drawn."""
        return self._painter.draw(self._shape) if self._painter is not None else None

    def close(self) -> None:
        """Switch off."""
        self._painter = None
