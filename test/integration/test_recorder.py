"""The recorder among real ROS processes: right topics, right quality of service, and a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import rclpy
from domains import reserve
from lifecycle_msgs.msg import Transition
from lifecycle_msgs.srv import ChangeState, GetState
from rclpy.executors import SingleThreadedExecutor
from rosbags.rosbag2 import Reader
from sensor_msgs.msg import Image
from whee_interfaces.srv import GiveConsent, StartRecording, StopRecording

from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import RobotStatus
from whee_ros.core.voice import Transcript
from whee_ros.ros.convert import message_type, to_msg, to_time
from whee_ros.ros.qos import DECISION, IMAGE, LATCHED, STREAM

DOMAIN = reserve()
ENVIRONMENT = {**os.environ, "ROS_DOMAIN_ID": str(DOMAIN)}


SERVICES = (
    (ChangeState, "recorder/change_state"),
    (StartRecording, "start_recording"),
    (StopRecording, "stop_recording"),
    (GiveConsent, "consent"),
    (GetState, "recorder/get_state"),
)


class Speaker:
    """Publishes a face stream, transcripts, a latched status and images, and calls the recorder."""

    def __init__(self) -> None:
        self.context = rclpy.Context()
        self.context.init(domain_id=DOMAIN)
        self.node = rclpy.create_node("speaker", context=self.context)
        self.clients: dict[str, object] = {}
        self.executor = SingleThreadedExecutor(context=self.context)
        self.executor.add_node(self.node)
        self.faces = self.node.create_publisher(message_type(FaceObservation), "face", STREAM)
        self.words = self.node.create_publisher(message_type(Transcript), "transcript", DECISION)
        self.images = self.node.create_publisher(Image, "camera/image_raw", IMAGE)
        status = self.node.create_publisher(message_type(RobotStatus), "robot/status", LATCHED)
        status.publish(to_msg(RobotStatus(1.0, "whee_bot", True)))

    def until(self, true, seconds: float = 20.0) -> None:
        deadline = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < deadline, "nothing happened in time"
            self.executor.spin_once(timeout_sec=0.05)

    def connect(self) -> None:
        """Wait until the recorder can answer: DDS loses answers to clients that it has not found yet."""
        for kind, name in SERVICES:  # the last one is found last
            self.clients[name] = self.node.create_client(kind, name)
        client = self.clients[SERVICES[-1][1]]
        self.until(client.service_is_ready)
        for _ in range(20):
            answer = client.call_async(GetState.Request())
            self.spin(1.0, answer.done)
            if answer.done():
                return
        raise AssertionError("the recorder does not answer")

    def spin(self, seconds: float, true) -> None:
        deadline = time.monotonic() + seconds
        while not true() and time.monotonic() < deadline:
            self.executor.spin_once(timeout_sec=0.05)

    def call(self, name: str, request):
        future = self.clients[name].call_async(request)
        self.until(future.done)
        return future.result()

    def talk(self, seconds: float) -> int:
        end, sent = time.monotonic() + seconds, 0
        while time.monotonic() < end:
            now = time.time()
            self.faces.publish(to_msg(FaceObservation(now, "f1", confidence=0.9)))
            self.words.publish(to_msg(Transcript(now, now - 1, f"u{sent}", "hello there", True)))
            image = Image(height=1, width=1, encoding="mono8", step=1, data=[7])
            image.header.stamp = to_time(now)
            self.images.publish(image)
            sent += 1
            self.executor.spin_once(timeout_sec=0.03)
        return sent

    def close(self) -> None:
        self.executor.shutdown()
        self.node.destroy_node()
        self.context.try_shutdown()


@pytest.fixture
def speaker() -> Iterator[Speaker]:
    made = Speaker()
    yield made
    made.close()


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[subprocess.Popen]:
    command = [sys.executable, "-m", "whee_ros.nodes.host", "recorder", "--ros-args"]
    process = subprocess.Popen(
        [*command, "-p", f"bag_path:={tmp_path / 'bag'}", "-p", "record:=true"], env=ENVIRONMENT
    )
    yield process
    if process.poll() is None:
        process.kill()
    process.wait()


def bring_up(speaker: Speaker) -> None:
    speaker.connect()
    for transition in (Transition.TRANSITION_CONFIGURE, Transition.TRANSITION_ACTIVATE):
        request = ChangeState.Request(transition=Transition(id=transition))
        assert speaker.call("recorder/change_state", request).success
    listened_to(speaker)


BAG = {"face": 2, "transcript": 2, "robot/status": 1}
"""Subscriptions of a recorder with an open bag; consent has ears of its own for the first two."""


def listened_to(speaker: Speaker, topics: dict[str, int] = BAG, seconds: float = 20.0) -> None:
    """Wait until the bag's subscriptions are there."""
    there = speaker.node.count_subscribers
    speaker.until(lambda: all(there(topic) >= wanted for topic, wanted in topics.items()), seconds)


