"""What a bag says of how it was made: software, models, clock, and the parameters of every node, as they change."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from rcl_interfaces.msg import ParameterEvent
from rclpy.parameter import parameter_value_to_python
from rclpy.parameter_client import AsyncParameterClient
from rclpy.qos import qos_profile_parameter_events

from whee_ros.bags import settings
from whee_ros.core.clock import SystemClock, elapsed
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.parameters import SECRET
from whee_ros.tools.report.environment import environment

Write = Callable[[str, str], None]
"""Takes a relative topic and a JSON text."""


class RecordingNotes:
    """Asks nodes for their parameters as it finds them, and hears every change.

    Args:
        node: the recorder.
        write: puts a text into the bag; called while one is open.
    """

    def __init__(self, node: WheeNode, write: Write) -> None:
        self._node = node
        self._write = write
        self._known: dict[str, dict[str, Any]] = {}
        self._clients: dict[str, AsyncParameterClient] = {}
        self._asked: dict[str, Any] = {}
        self._session = ""
        node.create_subscription(
            ParameterEvent, "/parameter_events", self._changed, qos_profile_parameter_events
        )

    def begin(self, profile: str) -> None:
        """Say into a new bag how it is made; every node is asked anew, for it may be another one by now."""
        self._known, self._asked = {}, {}
        clock = {"ros": self._node.clock.now(), "system": SystemClock().now(), "steady": elapsed()}
        content = {**environment(), "clock": clock, "profile": profile}
        self._write(settings.SESSION, json.dumps(content, ensure_ascii=False))

    def discover(self) -> None:
        """Ask nodes that are new; a call that finds nothing new costs nothing."""
        space = self._node.get_namespace()
        for name, there in self._node.get_node_names_and_namespaces():
            # ROS lets several nodes have one name, and ros2 tools come and go
            if there == space and not name.startswith("_") and name not in self._clients:
                self._clients[name] = AsyncParameterClient(self._node, name)
        for name, client in self._clients.items():
            if name not in self._asked and client.services_are_ready():
                self._asked[name] = client.list_parameters()
                self._asked[name].add_done_callback(partial(self._listed, name))

    def _listed(self, name: str, future: Any) -> None:
        listed = future.result().result.names
        names = [
            found for found in listed if not found.startswith("qos_overrides.") and not found.endswith(SECRET)
        ]
        asked = self._clients[name].get_parameters(names)
        asked.add_done_callback(partial(self._got, name, names))

    def _got(self, name: str, names: list[str], future: Any) -> None:
        values = [parameter_value_to_python(value) for value in future.result().values]
        self._learn(name, dict(zip(names, values, strict=True)))

    def _changed(self, event: Any) -> None:
        space, _, name = event.node.rpartition("/")
        if (space or "/") == self._node.get_namespace() and name in self._known:
            found = {
                changed.name: parameter_value_to_python(changed.value) for changed in event.changed_parameters
            }
            if found:
                self._learn(name, found)

    def _learn(self, name: str, values: dict[str, Any]) -> None:
        self._known.setdefault(name, {}).update(values)
        self._tell(name, values)

    def _tell(self, name: str, values: dict[str, Any]) -> None:
        self._write(
            settings.TOPIC, json.dumps({"node": name, "values": values}, ensure_ascii=False, default=list)
        )
