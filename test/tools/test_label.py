"""The labelling page: what it shows, what it saves, and whom it lets in."""

from __future__ import annotations

import asyncio
import io
import json
import wave
from pathlib import Path

import numpy as np
import pytest
from aiohttp.test_utils import TestClient, TestServer
from PIL import Image
from rclpy.serialization import serialize_message

from whee_ros.bags import encode, labels
from whee_ros.bags.writer import BagWriter
from whee_ros.core.errors import ConfigError
from whee_ros.core.face import ActionUnit, FaceMesh, FaceObservation
from whee_ros.core.media import AudioChunk, Frame
from whee_ros.core.voice import Transcript
from whee_ros.ros.images import to_image
from whee_ros.tools.label import command
from whee_ros.tools.label.pictures import Pictures
from whee_ros.tools.label.view import View

RATE = 16000
NS = 10**9


@pytest.fixture(scope="module")
def bag(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("label") / "talk"
    writer, encoder = BagWriter(folder), encode.Encoder()

    def add(name: str, value, at: float) -> None:
        writer.add_topic(encode.topic(name, encode.type_of(value)))
        writer.add(name, encoder.encode(value), round(at * 1e9), round(at * 1e9))

    for step in range(40):
        now = 100 + step / 10
        add("/face", FaceObservation(now, "f1", valence=-0.5), now)
        sound = np.full(RATE // 10, 0.25, np.float32)
        add("/microphone/audio", AudioChunk(now, RATE, sound, step + 1), now)
    add("/transcript", Transcript(102.0, 101.0, "u1", "I <b>miss</b> her.", True), 102.2)
    writer.close()
    return folder


@pytest.fixture(scope="module")
def filmed(tmp_path_factory) -> Path:
    """Two seconds of a camera that goes from black to white, a gap, and one more picture."""
    folder = tmp_path_factory.mktemp("film") / "talk"
    writer, encoder = BagWriter(folder), encode.Encoder()
    units = (ActionUnit(4, 0.4), ActionUnit(1, 0.8), ActionUnit(12, 0.9, 0.1), ActionUnit(45, 0.1))
    for name, value, at in (
        ("/face", FaceObservation(100.0, "f1", action_units=units), 100.0),
        ("/transcript", Transcript(108.0, 101.0, "u1", "I miss her.", True), 108.0),
    ):
        writer.add_topic(encode.topic(name, encode.type_of(value)))
        writer.add(name, encoder.encode(value), round(at * 1e9), round(at * 1e9))
    writer.add_topic(encode.topic("/camera/image_raw", "sensor_msgs/msg/Image"))
    for at, grey in ((100.0, 0), (101.0, 120), (102.0, 240), (107.0, 60)):
        image = to_image(Frame(at, np.full((60, 80, 3), grey, np.uint8)))
        writer.add("/camera/image_raw", serialize_message(image), round(at * 1e9), round(at * 1e9))
    writer.close()
    return folder


def test_the_picture_of_a_moment_is_shown(filmed):
    async def talk(client) -> None:
        content = await (await client.get("/content")).json()
        assert content["picture"]
        assert content["units"] == [[0.0, "inner brow raiser, brow lowerer"]]
        for at, grey in ((0.0, 0), (0.9, 0), (1.4, 120), (2.9, 240), (7.5, 60)):
            answer = await client.get("/picture.jpg", params={"at": at})
            shown = Image.open(io.BytesIO(await answer.read()))
            assert shown.size == (80, 60)
            assert shown.getpixel((40, 30)) == pytest.approx((grey,) * 3, abs=3)
        for nothing in (4.5, -3.0, 1e9):
            assert (await client.get("/picture.jpg", params={"at": nothing})).status == 404
        for wrong in ("soon", "nan", ""):
            assert (await client.get("/picture.jpg", params={"at": wrong})).status == 400

    asked(filmed, talk)


def test_points_of_a_face_stand_in_for_a_picture(tmp_path):
    folder = tmp_path / "talk"
    writer = BagWriter(folder)
    mesh = FaceMesh(5.0, "f1", 640, 480, np.array([320.0], np.float32), np.array([240.0], np.float32))
    writer.add_topic(encode.topic("/face/mesh", encode.type_of(mesh)))
    writer.add("/face/mesh", encode.Encoder().encode(mesh), 5 * NS, 5 * NS)
    writer.close()
    found = Image.open(io.BytesIO(Pictures(folder, 5.0).at(0.0)))
    assert found.size == (480, 360)
    assert sum(found.getpixel((240, 180))) > 2 * sum(found.getpixel((10, 10)))
    assert Pictures(folder, 5.0).topic == "/face/mesh"


def asked(bag: Path, talk) -> None:
    """Run a dialogue with the page's server."""

    async def run() -> None:
        server = TestServer(command.application(View(bag), "anna", "p1"), host="127.0.0.1")
        async with TestClient(server) as client:
            await talk(client)

    asyncio.run(run())


def test_the_page_shows_words_and_faces_but_not_what_the_robot_thought(bag):
    async def talk(client) -> None:
        content = await (await client.get("/content")).json()
        assert content["turns"] == [{"who": "person", "from": 1.0, "to": 2.0, "text": "I <b>miss</b> her."}]
        assert content["face"][0] == [0.0, -0.5, 0.0]
        assert len(content["face"]) == pytest.approx(17, abs=4)
        assert not {"need", "states", "cues"} & set(content)
        page = await (await client.get("/")).text()
        assert "innerHTML" not in page
        assert "http" not in page.replace("http-equiv", "")
        with wave.open(io.BytesIO(await (await client.get("/sound.wav")).read())) as sound:
            assert sound.getnframes() == pytest.approx(3.9 * RATE, rel=0.05)
            heard = np.frombuffer(sound.readframes(RATE * 2)[RATE * 2 :], "<i2")
        assert np.median(heard) == pytest.approx(0.25 * 32767, rel=0.05)

    asked(bag, talk)


def test_labels_are_saved_and_shown_again(bag):
    given = [{"start": 1.0, "end": 2.5, "called": True, "fits": False, "note": "too cool"}]

    async def talk(client) -> None:
        answer = await client.put("/labels", data=json.dumps(given))
        assert (await answer.json())["labels"] == 1
        found = labels.load(labels.beside(bag, "anna"))
        assert (found.person, found.labels[0].note, found.labels[0].fits) == ("p1", "too cool", False)
        assert (await (await client.get("/content")).json())["labels"] == given
        for wrong in (
            [{"start": 3, "end": 1, "called": True}],
            [{"start": 1, "end": 2, "called": "yes"}],
            [{}],
            "x",
        ):
            assert (await client.put("/labels", data=json.dumps(wrong))).status == 400
        assert labels.load(labels.beside(bag, "anna")) == found

    asked(bag, talk)


def test_foreign_pages_are_turned_away(bag):
    async def talk(client) -> None:
        assert (await client.get("/content", headers={"Origin": "http://evil.example"})).status == 403
        assert (await client.get("/content", headers={"Host": "evil.example"})).status == 403
        assert (await client.get("/content", headers={"Origin": "http://localhost:8766"})).status == 200

    asked(bag, talk)


def test_agreement_of_two_files(bag, tmp_path, capsys):
    one = labels.Labels("talk", (labels.Label(1.0, 2.0, True),), "", "a")
    paths = [tmp_path / f"{name}.json" for name in "abc"]
    for path, bag_name in zip(paths, ("talk", "talk", "other"), strict=True):
        labels.Labels(bag_name, one.labels, "", path.stem).save(path)
    assert command.main(["--agreement", str(paths[0]), str(paths[1])]) == 0
    assert json.loads(capsys.readouterr().out)["called"] == 1.0
    other = labels.Labels("talk", (labels.Label(1.0, 2.5, True),), "", "b")
    other.save(paths[1])
    found = []
    for named in ([], [str(bag)]):  # with the bag, what nobody marked counts as agreed
        assert command.main([*named, "--agreement", str(paths[0]), str(paths[1])]) == 0
        found.append(json.loads(capsys.readouterr().out))
    assert found[0]["moments"] < found[1]["moments"]
    assert found[0]["called"] < found[1]["called"]
    with pytest.raises(ConfigError, match="talk and other"):
        command.main(["--agreement", str(paths[0]), str(paths[2])])


def test_annotators_are_compared_by_name_or_by_file(tmp_path, capsys, monkeypatch):
    bag = tmp_path / "bag"
    monkeypatch.setattr(command, "seconds", lambda folder: 10.0)
    for name, end in (("anna", 4.0), ("ben", 5.0)):
        made = labels.Labels("bag", (labels.Label(1.0, end, True),), "", name)
        made.save(labels.beside(bag, name))
    assert command.main([str(bag), "--agreement", "anna", "ben"]) == 0
    by_name = capsys.readouterr().out
    files = [str(labels.beside(bag, name)) for name in ("anna", "ben")]
    assert command.main([str(bag), "--agreement", *files]) == 0
    assert capsys.readouterr().out == by_name
    with pytest.raises(ConfigError, match=r"labels\.cleo"):
        command.main([str(bag), "--agreement", "anna", "cleo"])
