"""What plug-ins are tried with: a face that moves, a spoken sentence, silence and noise."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from whee_ros.core import registry
from whee_ros.core.media import SAMPLE_RATE, Frame
from whee_ros.core.motion import Prosody
from whee_ros.engine.models import ModelStore
from whee_ros.engine.person_voice import resample

SENTENCE = "My dog died last night and the house feels so empty."
SIZES = ((240, 320), (1080, 1920), (2160, 3840), (64, 64), (1, 1))
"""Height and width of pictures that a camera may send."""


@cache
def portrait(count: int = 5) -> tuple[Frame, ...]:
    """Return frames of the scripted person, 30 a second, 640x480."""
    camera = registry.load("camera", "portrait")("", rate=30.0)
    camera.open()
    frames = tuple(frame for _ in range(count) if (frame := camera.read()) is not None)
    camera.close()
    return frames


def blank(height: int, width: int, stamp: float, grey: int = 0) -> Frame:
    """Return a frame of one grey."""
    return Frame(stamp, np.full((height, width, 3), grey, np.uint8))


def silence(seconds: float) -> NDArray[np.float32]:
    """Return digital silence at 16 kHz."""
    return np.zeros(round(seconds * SAMPLE_RATE), np.float32)


def noise(seconds: float, level: float = 0.3) -> NDArray[np.float32]:
    """Return white noise at 16 kHz, the same every time."""
    random = np.random.default_rng(7).standard_normal(round(seconds * SAMPLE_RATE))
    return np.clip(level * random, -1.0, 1.0).astype(np.float32)


@cache
def spoken(text: str = SENTENCE) -> NDArray[np.float32]:
    """Return a sentence at 16 kHz, said by the default voice."""
    voice = registry.load("tts", "hibari")(ModelStore.default())
    voice.load()
    speech = voice.synthesize(text, Prosody())
    voice.close()
    return resample(speech.samples, speech.sample_rate)
