"""Whatever is asked of the stage, and whenever: the joints of the body keep their limits."""

from __future__ import annotations

import random

import numpy as np
import pytest

from whee_ros.backends.tts.scripted import ScriptedSynthesizer
from whee_ros.core.motion import Prosody
from whee_ros.core.resources import resource
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.library import Library
from whee_ros.expression.stage import Stage
from whee_ros.ports.profile import RobotProfile

LIBRARY = Library.load(resource("config/expressions.yaml"), resource("config/gestures.yaml"))
BODY = RobotProfile.load(resource("config/robots/whee_bot.yaml"))
STEP = 0.02
SPEECH = ScriptedSynthesizer().synthesize("That is such wonderful news about your daughter", Prosody())


def storm(seed: int, seconds: float) -> np.ndarray:
    """Return the angles [frames, joints] of a body that is asked for something new at random instants."""
    chance = random.Random(seed)
    stage = Stage(ExpressionConfig(seed=seed, extraversion=1.0, gesture_speed=1.5), LIBRARY, BODY.channels)
    asked = [
        lambda now: stage.gesture(chance.choice(LIBRARY.gestures), chance.random(), now),
        lambda now: stage.gesture(chance.choice(LIBRARY.gestures), 1.0, now, "p"),
        lambda now: stage.show(chance.choice(LIBRARY.expressions), 1.0, now, 0.0),
        lambda now: stage.look(
            chance.choice(("person", "away", "glance", "reset")),
            now,
            chance.uniform(-1.2, 1.2),
            chance.uniform(-0.4, 0.5),
        ),
        lambda now: stage.say(SPEECH, now, 1.0, "p"),
        stage.cancel,
    ]
    rows = []
    for number in range(round(seconds / STEP)):
        now = number * STEP
        if chance.random() < 0.1:
            chance.choice(asked)(now)
        angles = BODY.angles(stage.frame(now).channels)
        rows.append([angles[joint.name] for joint in BODY.channels.values()])
    return np.array(rows)


@pytest.mark.parametrize("seed", range(4))
def test_position_speed_and_acceleration_stay_within_the_profile(seed):
    angles = storm(seed, 20.0)
    speeds = np.diff(angles, axis=0) / STEP
    changes = np.diff(speeds, axis=0) / STEP
    for number, joint in enumerate(BODY.channels.values()):
        low, high = joint.range
        assert low - 1e-9 <= angles[:, number].min() <= angles[:, number].max() <= high + 1e-9
        assert np.abs(speeds[:, number]).max() <= joint.velocity * 1.001, joint.name
        assert np.abs(changes[:, number]).max() <= joint.acceleration * 1.001, joint.name
    assert np.abs(speeds).max(axis=0).min() > 0.1, "everything has moved"


@pytest.mark.parametrize("name", ["nod", "tilt", "lean_in", "greet", "open_arms"])
def test_a_gesture_is_performed_nearly_as_smoothly_as_it_is_drawn(name):
    stage = Stage(ExpressionConfig(breath_depth=0.0, sway_gain=0.0), LIBRARY, BODY.channels)
    for number in range(25):
        stage.frame(number * STEP)
    made = stage.gesture(name, 1.0, 25 * STEP)
    performed, drawn = [], []
    for number in range(25, round(made.end / STEP) + 25):
        now = number * STEP
        performed.append(list(BODY.angles(stage.frame(now).channels).values()))
        pose = made.move.evaluate(now - made.start).channels
        drawn.append(
            list(BODY.angles({channel: pose.get(channel, 0.0) for channel in BODY.channels}).values())
        )
    most = int(np.argmax(np.ptp(drawn, axis=0)))
    jerk, least = (np.sqrt((np.diff(rows, 3, axis=0)[:, most] ** 2).mean()) for rows in (performed, drawn))
    assert jerk <= 1.8 * least  # minimum jerk; at a limit of the body it cannot be had
