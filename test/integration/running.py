"""A running system for tests: `whee up` in a domain of its own, and somebody who listens to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import rclpy
from diagnostic_msgs.msg import DiagnosticArray
from domains import release, reserve
from rcl_interfaces.srv import SetParameters
from rclpy.executors import SingleThreadedExecutor
from rclpy.parameter import Parameter
from whee_interfaces.msg import Heartbeat

from whee_ros.nodes.manager import BEATS
from whee_ros.ros.qos import DECISION

PATIENCE = 40.0
"""Seconds after which something will not happen any more, on a machine that does other things, too."""


class Running:
    """`whee` with these arguments; what it prints, what its nodes say.

    Args:
        arguments: of `whee`.
    """

    def __init__(self, *arguments: str) -> None:
        self.domain = reserve()
        self.lines: list[str] = []
        self.states: dict[str, str] = {}
        self.pids: dict[str, int] = {}
        self.diagnostics: dict[str, Any] = {}
        self.context = rclpy.Context()
        self.context.init(domain_id=self.domain)
        self.node = rclpy.create_node(f"test_{os.urandom(4).hex()}", context=self.context)
        self.executor = SingleThreadedExecutor(context=self.context)
        self.executor.add_node(self.node)
        self.node.create_subscription(Heartbeat, "heartbeat", self._beat, BEATS)
        self.node.create_subscription(DiagnosticArray, "/diagnostics", self._diagnose, DECISION)
        environment = {**os.environ, "ROS_DOMAIN_ID": str(self.domain)}
        command = [sys.executable, "-c", "import sys; from whee_ros.tools.cli import main; sys.exit(main())"]
        self.process = subprocess.Popen(
            [*command, *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        threading.Thread(target=self._read, daemon=True).start()

    def until(self, true: Callable[[], Any], what: str, seconds: float = PATIENCE) -> None:
        """Listen until something holds."""
        deadline = time.monotonic() + seconds
        while not true():
            told = "\n".join(self.lines)
            assert time.monotonic() < deadline, f"{what}: not in time\n{self.states}\n{told}"
            self.executor.spin_once(timeout_sec=0.05)

    def until_active(self, *but: str) -> None:
        """Listen until every node is active, all `but` these."""
        told = self.until_line("nodes are active").split(" nodes ")[0].split()[-1]
        self.until(lambda: len(self.states) == int(told) + 1, "every node and the manager are heard")
        self.until(
            lambda: {n for n, state in self.states.items() if state != "active"} == set(but), "all are active"
        )

    def until_line(self, words: str) -> str:
        """Wait for a line that contains `words` and return it."""
        self.until(lambda: any(words in line for line in self.lines), f"a line with {words!r}")
        return next(line for line in self.lines if words in line)

    def hear(self, kind: Any, topic: str, heard: Callable[[Any], None], qos: Any = DECISION) -> None:
        """Subscribe to a topic."""
        self.node.create_subscription(kind, topic, heard, qos)

    def said_of(self, node: str) -> str:
        """Return what /diagnostics last said of a node."""
        status = self.diagnostics.get(f"whee: {node}")
        return status.message if status else ""

    def set_parameter(self, node: str, name: str, value: object) -> Any:
        """Set a parameter of a running node and return the node's answer."""
        client = self.node.create_client(SetParameters, f"{node}/set_parameters")
        self.until(client.service_is_ready, f"{node} takes parameters")
        parameters = [Parameter(name, value=value).to_parameter_msg()]
        request = SetParameters.Request(parameters=parameters)
        for _ in range(5):  # while the two find each other, DDS may lose an answer
            future = client.call_async(request)
            deadline = time.monotonic() + 3.0
            while not future.done() and time.monotonic() < deadline:
                self.executor.spin_once(timeout_sec=0.05)
            if future.done():
                return future.result().results[0]
        raise AssertionError(f"{node} does not answer")

    def interrupt(self) -> None:
        """Press Ctrl-C and wait until `whee` has ended."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)

    def gone(self, pids: list[int], seconds: float) -> bool:
        """Return whether all these processes end within `seconds`."""
        deadline = time.monotonic() + seconds
        while any(alive(pid) for pid in pids) and time.monotonic() < deadline:
            time.sleep(0.05)
        return not any(alive(pid) for pid in pids)

    def close(self) -> None:
        """End everything, whatever happened."""
        children = psutil.Process(self.process.pid).children() if self.process.poll() is None else []
        if self.process.poll() is None:
            self.interrupt()
        for child in children:
            if child.is_running():
                child.kill()
        self.executor.shutdown()
        self.node.destroy_node()
        self.context.try_shutdown()
        release(self.domain)

    def _beat(self, beat: Any) -> None:
        if beat.state != "busy":
            self.states[beat.node] = beat.state
        self.pids[beat.node] = int(beat.header.frame_id.split()[-1])

    def _diagnose(self, message: Any) -> None:
        for status in message.status:
            self.diagnostics[status.name] = status

    def _read(self) -> None:
        for line in self.process.stdout:
            self.lines.append(line.rstrip())


def alive(pid: int) -> bool:
    """Return whether a process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
