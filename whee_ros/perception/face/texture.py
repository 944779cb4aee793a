"""Wrinkles: how much finer light and shade a region of the skin has than smooth skin of the same face.

Landmarks lie on wrinkles and tell little of them, so units that are known by their wrinkles (crow's feet, nose
root, nasolabial furrow, dimples, chin) are measured on `RawFace.patch`, where each region keeps its place.
Measured is the mean strength of light-dark changes across the wrinkle's direction (gradient energy, as of Bartlett
et al. 1999 on wrinkle measures), over the brightness of the region, so that light does not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from whee_ros.ports.face import PATCH_ORIGIN, PATCH_SCALE


@dataclass(frozen=True)
class Region:
    """A rectangle of skin on the person's left; the one on the right mirrors it.

    Attributes:
        x: cm from the middle of the face, inner and outer edge; a region that starts below 0 crosses it.
        y: cm, lower and upper edge.
        along: direction in which light changes: "x" for upright wrinkles, "y" for level ones, "xy" for both.
    """

    x: tuple[float, float]
    y: tuple[float, float]
    along: str


REGIONS: dict[str, Region] = {
    "crow": Region((5.0, 6.5), (1.4, 4.0), "y"),
    "eye_bag": Region((1.8, 4.4), (0.2, 1.9), "y"),
    "nose_root": Region((-0.9, 0.9), (1.6, 4.2), "y"),
    "nose_side": Region((0.7, 1.9), (0.0, 2.2), "xy"),
    "frown": Region((-1.2, 1.2), (4.2, 6.0), "x"),
    "furrow": Region((1.9, 3.4), (-3.0, -1.2), "xy"),
    "smile_line": Region((2.8, 4.4), (-5.0, -2.6), "x"),
    "dimple": Region((2.7, 4.0), (-5.4, -3.8), "x"),
    "corner_below": Region((2.2, 3.4), (-6.4, -4.8), "xy"),
    "chin": Region((-1.8, 1.8), (-8.2, -6.3), "xy"),
    "forehead": Region((-3.0, 3.0), (6.0, 7.4), "y"),
    "cheek": Region((3.0, 4.8), (-1.6, 0.0), "xy"),
}


def wrinkles(patch: NDArray[np.uint8]) -> Mapping[str, tuple[float, float]]:
    """Return for each region the wrinkles on the person's left and on their right.

    Args:
        patch: as in `RawFace`.

    Returns:
        Mean relative change of brightness a patch pixel, 0 for smooth skin, about 0.02 for the finest lines.
    """
    image = patch.astype(np.float32)
    # a box of 3 x 3 pixels calms the noise of the sensor
    image = image[:-2] + image[1:-1] + image[2:]
    image = (image[:, :-2] + image[:, 1:-1] + image[:, 2:]) / 9.0
    across = np.zeros_like(image)
    down = np.zeros_like(image)
    across[:, 1:-1] = np.abs(image[:, 2:] - image[:, :-2])
    down[1:-1] = np.abs(image[2:] - image[:-2])
    maps = {"x": across, "y": down, "xy": across + down}
    found = {}
    for name, region in REGIONS.items():
        sides = [
            float(maps[region.along][place].sum() / (2.0 * image[place].sum() + 1.0))
            for place in _places(region)
        ]
        found[name] = (sides[0], sides[1])
    return found


@cache
def _places(region: Region) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
    """Return rows and columns of the region on the person's left and on their right."""
    rows = slice(
        _pixel(PATCH_ORIGIN[1] - PATCH_SCALE * region.y[1]),
        _pixel(PATCH_ORIGIN[1] - PATCH_SCALE * region.y[0]),
    )
    left, right = (
        sorted(_pixel(PATCH_ORIGIN[0] + side * PATCH_SCALE * x) for x in region.x) for side in (1.0, -1.0)
    )
    return (rows, slice(*left)), (rows, slice(*right))


def _pixel(position: float) -> int:
    # the 3 x 3 box took one pixel off each edge
    return round(position) - 1
