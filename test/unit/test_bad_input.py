"""What people give by mistake gets one error that names the thing, the value and the remedy."""

import queue
import subprocess
import sys
import threading
import wave

import pytest
from sensor_msgs.msg import Image

from whee_ros.backends.audio.decode import decode
from whee_ros.backends.audio.portaudio import choose
from whee_ros.core.errors import ConfigError, DeviceError, MediaError
from whee_ros.core.resources import resource
from whee_ros.ros.images import from_image
from whee_ros.ros.pump import Pump
from whee_ros.tools import cli
from whee_ros.tools.report.aside import ready
from whee_ros.tools.system import plan
from whee_ros.tools.system.description import System
from whee_ros.tools.up import tell


def test_an_empty_sound_file_says_so(tmp_path):
    path = tmp_path / "empty.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
    with pytest.raises(MediaError, match="is empty"):
        decode(path)


def test_what_ffmpeg_says_comes_without_its_numbers(tmp_path):
    path = tmp_path / "text.wav"
    path.write_text("no sound")
    with pytest.raises(MediaError) as raised:
        decode(path)
    assert "Errno" not in str(raised.value)
    assert str(raised.value).count(str(path)) == 1


class Library:
    """A sound library that knows these devices."""

    PortAudioError = OSError

    def __init__(self, *devices):
        self.devices = devices

    def query_devices(self, device=None, kind=""):
        if kind:
            raise ValueError("Error querying device -1")
        return self.devices


def test_a_machine_without_sound_and_one_with_another_device():
    with pytest.raises(DeviceError, match=r"^input device: this machine has none. Plug one in"):
        choose(Library(), "", "input")
    usb = {"index": 3, "name": "USB", "max_input_channels": 1}
    with pytest.raises(
        DeviceError, match=r"input device bluetooth: there is no such device. Choose one of 3: USB"
    ):
        choose(Library(usb), "bluetooth", "input")


def test_an_image_without_pixels():
    with pytest.raises(MediaError, match=r"0x0. The publisher sends empty images"):
        from_image(Image(encoding="rgb8"))


def test_a_source_that_breaks_says_so():
    ended = queue.Queue()

    def read():
        raise ZeroDivisionError("division by zero")

    pump = Pump("camera", read, print, ended.put)
    pump.start()
    assert ended.get(timeout=20.0) == "camera failed: ZeroDivisionError: division by zero"
    pump.stop()


def test_a_read_that_ends_after_the_stop_is_passed_to_nobody():
    reading, over, told = threading.Event(), threading.Event(), []

    def read():
        reading.set()
        over.wait(20.0)
        return "one more"

    pump = Pump("camera", read, told.append, told.append)
    pump.start()
    assert reading.wait(20.0)
    pump.stop(timeout=0.0)  # the device blocks for longer than anybody waits
    over.set()
    pump.stop(timeout=20.0)
    assert not told


def test_a_misspelt_name_of_a_shipped_file_lists_what_there_is():
    with pytest.raises(ConfigError, match=r"Choose one of .*whee_bot"):
        resource("config/robots/nobody.yaml")


def test_a_robot_that_is_unknown_or_broken_is_refused_before_anything_starts(tmp_path):
    system = System.load()
    with pytest.raises(ConfigError, match=r"Choose one of .*whee_bot"):
        plan.make(system, {"robot": "nobody"})
    broken = tmp_path / "broken.yaml"
    broken.write_text("name: x\nface: none\nchannels: {}\n")
    with pytest.raises(ConfigError, match="adapter: is missing"):
        plan.make(system, {"robot": str(broken)})


def test_a_channel_that_nothing_moves_is_refused_by_name(tmp_path):
    profile = tmp_path / "mine.yaml"
    text = resource("config/robots/whee_bot.yaml").read_text()
    for wrong, remedy in (("head_pann", "Did you mean head_pan?"), ("tail", "Use head_pan, head_tilt")):
        profile.write_text(text.replace("head_pan:", f"{wrong}:"))
        with pytest.raises(ConfigError, match=rf"mine.yaml: channel {wrong}: nothing moves it. {remedy}"):
            plan.make(System.load(), {"robot": str(profile)})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"scenario": "dmo"}, "argument scenario: no such file: dmo. Did you mean demo"),
        ({"scenario": "xyz"}, "Choose one of demo, "),
        ({"params_file": "ligt"}, "Did you mean light"),
        ({"namespace": "robot 1"}, "Use letters, digits and _"),
        ({"namespace": "/1st"}, "beginning with a letter"),
    ],
)
def test_a_misspelt_argument_says_what_there_is(given, said):
    with pytest.raises(ConfigError, match=said):
        plan.make(System.load(), given)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("when: {ros__parameters: {need_on: }}", "when, need_on: no value"),
        ("when: {ros__parameters: nonsense}", "when, ros__parameters: 'nonsense'"),
        ("/**: {ros__parameters: {need_on: 0.5}}", "need_on: not a parameter of every node"),
    ],
)
def test_a_parameter_file_of_the_wrong_form(tmp_path, text, said):
    path = tmp_path / "mine.yaml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=said.replace("*", r"\*")):
        plan.make(System.load(), {"params_file": str(path)})


def test_what_every_node_has_may_be_given_to_all(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("/**: {ros__parameters: {use_sim_time: true}}")
    assert plan.make(System.load(), {"params_file": str(path)}).params_file == str(path)


def test_a_folder_that_cannot_be_written_is_refused_before_the_conversation(tmp_path):
    file = tmp_path / "file"
    file.touch()
    for folder in (file, file / "below"):
        with pytest.raises(ConfigError, match="Choose another folder with --out"):
            ready(folder)
    ready(tmp_path / "new" / "one")
    assert not any((tmp_path / "new" / "one").iterdir())


def test_a_closed_terminal_costs_nothing_but_its_lines(monkeypatch):
    class Closed:
        def write(self, text):
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("sys.stdout", Closed())
    tell("the report is still written")


def test_a_reader_who_has_seen_enough_is_no_error():
    code = "import sys; from whee_ros.tools.cli import main; sys.exit(main(['params']))"
    writer = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    writer.stdout.close()
    assert writer.stderr.read() == b""
    assert writer.wait(30) == 0


def test_a_path_that_is_not_there_is_one_line(tmp_path, monkeypatch, capsys):
    class Reading:
        @staticmethod
        def main(arguments):
            return (tmp_path / "nowhere" / "labels.txt").read_text()

    monkeypatch.setattr(cli.importlib, "import_module", lambda name: Reading)
    assert cli.main(["eval"]) == 1
    assert capsys.readouterr().err.endswith("labels.txt: No such file or directory. Check the path.\n")
