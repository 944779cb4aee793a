"""Camera node: a device, a file or an existing image topic becomes frames for the face node."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sensor_msgs.msg import Image

from whee_ros.core import registry
from whee_ros.core.errors import MediaError, WheeError
from whee_ros.core.media import Frame
from whee_ros.core.params import param
from whee_ros.nodes.frames import FrameOutlet
from whee_ros.perception.picture import PictureWatch
from whee_ros.ports.camera import FrameSource
from whee_ros.ros.clock import SensorTime
from whee_ros.ros.images import from_image
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.pump import Pump
from whee_ros.ros.qos import IMAGE

STRANGE = 5.0
"""Seconds between the stamp of an image and its arrival from which on the stamp cannot be right."""
REOPEN = 3.0
"""Seconds after which a camera that went away is looked for again."""


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
        self._outlet = FrameOutlet(self, lambda: self.parameters.get(CameraConfig).publish_images)
        self._watch = PictureWatch()
        self._source: FrameSource | None = None
        self._pump: Pump[Frame] | None = None
        self._again: Any = None
        self._words = ""

    def setup(self) -> None:
        """Choose the source."""
        self._watch, self._words = PictureWatch(), ""
        config = self.parameters.get(CameraConfig)
        if config.camera == "topic":
            self.hear_raw(Image, config.image_topic, IMAGE, self._from_topic, "image")
            return
        create = registry.load("camera", config.camera)
        self._source = create(config.camera_uri, rate=config.camera_rate)

    def begin(self) -> None:
        """Open the device and read it in a thread of its own."""
        if self._source is not None:
            self._source.open()
            self._pump = Pump(
                "camera", self._source.read, SensorTime(self.clock).then(self._pass_on), self._ended
            )
            self._pump.start()

    def end(self) -> None:
        """Close the device."""
        self._forget_again()
        if self._pump is not None:
            self._pump.stop()
            self._pump = None
        if self._source is not None:
            self._source.close()

    def _from_topic(self, message: Any) -> None:
        try:
            frame = from_image(message)
        except MediaError as error:
            self.trouble("image", str(error))
            return
        now = self.clock.now()
        if abs(now - frame.stamp) > STRANGE:
            when = "its time stamp is far from the clock here" if frame.stamp else "it has no time stamp"
            remedy = (
                "It counts as taken on arrival; let the driver stamp, and keep the clocks in step (chrony)."
            )
            self.trouble("stamp", f"image in {frame.frame_id}: {when}. {remedy}")
            frame = replace(frame, stamp=now)
        else:
            self.trouble("stamp", "")
        self.trouble("image", "")
        self._pass_on(frame)

    def _pass_on(self, frame: Frame) -> None:
        """Hand a frame on, and say what is wrong with it; from the thread of the source or the executor."""
        words = self._watch.see(frame)
        if words != self._words:
            self._words = words
            self.later(lambda: self.trouble("picture", words))
        self._outlet.publish(frame)

    def _ended(self, why: str) -> None:
        self.later(lambda: self._lost(why))

    def _lost(self, why: str) -> None:
        """Say what happened; look again for a device that went away, but not for the end of a file."""
        self.trouble("camera", why)
        if why and self.active and self._again is None:
            self._again = self.create_timer(REOPEN, self._reopen)

    def _reopen(self) -> None:
        self._forget_again()
        self.end()
        try:
            self.begin()
        except WheeError as error:
            self._lost(str(error))
        else:
            self.trouble("camera", "")

    def _forget_again(self) -> None:
        if self._again is not None:
            self.destroy_timer(self._again)
            self._again = None
