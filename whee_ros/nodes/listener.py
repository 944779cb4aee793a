"""A plain node that hears everything a report needs; it takes part in nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any

import rclpy
from rclpy.serialization import deserialize_message
from rclpy.signals import SignalHandlerOptions
from std_msgs.msg import String

from whee_ros.core.clock import elapsed
from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.face import FaceObservation
from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import FaceCommand, SpeechStatus
from whee_ros.core.trace import Latency
from whee_ros.core.voice import Transcript, TurnState, VoiceActivity, VoiceAffect
from whee_ros.ros.convert import from_msg, message_type
from whee_ros.ros.polled import Polled
from whee_ros.ros.qos import DECISION, EVERY_SAMPLE, SOUND

Heard = Callable[[str, float, Any], None]
"""Called with the relative topic, the time of arrival (s) and the core dataclass, or the text of a String."""

TOPICS: tuple[tuple[type, str, Any, float], ...] = (
    (FaceObservation, "face", EVERY_SAMPLE, 0.0),
    (VoiceActivity, "voice/activity", EVERY_SAMPLE, 0.0),
    (VoiceAffect, "voice/affect", DECISION, 0.0),
    (TurnState, "voice/turn", DECISION, 0.0),
    (Transcript, "transcript", DECISION, 0.0),
    (EmpathyState, "empathy/state", DECISION, 0.0),
    (EmpathyPlan, "empathy/plan", DECISION, 0.0),
    (SpeechStatus, "robot/speech", DECISION, 0.0),
    (AudioChunk, "robot/speech_audio", SOUND, 0.0),
    (FaceCommand, "robot/face_command", EVERY_SAMPLE, 0.1),
    (Latency, "latency", DECISION, 0.0),
)
"""Core dataclass, topic, quality of service, least time (s) between two messages that are looked at."""
LOOK = 0.02
"""Seconds between two looks at the topics; the middleware notes when each message came."""


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
        self._heard = heard
        self._ears = [
            Ear(self._node, message_type(kind), topic, qos, period, from_msg)
            for kind, topic, qos, period in TOPICS
        ]
        self._ears.append(
            Ear(self._node, String, "person/script", DECISION, 0.0, lambda message: message.data)
        )

    def listen(self, seconds: float) -> None:
        """Take what comes within `seconds`; returns after the first messages, or with none."""
        until = elapsed() + seconds
        while self._context.ok():
            # in the order in which they came, whatever their topic
            came = sorted((item for ear in self._ears for item in ear.take()), key=itemgetter(1))
            for item in came:
                self._heard(*item)
            left = until - elapsed()
            if came or left <= 0:
                return
            time.sleep(min(left, LOOK))

    def close(self) -> None:
        """Leave; may be called twice."""
        if self._context.ok():
            self._node.destroy_node()
            self._context.shutdown()


class Ear:
    """A topic: what came on it, decoded, with the time of its arrival.

    Args:
        node: subscribes.
        kind: message type.
        topic: relative name.
        qos: profile.
        period: least time (s) between two messages that are looked at.
        decode: of a message.
    """

    def __init__(
        self, node: Any, kind: Any, topic: str, qos: Any, period: float, decode: Callable[[Any], Any]
    ) -> None:
        self._polled = Polled(node, kind, topic, qos)
        self._kind, self._topic, self._period, self._decode = kind, topic, period, decode
        self._last = 0.0

    def take(self) -> Iterator[tuple[str, float, Any]]:
        """Yield topic, time (s) and what came since the last call."""
        for data, info in self._polled.take_bytes():
            received = info["received_timestamp"] * 1e-9
            # too soon messages are dropped undecoded: that is what makes a thinned stream cheap
            if received - self._last >= self._period:
                self._last = received
                yield self._topic, received, self._decode(deserialize_message(data, self._kind))
