"""Where frames leave a node: to the face node in the same process, and to DDS when somebody asks."""

from __future__ import annotations

from collections.abc import Callable

from sensor_msgs.msg import Image

from whee_ros.core.media import Frame
from whee_ros.ros import local
from whee_ros.ros.images import to_image
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import IMAGE

TOPIC = "camera/image_raw"


class FrameOutlet:
    """Passes frames on; `publish` may be called from any thread until the node ends.

    Args:
        node: publishes the images.
        always: tells whether images go out to whoever may come, as for bags of other recorders.
    """

    def __init__(self, node: WheeNode, always: Callable[[], bool]) -> None:
        self._topic = node.resolve_topic_name(TOPIC)
        self._images = node.create_publisher(Image, TOPIC, IMAGE)
        self._always = always

    def publish(self, frame: Frame) -> None:
        """Hand the frame over; an image is made of it only where somebody else asks."""
        taken = local.publish(self._topic, frame)  # those who took it subscribe to the topic, too
        asked = self._images.get_subscription_count()
        if asked > taken or (asked and self._always()):
            self._images.publish(to_image(frame))
