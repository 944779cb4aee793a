"""Which topics the page looks at, how often, and only while somebody has it open where they are dear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rclpy.qos import DurabilityPolicy, HistoryPolicy, QoSProfile, ReliabilityPolicy

from whee_ros.core.consent import ConsentState
from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.face import FaceMesh, FaceObservation
from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import FaceCommand, RobotStatus, SpeechStatus
from whee_ros.core.trace import Latency
from whee_ros.core.voice import Transcript, TurnState, VoiceActivity, VoiceAffect
from whee_ros.ros.convert import from_msg, message_type
from whee_ros.ros.polled import Polled
from whee_ros.ros.qos import DECISION, EVERY_SAMPLE, LATCHED

NEWEST = QoSProfile(history=HistoryPolicy.KEEP_LAST, depth=1, reliability=ReliabilityPolicy.BEST_EFFORT)
"""Of streams only the last sample is shown. Best effort, so that no publisher ever waits for a page."""
SEVERAL = QoSProfile(history=HistoryPolicy.KEEP_LAST, depth=8, reliability=ReliabilityPolicy.BEST_EFFORT)
"""The faces of one frame."""
EVERY_NODE = QoSProfile(
    history=HistoryPolicy.KEEP_LAST,
    depth=100,
    reliability=ReliabilityPolicy.RELIABLE,
    durability=DurabilityPolicy.TRANSIENT_LOCAL,
)
"""The last heartbeat of each node, also of those that came before."""


@dataclass(frozen=True, eq=False)
class Channel:
    """A topic of the page.

    Attributes:
        kind: core dataclass or message type.
        topic: relative name.
        qos: profile.
        period: s between two looks at it.
        watched: whether it is subscribed to only while a page is open: nodes save the work where nobody listens.
    """

    kind: Any
    topic: str
    qos: QoSProfile
    period: float = 0.0
    watched: bool = False


DOMAIN_CHANNELS = (
    Channel(FaceObservation, "face", SEVERAL, 0.1, watched=True),
    Channel(FaceMesh, "face/mesh", NEWEST, 0.05, watched=True),
    Channel(AudioChunk, "microphone/audio", EVERY_SAMPLE, 0.1, watched=True),
    Channel(AudioChunk, "robot/speech_audio", EVERY_SAMPLE, 0.1, watched=True),
    Channel(VoiceActivity, "voice/activity", NEWEST, 0.1, watched=True),
    Channel(FaceCommand, "robot/face_command", NEWEST, 0.0, watched=True),
    Channel(VoiceAffect, "voice/affect", DECISION, 0.1),
    Channel(TurnState, "voice/turn", DECISION, 0.1),
    Channel(Transcript, "transcript", DECISION, 0.05),
    Channel(EmpathyState, "empathy/state", DECISION, 0.1),
    Channel(EmpathyPlan, "empathy/plan", DECISION, 0.05),
    Channel(SpeechStatus, "robot/speech", DECISION, 0.05),
    Channel(RobotStatus, "robot/status", LATCHED, 0.2),
    Channel(ConsentState, "consent/state", LATCHED, 0.5),
    Channel(Latency, "latency", DECISION, 0.5),
)
"""Topics whose messages are core dataclasses."""


class Looking:
    """Takes what has come on the topics of the page, each at its own pace.

    Args:
        node: subscribes.
    """

    def __init__(self, node: Any) -> None:
        self._node = node
        self._channels: list[tuple[Channel, Callable[[Any], None]]] = []
        self._open: dict[Channel, Polled] = {}
        self._due: dict[Channel, float] = {}

    def add(self, channel: Channel, take: Callable[[Any], None]) -> None:
        """Look at a topic; `take` gets core dataclasses where `kind` is one, else messages."""
        self._channels.append((channel, take))

    def step(self, now: float, watched: bool) -> None:
        """Look at what is due at `now` (s); `watched`: whether a page is open."""
        for channel, take in self._channels:
            if self._subscribed(channel, watched) and now >= self._due.get(channel, 0.0):
                self._due[channel] = now + 0.9 * channel.period
                domain = hasattr(channel.kind, "__dataclass_fields__")
                for message in self._open[channel].take():
                    take(from_msg(message) if domain else message)

    def close(self) -> None:
        """Leave all topics."""
        for polled in self._open.values():
            polled.close()
        self._open = {}

    def _subscribed(self, channel: Channel, watched: bool) -> bool:
        wanted = watched or not channel.watched
        if wanted and channel not in self._open:
            domain = hasattr(channel.kind, "__dataclass_fields__")
            kind = message_type(channel.kind) if domain else channel.kind
            self._open[channel] = Polled(self._node, kind, channel.topic, channel.qos)
        elif not wanted and channel in self._open:
            self._open.pop(channel).close()
        return wanted
