"""The skin of a face laid flat: a small grey picture in which every wrinkle keeps its place.

Each pixel of the patch belongs to a triangle of the canonical mesh seen from the front, and is read where that
triangle lies in the camera's picture. So head pose, size and the movement of the skin are taken out, and what
is left is texture. Mesh and triangles are those of the landmarker's own bundle
(`geometry_pipeline_metadata_landmarks.binarypb`, MediaPipe's face geometry module).
"""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.protobuf import BYTES, FOUR, VARINT, fields
from whee_ros.core.errors import ModelError
from whee_ros.ports.face import PATCH_ORIGIN, PATCH_SCALE, PATCH_SHAPE

_METADATA = "geometry_pipeline_metadata_landmarks.binarypb"
_POSITION, _TEXTURE = 3, 2
"""Floats of one vertex in the bundle's buffer: x, y, z in cm, then two texture coordinates."""
_STEP = 2
"""Patch pixels between two nodes of the map; the mesh's triangles are about 5 pixels wide."""
_FINE = 1.5
"""Camera pixels a patch pixel above which the picture is shrunk first, so that nothing aliases."""


class Flattener:
    """Cuts patches out of pictures.

    Args:
        cv2: the OpenCV module.
        bundle: path of the landmarker's .task file.

    Raises:
        ModelError: if the bundle does not hold the mesh.
    """

    def __init__(self, cv2: Any, bundle: Path) -> None:
        self._cv2 = cv2
        try:
            with zipfile.ZipFile(bundle) as archive:
                vertices, triangles = _mesh(archive.read(_METADATA))
        except (OSError, KeyError, ValueError, struct.error, zipfile.BadZipFile) as error:
            remedy = "Run: whee models fetch face_landmarker"
            raise ModelError("model face_landmarker, canonical mesh", error, remedy) from error
        self._points, self._weights = _nodes(vertices, triangles)

    def __call__(self, image: NDArray[np.uint8], landmarks: NDArray[np.float32]) -> NDArray[np.uint8]:
        """Return the patch of a face, uint8 `PATCH_SHAPE`.

        Args:
            image: uint8 [h, w, 3], BGR.
            landmarks: float32 [478, 3], pixels of `image`.
        """
        cv2 = self._cv2
        at = np.einsum("nkc,nk->nc", landmarks[self._points, :2], self._weights)
        low = np.maximum(at.min(axis=0).astype(int) - 1, 0)
        high = np.maximum(np.minimum(at.max(axis=0).astype(int) + 2, image.shape[1::-1]), low + 1)
        low = np.minimum(low, np.array(image.shape[1::-1]) - 1)
        region = image[low[1] : high[1], low[0] : high[0]]
        shrink = float((high - low).max()) / PATCH_SHAPE[0]
        if shrink > _FINE:
            region = cv2.resize(region, None, fx=1 / shrink, fy=1 / shrink, interpolation=cv2.INTER_AREA)
        # pixel centres lie at whole numbers, before and after shrinking
        size = np.array(region.shape[1::-1], np.float32) / (high - low)
        coarse = ((at - low + 0.5) * size - 0.5).astype(np.float32)
        rows, columns = PATCH_SHAPE
        field = cv2.resize(
            coarse.reshape(rows // _STEP, columns // _STEP, 2),
            (columns, rows),
            interpolation=cv2.INTER_LINEAR,
        )
        flat = cv2.remap(region, field, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(cv2.cvtColor(flat, cv2.COLOR_BGR2GRAY))


def _mesh(message: bytes) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Return vertices [468, 3] (cm) and triangles [898, 3] of a GeometryPipelineMetadata protobuf."""
    values, corners = [], []
    for number, wire, value, _ in fields(_first(message, 1)):
        if number == 3 and wire == FOUR:
            values.append(value)
        elif number == 4 and wire == VARINT:
            corners.append(value)
    floats = np.frombuffer(np.array(values, np.uint32).tobytes(), np.float32)
    vertices = floats.reshape(-1, _POSITION + _TEXTURE)[:, :_POSITION]
    triangles = np.array(corners, np.int64).reshape(-1, 3)
    if len(vertices) != 468 or triangles.size == 0 or triangles.max() >= len(vertices):
        raise ValueError(f"{len(vertices)} vertices, {len(triangles)} triangles")
    return vertices, triangles


def _first(message: bytes, wanted: int) -> bytes:
    for number, wire, value, _ in fields(message):
        if number == wanted and wire == BYTES:
            return bytes(value)
    raise ValueError(f"no field {wanted}")


def _nodes(
    vertices: NDArray[np.float32], triangles: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return for each node of the map the three vertices around it [n, 3] and their weights [n, 3].

    Of triangles that lie behind one another the front one counts; outside the mesh the nearest vertex does.
    """
    rows, columns = PATCH_SHAPE
    x = PATCH_ORIGIN[0] + PATCH_SCALE * vertices[:, 0]
    y = PATCH_ORIGIN[1] - PATCH_SCALE * vertices[:, 1]
    # a node is the middle of STEP x STEP pixels, as cv2.resize has it
    across = (np.arange(columns // _STEP) + 0.5) * _STEP - 0.5
    down = (np.arange(rows // _STEP) + 0.5) * _STEP - 0.5
    node = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
    nearest = ((node[:, None] - np.stack([x, y], axis=1)[None]) ** 2).sum(axis=2).argmin(axis=1)
    points = np.repeat(nearest[:, None], 3, axis=1)
    weights = np.full(points.shape, 1.0 / 3.0, np.float32)
    front = np.full(len(node), -np.inf)
    for corners in triangles:
        (ax, bx, cx), (ay, by, cy) = x[corners], y[corners]
        area = (by - cy) * (ax - cx) + (cx - bx) * (ay - cy)
        if abs(area) < 1e-9:
            continue
        a = ((by - cy) * (node[:, 0] - cx) + (cx - bx) * (node[:, 1] - cy)) / area
        b = ((cy - ay) * (node[:, 0] - cx) + (ax - cx) * (node[:, 1] - cy)) / area
        share = np.stack([a, b, 1.0 - a - b], axis=1)
        depth = share @ vertices[corners, 2]
        hit = (share.min(axis=1) >= -1e-6) & (depth > front)
        points[hit], weights[hit], front[hit] = corners, share[hit], depth[hit]
    return points, weights
