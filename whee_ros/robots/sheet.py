"""Contact sheets: many pictures on one, with captions."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

_CAPTION = 26
_GAP = 6
_PAPER = 24
_WORDS = (225, 230, 235)


def contact_sheet(
    frames: Sequence[tuple[str, NDArray[np.uint8]]], columns: int = 0, width: int = 320
) -> NDArray[np.uint8]:
    """Return `frames` (caption, BGR image) in rows, left to right.

    Args:
        frames: at least one; images may differ in size, each is scaled to `width` and cut to the first one's
        shape.
        columns: pictures a row; 0 picks a sheet about as wide as high.
        width: of one picture, px.

    Raises:
        ValueError: if there is no frame.
    """
    if not frames:
        raise ValueError("a contact sheet needs at least one picture")
    columns = columns or max(1, round((len(frames) * 1.2) ** 0.5))
    rows = -(-len(frames) // columns)
    first = frames[0][1]
    height = round(first.shape[0] * width / first.shape[1])
    cell_w, cell_h = width + _GAP, height + _CAPTION + _GAP
    sheet = np.full((rows * cell_h + _GAP, columns * cell_w + _GAP, 3), _PAPER, np.uint8)
    for index, (caption, image) in enumerate(frames):
        top = _GAP + index // columns * cell_h
        left = _GAP + index % columns * cell_w
        small = cv2.resize(
            image, (width, round(image.shape[0] * width / image.shape[1])), interpolation=cv2.INTER_AREA
        )
        small = small[:height]
        sheet[top : top + small.shape[0], left : left + width] = small
        cv2.putText(
            sheet,
            caption,
            (left + 4, top + height + 18),
            cv2.FONT_HERSHEY_SIMPLEX,
            0.5,
            _WORDS,
            1,
            cv2.LINE_AA,
        )
    return sheet
