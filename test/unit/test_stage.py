"""The stage: what plays, what is given up, what replaces what."""

from __future__ import annotations

import itertools

import pytest

from whee_ros.core.resources import resource
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.library import Library
from whee_ros.expression.stage import Stage

LIBRARY = Library.load(resource("config/expressions.yaml"), resource("config/gestures.yaml"))
STILL = ExpressionConfig(blink_rate=0.0, breath_rate=0.0, saccade_gain=0.0, mimicry_gain=0.0)
STEP = 0.02


class Show:
    """A stage on a clock of 50 frames a second."""

    def __init__(self) -> None:
        self.stage = Stage(STILL, LIBRARY)
        self.now = 10.0
        self.stage.frame(self.now)

    def run(self, seconds: float) -> list[tuple[dict[int, float], dict[str, float]]]:
        """Play on and return the action units and channels of every frame."""
        frames = []
        for _ in range(round(seconds / STEP)):
            self.now += STEP
            frame = self.stage.frame(self.now)
            units = dict(zip(frame.face.codes, frame.face.intensities, strict=True))
            frames.append((units, dict(frame.channels)))
        return frames


@pytest.fixture
def show() -> Show:
    return Show()


def test_a_face_that_is_given_up_leaves_softly(show):
    smile = show.stage.show("happy", 1.0, show.now, 8.0)
    full = show.run(2.0)[-1][0][12]
    assert full > 0.4
    assert smile.end == pytest.approx(18.0)
    show.stage.release(smile, show.now)
    values = [units.get(12, 0.0) for units, _ in show.run(LIBRARY.expression("happy").release + 0.3)]
    assert values[0] > 0.9 * full
    assert values[-1] < 0.01
    assert max(abs(b - a) for a, b in itertools.pairwise(values)) < 0.1 * full
    assert values == sorted(values, reverse=True)


def test_a_gesture_that_is_given_up_comes_to_rest(show):
    shrug = show.stage.gesture("slow_nod", 1.0, show.now)
    moved = show.run(shrug.move.duration / 2)
    assert max(abs(channels["head_tilt"]) for _, channels in moved) > 0.1
    show.stage.release(shrug, show.now)
    rest = show.run(1.0)
    assert abs(rest[-1][1]["head_tilt"]) < 0.02


def test_giving_up_a_face_harms_no_newer_one(show):
    old = show.stage.show("happy", 1.0, show.now, 8.0)
    show.run(1.0)
    show.stage.show("happy", 1.0, show.now, 8.0)
    show.stage.release(old, show.now)
    assert show.run(2.0)[-1][0][12] > 0.4


def test_giving_up_twice_or_too_late_is_no_harm(show):
    smile = show.stage.show("happy", 1.0, show.now, 1.0)
    show.run(0.5)
    show.stage.release(smile, show.now)
    show.run(0.1)
    show.stage.release(smile, show.now)
    show.run(3.0)
    show.stage.release(smile, show.now)
    assert show.run(0.1)[-1][0].get(12, 0.0) < 0.01


def test_a_nod_goes_on_when_the_face_is_given_up(show):
    face = show.stage.show("happy", 1.0, show.now, 8.0)
    nod = show.stage.gesture("slow_nod", 1.0, show.now)
    show.stage.release(face, show.now)
    moved = show.run(nod.move.duration)
    assert max(abs(channels["head_tilt"]) for _, channels in moved) > 0.1
