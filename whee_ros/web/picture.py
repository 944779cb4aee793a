"""A small picture of the person for the page."""

from __future__ import annotations

import base64
import io

from PIL import Image

from whee_ros.core.media import Frame

TINY = 64
"""Width (px) up to which PNG is the smaller."""
QUALITY = 80
"""Of JPEG."""


def source(frame: Frame) -> str:
    """Return a BGR frame as an address that an <img> shows (data:image/...)."""
    picture = Image.fromarray(frame.image[:, :, ::-1])
    kind = "png" if picture.width <= TINY else "jpeg"
    out = io.BytesIO()
    picture.save(out, kind, quality=QUALITY)
    return f"data:image/{kind};base64,{base64.b64encode(out.getvalue()).decode()}"
