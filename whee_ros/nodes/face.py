"""Face node: frames become face observations, latest frame only; neutral faces are published, named and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sensor_msgs.msg import Image
from whee_interfaces.srv import NamePerson, ResetBaseline

from whee_ros.core import registry
from whee_ros.core.errors import WheeError
from whee_ros.core.face import FaceBaseline, FaceObservation
from whee_ros.core.media import Frame
from whee_ros.core.params import param
from whee_ros.core.voice import VoiceActivity
from whee_ros.engine.eyes import Eyes
from whee_ros.engine.models import ModelStore
from whee_ros.nodes.face_view import MODES, FaceView
from whee_ros.nodes.frames import TOPIC
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.keeping import Keeper
from whee_ros.perception.face.reader import FaceReader
from whee_ros.perception.face.store import BaselineStore
from whee_ros.ros import local
from whee_ros.ros.convert import from_msg, from_time
from whee_ros.ros.images import from_image
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION, EVERY_SAMPLE, IMAGE, STREAM


@dataclass(frozen=True)
class FaceNodeConfig:
    """Which model looks at faces."""

    face_backend: str = param("litert", "Back end: litert or mediapipe.")
    face_device: str = param("auto", "Where it runs.", choices=("auto", "cpu", "cuda"))
    face_threads: int = param(1, "Threads of the model.", low=1, high=16)
    baseline_folder: str = param(
        "", "Where the neutral faces of named people are kept, personal data; empty keeps nothing."
    )
    picture: str = param(
        "blurred",
        "Picture on the page: none (lines alone), blurred beyond recognition, or clear, which shows who it is.",
        choices=MODES,
        live=True,
    )


class FaceNode(WheeNode):
    """Publishes one FaceObservation per face and frame, and the neutral faces about once a second."""

    def __init__(self) -> None:
        super().__init__("face", FaceNodeConfig, FaceConfig)
        self._reader = FaceReader(self.parameters.get(FaceConfig))
        self._publish = self.tell(FaceObservation, "face", STREAM)
        self._publish_baseline = self.tell(FaceBaseline, "face/baseline", DECISION)
        self._view = FaceView(self)
        self._eyes: Any = None
        self._keeper = Keeper(None)
        self._worker: Any = None
        self._timer: Any = None
        self._stop_listening: Callable[[], None] | None = None
        self._taken = float("-inf")
        self.create_service(ResetBaseline, "reset_baseline", self._reset)
        self.create_service(NamePerson, "name_person", self._call)

    def setup(self) -> None:
        """Load the model; listen to frames of this process, or to the topic where there are none."""
        config = self.parameters.get(FaceNodeConfig)
        self._taken = float("-inf")
        self._view.reset()
        self._reader = FaceReader(self.parameters.get(FaceConfig))
        self.parameters.on_change(FaceConfig, self._reader.amend)
        folder = config.baseline_folder
        self._keeper = Keeper(BaselineStore(Path(folder)) if folder else None)
        create = registry.load("face", config.face_backend)
        tracker = create(ModelStore.default(), device=config.face_device, threads=config.face_threads)
        tracker.load()
        self._eyes = Eyes(tracker, self._reader)
        self._worker = self.work("face", self._look)
        self._timer = self.create_timer(1.0, self._baselines)
        self.gather(VoiceActivity, "voice/activity", EVERY_SAMPLE, self._take_voice)
        watch = self.hear_raw(Image, TOPIC, IMAGE, self._from_topic, "image")

        def take(frame: Frame) -> None:
            if watch:
                watch.seen(frame.stamp)
            self._taken = frame.stamp
            if self.active:
                self._worker.mailbox.put(frame)

        self._stop_listening = local.listen(self.resolve_topic_name(TOPIC), take)

    def end(self) -> None:
        """Keep what was learned."""
        self._keep(at_once=True)

    def teardown(self) -> None:
        """Free the model."""
        if self._stop_listening is not None:
            self._stop_listening()
            self._stop_listening = None
        if self._timer is not None:
            self.destroy_timer(self._timer)
            self._timer = None
        if self._eyes is not None:
            self._eyes.close()

    def _from_topic(self, message: Any) -> None:
        if from_time(message.header.stamp) < self._taken + 1e-3:
            return  # it came in memory; this one is for somebody else, such as a recorder
        self._worker.mailbox.put(from_image(message))

    def _take_voice(self, message: Any) -> None:
        self._reader.heard(from_msg(message))

    def _look(self, frame: Frame) -> None:
        self.catch_up()
        for face in self._eyes.see(frame):
            self._publish(face)
        self.took("face", str(frame.seq), frame.stamp)
        self._view.show(self._eyes, frame, self.parameters.get(FaceNodeConfig).picture)

    def _baselines(self) -> None:
        if self.active:
            for baseline in self._keeper.fresh(self._reader.baselines()):
                self._publish_baseline(baseline)
            self._keep()

    def _keep(self, *, at_once: bool = False) -> None:
        try:
            self._keeper.keep(self._reader.baselines(), at_once=at_once)
        except WheeError as error:
            self.trouble("baseline", f"a neutral face was not kept: {error}")
        else:
            self.trouble("baseline", "")

    def _reset(self, request: Any, response: Any) -> Any:
        anew = self._reader.reset_baseline(request.face_id)
        for baseline in anew:
            self._publish_baseline(baseline)
        response.success = bool(anew) or not request.face_id
        response.message = (
            f"baseline of {request.face_id or 'every face'} starts anew"
            if response.success
            else f"{request.face_id} is not in view: take a face_id of the topic face"
        )
        return response

    def _call(self, request: Any, response: Any) -> Any:
        try:
            stored = self._keeper.known(request.person_id)
            self._publish_baseline(self._reader.name(request.face_id, request.person_id, stored))
        except WheeError as error:
            response.message = str(error)
        response.success = not response.message
        return response
