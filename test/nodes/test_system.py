"""The description of the system, what is started from it, and the scripted person's side of a talk."""

from __future__ import annotations

import ast
import inspect
import wave
from pathlib import Path

import numpy as np
import pytest
import rclpy.lifecycle.node
import rclpy.node
import yaml

from whee_ros.core.clock import ManualClock
from whee_ros.core.errors import ConfigError, MediaError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.motion import Viseme
from whee_ros.core.resources import resource, root
from whee_ros.engine.person_voice import CHUNK, PersonVoice, lips, read_wav, resample
from whee_ros.nodes.host import NODES
from whee_ros.tools.system import backoff, lines, plan
from whee_ros.tools.system.description import System

SYSTEM = System.load()


def made(**given):
    return plan.make(SYSTEM, given)


def test_the_description_names_every_node_once():
    assert sorted(SYSTEM.nodes) == sorted(NODES)


@pytest.mark.parametrize(
    ("source", "there", "not_there"),
    [
        ("demo", {"person", "face", "voice", "transcript", "recorder"}, {"camera", "microphone"}),
        ("live", {"camera", "microphone", "face"}, {"person"}),
        ("topic", {"camera", "voice"}, {"microphone", "person"}),
        ("replay", {"when", "skills"}, {"camera", "face", "voice", "person"}),
    ],
)
def test_a_source_decides_which_nodes_run(source, there, not_there):
    nodes = set(made(source=source).nodes)
    assert there <= nodes
    assert not nodes & not_there


def test_camera_and_face_share_a_process_and_everybody_is_managed():
    planned = made(source="live", record="true")
    assert {"camera", "face"} <= set(next(p.nodes for p in planned.processes if p.name == "eyes"))
    managed = planned.parameters["manager"]["nodes"]
    assert sorted([*managed, "manager"]) == sorted(planned.nodes)
    assert managed[0] == "recorder"
    assert managed[-1] == "camera"


def test_arguments_become_parameters(tmp_path):
    planned = made(
        source="demo", record=True, out=str(tmp_path), robot="config/robots/whee_bot.yaml", scenario="demo"
    )
    assert planned.parameters["recorder"]["bag_path"] == f"{tmp_path}/bag"
    assert (
        planned.parameters["skills"]["robot"]
        == planned.parameters["robot"]["robot"]
        == "config/robots/whee_bot.yaml"
    )
    assert planned.parameters["person"]["scenario"] == str(resource("config/scenarios/demo.yaml"))
    text = yaml.safe_load(planned.parameter_text())
    assert text["/**/robot"]["ros__parameters"]["robot"] == "config/robots/whee_bot.yaml"
    assert planned.parameters["recorder"]["record"] is True
    assert made(source="demo", record=True).parameters["recorder"] == {"record": True}
    assert "recorder" not in made(source="demo").parameters  # it is there, and waits to be asked


def test_a_robot_brings_its_devices_and_one_may_ask_for_others():
    own = made(source="live", robot="drummer")
    assert own.parameters["camera"] == {"camera": "topic", "image_topic": "/camera/image_raw"}
    assert own.parameters["microphone"] == {"microphone": "device"}
    assert own.environment["FASTDDS_BUILTIN_TRANSPORTS"] == "DEFAULT"  # its images come over DDS
    assert own.parameters["skills"]["speaker"] == "auto"
    asked = made(source="live", robot="drummer", camera="device", camera_uri="/dev/video2", speaker="paced")
    assert asked.parameters["camera"] == {
        "camera": "device",
        "camera_uri": "/dev/video2",
        "image_topic": "image",
    }
    assert asked.parameters["skills"]["speaker"] == "paced"
    assert asked.environment["FASTDDS_BUILTIN_TRANSPORTS"] == "UDPv4"
    topic = made(source="live", robot="drummer", image_topic="/head/image")
    assert topic.parameters["camera"]["image_topic"] == "/head/image"
    webcam = made(source="live")
    assert "camera" not in webcam.parameters["camera"]
    assert "camera" not in made(source="demo", robot="drummer").nodes


def test_a_voice_of_the_robot_s_own_is_not_listened_through(tmp_path):
    robot = tmp_path / "talker.yaml"
    robot.write_text("name: t\nadapter: ros4hri\nface: none\nchannels: {}\nskills: {say: /skill/say}\n")
    assert made(source="live", robot=str(robot)).parameters["voice"]["echo"] == "half_duplex"
    assert "echo" not in made(source="live").parameters.get("voice", {})


def test_where_models_run_and_whose_clock_rules_reaches_all_nodes():
    planned = made(source="live", device="cuda", use_sim_time=True, adapter="gazebo")
    for node, name in (("face", "face_device"), ("transcript", "asr_device"), ("when", "text_device")):
        assert planned.parameters[node][name] == "cuda"
    assert planned.parameters["robot"]["adapter"] == "gazebo"
    assert all(planned.parameters[node]["use_sim_time"] is True for node in planned.nodes)


