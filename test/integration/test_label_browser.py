"""The labelling page in a real browser: pictures follow the scrubber, keys and taps mark, labels are written."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from aiohttp import web
from browser import Browser
from rclpy.serialization import serialize_message

from whee_ros.bags import encode, labels
from whee_ros.bags.writer import BagWriter
from whee_ros.core.face import FaceObservation
from whee_ros.core.media import AudioChunk, Frame
from whee_ros.core.voice import Transcript
from whee_ros.ros.images import to_image
from whee_ros.tools.label.command import application
from whee_ros.tools.label.view import View

START = 1000.0


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    """Ten seconds of sound and of a picture that gets brighter each second; none in the seventh."""
    folder = tmp_path / "talk"
    writer, encoder = BagWriter(folder), encode.Encoder()

    def add(name: str, value, at: float) -> None:
        writer.add_topic(encode.topic(name, encode.type_of(value)))
        writer.add(name, encoder.encode(value), round(at * 1e9), round(at * 1e9))

    writer.add_topic(encode.topic("/camera/image_raw", "sensor_msgs/msg/Image"))
    for second in range(10):
        now = START + second
        add("/face", FaceObservation(now, "f1", valence=-0.5), now)
        add("/microphone/audio", AudioChunk(now, 16000, np.zeros(16000, np.float32), second + 1), now)
        if second not in (6, 7):
            image = to_image(Frame(now, np.full((48, 64, 3), 25 * second, np.uint8)))
            writer.add("/camera/image_raw", serialize_message(image), round(now * 1e9), round(now * 1e9))
    add("/transcript", Transcript(START + 3, START + 1, "u1", "I miss her.", True), START + 3)
    writer.close()
    return folder


@pytest.fixture
def address(bag: Path) -> Iterator[str]:
    """Serve the page from a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def serve() -> tuple[web.AppRunner, int]:
        runner = web.AppRunner(application(View(bag), "anna", ""))
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return runner, runner.addresses[0][1]

    runner, port = asyncio.run_coroutine_threadsafe(serve(), loop).result(30)
    yield f"http://127.0.0.1:{port}/"
    asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(30)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(30)


GREY = """(() => {
  const picture = document.querySelector('#picture');
  if (!picture?.naturalWidth) return null;
  if (picture.hasAttribute('data-none')) return 'none';
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  canvas.getContext('2d').drawImage(picture, 0, 0, 1, 1);
  return canvas.getContext('2d').getImageData(0, 0, 1, 1).data[0];
})()"""


def test_one_sees_the_moment_and_marks_it(browser: Browser, bag: Path, address: str):
    tab = browser.open(address)
    tab.says("#clock", "0:00.0 of 0:09.0")
    for second in (1, 2, 3):
        tab.key("ArrowRight")
        tab.until(f"Math.abs({GREY} - {25 * second}) < 4")
    tab.says("#words", "I miss her.")
    tab.key("e")
    for _ in range(2):
        tab.key("ArrowRight")
    tab.key("e")
    tab.says("#state", "saved, 1 labels")
    tab.js("document.querySelector('li[data-key=x]').click()")  # as a finger does
    tab.says("#list", "answer did not fit")
    tab.js(
        "document.querySelector('#time').value = 7.5; document.querySelector('#time').dispatchEvent(new Event('input'))"
    )
    tab.until(f"{GREY} === 'none'")  # nobody agreed to that one
    tab.key("ArrowRight")
    tab.until(f"Math.abs({GREY} - 200) < 4")
    tab.size(390, 844, True)
    tab.until("innerWidth === 390")
    assert tab.js("document.documentElement.scrollWidth <= innerWidth")
    (label,) = labels.load(labels.beside(bag, "anna")).labels
    assert (label.start, label.end, label.called, label.fits) == (3.0, 5.0, True, False)
    assert all("404" in text and "picture.jpg" in json.loads(text)["entry"]["url"] for text in tab.complaints)
    tab.close()
