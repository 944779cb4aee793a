"""`whee up` with real processes: it comes up, can be turned while it runs, survives deaths, and ends."""

from __future__ import annotations

import itertools
import json
import os
import signal
import time
from collections.abc import Iterator

import psutil
import pytest
from diagnostic_msgs.msg import DiagnosticStatus
from running import Running, alive
from std_msgs.msg import String
from whee_interfaces.msg import AudioChunk, EmpathyState, FaceCommand

from whee_ros.core.resources import resource
from whee_ros.engine.scenario import Scenario
from whee_ros.ros.qos import SOUND, STREAM

LIGHT = ("up", "--params-file", "light")


@pytest.fixture(scope="module")
def demo() -> Iterator[Running]:
    running = Running(*LIGHT, "--source", "demo")
    yield running
    running.close()


def test_every_node_comes_up_and_the_person_speaks(demo):
    script, chunks, commands = [], [], []
    demo.hear(String, "person/script", lambda m: script.append(json.loads(m.data)))
    demo.hear(AudioChunk, "microphone/audio", chunks.append, SOUND)
    demo.hear(FaceCommand, "robot/face_command", commands.append, STREAM)
    demo.until_active()
    assert set(demo.states) == {
        *("manager", "person", "face", "voice", "transcript", "when", "how", "behavior", "skills", "robot"),
        *("dashboard", "recorder"),
    }
    demo.until(lambda: script and len(chunks) > 60 and commands, "a turn, its sound, the robot's face")
    assert script[0]["id"] == "small_talk"
    at = [chunk.header.stamp.sec + chunk.header.stamp.nanosec * 1e-9 for chunk in chunks]
    steps = [b - a for a, b in itertools.pairwise(at)]
    assert sum(abs(step - 0.032) < 1e-4 for step in steps) >= 0.95 * len(steps)  # one stream, no gaps
    demo.until(lambda: demo.said_of("when") == "working", "diagnostics")


def test_a_live_parameter_takes_effect(demo):
    demo.until_active()
    states = []
    demo.hear(EmpathyState, "empathy/state", states.append)
    demo.until(lambda: states, "states")
    assert demo.set_parameter("when", "need_on", 0.77).successful
    states.clear()
    demo.until(lambda: states and states[-1].need_on == pytest.approx(0.77), "the threshold changes")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("need_on", 1.7, "need_on"),
        ("need_onn", 0.5, "Did you mean need_on"),
        ("state_rate", 20.0, "start-up"),
    ],
)
def test_a_parameter_that_does_not_fit_is_refused_in_words(demo, name, value, words):
    demo.until_active()
    answer = demo.set_parameter("when", name, value)
    assert not answer.successful
    assert words in answer.reason


def test_a_killed_process_comes_back(demo):
    demo.until_active()
    assert demo.set_parameter("when", "need_on", 0.77).successful
    mind = ("when", "how", "behavior")
    killed = demo.pids["when"]
    os.kill(killed, signal.SIGKILL)
    line = demo.until_line("was killed by SIGKILL")
    assert line == "mind (when, how, behavior) was killed by SIGKILL; it starts again in 0.5 s"
    demo.until(lambda: killed not in [demo.pids[node] for node in mind], "a new process")
    demo.until_line("nodes are active again")
    demo.until(lambda: all(demo.states[node] == "active" for node in mind), "they are active again")
    states = []
    demo.hear(EmpathyState, "empathy/state", states.append)
    demo.until(lambda: states, "states")
    assert states[-1].need_on == pytest.approx(0.77)  # as it was set in the process that died


def test_a_scripted_person_who_dies_goes_on_where_they_were(demo):
    demo.until_active()
    script = []
    demo.hear(String, "person/script", lambda m: script.append(json.loads(m.data)))
    demo.until(
        lambda: script and script[-1].get("id") not in (None, "small_talk"), "a turn that is not the first"
    )
    turns = [turn.id for turn in Scenario.load(resource("config/scenarios/demo.yaml")).turns]
    at = turns.index(script[-1]["id"])
    killed = demo.pids["person"]
    os.kill(killed, signal.SIGKILL)
    demo.until(lambda: demo.pids["person"] != killed, "a new process")
    line = demo.until_line("the scripted person begins with turn")
    # the next turn may have begun in the moment of death
    assert any(f"'{turn}'" in line for turn in turns[at : at + 2])
    script.clear()
    demo.until(lambda: script, "the conversation goes on")


