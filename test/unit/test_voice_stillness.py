"""Speech is noticed from its soft beginning in a quiet room, and its end when the room is still again."""

import numpy as np
import pytest

from whee_ros.core.media import AudioChunk
from whee_ros.perception.voice.activity import STEP, ActivityMeter
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.stillness import Stillness
from whee_ros.ports.voice import WINDOW

ROOM, VOICE = -70.0, -25.0


class Trailing:
    """Says what it is told to."""

    def __init__(self, probabilities):
        self.probabilities = iter(probabilities)

    def probability(self, window):
        return next(self.probabilities)

    def reset(self): ...


def play(windows, robot_speaking=False):
    """Feed (level dB, probability) of each window; return the activity after each."""
    meter = ActivityMeter(VoiceConfig(echo="off"), Trailing(p for _, p in windows))
    return [
        meter.feed(
            AudioChunk((i + 1) * STEP, 16_000, np.full(WINDOW, 10 ** (level / 20), np.float32), i + 1),
            robot_speaking,
        )
        for i, (level, _) in enumerate(windows)
    ]


def end(told):
    """Return how many windows after the first it is said that nobody speaks any more, after somebody did."""
    began = next(i for i, one in enumerate(told) if one.speaking)
    return next(i for i, one in enumerate(told) if i > began and not one.speaking)


BEFORE = [(ROOM, 0.02)] * 30 + [(VOICE, 0.95)] * 20
TRAIL = [0.9, 0.7, 0.3, 0.1, 0.05, 0.02, 0.02, 0.02, 0.02]


def test_in_a_quiet_room_the_trail_of_the_detector_does_not_count():
    told = play([*BEFORE, *((ROOM, p) for p in TRAIL)])
    assert end(told) == len(BEFORE) + 3  # four windows: the hangover
    assert told[end(told)].since == pytest.approx(len(BEFORE) * STEP)


def test_in_noise_as_loud_as_the_end_of_a_word_the_detector_decides():
    told = play([*BEFORE, *((VOICE - 8.0, p) for p in TRAIL)])
    assert end(told) == len(BEFORE) + 2 + 3


def test_a_closure_of_a_consonant_ends_nothing():
    closure = [(ROOM, 0.9), (ROOM, 0.6), (ROOM, 0.5)]
    told = play([*BEFORE, *closure, *[(VOICE, 0.9)] * 5])
    assert all(one.speaking for one in told[35:])


def test_while_the_detector_hears_speech_stillness_ends_nothing():
    told = play([*BEFORE, *[(ROOM, 0.8)] * 10])
    assert told[-1].speaking


@pytest.mark.parametrize(
    ("room", "robot_speaking", "windows"),
    [
        (ROOM, False, 1),
        (VOICE - 10.0, False, 3),  # what is no louder than the room may be the room
        (ROOM, True, 3),  # and over the robot's own voice what is left of its echo
    ],
)
def test_a_soft_beginning_counts_where_it_stands_clear_of_the_room(room, robot_speaking, windows):
    told = play([(room, 0.02)] * 60 + [(VOICE, 0.3), (VOICE, 0.5), (VOICE, 0.9)], robot_speaking)
    assert [one.speaking for one in told[60:]].index(True) == windows - 1


def test_a_room_that_becomes_quieter_or_louder_is_learned():
    stillness = Stillness()
    for level in [-40.0] * 60 + [-75.0] * 20:
        assert stillness.feed(level, 0.02, False) == 0
    for _ in range(20):
        stillness.feed(VOICE, 0.95, True)
    assert stillness.feed(-55.0, 0.3, True) == 0  # under the old room, over the new one
    assert [stillness.feed(-72.0, 0.3, True) for _ in range(3)] == [1, 2, 3]
    stillness.begin_anew()
    assert stillness.feed(-72.0, 0.3, True) == 1
