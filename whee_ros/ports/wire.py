"""Port: a body that is reached over ROS topics.

Adapters know no ROS: they name their topics and hand over plain mappings; the node that owns the adapter publishes and
subscribes for them (`ros/wires.py`). So an adapter is tested with a dictionary, and any message type will do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from whee_ros.ports.robot import RobotAdapter


@dataclass(frozen=True)
class Wire:
    """A topic.

    Attributes:
        topic: relative (in the robot's namespace) or absolute.
        type: as ROS writes it: "trajectory_msgs/msg/JointTrajectory".
        incoming: whether the body talks to us on it.
        install: what to install where the message type is missing.
    """

    topic: str
    type: str
    incoming: bool = False
    install: str = ""


@dataclass(frozen=True)
class Parcel:
    """A message for a topic: field by field, messages in it as mappings; times and durations are seconds."""

    topic: str
    fields: Mapping[str, Any]


class WiredRobot(RobotAdapter, Protocol):
    """A body behind topics. Whoever owns it calls `outgoing` after every other call, and sends what it gets."""

    @property
    def wires(self) -> tuple[Wire, ...]:
        """Every topic it uses; the same at all times."""
        ...

    @property
    def trouble(self) -> str:
        """Why the body does not answer, with the remedy; "" while it does."""
        ...

    def outgoing(self) -> Sequence[Parcel]:
        """Return what is to be sent, oldest first, once."""
        ...

    def incoming(self, topic: str, message: Any) -> None:
        """Take a message; its fields are attributes, as in ROS."""
        ...
