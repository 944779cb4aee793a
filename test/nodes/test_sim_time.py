"""Simulated time: nodes follow a scripted /clock, and stand still while it does."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pytest
import rclpy
from rclpy.executors import SingleThreadedExecutor, TimeoutException
from rclpy.signals import SignalHandlerOptions
from rosgraph_msgs.msg import Clock
from sensor_msgs.msg import JointState
from trajectory_msgs.msg import JointTrajectory
from whee_interfaces.msg import AudioChunk, EmpathyState, FaceCommand, Heartbeat

from whee_ros.core.resources import resource
from whee_ros.nodes.host import build
from whee_ros.ros.convert import from_time, to_time
from whee_ros.ros.qos import DECISION, LATCHED, SOUND, STREAM

TOPICS = {
    "robot/joint_states": (JointState, DECISION, 50),
    "robot/joint_trajectory": (JointTrajectory, DECISION, 50),
    "robot/face_command": (FaceCommand, STREAM, 50),
    "empathy/state": (EmpathyState, DECISION, 10),
    "microphone/audio": (AudioChunk, SOUND, 20),
}
"""Type, quality of service, and messages a second."""
STEP = 0.02


class Simulation:
    """Nodes with use_sim_time in this process, and the /clock that they follow."""

    def __init__(self, names: tuple[str, ...]) -> None:
        os.environ["ROS_AUTOMATIC_DISCOVERY_RANGE"] = "LOCALHOST"
        light = str(resource("config/params/light.yaml"))
        own = [
            "-p",
            "microphone:microphone:=scripted",
            "-p",
            "microphone:microphone_uri:='60'",
            "-p",
            "use_sim_time:=true",
            "--log-level",
            "fatal",
        ]
        rclpy.init(
            args=["--ros-args", "--params-file", light, *own],
            domain_id=1 + os.getpid() % 100,
            signal_handler_options=SignalHandlerOptions.NO,
        )
        self.executor = SingleThreadedExecutor()
        self.probe = rclpy.create_node("probe", use_global_arguments=False)
        self.clock = self.probe.create_publisher(Clock, "/clock", 1)
        self.executor.add_node(self.probe)
        self.now = 100.0
        self.heard: dict[str, list] = {topic: [] for topic in (*TOPICS, "heartbeat")}
        for topic, (kind, qos, _) in (*TOPICS.items(), ("heartbeat", (Heartbeat, LATCHED, 1))):
            self.probe.create_subscription(kind, topic, self.heard[topic].append, qos)
        self.nodes = [build(name) for name in names]
        for node in self.nodes:
            self.executor.add_node(node)
        self.run(0.1)
        for node in self.nodes:
            node.trigger_configure()
            node.trigger_activate()
            assert node.active, node.words()

    def run(self, seconds: float) -> None:
        """Move simulated time on by `seconds`, in steps that every node follows, and no faster than real time."""
        start, begun = time.monotonic(), self.now
        for step in range(1, round(seconds / STEP) + 1):
            self.now = begun + step * STEP
            self.clock.publish(Clock(clock=to_time(self.now)))
            deadline = time.monotonic() + 10.0
            while any(node.clock.now() < self.now - 1e-6 for node in self.nodes):
                self.executor.spin_once(timeout_sec=0.01)
                assert time.monotonic() < deadline, "a node does not follow /clock"
            self.settle()
            self.stand(start + step * STEP - time.monotonic())
        self.stand(0.1)  # what is still under way

    def settle(self) -> None:
        """Work off what is due."""
        while True:
            try:
                handler, _, _ = self.executor.wait_for_ready_callbacks(timeout_sec=0.002)
            except TimeoutException:
                return
            handler()

    def stand(self, seconds: float) -> None:
        """Let real time pass, while the simulation stands still."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.executor.spin_once(timeout_sec=0.002)

    def counted(self, passing: Callable[[float], None], seconds: float) -> dict[str, int]:
        """Return how many messages came on each topic."""
        for messages in self.heard.values():
            messages.clear()
        passing(seconds)
        return {topic: len(messages) for topic, messages in self.heard.items()}

    def close(self) -> None:
        for node in self.nodes:
            node.close()
        self.executor.shutdown()
        for node in (*self.nodes, self.probe):
            node.destroy_node()
        rclpy.try_shutdown()


@pytest.fixture
def simulation():
    made = Simulation(("robot", "skills", "behavior", "how", "when", "microphone"))
    yield made
    made.close()


def test_a_paused_world_pauses_mind_body_and_senses_but_not_the_heartbeat(simulation):
    running = simulation.counted(simulation.run, 1.0)
    for topic, (_, _, rate) in TOPICS.items():
        assert running[topic] >= 0.8 * rate, f"{topic}: {running}"
    assert running["robot/joint_states"] <= 52  # as often as its parameter says, in simulated seconds
    newest = simulation.heard["robot/joint_states"][-1]
    assert from_time(newest.header.stamp) == pytest.approx(simulation.now, abs=0.05)
    sound = [from_time(chunk.header.stamp) for chunk in simulation.heard["microphone/audio"]]
    assert all(100.0 < stamp <= simulation.now + 0.01 for stamp in sound)  # on the clock of the simulation
    assert sound == sorted(sound)
    simulation.stand(0.1)
    paused = simulation.counted(simulation.stand, 1.2)
    assert {topic: paused[topic] for topic in TOPICS} == dict.fromkeys(TOPICS, 0)
    assert paused["heartbeat"] >= len(simulation.nodes)  # it lives, and the manager sees that it does
    again = simulation.counted(simulation.run, 0.5)
    assert all(again[topic] >= 0.4 * rate for topic, (_, _, rate) in TOPICS.items()), again
