"""Simulated time: nodes follow a scripted /clock, and stand still while it does."""

from __future__ import annotations

import os
import time

import pytest
import rclpy
from rclpy.executors import SingleThreadedExecutor
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
    "robot/joint_states": (JointState, DECISION),
    "robot/joint_trajectory": (JointTrajectory, DECISION),
    "robot/face_command": (FaceCommand, STREAM),
    "empathy/state": (EmpathyState, DECISION),
    "microphone/audio": (AudioChunk, SOUND),
}


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
        for topic, (kind, qos) in (*TOPICS.items(), ("heartbeat", (Heartbeat, LATCHED))):
            self.probe.create_subscription(kind, topic, self.heard[topic].append, qos)
        self.nodes = [build(name) for name in names]
        for node in self.nodes:
            self.executor.add_node(node)
        self.run(0.2)
        for node in self.nodes:
            node.trigger_configure()
            node.trigger_activate()
            assert node.active, node.words()

    def run(self, seconds: float, speed: float = 1.0) -> None:
        """Let real time pass, and simulated time `speed` times as much."""
        start, begun = time.monotonic(), self.now
        while (passed := time.monotonic() - start) < seconds:
            self.now = begun + speed * passed
            self.clock.publish(Clock(clock=to_time(self.now)))
            until = time.monotonic() + 0.01
            while time.monotonic() < until:
                self.executor.spin_once(timeout_sec=0.002)

    def counted(self, seconds: float, speed: float = 1.0) -> dict[str, int]:
        """Return how many messages came on each topic."""
        for messages in self.heard.values():
            messages.clear()
        self.run(seconds, speed)
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
    made = Simulation(("robot", "skills", "when", "microphone"))
    yield made
    made.close()


def test_a_paused_world_pauses_mind_body_and_senses_but_not_the_heartbeat(simulation):
    running = simulation.counted(1.0)
    for topic in TOPICS:
        assert running[topic] >= 5, f"{topic}: {running}"
    newest = simulation.heard["robot/joint_states"][-1]
    assert from_time(newest.header.stamp) == pytest.approx(simulation.now, abs=0.1)
    sound = [from_time(chunk.header.stamp) for chunk in simulation.heard["microphone/audio"]]
    assert all(100.0 < stamp <= simulation.now + 0.01 for stamp in sound)  # on the clock of the simulation
    assert sound == sorted(sound)
    simulation.run(0.2, speed=0.0)
    paused = simulation.counted(1.2, speed=0.0)
    assert {topic: paused[topic] for topic in TOPICS} == dict.fromkeys(TOPICS, 0)
    assert paused["heartbeat"] >= len(simulation.nodes)  # it lives, and the manager sees that it does
    again = simulation.counted(1.0)
    assert all(again[topic] >= 5 for topic in TOPICS), again


def test_twice_the_speed_is_twice_as_much(simulation):
    simulation.run(0.3)
    once, twice = simulation.counted(0.8), simulation.counted(0.8, speed=2.0)
    for topic in ("robot/joint_states", "empathy/state"):
        assert 1.3 * once[topic] < twice[topic] < 3.0 * once[topic], topic
