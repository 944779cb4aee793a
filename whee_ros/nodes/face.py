"""Face node: frames become face observations, latest frame only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sensor_msgs.msg import Image
from whee_interfaces.srv import ResetBaseline

from whee_ros.core import registry
from whee_ros.core.face import FaceObservation
from whee_ros.core.media import Frame
from whee_ros.core.params import param
from whee_ros.engine.models import ModelStore
from whee_ros.nodes.frames import TOPIC
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.reader import FaceReader
from whee_ros.ros import local
from whee_ros.ros.images import from_image
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import IMAGE, STREAM


@dataclass(frozen=True)
class FaceNodeConfig:
    """Which model looks at faces."""

    face_backend: str = param("litert", "Back end: litert or mediapipe.")
    face_device: str = param("auto", "Where it runs.", choices=("auto", "cpu", "cuda"))
    face_threads: int = param(1, "Threads of the model.", low=1, high=16)


class FaceNode(WheeNode):
    """Publishes one FaceObservation per face and frame."""

    def __init__(self) -> None:
        super().__init__("face", FaceNodeConfig, FaceConfig)
        self._reader = FaceReader(self.parameters.get(FaceConfig))
        self.parameters.on_change(FaceConfig, self._reader.amend)
        self._publish = self.tell(FaceObservation, "face", STREAM)
        self._tracker: Any = None
        self._worker: Any = None
        self._stop_listening: Callable[[], None] | None = None
        self.create_service(ResetBaseline, "reset_baseline", self._reset)

    def setup(self) -> None:
        """Load the model; listen to frames of this process, or to the topic where there are none."""
        config = self.parameters.get(FaceNodeConfig)
        create = registry.load("face", config.face_backend)
        self._tracker = create(ModelStore.default(), device=config.face_device, threads=config.face_threads)
        self._tracker.load()
        self._worker = self.work("face", self._look)
        watch = self.hear_raw(Image, TOPIC, IMAGE, self._from_topic, "image")

        def take(frame: Frame) -> None:
            if watch:
                watch.seen(frame.stamp)
            if self.active:
                self._worker.mailbox.put(frame)

        self._stop_listening = local.listen(self.resolve_topic_name(TOPIC), take)

    def teardown(self) -> None:
        """Free the model."""
        if self._stop_listening is not None:
            self._stop_listening()
            self._stop_listening = None
        if self._tracker is not None:
            self._tracker.close()

    def _from_topic(self, message: Any) -> None:
        self._worker.mailbox.put(from_image(message))

    def _look(self, frame: Frame) -> None:
        height, width = frame.image.shape[:2]
        for face in self._reader.read(self._tracker.process(frame), frame.stamp, width, height):
            self._publish(face)
        self.took("face", str(frame.seq), frame.stamp)

    def _reset(self, request: Any, response: Any) -> Any:
        self._reader.reset_baseline(request.face_id)
        response.success = True
        response.message = f"baseline of {request.face_id or 'every face'} starts anew"
        return response
