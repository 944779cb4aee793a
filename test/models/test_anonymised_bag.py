"""A bag with a real face and a real voice: others afterwards, with the same feelings."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from rclpy.serialization import serialize_message
from sensor_msgs.msg import Image

from whee_ros.backends.audio.decode import decode
from whee_ros.backends.camera.portrait.performance import PortraitPose
from whee_ros.backends.camera.portrait.warp import Portrait
from whee_ros.bags import encode
from whee_ros.bags.reader import messages
from whee_ros.bags.writer import BagWriter
from whee_ros.core import registry
from whee_ros.core.empathy import EmpathyPlan
from whee_ros.core.media import AudioChunk, Frame
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.voice import Transcript
from whee_ros.engine.models import ModelStore
from whee_ros.tools.anonymise import command
from whee_ros.tools.anonymise.faces import FaceMask
from whee_ros.tools.anonymise.measures import FaceMeasure

NS, RATE, CHUNK = 10**9, 16000, 512


def carried(module: str, path: str) -> Path:
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / path


@pytest.fixture(scope="module")
def bags(tmp_path_factory) -> tuple[Path, Path]:
    """Thirty pictures of a smile, six seconds of a voice, and what was said; and the same anonymised."""
    folder = tmp_path_factory.mktemp("full")
    writer, encoder = BagWriter(folder / "in"), encode.Encoder()

    def add(name: str, value, at: float) -> None:
        if name not in writer.topics:
            writer.add_topic(encode.topic(name, encode.type_of(value)))
        writer.add(name, encoder.encode(value), round(at * NS), round(at * NS))

    writer.add_topic(encode.topic("/camera/image_raw", "sensor_msgs/msg/Image"))
    film = cv2.VideoCapture(str(carried("feat", "tests/data/single_face.mp4")))
    for number in range(30):
        there, picture = film.read()
        assert there
        message = Image(
            height=picture.shape[0], width=picture.shape[1], encoding="bgr8", step=picture.shape[1] * 3
        )
        message.data.frombytes(picture.tobytes())
        message.header.stamp.sec, message.header.stamp.nanosec = 1000, number * NS // 25 % NS
        message.header.stamp.sec += number // 25
        at = round((1000 + number / 25) * NS)
        writer.add("/camera/image_raw", bytes(serialize_message(message)), at, at)
    sound = decode(carried("moonshine_onnx", "assets/beckett.wav"))[: 6 * RATE]
    for number in range(len(sound) // CHUNK):
        part = sound[number * CHUNK : (number + 1) * CHUNK]
        add(
            "/microphone/audio",
            AudioChunk(1000 + (number + 1) * CHUNK / RATE, RATE, part, number + 1),
            1000 + (number + 1) * CHUNK / RATE,
        )
    words = "My sister Miriam moved to Lisbon, and I miss Miriam's laugh."
    add("/transcript", Transcript(1005.0, 1001.0, "u1", words, True, person_id="lena"), 1005.0)
    add("/empathy/plan", EmpathyPlan(1005.0, "p1", "lena", "u1", "empathic", text="You miss Miriam."), 1005.1)
    add("/robot/speech", SpeechStatus(1005.5, "p1", "You miss Miriam.", "started", duration=1.0), 1005.5)
    for at in (1006.0, 1008.0):
        add("/robot/speech_audio", AudioChunk(at, RATE, np.full(CHUNK, 0.5, np.float32), 1), at)
    writer.close()
    assert command.main([str(folder / "in"), str(folder / "out")]) == 0
    return folder / "in", folder / "out"


def by_topic(bag: Path) -> dict[str, list]:
    found: dict[str, list] = {}
    for topic, _, value in messages(bag):
        found.setdefault(topic, []).append(value)
    return found


def test_faces_are_others_and_move_the_same(bags):
    before, after = (by_topic(bag)["/camera/image_raw"] for bag in bags)
    assert len(before) == len(after) == 30
    pictures = [
        np.asarray(m.data).reshape(m.height, m.width, 3).astype(float) for m in (before[20], after[20])
    ]
    box = (slice(120, 280), slice(230, 350))  # where the face is
    assert np.abs(pictures[0][box] - pictures[1][box]).mean() > 15
    face = json.loads((bags[1] / command.REPORT).read_text())["face"]
    assert face["faces_after"] == face["faces_before"]
    assert face["action_units"] >= 0.8
    assert face["valence"] >= 0.8


def test_the_voice_is_another_with_the_same_melody(bags):
    before, after = (np.concatenate([c.samples for c in by_topic(bag)["/microphone/audio"]]) for bag in bags)
    assert len(before) == len(after)
    voice = json.loads((bags[1] / command.REPORT).read_text())["voice"]
    assert abs(np.log2(voice["pitch_factor"])) > 1 / 15
    assert voice["loudness"] >= 0.9
    assert voice["pitch"] >= 0.8
    assert voice["likeness"] is None or voice["likeness"] < 0.85


def test_names_and_places_are_gone_from_every_byte(bags):
    found = by_topic(bags[1])
    assert found["/transcript"][0].text == "My sister [name] moved to [place], and I miss [name]'s laugh."
    assert found["/empathy/plan"][0].text == "You miss [name]."
    assert found["/transcript"][0].person_id == "person_1"
    encoder = encode.Encoder()
    stored = b"".join(encoder.encode(v) for vs in found.values() for v in vs if hasattr(v, "stamp"))
    assert not any(name in stored for name in (b"Miriam", b"Lisbon", b"lena"))
    silent, spoken = found["/robot/speech_audio"]
    assert not np.any(silent.samples)
    assert np.all(spoken.samples == 0.5)


def test_a_raised_chin_and_dimples_are_seen_in_the_drawn_face():
    trackers = [registry.load("face", "litert")(ModelStore.default()) for _ in range(2)]
    for tracker in trackers:
        tracker.load()
    mask, measure, portrait = FaceMask(trackers[0], "mesh", trackers[1]), FaceMeasure(), Portrait()
    portrait.load()
    for number, (chin, dimple) in enumerate(8 * [(0.0, 0.0)] + 2 * (6 * [(0.9, 0.0)] + 6 * [(0.0, 0.9)])):
        frame = Frame(1.0 + number / 4, portrait.render(PortraitPose({17: chin, 14: dimple})))
        measure.watch(frame, Frame(frame.stamp, mask.change(frame)))
    kept = measure.result()["each"]
    assert kept["AU17"] >= 0.8
    assert kept["AU14"] >= 0.6
