"""Renders the portrait in any pose: eyes and mouth first, then the skin and the head around them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.camera.portrait import layers
from whee_ros.backends.camera.portrait import mesh as meshes
from whee_ros.backends.camera.portrait.field import Field
from whee_ros.backends.camera.portrait.mesh import Mesh
from whee_ros.backends.camera.portrait.performance import PortraitPose
from whee_ros.backends.camera.portrait.shading import Shading
from whee_ros.backends.camera.portrait.slit import Slit, SlitShape
from whee_ros.backends.camera.portrait.units import LIDS, LIPS, UNSMILE, UNSMILE_FOLDS, UNSMILE_LIPS, displace
from whee_ros.core.registry import vendor

_MOUTH_FILL = (34.0, 26.0, 52.0)
"""Colour of an open mouth, BGR."""


class Portrait:
    """Renders poses of the portrait, 640x480; `load` first."""

    def __init__(self) -> None:
        self._cv2: Any = None

    def load(self, mesh: Mesh | None = None) -> None:
        """Read the picture and precompute every field (about half a second).

        Args:
            mesh: landmarks to use instead of the stored ones.

        Raises:
            BackendError: if OpenCV or scikit-image is not installed.
        """
        cv2 = self._cv2 = vendor("cv2", "camera back end portrait", "opencv-python-headless")
        mesh = mesh or meshes.load_mesh()
        self._field = Field(cv2, mesh)
        photo = meshes.picture(cv2)
        self._shading = Shading(cv2, mesh)
        self._scene = layers.behind(cv2, photo, mesh)
        relaxed = self._field.warp(photo, self._field.pushed(UNSMILE, mesh.smiling))
        relaxed = self._shading.smooth(relaxed, UNSMILE_FOLDS)
        self._head = layers.cut_out(cv2, relaxed, mesh)
        relaxed = np.ascontiguousarray(self._head[..., :3])

        def relax(points: NDArray[np.float32]) -> NDArray[np.float32]:
            return np.asarray(points + displace(UNSMILE, mesh.smiling, mesh, points))

        points = relax(np.ascontiguousarray(mesh.smiling[:, :2]))
        unit = mesh.unit
        self._eyes = []
        for upper, lower, iris in (
            (meshes.RIGHT_UPPER_LID, meshes.RIGHT_LOWER_LID, 468),
            (meshes.LEFT_UPPER_LID, meshes.LEFT_LOWER_LID, 473),
        ):
            centre = (float(points[iris, 0]), float(points[iris, 1]))
            lids = SlitShape(0.14 * unit, 0.16 * unit, 0.06 * unit, 0.03 * unit, 2.0, iris=centre)
            self._eyes.append(Slit(cv2, relaxed, points[list(upper)], points[list(lower)], lids))
        lips = SlitShape(0.27 * unit, 0.75 * unit, 0.07 * unit, 0.13 * unit, 0.07 * unit, _MOUTH_FILL)
        upper_lip = relax(np.array(meshes.UPPER_LIP, np.float32))
        lower_lip = relax(np.array(meshes.LOWER_LIP, np.float32))
        self._mouth = Slit(cv2, relaxed, upper_lip, lower_lip, lips)
        # the upper lip does more of the way in the middle, so that the closed mouth is a level line
        share = UNSMILE_LIPS * np.sqrt(self._mouth.profile)
        self._closed = (share * self._mouth.height, (share - 1.0) * self._mouth.height)
        self._mouth.draw(self._head[..., :3], *self._closed)
        self._neutral = layers.compose(cv2, self._scene, self._head)
        self._unit = unit

    @property
    def neutral(self) -> NDArray[np.uint8]:
        """The portrait at rest, without the smile, uint8 [480, 640, 3] BGR."""
        return self._neutral

    def render(self, pose: PortraitPose) -> NDArray[np.uint8]:
        """Return the portrait in `pose`, uint8 [480, 640, 3] BGR."""
        aus = pose.aus
        head = self._head.copy()
        image = head[..., :3]
        upper, lower = _edges(aus, LIDS)
        if upper or lower:
            for eye in self._eyes:
                eye.draw(image, upper * eye.height, lower * eye.height)
        upper, lower = _edges(aus, LIPS)
        if upper or lower:
            arch = self._mouth.profile * self._unit
            self._mouth.draw(image, self._closed[0] + upper * arch, self._closed[1] + lower * arch)
        self._shading.draw(image, aus, pose.asymmetry)
        field = self._field.forward(aus, pose.yaw, pose.pitch, pose.roll, pose.asymmetry)
        moved = self._field.warp(head, field)
        return layers.compose(self._cv2, self._scene, moved)


def _edges(aus: Mapping[int, float], table: Mapping[int, tuple[float, float]]) -> tuple[float, float]:
    """Return how far the upper and the lower edge move, each unit's share added up."""
    upper = lower = 0.0
    for code, intensity in aus.items():
        if code in table:
            upper += intensity * table[code][0]
            lower += intensity * table[code][1]
    return upper, lower