def test_processes_may_be_shared_by_two_computers():
    robot, desk = (
        made(source="live", processes="body, eyes"),
        made(source="live", processes="manager,ears,mind,memory,page"),
    )
    assert [process.name for process in robot.processes] == ["body", "eyes"]
    assert not set(robot.nodes) & set(desk.nodes)
    whole = made(source="live")
    assert set(robot.nodes) | set(desk.nodes) == set(whole.nodes)
    assert (
        desk.parameters["manager"] == whole.parameters["manager"]
    )  # it brings up those of the other computer too
    with pytest.raises(ConfigError, match="Use manager"):
        made(source="live", processes="boddy")


def test_humans_are_told_of_where_asked_and_heard_of_from_others():
    assert "ros4hri" not in made(source="live").nodes
    assert made(source="live", humans=True).parameters.get("ros4hri", {}) == {}
    others = made(source="ros4hri")
    assert others.parameters["ros4hri"] == {"direction": "in"}
    assert not {"camera", "face", "voice", "transcript", "microphone"} & set(others.nodes)
    assert {"ros4hri", "when", "how", "behavior", "robot"} <= set(others.nodes)


def test_files_may_be_a_video_or_a_sound_alone(tmp_path):
    file = tmp_path / "talk.wav"
    file.touch()
    sound = made(source="files", audio=str(file))
    assert "camera" not in sound.nodes
    assert sound.parameters["microphone"]["microphone_uri"] == str(file)
    video = made(source="files", video=str(file))
    assert {"camera", "microphone"} <= set(video.nodes)
    assert video.parameters["microphone"]["microphone_uri"] == str(file)


def test_the_users_parameter_file_has_the_last_word():
    planned = made(source="demo", params_file="light")
    assert planned.ros_arguments("ours.yaml")[-1].endswith("config/params/light.yaml")


def test_a_namespace_reaches_nodes_and_the_users_parameters(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("when: {ros__parameters: {need_on: 0.7}}\n/**: {ros__parameters: {use_sim_time: true}}\n")
    planned = made(source="demo", namespace="/robot1/", params_file=str(file))
    assert planned.ros_arguments("ours.yaml")[-2:] == ["-r", "__ns:=/robot1"]
    assert yaml.safe_load(planned.parameter_text())["/**/when"]["ros__parameters"] == {"need_on": 0.7}
    assert "-r" not in made(source="demo").ros_arguments("ours.yaml")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"source": "dream"}, "Choose one of demo, live"),
        ({"sauce": "demo"}, "argument sauce"),
        ({"record": "perhaps"}, "true, false"),
        ({"source": "files"}, "neither video nor audio"),
        ({"source": "files", "video": "/no/such.mp4"}, "no such file"),
        ({"scenario": "nobody"}, "no such file"),
        ({"params_file": "nothing"}, "nothing"),
    ],
)
def test_what_cannot_be_started_is_refused_in_words(given, words):
    with pytest.raises(ConfigError, match=words):
        plan.make(SYSTEM, given)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("fcae: {ros__parameters: {a: 1}}", "fcae: no such node"),
        ("face: {a: 1}", "ros__parameters"),
        ("- face", "Write NODE"),
    ],
)
def test_a_parameter_file_of_another_form_is_refused(tmp_path, text, words):
    file = tmp_path / "my.yaml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=words):
        made(params_file=str(file))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("mind: [when, how, behavior]", "mind: [when, when]", "Name each node in one process"),
        ("robot, skills,", "robot,", "Say when this node is activated"),
        ("${image_topic}", "${topic}", "'topic'. Use one of `arguments`"),
        ("ros4hri: humans", "ros4hri: humanity", "Use one of `arguments`"),
        (
            "nodes: [person, face, voice, transcript, ros4hri]",
            "nodes: [persona]",
            "Use a node of `processes`",
        ),
        ("default: live", "default: dead", "Give it a default"),
        ("sources:", "springs:", "no such key"),
    ],
)
def test_a_wrong_description_says_what_is_wrong(tmp_path, old, new, words):
    text = resource("config/system.yaml").read_text()
    assert old in text
    path = tmp_path / "system.yaml"
    path.write_text(text.replace(old, new))
    with pytest.raises(ConfigError, match=words):
        System.load(path)


