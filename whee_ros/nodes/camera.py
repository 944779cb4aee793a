"""Camera node: a device, a file or an existing image topic becomes frames for the face node."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sensor_msgs.msg import Image

from whee_ros.core import registry
from whee_ros.core.errors import MediaError
from whee_ros.core.media import Frame
from whee_ros.core.params import param
from whee_ros.ports.camera import FrameSource
from whee_ros.ros import local
from whee_ros.ros.images import from_image, to_image
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.pump import Pump
from whee_ros.ros.qos import IMAGE

TOPIC = "camera/image_raw"


@dataclass(frozen=True)
class CameraConfig:
    """Where frames come from."""

    camera: str = param(
        "device", "Back end: device, video, or topic to use an image topic of the robot's own driver."
    )
    camera_uri: str = param("0", "Device number or path, or the video file.")
    image_topic: str = param("image", "Topic to read when camera is topic.")
    camera_rate: float = param(30.0, "Frames asked of the device.", unit="Hz", low=1.0, high=120.0)
    publish_images: bool = param(
        False, "Publish frames as sensor_msgs/Image too (for bags and rviz).", live=True
    )


class CameraNode(WheeNode):
    """Hands frames to the face node in this process, and to DDS when somebody asks."""

    def __init__(self) -> None:
        super().__init__("camera", CameraConfig)
        self._config = self.parameters.get(CameraConfig)
        self.parameters.on_change(CameraConfig, lambda _: self._reread())
        self._topic = self.resolve_topic_name(TOPIC)
        self._images = self.create_publisher(Image, TOPIC, IMAGE)
        self._source: FrameSource | None = None
        self._pump: Pump[Frame] | None = None

    def setup(self) -> None:
        """Choose the source."""
        config = self._config
        if config.camera == "topic":
            self.hear_raw(Image, config.image_topic, IMAGE, self._from_topic, "image")
            return
        create = registry.load("camera", config.camera)
        self._source = create(config.camera_uri, rate=config.camera_rate)

    def begin(self) -> None:
        """Open the device and read it in a thread of its own."""
        if self._source is not None:
            self._source.open()
            self._pump = Pump("camera", self._source.read, self._publish, self._ended)
            self._pump.start()

    def end(self) -> None:
        """Close the device."""
        if self._pump is not None:
            self._pump.stop()
        if self._source is not None:
            self._source.close()

    def _reread(self) -> None:
        self._config = self.parameters.get(CameraConfig)

    def _from_topic(self, message: Any) -> None:
        try:
            self._publish(from_image(message))
        except MediaError as error:
            self.trouble("image", str(error))

    def _publish(self, frame: Frame) -> None:
        """Pass a frame on, from the pump's thread: publishers allow it, and the listener has a mailbox."""
        taken = local.publish(self._topic, frame)
        if self._config.publish_images or (not taken and self._images.get_subscription_count()):
            self._images.publish(to_image(frame))

    def _ended(self, why: str) -> None:
        self.later(lambda: self.trouble("camera", why))
