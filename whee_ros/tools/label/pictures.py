"""Pictures of a bag at a moment: what the camera saw where somebody agreed to that, else the points of the face."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from whee_ros.bags.reader import declared, raw_messages
from whee_ros.core.errors import MediaError
from whee_ros.core.face import FaceMesh
from whee_ros.ros.images import from_image

TOPICS = ("camera/image_raw/compressed", "camera/image_raw", "face/mesh", "face/picture")
"""Relative names of what can be shown, the best first."""
NEAR = 1.0
"""Seconds before a moment within which a picture still shows it."""
WIDTH = 480
"""Pixels of a picture at most."""
QUALITY = 75
"""Of JPEG."""


class Pictures:
    """Looks a picture up in the bag's index when it is asked for: pictures of half an hour do not fit into memory.

    Args:
        bag: folder with metadata.yaml.
        zero: log time (s) of the bag's first message.

    Attributes:
        topic: that is shown, "" where the bag holds none.
    """

    def __init__(self, bag: Path, zero: float) -> None:
        there = [topic.name for topic in declared(bag)]
        found = (name for wanted in TOPICS for name in there if name.endswith(f"/{wanted}"))
        self.topic = next(found, "")
        self._bag, self._zero = bag, zero

    def at(self, seconds: float) -> bytes | None:
        """Return the last picture before a moment (s since the first message) as JPEG, None where there is none."""
        stop = round((self._zero + seconds) * 1e9) + 1
        near = (
            raw_messages(self._bag, self.topic.__eq__, stop - round(NEAR * 1e9), stop) if self.topic else ()
        )
        last = None
        for last in near:  # noqa: B007 - the last one counts
            pass
        if last is None:
            return None
        try:
            picture = _drawn(last.decode())
        except (MediaError, OSError):  # an encoding that nobody here knows
            return None
        picture.thumbnail((WIDTH, WIDTH))
        out = io.BytesIO()
        picture.convert("RGB").save(out, "jpeg", quality=QUALITY)
        return out.getvalue()


def _drawn(message: Any) -> Image.Image:
    """Return an image message, a compressed one, or the points of a face as a picture."""
    if isinstance(message, FaceMesh):
        picture = Image.new("RGB", (message.width, message.height), "#101a2c")
        draw = ImageDraw.Draw(picture)
        for x, y in zip(message.x, message.y, strict=True):
            draw.ellipse((x - 1.5, y - 1.5, x + 1.5, y + 1.5), fill="#8fd3ff")
        return picture
    if hasattr(message, "format"):
        return Image.open(io.BytesIO(bytes(message.data)))
    return Image.fromarray(from_image(message).image[:, :, ::-1])
