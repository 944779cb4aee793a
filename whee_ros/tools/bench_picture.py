"""Measures the robot's face as a topic: pictures a second that reach another process, and what they cost the body."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

import rclpy
from rclpy.executors import SingleThreadedExecutor
from rclpy.signals import SignalHandlerOptions
from sensor_msgs.msg import Image

from whee_ros.core.clock import elapsed
from whee_ros.core.errors import BackendError
from whee_ros.ros.qos import IMAGE
from whee_ros.tools.stopwatch import Stopwatch
from whee_ros.tools.system import plan
from whee_ros.tools.system.description import System
from whee_ros.tools.system.supervisor import Supervisor
from whee_ros.tools.system.usage import Usage
from whee_ros.tools.up import tell

PROCESS = "body"
RATE, SHARE = 30.0, 0.2
"""Pictures a second of a fluent face, and the share of a core that they may cost."""
LOST = 0.05
"""Share of the pictures that a busy machine may lose."""
PATIENCE, SETTLING = 60.0, 3.0
"""Seconds in which body and manager have to be up, and after a change before it counts."""


class Viewer:
    """Whoever looks at `robot/face_image`, in a ROS context of its own.

    Attributes:
        pictures: how many came.
    """

    def __init__(self) -> None:
        self.pictures = 0
        self._context = rclpy.Context()
        rclpy.init(context=self._context, signal_handler_options=SignalHandlerOptions.NO)
        self._node = rclpy.create_node("whee_viewer", context=self._context)
        self._executor = SingleThreadedExecutor(context=self._context)
        self._executor.add_node(self._node)

    def look(self) -> None:
        """Subscribe."""
        self._node.create_subscription(Image, "robot/face_image", self._see, IMAGE, raw=True)

    def wait(self, seconds: float) -> None:
        """Take what comes within `seconds`; returns after the first picture, or with none."""
        self._executor.spin_once(timeout_sec=seconds)

    def close(self) -> None:
        """Leave."""
        self._executor.shutdown()
        self._node.destroy_node()
        self._context.shutdown()

    def _see(self, message: bytes) -> None:
        self.pictures += 1


def run(seconds: float) -> tuple[Usage, Usage, float]:
    """Start body and manager alone; return what the body takes unseen and seen, and pictures a second.

    Raises:
        BackendError: if they do not come up.
    """
    planned = plan.make(System.load(), {"source": "topic", "page": "off"})
    kept = tuple(process for process in planned.processes if process.name in ("manager", PROCESS))
    managed = [node for process in kept for node in process.nodes if node != "manager"]
    manager = {**planned.parameters["manager"], "nodes": managed}
    planned = replace(planned, processes=kept, parameters={**planned.parameters, "manager": manager})
    supervisor, viewer = Supervisor(planned, tell), Viewer()

    def watch(seconds: float, usage: Usage) -> None:
        end = due = elapsed()
        end += seconds
        while (now := elapsed()) < end:
            viewer.wait(0.05)
            if now >= due:
                supervisor.step()
                usage.sample(supervisor.pids[PROCESS], now)
                due = now + 0.5

    try:
        supervisor.start()
        began = elapsed()
        while not supervisor.settled:
            supervisor.step()
            viewer.wait(0.2)
            if elapsed() - began > PATIENCE:
                raise BackendError("the body", f"not up after {PATIENCE:.0f} s", "See the lines above.")
        unseen, seen = Usage(), Usage()
        watch(SETTLING, Usage())
        watch(seconds, unseen)
        viewer.look()
        watch(SETTLING, Usage())
        before, begun = viewer.pictures, elapsed()
        watch(seconds, seen)
        rate = (viewer.pictures - before) / (elapsed() - begun)
    finally:
        supervisor.stop()
        viewer.close()
    return unseen, seen, rate


def main(argv: Sequence[str]) -> int:
    """Print rate and shares; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="whee bench picture", description=__doc__)
    parser.add_argument("--seconds", type=float, default=15.0, help="to measure unseen, and again seen")
    seconds = parser.parse_args(argv).seconds
    unseen, seen, rate = run(seconds)
    cost = seen.share - unseen.share
    fluent, cheap = rate >= RATE * (1.0 - LOST), cost <= SHARE
    words = {True: "kept", False: "MISSED"}
    print(f"{'pictures':24}{rate:8.1f} a second      goal {RATE:.0f}, {words[fluent]}")
    print(f"{'for which the body takes':24}{cost:8.1%} of a core    goal {SHARE:.0%}, {words[cheap]}")
    print(f"{'body, unseen and seen':24}{unseen.share:8.1%}{seen.share:8.1%}")
    figures = {"rate": rate, "share": cost, "body": seen.share, "kept": fluent and cheap}
    Stopwatch().notes.append({**figures, "goal_rate": RATE, "goal_share": SHARE})
    return int(not (fluent and cheap))
