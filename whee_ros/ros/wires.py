"""The topics of a body that is reached over ROS: adapters name them, this publishes and subscribes."""

from __future__ import annotations

from typing import Any

from whee_ros.ports.wire import Wire, WiredRobot
from whee_ros.ros.fields import filled, message_class
from whee_ros.ros.qos import DECISION, STREAM


class Wires:
    """Connects an adapter.

    Args:
        node: a `WheeNode`, whose subscriptions go with its clean-up.
        robot: any adapter; one without topics of its own is left alone.

    Raises:
        BackendError: if a message type is not installed.
    """

    def __init__(self, node: Any, robot: Any) -> None:
        self._node = node
        self._robot: WiredRobot | None = robot if hasattr(robot, "wires") else None
        self._out: dict[str, tuple[Any, Any]] = {}
        for wire in self._robot.wires if self._robot is not None else ():
            kind = message_class(wire.type, f"topic {wire.topic}", wire.install)
            if wire.incoming:
                self._listen(wire, kind)
            else:
                self._out[wire.topic] = kind, node.create_publisher(kind, wire.topic, DECISION)

    @property
    def trouble(self) -> str:
        """Why the body does not answer, "" while it does."""
        return self._robot.trouble if self._robot is not None else ""

    def flush(self) -> None:
        """Send what the adapter has to send; after every call of it."""
        for parcel in self._robot.outgoing() if self._robot is not None else ():
            kind, publisher = self._out[parcel.topic]
            publisher.publish(filled(kind, parcel.fields))

    def close(self) -> None:
        """Take the publishers down."""
        for _, publisher in self._out.values():
            self._node.destroy_publisher(publisher)
        self._out.clear()

    def _listen(self, wire: Wire, kind: Any) -> None:
        robot = self._robot
        assert robot is not None
        self._node.hear_raw(kind, wire.topic, STREAM, lambda message: robot.incoming(wire.topic, message))
