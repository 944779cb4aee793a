"""Coordinate frames on /tf, where `tf2_msgs` is installed."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

from geometry_msgs.msg import TransformStamped
from rclpy.qos import QoSProfile

from whee_ros.ports.description import Transform
from whee_ros.ros.convert import to_time


class Frames:
    """Publishes frames of a node; nothing where `tf2_msgs` is not installed.

    Args:
        node: owner of the publishers.
        without: what there is none of then, for the log.
    """

    def __init__(self, node: Any, without: str) -> None:
        self._node = node
        self._publishers: dict[str, Any] = {}
        self._message: Any = None
        try:
            self._message = importlib.import_module("tf2_msgs.msg").TFMessage
        except ImportError:
            node.get_logger().info(f"tf2_msgs is not installed: {without}")

    @property
    def there(self) -> bool:
        """Whether anything is published."""
        return bool(self._publishers)

    def open(self, topic: str, qos: QoSProfile) -> None:
        """Publish on `topic` from now on."""
        if self._message is not None:
            self._publishers[topic] = self._node.create_publisher(self._message, topic, qos)

    def publish(self, topic: str, frames: Sequence[TransformStamped]) -> None:
        """Publish `frames` on `topic`."""
        if topic in self._publishers:
            self._publishers[topic].publish(self._message(transforms=frames))

    def close(self) -> None:
        """Take the publishers down."""
        for publisher in self._publishers.values():
            self._node.destroy_publisher(publisher)
        self._publishers = {}


def stamped(now: float, transform: Transform, prefix: str = "") -> TransformStamped:
    """Return `transform` at `now` (s), with `prefix` before the names of both frames."""
    message = TransformStamped(child_frame_id=prefix + transform.child)
    message.header.stamp = to_time(now)
    message.header.frame_id = prefix + transform.parent
    place, turn = message.transform.translation, message.transform.rotation
    place.x, place.y, place.z = transform.translation
    turn.x, turn.y, turn.z, turn.w = transform.rotation
    return message