def counts(bag: Path) -> dict[str, int]:
    with Reader(bag) as reader:
        return {connection.topic: connection.msgcount for connection in reader.connections}


def test_records_what_it_should_and_ends_in_order(speaker, recorder, tmp_path):
    bring_up(speaker)
    sent = speaker.talk(1.0)
    answer = speaker.call("stop_recording", StopRecording.Request())
    assert answer.success
    assert Path(answer.uri) == tmp_path / "bag"
    found = counts(tmp_path / "bag")
    assert found["/transcript"] == sent
    assert found["/robot/status"] == 1  # said before the recorder was there
    assert found["/face"] >= 0.8 * sent
    assert "/camera/image_raw" not in found
    assert "/heartbeat" in found
    assert speaker.call("stop_recording", StopRecording.Request()).success is False
    speaker.until(
        lambda: speaker.node.count_subscribers("robot/status") == 0
    )  # an idle recorder costs nothing
    again = speaker.call("start_recording", StartRecording.Request(uri=str(tmp_path / "bag")))
    assert again.success
    assert Path(again.uri).name == "bag_2"
    recorder.send_signal(signal.SIGINT)
    assert recorder.wait(timeout=20) == 0
    assert "finished" in (tmp_path / "bag_2" / "metadata.yaml").read_text()


def test_pictures_are_kept_of_those_who_agreed_until_they_do_not(speaker, recorder, tmp_path):
    bring_up(speaker)
    assert speaker.call("stop_recording", StopRecording.Request()).success
    start = StartRecording.Request(uri=str(tmp_path / "full"), profile="full")
    assert speaker.call("start_recording", start).success
    speaker.until(lambda: speaker.node.count_subscribers("camera/image_raw"))
    speaker.talk(1.5)
    refused = speaker.call("consent", GiveConsent.Request(person_id="f1", face=True, voice=True))
    assert "voucher" in refused.message
    asked = GiveConsent.Request(person_id="f1", face=True, voice=True, voucher="Dr Who")
    agreed = time.time_ns()
    assert speaker.call("consent", asked).success
    shown = speaker.talk(1.0)
    speaker.talk(2.5)
    assert speaker.call("stop_recording", StopRecording.Request()).success
    with Reader(tmp_path / "full") as reader:
        images = [
            stamp for connection, stamp, _ in reader.messages() if connection.topic == "/camera/image_raw"
        ]
        topics = {connection.topic for connection in reader.connections}
    assert shown / 2 < len(images)
    assert min(images) >= agreed
    assert {"/consent/state", "/recording/session", "/recording/parameters"} <= topics
    # and again, with a change of mind before the bag is closed
    again = StartRecording.Request(uri=str(tmp_path / "gone"), profile="full")
    assert speaker.call("start_recording", again).success
    speaker.talk(2.5)
    withdrawn = GiveConsent.Request(person_id="f1", voucher="Dr Who")
    assert speaker.call("consent", withdrawn).success
    assert speaker.call("stop_recording", StopRecording.Request()).success
    found = counts(tmp_path / "gone")
    assert found["/camera/image_raw"] == 0
    assert found["/transcript"] > 0


def test_a_killed_recorder_leaves_what_it_heard(speaker, recorder, tmp_path):
    bring_up(speaker)
    sent = speaker.talk(1.5)
    recorder.kill()
    assert counts(tmp_path / "bag")["/transcript"] >= sent / 3


def test_whee_record_brings_its_own_recorder(speaker, tmp_path):
    command = [
        sys.executable,
        "-c",
        "import sys; from whee_ros.tools.cli import main; sys.exit(main())",
        "record",
    ]
    process = subprocess.Popen(
        [*command, "--out", str(tmp_path / "bag"), "--profile", "decisions"],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        text=True,
    )
    listened_to(speaker, {"transcript": 2, "robot/status": 1}, 60.0)
    sent = speaker.talk(1.0)
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "messages in" in told
    found = counts(tmp_path / "bag")
    assert found["/transcript"] >= sent / 2
    assert "/face" not in found
