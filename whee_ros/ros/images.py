"""sensor_msgs/Image to BGR frames and back, without cv_bridge (which no registry carries)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sensor_msgs.msg import Image

from whee_ros.core.errors import MediaError
from whee_ros.core.media import Frame
from whee_ros.ros.convert import from_time, to_time

CHANNELS: dict[str, tuple[int, Callable[[NDArray[np.uint8]], NDArray[np.uint8]]]] = {
    "bgr8": (3, lambda image: image),
    "rgb8": (3, lambda image: image[:, :, ::-1]),
    "bgra8": (4, lambda image: image[:, :, :3]),
    "rgba8": (4, lambda image: image[:, :, 2::-1]),
    "mono8": (1, lambda image: np.repeat(image, 3, axis=2)),
    "8UC1": (1, lambda image: np.repeat(image, 3, axis=2)),
    "8UC3": (3, lambda image: image),
}
"""Bytes a pixel and how to make BGR of them, by encoding (sensor_msgs/image_encodings)."""


def from_image(message: Any) -> Frame:
    """Return the frame of an image message.

    Raises:
        MediaError: if the encoding is not one of `CHANNELS` or the data is shorter than the message says.
    """
    if message.encoding not in CHANNELS:
        raise MediaError(
            f"image in {message.header.frame_id or 'an unnamed frame'}",
            f"encoding {message.encoding!r}",
            f"Publish one of {', '.join(CHANNELS)} (image_proc converts Bayer images).",
        )
    bytes_a_pixel, to_bgr = CHANNELS[message.encoding]
    row = message.width * bytes_a_pixel
    data = np.frombuffer(message.data, np.uint8)
    step = message.step or row
    if not row or not message.height:
        raise MediaError("image", f"{message.width}x{message.height}", "The publisher sends empty images.")
    if len(data) < step * message.height or step < row:
        size = f"{message.width}x{message.height} with {len(data)} bytes, step {step}"
        raise MediaError("image", size, "The publisher fills width, height, step or data wrongly.")
    rows = data[: step * message.height].reshape(message.height, step)[:, :row]
    pixels = rows.reshape(message.height, message.width, bytes_a_pixel)
    return Frame(
        from_time(message.header.stamp),
        np.ascontiguousarray(to_bgr(pixels)),
        message.header.frame_id or "camera",
    )


def to_image(frame: Frame) -> Image:
    """Return a bgr8 image message of a frame."""
    height, width = frame.image.shape[:2]
    message = Image(height=height, width=width, encoding="bgr8", step=3 * width)
    message.header.stamp = to_time(frame.stamp)
    message.header.frame_id = frame.frame_id
    message.data = frame.image.tobytes()
    return message
