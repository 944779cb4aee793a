"""An opening with two edges that slide over what lies behind: an eye under its lids, teeth behind the lips.

Skin that slides covers or bares what is behind it, it does not squeeze it; a smooth warp of the whole picture
cannot do that. Here each column of pixels is handled by itself: the skin above the opening moves with the
upper edge, the skin below with the lower edge, and both movements fade out with the distance from the edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class SlitShape:
    """Sizes in pixels.

    Attributes:
        above, below: how far from the edge the skin moves at all.
        rim_above, rim_below: how far it moves as one piece (lashes, lips).
        depth: how far the rim of what is behind reaches under the skin; beyond, `fill` is seen.
        fill: BGR colour deep inside, or None to stretch the rim.
        iris: centre (x, y) of something round that the edges partly hide, or None; what an edge lays bare is
            then copied from the same distance beside the centre.
    """

    above: float
    below: float
    rim_above: float
    rim_below: float
    depth: float
    fill: tuple[float, float, float] | None = None
    iris: tuple[float, float] | None = None


class Slit:
    """One opening of a picture.

    Args:
        cv2: the OpenCV module.
        picture: uint8 [h, w, 3], with the opening as wide as `upper` and `lower` say.
        upper, lower: [n, 2], pixels, the edges from the left corner to the right one.
        shape: sizes.
    """

    def __init__(
        self,
        cv2: Any,
        picture: NDArray[np.uint8],
        upper: NDArray[np.float32],
        lower: NDArray[np.float32],
        shape: SlitShape,
    ) -> None:
        self._cv2, self._shape = cv2, shape
        left, right = float(upper[0, 0]), float(upper[-1, 0])
        margin = 2
        self._x0, self._x1 = int(left) - margin, int(right) + margin + 2
        self._y0 = int(min(upper[:, 1].min(), lower[:, 1].min()) - shape.above) - 1
        self._y1 = int(max(upper[:, 1].max(), lower[:, 1].max()) + shape.below) + 2
        columns = np.arange(self._x0, self._x1, dtype=np.float32)
        self.upper = _curve(columns, upper) - self._y0
        self.lower = np.maximum(self.upper, _curve(columns, lower) - self._y0)
        middle, half = (left + right) / 2, (right - left) / 2
        self.profile = (np.clip(1.0 - ((columns - middle) / half) ** 2, 0.0, 1.0) ** 0.75).astype(np.float32)
        self._skin = picture[self._y0 : self._y1, self._x0 : self._x1].copy()
        rows = np.arange(self._y1 - self._y0, dtype=np.float32)
        self._rows = np.repeat(rows[:, None], len(columns), axis=1)
        self._columns = np.repeat(np.arange(len(columns), dtype=np.float32)[None], len(rows), axis=0)
        self._behind = self._inside()

    @property
    def height(self) -> NDArray[np.float32]:
        """How far the edges are apart in the picture, by column, pixels."""
        return np.asarray(self.lower - self.upper)

    def draw(self, image: NDArray[np.uint8], up: NDArray[np.float32], low: NDArray[np.float32]) -> None:
        """Draw the opening into `image` with its edges moved.

        Args:
            image: uint8 [h, w, 3], as large as the picture; only the region of the opening changes.
            up: movement of the upper edge by column, pixels, down positive.
            low: movement of the lower edge. Edges that would cross meet in the middle.
        """
        shape, rows = self._shape, self._rows
        top, bottom = self.upper + up, self.lower + low
        crossed = top > bottom
        seam = np.where(crossed, (top + bottom) / 2, 0.0)
        from_above = _slide(rows, self.upper, shape.above, shape.rim_above, up)
        from_below = -_slide(-rows, -self.lower, shape.below, shape.rim_below, -low)
        above = self._sample(from_above)
        below = self._sample(from_below)
        over = np.clip(np.where(crossed, seam, top) - rows + 0.5, 0.0, 1.0)[..., None]
        under = np.clip(rows - np.where(crossed, seam, bottom) + 0.5, 0.0, 1.0)[..., None]
        open_ = np.clip(1.0 - over - under, 0.0, 1.0)
        mixed = over * above + under * below + open_ * self._behind
        # where lips roll in, a shadow stays between them
        rolled = np.clip((top - bottom) / (2.0 * shape.rim_above), 0.0, 1.0) * self.profile
        mixed *= 1.0 - 0.4 * (rolled * np.exp(-((rows - seam) ** 2)))[..., None]
        image[self._y0 : self._y1, self._x0 : self._x1] = (mixed + 0.5).astype(np.uint8)

    def _sample(
        self, rows: NDArray[np.float32], columns: NDArray[np.float32] | None = None
    ) -> NDArray[np.uint8]:
        cv2 = self._cv2
        columns = self._columns if columns is None else columns
        return np.asarray(
            cv2.remap(self._skin, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        )

    def _inside(self) -> NDArray[np.float32]:
        """What is behind the skin: the opening as pictured, continued a little way under the edges."""
        rows, depth = self._rows, self._shape.depth
        inset = np.minimum(1.5, self.height / 2)
        top, bottom = self.upper + inset, self.lower - inset
        below = np.minimum(np.maximum(rows - bottom, 0.0), depth)
        above = np.minimum(np.maximum(top - rows, 0.0), depth)
        source = (
            np.clip(rows, top, bottom) + np.minimum(above, bottom - top) - np.minimum(below, bottom - top)
        )
        inside = self._sample(source.astype(np.float32)).astype(np.float32)
        if self._shape.fill is not None:
            deep = np.clip((rows - bottom) / max(1.0, depth), 0.0, 1.0)[..., None]
            inside = inside * (1.0 - deep) + np.array(self._shape.fill, np.float32) * deep
        if self._shape.iris is not None:
            hidden = np.clip(np.maximum(top - rows, rows - bottom), 0.0, 1.0)[..., None]
            inside = inside * (1.0 - hidden) + self._around(*self._shape.iris) * hidden
        return np.asarray(inside, np.float32)

    def _around(self, x: float, y: float) -> NDArray[np.float32]:
        """Return for each pixel the mean of the two at its distance left and right of the centre (x, y)."""
        x, y = x - self._x0, y - self._y0
        away = np.hypot(self._columns - x, self._rows - y).astype(np.float32)
        level = np.full_like(away, y + 1.0)
        return (self._sample(level, x - away).astype(np.float32) + self._sample(level, x + away)) / 2.0


def _curve(columns: NDArray[np.float32], edge: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the height of an edge at each column."""
    order = np.argsort(edge[:, 0])
    return np.interp(columns, edge[order, 0], edge[order, 1]).astype(np.float32)


def _slide(
    rows: NDArray[np.float32],
    edge: NDArray[np.float32],
    reach: float,
    stiff: float,
    shift: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Return the row to read for each row above `edge`.

    Rows farther than `reach` stay, rows nearer than `stiff` move by `shift`, those between are stretched.
    """
    still, rim = edge - np.float32(reach), edge - np.float32(stiff)
    moved = np.maximum(rim + shift, still + 1.0)
    share = np.clip((rows - still) / (moved - still), 0.0, 1.0)
    return np.asarray(rows - share * (moved - rim), np.float32)
