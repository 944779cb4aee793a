"""Foxglove node: what the system says, live and as it came over the wire, for the Foxglove app on this machine.

Optional (`requirements/foxglove.txt`), and only where it is asked for: the protocol knows no password, and any site's
page in a browser on this machine may speak it. Topics are subscribed to only while somebody looks at them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from whee_ros.bags import choice, schemas
from whee_ros.core.errors import DeviceError, ParameterError, WheeError
from whee_ros.core.params import param
from whee_ros.core.registry import vendor
from whee_ros.ros.foreign import matching, message_class
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.web.access import loopback, split_address

DEPTH = 10
"""Messages of a topic that may wait for this node: a picture of now, not a record."""
BACKLOG = 256
"""Messages that may wait for one slow client; the oldest are dropped, and nobody waits."""
ROBOT = frozenset(("robot_description", "tf", "tf_static"))
"""What draws the robot, besides what a bag holds."""


@dataclass(frozen=True)
class FoxgloveConfig:
    """Where Foxglove may look on, and at what."""

    foxglove_address: str = param("127.0.0.1:8770", "HOST:PORT to listen on, of this machine alone.")
    foxglove_raw: bool = param(False, "Show pictures, the shape of the face and sound of people, too.")


class FoxgloveNode(WheeNode):
    """Advertises topics as they appear, and subscribes to those that a client subscribes to."""

    def __init__(self) -> None:
        super().__init__("foxglove", FoxgloveConfig)
        self._server: Any = None
        self._channels: dict[str, Any] = {}
        self._refused: set[str] = set()
        self._looking: dict[str, set[int]] = {}
        self._taps: dict[str, Any] = {}
        self._ticking: Any = None
        self.address = ""

    def setup(self) -> None:
        """Listen. Raises ParameterError, BackendError without the library, DeviceError where the port is taken."""
        given = self.parameters.get(FoxgloveConfig).foxglove_address
        host, port = split_address(given)
        if not loopback(host):
            remedy = "Listen on 127.0.0.1 and let others in through ssh -L: the protocol knows no password."
            raise ParameterError("foxglove_address", given, remedy)
        self._sdk = vendor("foxglove", "node foxglove", "-r requirements/foxglove.txt")
        self._sinks = self._sdk.Context()
        where = {"host": host, "port": port, "context": self._sinks}
        try:
            self._server = self._sdk.start_server(
                **where, name="whee", server_listener=self, message_backlog_size=BACKLOG
            )
        except (RuntimeError, OSError) as error:
            remedy = "Is something else listening there? Choose another port."
            raise DeviceError(f"foxglove_address {given}", error, remedy) from error
        self.address = f"ws://{host}:{self._server.port}"
        self.get_logger().info(f"Foxglove may open {self.address}")

    def begin(self) -> None:
        """Look for topics once a second."""
        self._ticking = self.create_timer(1.0, self._discover)
        self._discover()

    def end(self) -> None:
        """Advertise and pass on nothing more."""
        self.destroy_timer(self._ticking)
        for tap in self._taps.values():
            self.destroy_subscription(tap)
        for channel in self._channels.values():
            channel.close()
        self._taps, self._channels, self._looking = {}, {}, {}

    def teardown(self) -> None:
        """Let all clients go."""
        if self._server is not None:
            self._server.stop()
            self._server = None

    # called by the library, on a thread of its own

    def on_subscribe(self, client: Any, channel: Any) -> None:
        """Note that a client looks at a topic."""
        self.later(partial(self._look, channel.topic, client.id))

    def on_unsubscribe(self, client: Any, channel: Any) -> None:
        """Note that a client looks at a topic no more, or is gone."""
        self.later(partial(self._look_away, channel.topic, client.id))

    # on the executor's thread

    def _discover(self) -> None:
        known = self._channels.keys() | self._refused
        raw = self.parameters.get(FoxgloveConfig).foxglove_raw
        for name, types in self.get_topic_names_and_types():
            if name in known or len(types) != 1 or not self.count_publishers(name):
                continue
            relative = choice.relative(name, self.get_namespace())
            ours = {relative, name.lstrip("/")} & ROBOT or choice.wanted(relative, types[0], "full", ())
            if ours and (raw or not choice.personal(relative, types[0])):
                self._advertise(name, types[0])

    def _advertise(self, name: str, type_name: str) -> None:
        try:
            message_class(type_name)
            definition = schemas.definition(type_name)
        except (ImportError, AttributeError, WheeError) as error:
            self._refused.add(name)
            self.trouble(name, f"{name} is not shown: {error}")
            return
        schema = self._sdk.Schema(name=type_name, encoding="ros2msg", data=definition.encode())
        self._channels[name] = self._sdk.Channel(
            name, schema=schema, message_encoding="cdr", context=self._sinks
        )

    def _look(self, name: str, client: int) -> None:
        if name not in self._channels:
            return
        self._looking.setdefault(name, set()).add(client)
        if name in self._taps:  # anew, so that a latched message comes to the newcomer, too
            self.destroy_subscription(self._taps.pop(name))
        publishers = self.get_publishers_info_by_topic(name)
        channel = self._channels[name]
        self._taps[name] = self.create_subscription(
            message_class(channel.schema_name()),
            name,
            lambda data, info: channel.log(data, log_time=info["received_timestamp"]),
            matching([publisher.qos_profile for publisher in publishers], DEPTH),
            raw=True,
        )

    def _look_away(self, name: str, client: int) -> None:
        self._looking.get(name, set()).discard(client)
        if name in self._taps and not self._looking[name]:
            self.destroy_subscription(self._taps.pop(name))
