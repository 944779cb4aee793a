"""What cameras and image topics do wrong: it is said on /diagnostics in words, the rest goes on, and it recovers."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from sensor_msgs.msg import Image
from together import Together

from whee_ros.core.face import FaceObservation
from whee_ros.ros.convert import to_time
from whee_ros.tools.contract import samples


class Eyes:
    """Camera node on an image topic, face node with the real model, and the manager that tells of both."""

    def __init__(self, system: Together) -> None:
        self.system = system
        self.said = system.diagnostics()
        self.faces = system.heard(FaceObservation, "face")
        self.number = 0
        system.until(lambda: len(self.said) == 2 and "starting" not in str(self.said), 30.0)

    def send(self, picture, encoding="bgr8", seconds=1.0, fit=True):
        """Publish a picture fifteen times a second, with the noise of a sensor."""
        random = np.random.default_rng(self.number)
        for _ in range(round(seconds * 15)):
            self.number += 1
            noisy = picture
            if fit:
                noisy = np.clip(picture + random.integers(-1, 2, picture.shape, np.int16), 0, 255)
            data = np.ascontiguousarray(noisy.astype(picture.dtype))
            height, width = data.shape[:2]
            image = Image(height=height, width=width, encoding=encoding, data=data.tobytes())
            image.step = len(image.data) // height
            image.header.stamp = to_time(self.system.now)
            self.system.tell(image, "image")
            self.system.run(1 / 15, 1 / 15)

    def words(self):
        self.system.run(1.1, 0.1)
        return self.said["camera"].message

    def sees(self):
        before = len(self.faces)
        self.send(samples.portrait()[0].image)
        return len(self.faces) > before


@pytest.fixture(scope="module")
def eyes():
    parameters = {
        "manager": {"nodes": ["face", "camera"]},
        "face": {"face_backend": "litert"},
        "camera": {"camera": "topic"},
    }
    with Together("manager", "face", "camera", parameters=parameters, light=False, active=False) as system:
        found = Eyes(system)
        # a busy machine needs its time before the first face
        assert any(found.sees() for _ in range(15))
        assert any(found.words() == "working" for _ in range(5))
        yield found


PORTRAIT = samples.portrait()[0].image
GREY = PORTRAIT.mean(axis=2).astype(np.uint8)


@pytest.mark.parametrize(
    ("encoding", "picture"),
    [
        ("bgr8", PORTRAIT),
        ("rgb8", PORTRAIT[:, :, ::-1]),
        ("mono8", GREY),
        ("bgra8", np.dstack([PORTRAIT, GREY])),
        ("bgr8", cv2.resize(PORTRAIT, (320, 240))),
    ],
)
def test_pictures_that_can_be_used_are(eyes, encoding, picture):
    before = len(eyes.faces)
    eyes.send(picture, encoding)
    assert len(eyes.faces) > before + 5
    assert eyes.words() == "working"


@pytest.mark.parametrize(
    ("encoding", "picture", "words"),
    [
        ("yuv422_yuy2", np.dstack([GREY, GREY]), "encoding 'yuv422_yuy2'. Publish one of bgr8, rgb8"),
        ("16UC1", GREY.astype(np.uint16), "encoding '16UC1'"),
        ("bgr16", PORTRAIT.astype(np.uint16), "encoding 'bgr16'"),
        ("bayer_rggb8", GREY, "image_proc converts Bayer images"),
        ("bgr8", GREY, "The publisher fills width, height, step or data wrongly"),
    ],
)
def test_pictures_that_cannot_be_used_are_named_and_good_ones_seen_again(eyes, encoding, picture, words):
    before = len(eyes.faces)
    eyes.send(picture, encoding)
    assert len(eyes.faces) == before
    assert words in eyes.words()
    assert eyes.sees()
    assert eyes.words() == "working"


def test_black_pictures_are_told_and_forgotten(eyes):
    eyes.send(np.zeros((480, 640, 3), np.uint8), seconds=3.0)
    assert "it is black. Uncover the lens" in eyes.words()
    assert eyes.sees()
    assert eyes.words() == "working"


def test_a_picture_that_does_not_change_is_told(eyes):
    eyes.send(PORTRAIT, seconds=6.5, fit=False)
    assert "it does not change" in eyes.words()
    assert eyes.sees()
    assert eyes.words() == "working"


def test_a_4k_picture_is_seen_and_said_to_be_of_no_use(eyes):
    before = len(eyes.faces)
    eyes.send(cv2.resize(PORTRAIT, (3840, 2160)), seconds=0.6)
    assert len(eyes.faces) > before
    assert "picture of 3840x2160: more than is of use" in eyes.words()
    assert eyes.sees()
    assert eyes.words() == "working"


def test_a_topic_that_falls_silent_and_comes_back(eyes):
    eyes.system.run(6.0, 0.1)
    assert "no image on image for" in eyes.words()
    assert "compatible, but silent" in eyes.words()
    assert eyes.sees()
    assert eyes.words() == "working"
