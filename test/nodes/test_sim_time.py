"""Simulated time: nodes follow a scripted /clock, and stand still while it does."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
import rclpy
from rclpy.action import ActionClient
from rclpy.executors import SingleThreadedExecutor, TimeoutException
from rclpy.signals import SignalHandlerOptions
from rosgraph_msgs.msg import Clock
from sensor_msgs.msg import JointState
from std_msgs.msg import String
from trajectory_msgs.msg import JointTrajectory
from whee_interfaces.action import Say
from whee_interfaces.msg import AudioChunk, EmpathyState, FaceCommand, Heartbeat, SpeechStatus

from whee_ros.core.resources import resource
from whee_ros.nodes.host import build
from whee_ros.ros import local
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
BESIDE = {
    "heartbeat": (Heartbeat, LATCHED),
    "robot/speech": (SpeechStatus, DECISION),
    "robot/speech_audio": (AudioChunk, SOUND),
    "person/script": (String, DECISION),
}
"""Topics that are heard and not counted on."""
STEP = 0.02
BETWEEN = 0.16
"""s by which devices may be ahead of a /clock that has just stopped."""


class Simulation:
    """Nodes with use_sim_time in this process, and the /clock that they follow."""

    def __init__(self, names: tuple[str, ...]) -> None:
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
            signal_handler_options=SignalHandlerOptions.NO,
        )
        self.executor = SingleThreadedExecutor()
        self.probe = rclpy.create_node("probe", use_global_arguments=False)
        self.clock = self.probe.create_publisher(Clock, "/clock", 1)
        self.executor.add_node(self.probe)
        self.now = 100.0
        self.heard: dict[str, list] = {topic: [] for topic in (*TOPICS, *BESIDE)}
        for topic, (kind, qos, *_) in (*TOPICS.items(), *BESIDE.items()):
            self.probe.create_subscription(kind, topic, self.heard[topic].append, qos)
        self.nodes = [build(name) for name in names]
        for node in self.nodes:
            self.executor.add_node(node)

    def start(self) -> None:
        """Bring every node up."""
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
def simulation(request):
    made = Simulation(request.param)
    try:
        made.start()
        yield made
    finally:
        made.close()


EVERYBODY = ("robot", "skills", "behavior", "how", "when", "microphone")


@pytest.mark.parametrize("simulation", [EVERYBODY], indirect=True, ids=["everybody"])
def test_a_paused_world_pauses_mind_body_and_senses_but_not_the_heartbeat(simulation):
    running = simulation.counted(simulation.run, 1.0)
    for topic, (_, _, rate) in TOPICS.items():
        assert running[topic] >= 0.8 * rate, f"{topic}: {running}"
    assert running["robot/joint_states"] <= 52  # as often as its parameter says, in simulated seconds
    newest = simulation.heard["robot/joint_states"][-1]
    assert from_time(newest.header.stamp) == pytest.approx(simulation.now, abs=0.05)
    sound = [from_time(chunk.header.stamp) for chunk in simulation.heard["microphone/audio"]]
    assert all(100.0 < stamp <= simulation.now + BETWEEN for stamp in sound)  # on the clock of the simulation
    assert sound == sorted(sound)
    simulation.stand(0.5)
    paused = simulation.counted(simulation.stand, 1.2)
    assert {topic: paused[topic] for topic in TOPICS} == dict.fromkeys(TOPICS, 0)
    assert paused["heartbeat"] >= len(simulation.nodes)  # it lives, and the manager sees that it does
    again = simulation.counted(simulation.run, 0.5)
    assert all(again[topic] >= 0.4 * rate for topic, (_, _, rate) in TOPICS.items()), again

    simulation.now = 0.0  # somebody resets the world
    while any(node.clock.now() > 50.0 for node in simulation.nodes):
        simulation.run(STEP)
    simulation.run(0.1)  # everybody starts again
    anew = simulation.counted(simulation.run, 0.5)
    assert all(anew[topic] >= 0.4 * rate for topic, (_, _, rate) in TOPICS.items()), anew
    for topic in TOPICS:
        assert all(0.0 < from_time(told.header.stamp) < 50.0 for told in simulation.heard[topic]), topic


@pytest.mark.parametrize("simulation", [("person",)], indirect=True, ids=["person"])
def test_the_scripted_person_is_seen_and_heard_in_the_time_of_the_simulation(simulation):
    sound = simulation.heard["microphone/audio"]
    frames = []
    leave = local.listen("/camera/image_raw", frames.append)
    try:
        while not any(max(chunk.samples) > 0.02 for chunk in sound):  # it says its first line
            simulation.run(0.2)
            assert simulation.now < 120.0
    finally:
        leave()
    begun = json.loads(simulation.heard["person/script"][0].data)["onset"]
    first = next(from_time(chunk.header.stamp) for chunk in sound if max(chunk.samples) > 0.02)
    assert first == pytest.approx(
        begun, abs=2.0
    )  # its voice goes by real time, which may be ahead of a slow world
    assert frames
    assert all(100.0 < frame.stamp <= simulation.now + BETWEEN for frame in frames)


@pytest.mark.parametrize("simulation", [("robot", "skills")], indirect=True, ids=["voice"])
def test_a_sentence_waits_while_the_world_is_paused_and_takes_as_long_in_its_time(simulation):
    client = ActionClient(simulation.probe, Say, "say")
    while not client.server_is_ready():
        simulation.run(0.1)
    text = "I am sorry about your dog."
    client.send_goal_async(Say.Goal(text=text, style="neutral"))
    told, sound = simulation.heard["robot/speech"], []
    while not any(status.state == "word" for status in told):
        simulation.run(0.1)
    began = from_time(told[0].header.stamp)
    sound += simulation.heard["robot/speech_audio"]
    simulation.stand(0.1)
    paused = simulation.counted(simulation.stand, 1.2)  # about what is left of the sentence
    assert (paused["robot/speech"], paused["robot/speech_audio"]) == (0, 0)
    while not any(status.state == "finished" for status in told):
        simulation.run(0.1)
        assert simulation.now < began + 20.0
    sound += simulation.heard["robot/speech_audio"]
    assert from_time(told[-1].header.stamp) - began == pytest.approx(told[-1].duration, abs=0.1)
    assert sum(len(chunk.samples) / chunk.sample_rate for chunk in sound) == pytest.approx(
        told[-1].duration, abs=0.01
    )
    assert told[-1].word_index == len(text.split())