def test_the_shell_wins_over_the_environment_of_the_description():
    planned = plan.with_environment(made(source="demo"), {"ROS_AUTOMATIC_DISCOVERY_RANGE": "SUBNET"})
    assert planned.environment["ROS_AUTOMATIC_DISCOVERY_RANGE"] == "SUBNET"
    assert planned.environment["OMP_NUM_THREADS"] == "1"
    assert planned.environment["FASTDDS_BUILTIN_TRANSPORTS"] == "UDPv4"
    assert made(source="topic").environment["FASTDDS_BUILTIN_TRANSPORTS"] == "DEFAULT"


def test_waits_double_and_a_long_life_is_a_new_start():
    waits = backoff.Backoff()
    assert [waits.died(1.0) for _ in range(6)] == [0.5, 1.0, 2.0, 4.0, 8.0, 8.0]
    assert waits.died(backoff.WELL) == 0.5


def test_log_lines_of_nodes_and_of_libraries_are_told_apart():
    said = lines.parse("ERROR|camera|camera 0: not there | no. Plug it in.")
    assert said == ("ERROR", "camera", "camera 0: not there | no. Plug it in.")
    assert lines.readable(said) == "camera     error: camera 0: not there | no. Plug it in."
    assert lines.parse("INFO: Created a delegate") is None


def attributes(source: str) -> set[str]:
    """Names that methods assign on self."""
    found = set()
    for item in ast.walk(ast.parse(source)):
        targets = item.targets if isinstance(item, ast.Assign) else [getattr(item, "target", None)]
        for target in targets:
            if isinstance(target, ast.Attribute) and getattr(target.value, "id", "") == "self":
                found.add(target.attr)
    return found


@pytest.mark.parametrize("entry", [*NODES.values(), "../ros/lifecycle:WheeNode"])
def test_no_node_overwrites_what_rclpy_keeps_in_it(entry):
    theirs = attributes(inspect.getsource(rclpy.node)) | attributes(inspect.getsource(rclpy.lifecycle.node))
    file, name = entry.split(":")
    tree = ast.parse((root() / "whee_ros" / "nodes" / f"{file}.py").read_text())
    node = next(item for item in tree.body if isinstance(item, ast.ClassDef) and item.name == name)
    assert not attributes(ast.unparse(node)) & theirs


class Standing(ManualClock):
    """A clock that is always a little ahead of the stream, so that nothing waits."""

    def now(self) -> float:
        return self.advance(0.04)


def test_a_line_sounds_at_its_onset_to_the_sample():
    voice = PersonVoice(Standing(100.0))
    line = np.full(1000, 0.5, np.float32)
    voice.say(line, 100.5)
    chunks = [voice.read() for _ in range(40)]
    assert all(len(chunk.samples) == CHUNK for chunk in chunks)
    times = np.concatenate([chunk.start + np.arange(CHUNK) / SAMPLE_RATE for chunk in chunks])
    sound = np.concatenate([chunk.samples for chunk in chunks])
    loud = times[np.abs(sound) > 0.4]
    assert loud[0] == pytest.approx(100.5, abs=1e-4)
    assert len(loud) == 1000


def test_resampling_keeps_pitch_level_and_length():
    tone = np.sin(2 * np.pi * 440 * np.arange(24_000) / 24_000).astype(np.float32)
    sound = resample(tone, 24_000)
    assert len(sound) == 16_000
    wanted = np.sin(2 * np.pi * 440 * np.arange(16_000) / 16_000)
    assert np.abs(sound - wanted)[200:-200].max() < 0.02


@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_any_pcm_wav_can_be_a_line(tmp_path, width):
    tone = 0.5 * np.sin(2 * np.pi * 200 * np.arange(8000) / 8000)
    full = np.round(tone * (2 ** (8 * width - 1) - 1)).astype(np.int64)
    if width == 1:
        full = full + 128
    data = b"".join(int(v).to_bytes(width, "little", signed=width > 1) * 2 for v in full)
    path = tmp_path / "line.wav"
    with wave.open(str(path), "wb") as out:
        out.setparams((2, width, 8000, 0, "NONE", ""))
        out.writeframes(data)
    samples = read_wav(path)
    assert len(samples) == 16_000
    wanted = 0.5 * np.sin(2 * np.pi * 200 * np.arange(16_000) / 16_000)
    assert np.abs(samples - wanted)[200:-200].max() < (0.02 if width == 1 else 0.01)


def test_no_wav_is_told(tmp_path):
    path: Path = tmp_path / "line.wav"
    path.write_bytes(b"no sound at all")
    with pytest.raises(MediaError, match="PCM WAV"):
        read_wav(path)


def test_lips_open_for_vowels_and_shut_for_p():
    shapes = lips((Viseme("PP", 0.0, 0.2), Viseme("aa", 0.2, 0.6), Viseme("sil", 0.6, 1.0)), 1.0)
    assert shapes[5] == 0.0
    assert shapes[20] > 0.9
    assert shapes[45] == 0.0
