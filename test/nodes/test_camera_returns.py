"""A camera that goes away and comes back, and a file that is not there yet."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from sensor_msgs.msg import Image
from together import Together

from whee_ros.core import clock, registry
from whee_ros.core.errors import DeviceError
from whee_ros.core.media import Frame
from whee_ros.core.trace import Latency
from whee_ros.tools.contract import samples

PORTRAIT = samples.portrait()[0].image


class Plugged:
    """A camera that can be pulled out; it gives a frame thirty times a second."""

    there = True

    def __init__(self, uri, rate=30.0):
        self.number = 0

    def open(self):
        if not Plugged.there:
            raise DeviceError("camera 0", "is not there", "Plug it in.")

    def read(self):
        clock.sleep(1 / 30)
        if not Plugged.there:
            raise DeviceError("camera 0", "no frame came", "Plug it in again.")
        self.number += 1
        noise = np.random.default_rng(self.number).integers(0, 3, (480, 640, 3), np.uint8)
        return Frame(clock.SystemClock().now(), np.minimum(PORTRAIT, 252) + noise, seq=self.number)

    def close(self):
        pass


def eyes_of(camera: dict[str, object]) -> Together:
    parameters = {"manager": {"nodes": ["camera"]}, "camera": camera}
    return Together("manager", "camera", parameters=parameters, active=False)


def test_a_camera_that_is_pulled_out_and_plugged_in_again(monkeypatch):
    real = registry.load
    monkeypatch.setattr(
        registry, "load", lambda kind, name: Plugged if kind == "camera" else real(kind, name)
    )
    with eyes_of({"camera": "device", "publish_images": True}) as system:
        said, images = system.diagnostics(), system.heard(Image, "camera/image_raw")
        system.until(lambda: images and said["camera"].message == "working", 20.0)
        Plugged.there = False
        system.until(lambda: "camera 0: no frame came. Plug it in again" in said["camera"].message, 5.0)
        assert said["camera"].level == said["camera"].WARN
        system.until(lambda: "camera 0: is not there. Plug it in" in said["camera"].message, 5.0)
        Plugged.there = True
        images.clear()
        system.until(lambda: images and said["camera"].message == "working", 10.0)


def test_whoever_asks_gets_images_and_the_face_is_looked_at_once(monkeypatch):
    real = registry.load
    monkeypatch.setattr(
        registry, "load", lambda kind, name: Plugged if kind == "camera" else real(kind, name)
    )
    with Together("face", "camera", parameters={"camera": {"camera": "device"}}) as system:
        done = system.heard(Latency, "latency")
        system.until(lambda: len(done) > 5)
        assert system.probe.count_publishers("camera/image_raw") == 1
        images = system.heard(Image, "camera/image_raw")  # as a recorder does
        system.until(lambda: len(images) > 5, 20.0)
        system.run(0.5)
        looked = [one.subject for one in done if one.stage == "face"]
        assert len(looked) > 5
        assert len(set(looked)) == len(looked)


def test_a_video_that_is_not_there_is_waited_for(tmp_path: Path):
    path = tmp_path / "face.avi"
    with eyes_of({"camera": "video", "camera_uri": str(path)}) as system:
        said = system.diagnostics()
        system.until(lambda: "camera" in said and "face.avi: no such file" in said["camera"].message, 20.0)
        assert said["camera"].level == said["camera"].ERROR
        writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), 30.0, (640, 480))
        for _ in range(300):
            writer.write(PORTRAIT)
        writer.release()
        system.until(lambda: said["camera"].message == "working", 10.0)
