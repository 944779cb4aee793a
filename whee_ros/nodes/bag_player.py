"""Plays a bag to running nodes, on its own clock; takes part in nothing else."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import rclpy
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy
from rclpy.signals import SignalHandlerOptions
from rosgraph_msgs.msg import Clock

from whee_ros.bags.reader import Raw, declared, namespace, raw_messages
from whee_ros.bags.schemas import type_hash
from whee_ros.bags.topic import Qos
from whee_ros.core.clock import elapsed, sleep
from whee_ros.ros.convert import to_msg, to_time

TICK = 0.01
"""Seconds (of this machine) between two messages of the clock."""
CLOCK = QoSProfile(depth=1, reliability=ReliabilityPolicy.BEST_EFFORT)
DEPTH = 100
QUIET = 1.0
"""Seconds without a new listener after which all are there."""


class BagPlayer:
    """Owns its ROS context; use from one thread.

    Args:
        folder: of the bag.
        wanted: tells by relative topic what is played.
        rate: speed, 1 as it was.

    Raises:
        MediaError: if the folder is no bag.
    """

    def __init__(self, folder: Path, wanted: Callable[[str], bool], rate: float = 1.0) -> None:
        self._folder, self._rate = folder, rate
        topics = declared(folder)
        start = namespace(topic.name for topic in topics) + "/"
        chosen = [topic for topic in topics if wanted(topic.name.removeprefix(start))]
        self._context = rclpy.Context()
        rclpy.init(context=self._context, signal_handler_options=SignalHandlerOptions.NO)
        self._node = rclpy.create_node("whee_player", context=self._context)
        self._clock = self._node.create_publisher(Clock, "/clock", CLOCK)
        self._publishers: dict[str, Any] = {
            topic.name: self._node.create_publisher(_type(topic.type), topic.name, _profile(topic.qos))
            for topic in chosen
        }

        self._count, self._since = 0, elapsed()
        self._older = {topic.name for topic in chosen if topic.type_hash != type_hash(topic.type)}

    @property
    def heard(self) -> bool:
        """Whether somebody listens to every topic, and nobody has come for `QUIET` s: nodes find us one by one."""
        counts = [publisher.get_subscription_count() for publisher in self._publishers.values()]
        if sum(counts) != self._count:
            self._count, self._since = sum(counts), elapsed()
        return all(counts) and elapsed() - self._since > QUIET

    def play(self, stopping: threading.Event, meanwhile: Callable[[], None]) -> float:
        """Play all of it and return its length in s.

        Args:
            stopping: ends it early.
            meanwhile: called between two messages of the clock.
        """
        began, first, last, told = elapsed(), 0, 0, 0.0
        for raw in raw_messages(self._folder, self._publishers.__contains__):
            first = first or raw.log_ns
            last = raw.log_ns
            due = (raw.log_ns - first) * 1e-9 / self._rate
            while True:
                passed = elapsed() - began
                if passed - told >= TICK or passed >= due:
                    told = passed
                    now = first * 1e-9 + min(passed, due) * self._rate
                    self._clock.publish(Clock(clock=to_time(now)))
                    meanwhile()
                if passed >= due or stopping.is_set():
                    break
                sleep(min(TICK, due - passed))
            if stopping.is_set():
                break
            self._publishers[raw.topic.name].publish(self._message(raw))
        return (last - first) * 1e-9

    def _message(self, raw: Raw) -> Any:
        """Return what to publish: bytes as they are, or a message of today's type where the bag's is older."""
        own = raw.topic.type.startswith("whee_interfaces/")
        return to_msg(raw.decode()) if own and raw.topic.name in self._older else raw.data

    def close(self) -> None:
        """Leave; may be called twice."""
        if self._context.ok():
            self._node.destroy_node()
            self._context.shutdown()


def _type(name: str) -> Any:
    package, kind, short = name.split("/")
    return getattr(importlib.import_module(f"{package}.{kind}"), short)


def _profile(qos: Qos) -> QoSProfile:
    reliable = qos.reliability == "reliable"
    latched = qos.durability == "transient_local"
    return QoSProfile(
        depth=max(DEPTH, qos.depth),
        reliability=ReliabilityPolicy.RELIABLE if reliable else ReliabilityPolicy.BEST_EFFORT,
        durability=DurabilityPolicy.TRANSIENT_LOCAL if latched else DurabilityPolicy.VOLATILE,
    )
