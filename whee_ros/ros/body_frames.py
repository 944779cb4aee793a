"""The robot's description on `robot_description`, and its links on `/tf`, as robot_state_publisher gives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rclpy.qos import QoSProfile
from std_msgs.msg import String

from whee_ros.ports.description import Description, Transform
from whee_ros.ros.frames import Frames, stamped
from whee_ros.ros.qos import LATCHED


class BodyFrames:
    """Publishes for one robot. Where `tf2_msgs` is not installed there is the description alone.

    Args:
        node: owner of the publishers.
        description: of the robot.
        prefix: of the frames ("left/"), for several robots in one tree.
    """

    def __init__(self, node: Any, description: Description, prefix: str = "") -> None:
        self._node = node
        self._description = description
        self._prefix = prefix
        self._text = node.create_publisher(String, "robot_description", LATCHED)
        self._frames = Frames(node, "no /tf")
        self._frames.open("/tf", QoSProfile(depth=100))
        self._frames.open("/tf_static", LATCHED)

    def begin(self, now: float) -> None:
        """Publish what does not change."""
        self._text.publish(String(data=self._description.text))
        self._publish("/tf_static", now, self._description.transforms({}, fixed=True))

    def moved(self, now: float, positions: Mapping[str, float]) -> None:
        """Publish where joints at `positions` (rad or m) put the links at `now` (s)."""
        if self._frames.there and positions:
            self._publish("/tf", now, self._description.transforms(positions, fixed=False))

    def close(self) -> None:
        """Take the publishers down."""
        if self._text is not None:
            self._node.destroy_publisher(self._text)
            self._text = None
        self._frames.close()

    def _publish(self, topic: str, now: float, transforms: list[Transform]) -> None:
        self._frames.publish(topic, [stamped(now, transform, self._prefix) for transform in transforms])
