"""A plain node that hears everything a report needs; it takes part in nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import rclpy
from rclpy.executors import ExternalShutdownException, SingleThreadedExecutor
from rclpy.serialization import deserialize_message
from rclpy.signals import SignalHandlerOptions
from std_msgs.msg import String

from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.face import FaceObservation
from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import FaceCommand, SpeechStatus
from whee_ros.core.trace import Latency
from whee_ros.core.voice import Transcript, TurnState, VoiceActivity, VoiceAffect
from whee_ros.ros.convert import from_msg, message_type
from whee_ros.ros.qos import DECISION, SOUND, STREAM

Heard = Callable[[str, float, Any], None]
"""Called with the relative topic, the time of arrival (s) and the core dataclass, or the text of a String."""

TOPICS: tuple[tuple[type, str, Any, float], ...] = (
    (FaceObservation, "face", STREAM, 0.0),
    (VoiceActivity, "voice/activity", STREAM, 0.0),
    (VoiceAffect, "voice/affect", DECISION, 0.0),
    (TurnState, "voice/turn", DECISION, 0.0),
    (Transcript, "transcript", DECISION, 0.0),
    (EmpathyState, "empathy/state", DECISION, 0.0),
    (EmpathyPlan, "empathy/plan", DECISION, 0.0),
    (SpeechStatus, "robot/speech", DECISION, 0.0),
    (AudioChunk, "robot/speech_audio", SOUND, 0.0),
    (FaceCommand, "robot/face_command", STREAM, 0.1),
    (Latency, "latency", DECISION, 0.0),
)
"""Core dataclass, topic, quality of service, least time (s) between two messages that are looked at."""


class Listener:
    """Owns its ROS context; use from one thread.

    Args:
        heard: called from `listen` with every message.
        namespace: the system's.
    """

    def __init__(self, heard: Heard, namespace: str = "") -> None:
        self._context = rclpy.Context()
        rclpy.init(context=self._context, signal_handler_options=SignalHandlerOptions.NO)
        self._node = rclpy.create_node("whee_listener", namespace=namespace or None, context=self._context)
        self._executor = SingleThreadedExecutor(context=self._context)
        self._executor.add_node(self._node)
        for domain, topic, qos, period in TOPICS:
            self._hear(message_type(domain), topic, qos, period, from_msg, heard)
        self._hear(String, "person/script", DECISION, 0.0, lambda message: message.data, heard)

    def _hear(
        self, kind: Any, topic: str, qos: Any, period: float, decode: Callable[[Any], Any], heard: Heard
    ) -> None:
        last = 0.0

        def take(data: bytes, info: dict[str, int]) -> None:
            nonlocal last
            received = info["received_timestamp"] * 1e-9
            # too soon messages are dropped undecoded: that is what makes a thinned stream cheap
            if received - last >= period:
                last = received
                heard(topic, received, decode(deserialize_message(data, kind)))

        self._node.create_subscription(kind, topic, take, qos, raw=True)

    def listen(self, seconds: float) -> None:
        """Take what comes within `seconds`; returns after the first message, or with none."""
        try:
            self._executor.spin_once(timeout_sec=seconds)
        except ExternalShutdownException:
            return

    def close(self) -> None:
        """Leave; may be called twice."""
        if self._context.ok():
            self._executor.shutdown()
            self._node.destroy_node()
            self._context.shutdown()