def test_interrupt_ends_everything(demo):
    demo.until_active()
    # nodes of a process that came back are heard one after the other, the last with the old process until then
    demo.until(lambda: len(set(demo.pids.values())) == 7, "one process for each part of the system")
    pids = list(set(demo.pids.values()))
    demo.interrupt()
    assert demo.process.returncode == 0
    assert not [pid for pid in pids if alive(pid)]
    assert demo.lines[-1].startswith("ended in")


def test_without_camera_and_microphone_the_rest_goes_on(tmp_path):
    file = tmp_path / "my.yaml"
    light = "voice: {ros__parameters: {voice_backend: scripted}}\n"
    file.write_text(light + "camera: {ros__parameters: {camera_uri: '/dev/video77'}}\n")
    running = Running("up", "--source", "live", "--params-file", str(file))
    try:
        running.until_active("camera", "microphone")
        told = [line for line in running.lines if line.startswith("camera ")]
        assert len(told) == 1
        assert "/dev/video77" in told[0]
        running.until(lambda: "/dev/video77" in running.said_of("camera"), "diagnostics")
        assert running.diagnostics["whee: camera"].level == DiagnosticStatus.ERROR
        running.until(lambda: running.said_of("when") == "working", "the rest works")
    finally:
        running.close()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("face: {ros__parameters: {face_bakend: litert}}", "Did you mean face_backend?"),
        ("when: {ros__parameters: {state_rate: 900.0}}", "state_rate"),
        ("skills: {ros__parameters: {motion_rate: fast}}", "motion_rate"),
    ],
)
def test_a_wrong_parameter_file_ends_it_with_one_line(tmp_path, text, words):
    file = tmp_path / "my.yaml"
    file.write_text(text)
    running = Running(*LIGHT[:1], "--source", "demo", "--params-file", str(file))
    try:
        assert running.process.wait(20.0) == 1
        running.until(lambda: "cannot start" in running.lines[-1], "the reason")
        assert running.lines[-1].startswith("whee up: process ")
        assert words in running.lines[-1]
        assert len([line for line in running.lines if words in line]) == 1
        assert not [line for line in running.lines if "Traceback" in line]
    finally:
        running.close()


@pytest.mark.parametrize("seconds", [1.5, 3.0])
def test_it_may_be_ended_while_it_starts(seconds):
    running = Running(*LIGHT, "--source", "demo")
    try:
        running.until_line("starting manager")
        time.sleep(seconds - 1.0)
        children = psutil.Process(running.process.pid).children()
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(20.0) == 0
        assert not [child for child in children if alive(child.pid)]
        assert not [line for line in running.lines if "Traceback" in line or "killed" in line]
    finally:
        running.close()


def test_a_namespace_holds_all_its_nodes(tmp_path):
    file = tmp_path / "my.yaml"
    light = resource("config/params/light.yaml").read_text()
    file.write_text(light.replace("text_backend: scripted", "text_backend: scripted, need_on: 0.66"))
    running = Running("up", "--source", "demo", "--namespace", "robot1", "--params-file", str(file))
    try:
        states = []
        running.hear(EmpathyState, "robot1/empathy/state", states.append)
        running.until(lambda: states, "states under the namespace")
        assert states[-1].need_on == pytest.approx(0.66)
        running.until(lambda: running.said_of("robot1/when") == "working", "diagnostics")
    finally:
        running.close()


def test_nothing_outlives_a_supervisor_that_was_killed():
    running = Running(*LIGHT, "--source", "replay")
    try:
        running.until_active()
        pids = list(set(running.pids.values()))
        running.process.kill()
        assert running.gone(pids, 20.0)
    finally:
        running.close()
