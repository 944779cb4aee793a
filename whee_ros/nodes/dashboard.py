"""Dashboard node: the page in a browser that shows everything at one glance, and where parameters are turned."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from diagnostic_msgs.msg import DiagnosticArray
from rcl_interfaces.msg import ParameterEvent
from rclpy.qos import qos_profile_parameter_events
from sensor_msgs.msg import Image, JointState
from whee_interfaces.msg import Heartbeat, TreeSnapshot

from whee_ros.core.clock import elapsed
from whee_ros.core.errors import WheeError
from whee_ros.core.params import param
from whee_ros.nodes.page_commands import PageCommands
from whee_ros.nodes.page_topics import DOMAIN_CHANNELS, EVERY_NODE, NEWEST, Channel, Looking
from whee_ros.nodes.parameter_book import ParameterBook
from whee_ros.ros.images import from_image
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.polled import Asking
from whee_ros.ros.qos import DECISION, IMAGE, LATCHED
from whee_ros.web import files
from whee_ros.web.access import Access, split_address
from whee_ros.web.board import Board
from whee_ros.web.compact import shorts
from whee_ros.web.picture import source
from whee_ros.web.server import PageServer
from whee_ros.web.tape import Tape

ALONE = 0.5
"""Seconds between two looks at the topics while no page is open."""
LEVELS = ("ok", "warn", "error", "stale")
"""Words for the levels of a DiagnosticStatus."""


@dataclass(frozen=True)
class DashboardConfig:
    """Where the page is found, and by whom."""

    page_address: str = param(
        "127.0.0.1:8765", "HOST:PORT to listen on; where the port is taken, the next free one."
    )
    page_token: str = param("", "What people show once to log in; needed on any other address than loopback.")
    page_guests: bool = param(False, "Let people without the token watch, and change nothing.")
    page_rate: float = param(15.0, "Updates of an open page.", unit="Hz", low=2.0, high=30.0)


class DashboardNode(WheeNode):
    """Looks at what the others say and shows it; whoever is slow to read misses some of it, and nobody waits.

    Attributes:
        address: of the page, "" before it is configured.
    """

    def __init__(self) -> None:
        super().__init__("dashboard", DashboardConfig)
        self._lock = threading.Lock()
        self._board = Board()
        self._tape = Tape()
        self._server: PageServer | None = None
        self.address = ""
        self._timer: Any = None
        self._looked = 0.0
        self._second = 0.0

    def setup(self) -> None:
        """Check who may see it, listen on the port, and look for the topics."""
        config = self.parameters.get(DashboardConfig)
        host, port = split_address(config.page_address)
        access = Access(host, config.page_token, config.page_guests)
        self._board, self._tape = Board(), Tape()
        self._asking = Asking(self)
        self._book = ParameterBook(self._asking, self.get_namespace().strip("/"), self._parameters_changed)
        self._commands = PageCommands(self._asking, self._book)
        self._looking = Looking(self)
        for channel in DOMAIN_CHANNELS:
            self._looking.add(channel, partial(self._board.take, channel.topic))
        for kind, topic, qos, period, watched, take in (
            (Image, "face/picture", IMAGE, 0.2, True, self._picture),
            (JointState, "robot/joint_states", NEWEST, 0.0, True, self._joints),
            (TreeSnapshot, "behavior/tree", LATCHED, 0.1, False, self._tree),
            (DiagnosticArray, "/diagnostics", DECISION, 0.5, False, self._diagnostics),
            (Heartbeat, "heartbeat", EVERY_NODE, 0.5, False, self._met),
            (ParameterEvent, "/parameter_events", qos_profile_parameter_events, 0.1, False, self._changed),
        ):
            self._looking.add(Channel(kind, topic, qos, period, watched), take)
        self._server = PageServer(access, self)
        self.address = self._server.start(host, port)
        self.get_logger().info(f"the page is at {self.address}")

    def begin(self) -> None:
        """Start showing."""
        rate = self.parameters.get(DashboardConfig).page_rate
        self._timer = self.create_timer(1.0 / rate, self._step)

    def end(self) -> None:
        """Stop showing; what was last seen stays on the pages."""
        if self._timer is not None:
            self.destroy_timer(self._timer)
            self._timer = None

    def teardown(self) -> None:
        """Close the pages and the port."""
        if self._server is not None:
            self._server.stop()
            self._server = None
            self._looking.close()
            self._asking.close()

    # called by the server, on its thread

    def welcome(self) -> Mapping[str, str]:
        """Return everything a new page has to know, JSON texts by channel."""
        with self._lock:
            return encoded({**self._board.everything(), "now": round(self.clock.now(), 3)})

    def text(self, name: str) -> str | None:
        """Return a file that is made while running."""
        robot = self._board.value("robot") or {}
        try:
            return files.made(name, str(robot.get("name", "")))
        except WheeError as error:
            self.later(partial(self.trouble, name, str(error)))
            return None

    def command(self, name: str, values: Mapping[str, Any], done: Callable[[dict[str, Any]], None]) -> None:
        """Do what a page asks, on the executor's thread."""
        self.later(lambda: self._commands.do(name, values, done))

    # on the executor's thread

    def _step(self) -> None:
        now, server = elapsed(), self._server
        watched = server is not None and server.hub.count > 0
        if server is None or (not watched and now - self._looked < ALONE):
            return
        self._looked = now
        with self._lock:
            self._looking.step(now, watched)
            if now - self._second >= 1.0:
                self._second = now
                self._board.each_second()
                self._board.put("recording", self._tape.value(now))
                if watched:
                    self._book.read()
                self._board.put("pages", {"open": server.hub.count, "dropped": server.hub.dropped})
            fresh = self._board.fresh()
        self._asking.step()
        if watched and fresh:
            server.spread(encoded({**fresh, "now": round(self.clock.now(), 3)}))

    def _parameters_changed(self) -> None:
        self._board.put("parameters", self._book.pages())
        self._board.put("values", self._book.values())

    def _picture(self, message: Any) -> None:
        self._board.put("picture", source(from_image(message)))

    def _joints(self, message: Any) -> None:
        self._board.put("joints", dict(zip(message.name, shorts(message.position), strict=False)))

    def _tree(self, message: Any) -> None:
        nodes = [[n.id, n.parent, n.name, n.type, n.status, n.message] for n in message.nodes]
        self._board.put("tree", {"name": message.tree, "tick": message.tick, "nodes": nodes})

    def _diagnostics(self, message: Any) -> None:
        for status in message.status:
            name = status.name.removeprefix("whee: ").rsplit("/", 1)[-1]
            if status.name.startswith("whee: "):
                values = {pair.key: pair.value for pair in status.values}
                level = LEVELS[min(3, status.level[0])]
                if name == "bag":
                    self._tape.heard(level, status.message, values, elapsed())
                    self._board.put("recording", self._tape.value(elapsed()))
                else:
                    self._board.member("health", name, {"level": level, "text": status.message, **values})

    def _met(self, beat: Any) -> None:
        self._book.meet(beat.node, beat.header.frame_id)

    def _changed(self, event: Any) -> None:
        self._book.heard(event)


def encoded(values: Mapping[str, Any]) -> dict[str, str]:
    """Return each value as JSON text."""
    return {channel: json.dumps(value, separators=(",", ":")) for channel, value in values.items()}
