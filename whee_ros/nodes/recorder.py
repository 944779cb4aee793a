"""Recorder node: everything the system says, as it came over the wire, into a rosbag2 bag."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Any

from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus, KeyValue
from rclpy.qos import DurabilityPolicy, HistoryPolicy, QoSProfile, ReliabilityPolicy
from whee_interfaces.srv import StartRecording, StopRecording

from whee_ros.bags import choice, schemas
from whee_ros.bags.recording import Recording
from whee_ros.bags.topic import Qos, Topic
from whee_ros.bags.writer import BagWriter
from whee_ros.core.errors import WheeError
from whee_ros.core.params import param
from whee_ros.ros.convert import to_time
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION

DEPTH = 200
"""Messages that may wait for this node, as in rosbag2: a recorder is late rather than incomplete."""


@dataclass(frozen=True)
class RecorderConfig:
    """What is recorded, and where to."""

    bag_path: str = param("", "Folder of the bag; empty for bags/whee_DATE-TIME under the working folder.")
    record: bool = param(True, "Start with the node; otherwise wait for start_recording.")
    raw_media: bool = param(
        False, "Record camera images and microphone sound too: they show who somebody is."
    )
    leave_out: list[str] = param([""], "Topics that are never recorded, by relative name.")  # noqa: RUF009
    bag_flush: float = param(0.5, "Time between flushes: what a kill can cost.", unit="s", low=0.1, high=1.0)
    bag_split: float = param(600.0, "Length of one file of a bag.", unit="s", low=10.0, high=3600.0)
    bag_sync: bool = param(
        True, "Wait for the disk at each flush, so that a power cut costs no more than a kill."
    )


class RecorderNode(WheeNode):
    """Subscribes to topics as they appear and hands their bytes to the bag's own thread."""

    def __init__(self) -> None:
        super().__init__("recorder", RecorderConfig)
        self._diagnostics = self.create_publisher(DiagnosticArray, "/diagnostics", DECISION)
        self._recording: Recording | None = None
        self._topics: dict[str, Topic] = {}
        self._taps: dict[str, Any] = {}
        self._refused: set[str] = set()
        self._ticking: list[Any] = []
        self.create_service(StartRecording, "start_recording", self._start_service)
        self.create_service(StopRecording, "stop_recording", self._stop_service)

    def begin(self) -> None:
        """Look for topics, and record if so configured."""
        if self.parameters.get(RecorderConfig).record:
            self._start("")
        # often at first, for a topic that is missed is a message that is lost
        self._ticking = [self.create_timer(0.25, self._discover), self.create_timer(1.0, self._diagnose)]
        self._discover()

    def end(self) -> None:
        """Finish the bag and listen no more."""
        for timer in self._ticking:
            self.destroy_timer(timer)
        self._ticking = []
        for subscription in self._taps.values():
            self.destroy_subscription(subscription)
        self._taps = {}
        self._topics = {}
        self._stop()

    def _start(self, path: str) -> Recording:
        """Open a bag. Raises ConfigError."""
        config = self.parameters.get(RecorderConfig)
        folder = choice.folder(path or config.bag_path, self.clock.now())
        writer = BagWriter(folder, split_s=config.bag_split)
        recording = Recording(writer, flush_s=config.bag_flush, sync=config.bag_sync)
        for topic in self._topics.values():
            recording.add_topic(topic)
        self._recording = recording
        self.get_logger().info(f"recording to {folder}")
        return recording

    def _stop(self) -> int:
        if self._recording is None:
            return 0
        recording, self._recording = self._recording, None
        recording.close()
        status = recording.status
        self.get_logger().info(f"recorded {status.messages} messages to {recording.folder}")
        return status.messages

    def _discover(self) -> None:
        """Subscribe to every topic of this system that has a publisher by now."""
        config = self.parameters.get(RecorderConfig)
        for name, types in self.get_topic_names_and_types():
            if name in self._taps or name in self._refused or len(types) != 1:
                continue
            relative = choice.relative(name, self.get_namespace())
            if not choice.wanted(relative, types[0], config.raw_media, config.leave_out):
                continue
            publishers = self.get_publishers_info_by_topic(name)
            if publishers:
                self._subscribe(name, types[0], [publisher.qos_profile for publisher in publishers])

    def _subscribe(self, name: str, type_name: str, offered: list[QoSProfile]) -> None:
        package, kind, short = type_name.split("/")
        try:
            message = getattr(importlib.import_module(f"{package}.{kind}"), short)
            definition = schemas.definition(type_name)
        except (ImportError, AttributeError, WheeError) as error:
            self._refused.add(name)
            self.trouble(name, f"{name} is not recorded: {error}")
            return
        qos = matching(offered)
        topic = Topic(name, type_name, definition, schemas.type_hash(type_name), words(offered[0]))
        self._topics[name] = topic
        if self._recording is not None:
            self._recording.add_topic(topic)

        def take(data: bytes, info: dict[str, int]) -> None:
            if self._recording is not None:
                self._recording.add(name, data, info["received_timestamp"], info["source_timestamp"])

        self._taps[name] = self.create_subscription(message, name, take, qos, raw=True)

    def _diagnose(self) -> None:
        """Tell how the recording goes, in numbers."""
        recording = self._recording
        status = DiagnosticStatus(name="whee: bag", level=DiagnosticStatus.OK, message="not recording")
        if recording is not None:
            now = recording.status
            self.trouble("bag", now.failure)
            status.message = now.failure or f"recording to {recording.folder}"
            if now.failure or now.dropped:
                status.level = DiagnosticStatus.ERROR if now.failure else DiagnosticStatus.WARN
            numbers = {"messages": now.messages, "bytes": now.bytes, "dropped": now.dropped}
            numbers["topics"] = len(self._topics)
            status.values = [KeyValue(key=key, value=str(value)) for key, value in numbers.items()]
        message = DiagnosticArray(status=[status])
        message.header.stamp = to_time(self.clock.now())
        self._diagnostics.publish(message)

    def _start_service(self, request: Any, response: Any) -> Any:
        if not self.active:
            response.message = "the recorder is not active: activate it first"
        elif self._recording is not None:
            response.message = f"already recording to {self._recording.folder}: stop that first"
            response.uri = str(self._recording.folder)
        else:
            try:
                response.uri = str(self._start(request.uri).folder)
                response.success = True
            except WheeError as error:
                response.message = str(error)
        return response

    def _stop_service(self, request: Any, response: Any) -> Any:
        response.success = self._recording is not None
        response.uri = str(self._recording.folder) if self._recording is not None else ""
        response.messages = self._stop()
        response.message = "" if response.success else "nothing is being recorded"
        return response


def matching(offered: list[QoSProfile]) -> QoSProfile:
    """Return the strictest profile that every one of the publishers can serve."""
    reliable = all(profile.reliability == ReliabilityPolicy.RELIABLE for profile in offered)
    latched = all(profile.durability == DurabilityPolicy.TRANSIENT_LOCAL for profile in offered)
    return QoSProfile(
        history=HistoryPolicy.KEEP_LAST,
        depth=DEPTH,
        reliability=ReliabilityPolicy.RELIABLE if reliable else ReliabilityPolicy.BEST_EFFORT,
        durability=DurabilityPolicy.TRANSIENT_LOCAL if latched else DurabilityPolicy.VOLATILE,
    )


def words(offered: QoSProfile) -> Qos:
    """Return a profile in the words of a bag."""
    return Qos(
        "reliable" if offered.reliability == ReliabilityPolicy.RELIABLE else "best_effort",
        "transient_local" if offered.durability == DurabilityPolicy.TRANSIENT_LOCAL else "volatile",
        offered.depth or 10,
    )
