"""Recorder node: everything the system says, as it came over the wire, into a rosbag2 bag."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus, KeyValue
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy
from rclpy.serialization import serialize_message
from std_msgs.msg import String
from whee_interfaces.srv import StartRecording, StopRecording

from whee_ros.bags import choice, encode, schemas
from whee_ros.bags.consent import Held
from whee_ros.bags.erasure import Erasure
from whee_ros.bags.recording import Recording, free
from whee_ros.bags.topic import Qos, Topic
from whee_ros.bags.writer import BagWriter
from whee_ros.core.errors import ConfigError, WheeError
from whee_ros.core.params import param
from whee_ros.nodes.recording_consent import ConsentConfig, RecordingConsent
from whee_ros.nodes.recording_notes import RecordingNotes
from whee_ros.ros.convert import to_time
from whee_ros.ros.foreign import matching, message_class
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.polled import Polled
from whee_ros.ros.qos import DECISION

DEPTH = 200
"""Messages that may wait for this node, as in rosbag2: a recorder is late rather than incomplete."""
STOPPED = "stopped"
"""What is remembered once somebody ended the recording: a restart must not begin another one."""
TAKEN = 0.05
"""Seconds between two looks at the topics: an executor that wakes up for every message costs twice as much as all the
rest of this node, and the middleware notes when each one came."""
OFTEN = 0.25
"""Seconds between two looks for topics while a bag is open: a topic that is missed is a message that is lost."""


@dataclass(frozen=True)
class RecorderConfig:
    """What is recorded, and where to."""

    bag_path: str = param("", "Folder of the bag; empty for bags/whee_DATE-TIME under the working folder.")
    record: bool = param(False, "Start with the node; otherwise wait for start_recording.")
    resume: str = param(
        "",
        "Profile and folder of what is recorded, or 'stopped'; follows it, so that a restarted recorder goes on.",
        live=True,
    )
    profile: str = param(
        "features",
        "How much: what was decided; what was perceived, too; pictures and sound of those who agreed, too.",
        choices=choice.PROFILES,
    )
    leave_out: list[str] = param(  # noqa: RUF009
        ["robot/face_image"],
        "Topics that are never recorded, by relative name; by default what robot/face_command draws, 13 MB/s.",
    )
    bag_flush: float = param(0.5, "Time between flushes: what a kill can cost.", unit="s", low=0.1, high=1.0)
    bag_split: float = param(600.0, "Length of one file of a bag.", unit="s", low=10.0, high=3600.0)
    bag_split_size: int = param(2048, "Size of one file of a bag.", unit="MB", low=1, high=100_000)
    bag_sync: bool = param(
        True, "Wait for the disk at each flush, so that a power cut costs no more than a kill."
    )
    disk_reserve: int = param(
        500, "Room on the disk that is left free: the bag is closed before.", unit="MB", low=0, high=1_000_000
    )


class Tap(NamedTuple):
    """A topic that is listened to.

    Attributes:
        polled: the subscription.
        kind: what has to be agreed to, "voice" or "face".
        personal: whether it shows or lets hear somebody.
    """

    polled: Polled
    kind: str
    personal: bool


class RecorderNode(WheeNode):
    """Subscribes to topics as they appear and hands their bytes to the bag's own thread.

    While no bag is open it subscribes to nothing but who is there and what they say of being recorded, and looks at
    that once a second.
    """

    def __init__(self) -> None:
        super().__init__("recorder", RecorderConfig, ConsentConfig)
        self._diagnostics = self.create_publisher(DiagnosticArray, "/diagnostics", DECISION)
        self._recording: Recording | None = None
        self._profile = ""
        self._topics: dict[str, Topic] = {}
        self._taps: dict[str, Tap] = {}
        self._refused: set[str] = set()
        self._ticking: list[Any] = []
        self._recurring: list[Any] = []
        self._consent = RecordingConsent(self, self._write, self._erase, lambda: self._profile)
        self._notes = RecordingNotes(self, self._note)
        self.create_service(StartRecording, "start_recording", self._start_service)
        self.create_service(StopRecording, "stop_recording", self._stop_service)

    def setup(self) -> None:
        """Begin without anybody's consent."""
        self._consent.forget()

    def begin(self) -> None:
        """Look for topics, and record if so configured, or go on with what the process before was recording."""
        self._consent.begin()
        config = self.parameters.get(RecorderConfig)
        profile, _, folder = config.resume.partition(" ")
        if folder:
            self._start(folder, profile)
            self.get_logger().warning(f"started again, and goes on recording to {folder}")
        elif config.record and config.resume != STOPPED:
            self._start("", "")
        self._ticking = [self.create_timer(1.0, self._consent.listen), self.create_timer(1.0, self._diagnose)]

    def end(self) -> None:
        """Finish the bag and listen no more."""
        for timer in self._ticking:
            self.destroy_timer(timer)
        self._ticking = []
        self._stop()
        self._consent.end()

    def _start(self, path: str, profile: str) -> Recording:
        """Open a bag. Raises ConfigError."""
        config = self.parameters.get(RecorderConfig)
        folder = choice.folder(path or config.bag_path, self.clock.now())
        reserve = config.disk_reserve << 20
        if free(folder) < reserve:
            remedy = "Free some space, record elsewhere, or lower disk_reserve."
            raise ConfigError(f"bag folder {folder}", f"only {free(folder) >> 20} MB are free", remedy)
        profile = profile or config.profile
        if profile not in choice.PROFILES:
            raise ConfigError("profile", repr(profile), f"Choose one of {', '.join(choice.PROFILES)}.")
        self._consent.listen()  # what was said before the bag opened is said
        self._profile = profile
        size = config.bag_split_size << 20
        writer = BagWriter(folder, split_s=config.bag_split, split_bytes=size)
        recording = Recording(writer, flush_s=config.bag_flush, sync=config.bag_sync, reserve=reserve)
        self._recording = recording
        self._notes.begin(profile)
        self._consent.tell()
        self._discover()
        self._recurring = [self.create_timer(OFTEN, self._discover), self.create_timer(TAKEN, self._take)]
        self.remember("resume", f"{profile} {folder.resolve()}")
        self._diagnose()
        self.get_logger().info(f"recording to {folder}, profile {profile}")
        return recording

    def _stop(self) -> int:
        if self._recording is None:
            return 0
        self._take()
        self._consent.flush()
        recording, self._recording = self._recording, None
        recording.close()
        for timer in self._recurring:
            self.destroy_timer(timer)
        for tap in self._taps.values():
            tap.polled.close()
        self._taps, self._topics, self._profile = {}, {}, ""
        self._consent.tell()
        self._diagnose()
        status = recording.status
        self.get_logger().info(f"recorded {status.messages} messages to {recording.folder}")
        return status.messages

    def _write(self, item: Held) -> None:
        if self._recording is not None:
            self._recording.add(item.topic, item.data, item.log_ns, item.publish_ns)

    def _erase(self, erasure: Erasure) -> None:
        if self._recording is not None:
            self._recording.erase(erasure)

    def _note(self, relative: str, text: str) -> None:
        """Put a text of our own into the bag."""
        if self._recording is None:
            return
        name = self.resolve_topic_name(relative)
        if name not in self._topics:
            self._topics[name] = encode.topic(name, encode.STRING, latched=True)
        self._recording.add_topic(self._topics[name])
        now = round(self.clock.now() * 1e9)
        self._recording.add(name, serialize_message(String(data=text)), now, now)

    def _discover(self) -> None:
        """Subscribe to every topic of this system that has a publisher by now, and look who is there."""
        config = self.parameters.get(RecorderConfig)
        self._consent.listen()
        self._notes.discover()
        for name, types in self.get_topic_names_and_types():
            if name in self._taps or name in self._refused or len(types) != 1:
                continue
            relative = choice.relative(name, self.get_namespace())
            if not choice.wanted(relative, types[0], self._profile, config.leave_out):
                continue
            publishers = self.get_publishers_info_by_topic(name)
            if publishers:
                self._subscribe(name, relative, types[0], [publisher.qos_profile for publisher in publishers])

    def _subscribe(self, name: str, relative: str, type_name: str, offered: list[QoSProfile]) -> None:
        try:
            message = message_class(type_name)
            definition = schemas.definition(type_name)
        except (ImportError, AttributeError, WheeError) as error:
            self._refused.add(name)
            self.trouble(name, f"{name} is not recorded: {error}")
            return
        qos = matching(offered, DEPTH)
        topic = Topic(name, type_name, definition, schemas.type_hash(type_name), words(offered[0]))
        self._topics[name] = topic
        if self._recording is not None:
            self._recording.add_topic(topic)

        kind = "voice" if type_name.endswith("/AudioChunk") else "face"
        self._taps[name] = Tap(Polled(self, message, name, qos), kind, choice.personal(relative, type_name))

    def _take(self) -> None:
        """Write what has come since the last time, in the order in which it came."""
        simulated = bool(self.get_parameter("use_sim_time").value)
        now = round(self.clock.now() * 1e9)
        came = [
            (info["received_timestamp"], info["source_timestamp"], name, data)
            for name, tap in self._taps.items()
            for data, info in tap.polled.take_bytes()
        ]
        for received, sent, name, data in sorted(came, key=itemgetter(0)):
            tap = self._taps[name]
            item = Held(name, tap.kind, data, now if simulated else received, now if simulated else sent)
            if tap.personal:
                self._consent.hold(item)
            else:
                self._write(item)

    def _diagnose(self) -> None:
        """Tell how the recording goes, in numbers."""
        recording = self._recording
        status = DiagnosticStatus(name="whee: bag", level=DiagnosticStatus.OK, message="not recording")
        profile = self._profile or self.parameters.get(RecorderConfig).profile
        status.values = [KeyValue(key="profile", value=profile)]
        if recording is not None:
            now = recording.status
            self.trouble("bag", now.failure)
            status.message = now.failure or f"recording to {recording.folder}"
            if now.failure or now.dropped:
                status.level = DiagnosticStatus.ERROR if now.failure else DiagnosticStatus.WARN
            numbers = {"messages": now.messages, "bytes": now.bytes, "dropped": now.dropped}
            numbers["topics"] = len(self._topics)
            numbers["withheld"] = self._consent.gate.withheld
            if self._profile == "full" and numbers["withheld"] and not now.failure:
                status.message += "; pictures or sound are withheld until everybody there has agreed"
            status.values += [KeyValue(key=key, value=str(value)) for key, value in numbers.items()]
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
                response.uri = str(self._start(request.uri, request.profile).folder)
                response.success = True
            except WheeError as error:
                response.message = str(error)
        return response

    def _stop_service(self, request: Any, response: Any) -> Any:
        response.success = self._recording is not None
        response.uri = str(self._recording.folder) if self._recording is not None else ""
        response.messages = self._stop()
        self.remember("resume", STOPPED)
        response.message = "" if response.success else "nothing is being recorded"
        return response


def words(offered: QoSProfile) -> Qos:
    """Return a profile in the words of a bag."""
    return Qos(
        "reliable" if offered.reliability == ReliabilityPolicy.RELIABLE else "best_effort",
        "transient_local" if offered.durability == DurabilityPolicy.TRANSIENT_LOCAL else "volatile",
        offered.depth or 10,
    )
