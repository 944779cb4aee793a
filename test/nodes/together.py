"""Several real nodes in one process, on one executor, in a time that only the test moves.

    with Together("voice", "when", light=True) as system:
        states = system.heard(EmpathyState, "empathy/state")
        system.tell(Transcript(system.now, system.now - 1.0, "u1", "My dog died.", True), "transcript")
        system.run(0.5)
        assert states[-1].direction == "seeking"

Nothing sleeps: `run` moves the clocks of all nodes (and `SystemClock`, which paced back ends follow) in small steps
and works off every message, timer and worker in between. Mind and body together run about three times as fast as
real time; fewer nodes, or larger steps, faster.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

import rclpy
import yaml
from diagnostic_msgs.msg import DiagnosticArray
from rclpy.executors import SingleThreadedExecutor, TimeoutException
from rclpy.signals import SignalHandlerOptions
from rclpy.time import Time

from whee_ros.core import clock
from whee_ros.core.resources import resource
from whee_ros.nodes.host import build
from whee_ros.ros.convert import DOMAIN, from_msg, message_type, to_msg
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION, IMAGE, LATCHED, SOUND, STREAM

QOS = {
    **dict.fromkeys(("face", "voice/activity", "robot/face_command"), STREAM),
    **dict.fromkeys(("microphone/audio", "robot/speech_audio"), SOUND),
    **dict.fromkeys(("behavior/tree", "heartbeat"), LATCHED),
    "image": IMAGE,
}
"""Quality of service of topics; DECISION for those that are not named."""
PATIENCE = 20.0
"""Real seconds that a worker may take for what it is at."""


class Together:
    """A context manager; nodes are configured and activated in the order of `names`.

    Args:
        names: nodes, keys of `whee_ros.nodes.host.NODES`.
        parameters: values by node and name.
        light: whether every back end is a scripted one (config/params/light.yaml).
        active: whether to configure and activate the nodes, and to require that they can be.
        namespace: of all nodes.
    """

    def __init__(
        self,
        *names: str,
        parameters: dict[str, dict[str, object]] | None = None,
        light: bool = True,
        active: bool = True,
        namespace: str = "",
    ) -> None:
        self.now = float(int(time.time()))
        self._names = names
        self._parameters = parameters or {}
        self._light = light
        self._active = active
        self._namespace = namespace
        self.nodes: dict[str, WheeNode] = {}
        self._sleepers = threading.Condition()
        self._beat = 0.0
        self._publishers: dict[tuple[str, Any], Any] = {}

    def __enter__(self) -> Together:
        self._real, clock.time = clock.time, self  # type: ignore[assignment]
        try:
            rclpy.init(args=self._arguments(), signal_handler_options=SignalHandlerOptions.NO)
            self.executor = SingleThreadedExecutor()
            self.probe = rclpy.create_node("probe", namespace=self._namespace or None)
            self.executor.add_node(self.probe)
            for name in self._names:
                self.add(name, build(name))
            if self._active:
                self.activate()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def activate(self) -> None:
        """Configure and activate every node, and require that it works."""
        for name, node in self.nodes.items():
            for step in (node.trigger_configure, node.trigger_activate):
                step()
                assert not node._troubles, f"{name}: {node._troubles}"
        self.settle()

    def add(self, name: str, node: WheeNode) -> None:
        """Take a node in; it is neither configured nor activated."""
        self.nodes[name] = node
        ros_clock = node.get_clock()
        ros_clock.set_ros_time_override(Time(nanoseconds=round(self.now * 1e9), clock_type=ROS))
        ros_clock._set_ros_time_is_active(True)
        self.executor.add_node(node)

    def remove(self, name: str) -> None:
        """Let a node go without a word, as if its process had died."""
        node = self.nodes.pop(name)
        self.executor.remove_node(node)
        node.close()
        node.destroy_node()

    def run(self, seconds: float, step: float = 0.02) -> None:
        """Move time forward by `seconds`, at most `step` at once, and let everybody do what is due."""
        end = self.now + seconds
        while self.now < end - 1e-9:
            self.now = min(end, self.now + step)
            for node in self.nodes.values():
                node.get_clock().set_ros_time_override(
                    Time(nanoseconds=round(self.now * 1e9), clock_type=ROS)
                )
            if (
                self.now >= self._beat
            ):  # real heartbeats come by the steady clock: too seldom for a driven one
                self._beat = self.now + 0.5
                for node in self.nodes.values():
                    node._heartbeat()
            with self._sleepers:
                self._sleepers.notify_all()
            self.settle()

    def ask(self, kind, name, **fields):
        """Call the service `name` of type `kind` and return its answer."""
        client = self.probe.create_client(kind, name)
        while not client.service_is_ready():
            self.run(0.02)
        answer = client.call_async(kind.Request(**fields))
        self.until(answer.done)
        return answer.result()

    def until(self, true: Callable[[], Any], seconds: float = 10.0, step: float = 0.02) -> None:
        """Move time forward until something holds, at most by `seconds`."""
        end = self.now + seconds
        while not true():
            assert self.now < end, f"not within {seconds} s; {self.troubles()}"
            self.run(step, step)

    def wait(self, true: Callable[[], Any]) -> None:
        """Let real time pass, as much as discovery takes, until something holds; the time of the nodes stands still."""
        deadline = time.monotonic() + 3.0 * PATIENCE
        while not true():
            assert time.monotonic() < deadline, f"not within {3.0 * PATIENCE} s; {self.troubles()}"
            self.settle()
            time.sleep(0.005)

    def settle(self) -> None:
        """Work off all messages, due timers and workers; time stands still."""
        deadline = time.monotonic() + PATIENCE
        while self._work() or self._busy():
            assert time.monotonic() < deadline, "a worker hangs"

    def tell(self, value: Any, topic: str) -> None:
        """Publish a core dataclass or a message on a topic, and let everybody take it."""
        message = to_msg(value) if type(value) in DOMAIN.values() else value
        kind = type(message)
        if (topic, kind) not in self._publishers:
            self._publishers[topic, kind] = self.probe.create_publisher(kind, topic, QOS.get(topic, DECISION))
        self._publishers[topic, kind].publish(message)
        self.settle()

    def heard(self, kind: type, topic: str) -> list[Any]:
        """Return a list that everything on a topic is added to: core dataclasses where `kind` is one, else messages."""
        found: list[Any] = []
        domain = DOMAIN.get(kind.__name__) is kind
        self.probe.create_subscription(
            message_type(kind) if domain else kind,
            topic,
            (lambda message: found.append(from_msg(message))) if domain else found.append,
            QOS.get(topic, DECISION),
        )
        return found

    def diagnostics(self) -> dict[str, Any]:
        """Return a mapping that follows /diagnostics: what was said last, by node (needs the manager)."""
        found: dict[str, Any] = {}

        def take(message: Any) -> None:
            found.update({status.name.removeprefix("whee: "): status for status in message.status})

        self.probe.create_subscription(DiagnosticArray, "/diagnostics", take, DECISION)
        return found

    def troubles(self) -> dict[str, str]:
        """Return what nodes would say is wrong, by node; empty when all is well."""
        said = {name: node.words() for name, node in self.nodes.items()}
        return {name: words for name, words in said.items() if words}

    # what whee_ros.core.clock uses of the module `time`

    def time(self) -> float:
        """Return the driven time."""
        return self.now

    @staticmethod
    def perf_counter() -> float:
        """Return the real, monotonic one."""
        return time.perf_counter()

    def sleep(self, seconds: float) -> None:
        """Block a thread until the driven time has moved on by `seconds`."""
        due = self.now + seconds
        with self._sleepers:
            self._sleepers.wait_for(lambda: self.now >= due or clock.time is not self, PATIENCE)

    def _arguments(self) -> list[str]:
        files = [str(resource("config/params/light.yaml"))] if self._light else []
        if self._parameters:
            names = {f"/**/{node}": {"ros__parameters": values} for node, values in self._parameters.items()}
            own = Path(f"/tmp/whee_together_{os.getpid()}.yaml")
            own.write_text(yaml.safe_dump(names))
            files.append(str(own))
        found = [part for file in files for part in ("--params-file", file)]
        space = ["-r", f"__ns:=/{self._namespace.strip('/')}"] if self._namespace else []
        return ["--ros-args", *found, *space, "--log-level", "fatal"] if found or space else []

    def _work(self) -> bool:
        """Work off what is ready and return whether anything was."""
        worked = False
        while True:
            try:
                handler, entity, _ = self.executor.wait_for_ready_callbacks(timeout_sec=0.0)
            except TimeoutException:
                return worked
            handler()
            if handler.exception() is not None:
                raise handler.exception()
            worked = worked or entity is not None  # without one it is a goal under way, which is always ready

    def _busy(self) -> bool:
        if any(worker.busy for node in self.nodes.values() for worker in node._workers):
            time.sleep(0.0005)
            return True
        return self._work()  # what a worker has just handed over

    def _close(self) -> None:
        clock.time = self._real
        with self._sleepers:
            self._sleepers.notify_all()
        for node in reversed(self.nodes.values()):
            node.close()
        if hasattr(self, "executor"):
            self.executor.shutdown()
            for node in (*reversed(self.nodes.values()), self.probe):
                node.destroy_node()
        rclpy.try_shutdown()


ROS = rclpy.clock.ClockType.ROS_TIME
