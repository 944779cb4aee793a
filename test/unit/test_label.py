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

from whee_ros.bags import encode, labels
from whee_ros.bags.writer import BagWriter
from whee_ros.core.errors import ConfigError
from whee_ros.core.face import FaceObservation
from whee_ros.core.media import AudioChunk
from whee_ros.core.voice import Transcript
from whee_ros.tools.label import command
from whee_ros.tools.label.view import View

RATE = 16000


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
