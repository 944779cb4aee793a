"""Meshes of a robot's description (STL, OBJ, DAE) as triangles that are few enough to draw."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import ConfigError
from whee_ros.core.registry import vendor

Array = NDArray[np.float64]
MANY = 1500
"""Triangles of a mesh that are drawn as they are; more are made coarser."""
GRID = 14
"""Cells along the longest side of a mesh to whose middles the corners of many triangles are drawn."""
PACKAGE = "package://"


def find(uri: str, description: Path) -> Path:
    """Return the file that a description means by `uri`.

    A package is looked for among those that are installed, then around the description, where it lies in a source tree.

    Args:
        uri: package://PACKAGE/PATH, file:///PATH, or a path, relative to the description.
        description: its file.

    Raises:
        ConfigError: if there is no such file.
    """
    if uri.startswith(PACKAGE):
        package, _, inside = uri.removeprefix(PACKAGE).partition("/")
        shares = [
            Path(prefix) / "share" for prefix in os.environ.get("AMENT_PREFIX_PATH", "").split(":") if prefix
        ]
        roots = [share / package for share in shares]
        for folder in description.absolute().parents:
            roots += [folder / package, *([folder] if folder.name == package else [])]
        places = [root / inside for root in roots]
    else:
        places = [description.parent / uri.removeprefix("file://")]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        remedy = "Source its package, or put it beside the description."
        raise ConfigError(f"robot description {description}", f"no mesh {uri}", remedy)
    return found


def triangles(path: Path) -> Array:
    """Return the triangles of a mesh file [n, 3 corners, 3], in its own units, about `MANY` at the most.

    Raises:
        BackendError: if trimesh is not installed.
        ConfigError: if the file cannot be read.
    """
    trimesh = vendor("trimesh", f"mesh {path}", "trimesh pycollada")
    try:
        found = np.asarray(trimesh.load(path, force="mesh").triangles, np.float64)
    except Exception as error:  # readers of many formats raise what they like
        text = f"{type(error).__name__}: {' '.join(str(error).split())}"
        raise ConfigError(f"mesh {path}", text, "Export it as STL, OBJ or DAE.") from error
    if not len(found):
        raise ConfigError(f"mesh {path}", "no triangles in it", "Export it as STL, OBJ or DAE.")
    return coarser(found) if len(found) > MANY else found


def coarser(found: Array) -> Array:
    """Return fewer triangles of one outline: corners in one cell of a grid become one (Rossignac & Borrel 1993)."""
    low = found.min(axis=(0, 1))
    cell = float(np.ptp(found, axis=(0, 1)).max()) / GRID or 1.0
    corners, inverse = np.unique(np.floor((found - low) / cell).reshape(-1, 3), axis=0, return_inverse=True)
    faces = inverse.reshape(-1, 3)
    apart = (faces[:, 0] != faces[:, 1]) & (faces[:, 1] != faces[:, 2]) & (faces[:, 0] != faces[:, 2])
    _, first = np.unique(np.sort(faces[apart], axis=1), axis=0, return_index=True)
    sums = np.zeros((len(corners), 3))
    np.add.at(sums, inverse.ravel(), found.reshape(-1, 3))
    means = sums / np.bincount(inverse.ravel(), minlength=len(corners))[:, None]
    return np.asarray(means[faces[apart][np.sort(first)]])
