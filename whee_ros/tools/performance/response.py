"""An empathic answer as pictures: the scripted tone stands for the voice, face and lips are the real ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.core import registry
from whee_ros.core.motion import Prosody
from whee_ros.core.resources import resource
from whee_ros.engine.models import ModelStore
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.library import Library
from whee_ros.expression.stage import Stage

TEXT = "Oh no, I am so sorry about your dog. What was he like?"
RATE = 50.0
EVERY = 0.25
"""Seconds between two pictures."""


def respond(library: Library, *, captions: bool = False) -> list[tuple[str, NDArray[np.uint8]]]:
    """Return pictures of the robot that listens, is concerned, answers, and rests, with their times."""
    stage = Stage(ExpressionConfig(captions=captions), library)
    robot = registry.load("robot", "virtual")(resource("config/robots/whee_bot.yaml"))
    robot.open()
    speech = registry.load("tts", "scripted")(ModelStore({})).synthesize(TEXT, Prosody(rate=1.1))
    stage.show("listening", 0.7, 0.0, 1.6)
    length = 2.0 + speech.duration
    pictures = []
    for number in range(round((length + 1.0) * RATE)):
        now = number / RATE
        if number == round(1.2 * RATE):
            stage.show("concerned", 0.85, now, length - now + 0.4)
        if number == round(1.5 * RATE):
            stage.say(speech, now, 0.85)
            stage.gesture("comfort", 0.8, now)
        robot.command(stage.frame(now))
        robot.step(now)
        if number % round(EVERY * RATE) == 0:
            pictures.append((f"{now:.2f} s", np.asarray(robot.face_image())))
    robot.close()
    return pictures
