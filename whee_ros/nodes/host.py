"""Runs nodes in this process on one SingleThreadedExecutor: python -m whee_ros.nodes.host camera face."""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import rclpy
from rclpy.executors import ExternalShutdownException, SingleThreadedExecutor
from rclpy.signals import SignalHandlerOptions

from whee_ros.core.errors import WheeError
from whee_ros.core.faults import Faults
from whee_ros.ros.lifecycle import WheeNode

NODES: dict[str, str] = {
    "camera": "camera:CameraNode",
    "microphone": "microphone:MicrophoneNode",
    "person": "person:PersonNode",
    "face": "face:FaceNode",
    "voice": "voice:VoiceNode",
    "transcript": "transcript:TranscriptNode",
    "when": "when:WhenNode",
    "how": "how:HowNode",
    "behavior": "behavior:BehaviorNode",
    "skills": "skills:SkillsNode",
    "robot": "robot:RobotNode",
    "ros4hri": "ros4hri:Ros4hriNode",
    "recorder": "recorder:RecorderNode",
    "dashboard": "dashboard:DashboardNode",
    "foxglove": "foxglove:FoxgloveNode",
    "manager": "manager:ManagerNode",
}
"""Every node by name: module and class under whee_ros.nodes."""

UNUSABLE = os.EX_CONFIG
"""Exit status when the configuration cannot be used: starting again would not help."""
GIVE_WAY, NICENESS = {"recorder", "dashboard", "foxglove", "face", "camera", "person"}, 10
"""Nodes whose process gives way, and how much: where the processor is short, who hears and answers waits neither for
those that only watch nor for the eye, which loses a frame of thirty a second."""
STARTED = "started"
"""First word of the line that says that all nodes are there; whoever started this process waits for it."""


def build(name: str) -> WheeNode:
    """Import and construct one node."""
    module, cls = NODES[name].split(":")
    node: WheeNode = getattr(importlib.import_module(f"whee_ros.nodes.{module}"), cls)()
    return node


def run(names: Sequence[str], arguments: Sequence[str]) -> int:
    """Spin the named nodes until SIGINT or SIGTERM, then end them in order.

    Args:
        names: keys of `NODES`.
        arguments: for rclpy.init, such as --ros-args --params-file FILE.

    Returns:
        0, or `UNUSABLE` after a line that says why.
    """
    stop = False
    faults = Faults()

    def on_signal(signum: int, frame: FrameType | None) -> None:
        nonlocal stop
        stop = True

    signal.signal(signal.SIGINT, on_signal)
    signal.signal(signal.SIGTERM, on_signal)
    parent = os.getppid()
    nodes: list[WheeNode] = []
    executor: SingleThreadedExecutor | None = None
    ended = threading.Event()
    pulse = threading.Thread(target=_pulse, args=(nodes, ended), daemon=True)
    try:
        rclpy.init(args=list(arguments), signal_handler_options=SignalHandlerOptions.NO)
        executor = SingleThreadedExecutor()
        for name in names:
            nodes.append(build(name))
            executor.add_node(nodes[-1])
        pulse.start()
        rclpy.logging.get_logger("host").info(f"{STARTED} {', '.join(names)}")
        # an orphan ends too: whoever started this process is responsible for it
        while not stop and os.getppid() == parent:
            try:
                executor.spin_once(timeout_sec=0.2)
            except WheeError as error:  # one bad request or message; what is unusable shows before this loop
                rclpy.logging.get_logger("host").error(f"{', '.join(names)}: {error}")
            except ExternalShutdownException:
                raise
            except (
                Exception
            ):  # a fault of ours: the safety gate shares this process, and one fault must not end it
                rclpy.logging.get_logger("host").error(f"{', '.join(names)}: {traceback.format_exc()}")
                if faults.too_many(time.monotonic()):
                    raise
    except WheeError as error:
        rclpy.logging.get_logger("host").fatal(f"{', '.join(names)}: {error}")
        return UNUSABLE
    except ExternalShutdownException:
        pass
    finally:
        ended.set()
        if pulse.is_alive():
            pulse.join(1.0)
        for node in reversed(nodes):
            node.close()
        if executor is not None:
            executor.shutdown(timeout_sec=0.5)
        for node in reversed(nodes):
            node.destroy_node()
        rclpy.try_shutdown()
    return 0


def _pulse(nodes: Sequence[WheeNode], ended: threading.Event) -> None:
    while not ended.wait(0.5):
        for node in nodes:
            node.pulse()


def main() -> NoReturn:
    """Split the command line into node names and ROS arguments, run, and end the process."""
    arguments = sys.argv[1:]
    cut = arguments.index("--ros-args") if "--ros-args" in arguments else len(arguments)
    unknown = [name for name in arguments[:cut] if name not in NODES]
    if unknown or not cut:
        print(f"unknown node {unknown}; known: {', '.join(NODES)}", file=sys.stderr)  # noqa: T201
        sys.exit(os.EX_USAGE)
    if GIVE_WAY.issuperset(arguments[:cut]):
        os.nice(NICENESS)
    status = run(arguments[:cut], arguments[cut:])
    # A node's state machine and the node hold each other; until both are gone the middleware runs on, and a process
    # that ends then may take a lock in shared memory with it, for which everybody else would wait.
    gc.collect()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # what is left is half a second of destructors of model libraries


if __name__ == "__main__":
    main()
