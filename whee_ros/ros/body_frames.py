"""The robot's description on `robot_description`, and its links on `/tf`, as robot_state_publisher gives them."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

from geometry_msgs.msg import TransformStamped
from rclpy.qos import QoSProfile
from std_msgs.msg import String

from whee_ros.ports.description import Description, Transform
from whee_ros.ros.convert import to_time
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
        self._message: Any = None
        self._publishers = [self._text]
        try:
            self._message = importlib.import_module("tf2_msgs.msg").TFMessage
        except ImportError:
            node.get_logger().info("tf2_msgs is not installed: no /tf")
            return
        self._moving = node.create_publisher(self._message, "/tf", QoSProfile(depth=100))
        self._fixed = node.create_publisher(self._message, "/tf_static", LATCHED)
        self._publishers += [self._moving, self._fixed]

    def begin(self, now: float) -> None:
        """Publish what does not change."""
        self._text.publish(String(data=self._description.text))
        if self._message is not None:
            self._fixed.publish(self._stamped(now, self._description.transforms({}, fixed=True)))

    def moved(self, now: float, positions: Mapping[str, float]) -> None:
        """Publish where joints at `positions` (rad or m) put the links at `now` (s)."""
        if self._message is not None and positions:
            self._moving.publish(self._stamped(now, self._description.transforms(positions, fixed=False)))

    def close(self) -> None:
        """Take the publishers down."""
        for publisher in self._publishers:
            self._node.destroy_publisher(publisher)
        self._publishers = []

    def _stamped(self, now: float, transforms: list[Transform]) -> Any:
        found = []
        for transform in transforms:
            message = TransformStamped(child_frame_id=self._prefix + transform.child)
            message.header.stamp = to_time(now)
            message.header.frame_id = self._prefix + transform.parent
            place, turn = message.transform.translation, message.transform.rotation
            place.x, place.y, place.z = transform.translation
            turn.x, turn.y, turn.z, turn.w = transform.rotation
            found.append(message)
        return self._message(transforms=found)
