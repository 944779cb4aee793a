"""Voice activity and turns in virtual time, on a scripted detector."""

import numpy as np
import pytest

from whee_ros.backends.voice.scripted import LoudnessDetector
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.voice import TurnPhase
from whee_ros.perception.voice.activity import ActivityMeter
from whee_ros.perception.voice.completeness import completeness
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.turns import TurnTaker
from whee_ros.perception.voice.utterance import UtteranceBuffer

STEP = 512


def sound(*parts):
    """Build a signal of ("loud" | "quiet", seconds) parts, cut into chunks with stamps from 0 s."""
    pieces = []
    for kind, seconds in parts:
        n = int(seconds * SAMPLE_RATE)
        pieces.append(np.full(n, 0.3 if kind == "loud" else 0.0, np.float32))
    samples = np.concatenate(pieces)
    for seq, at in enumerate(range(0, len(samples) - STEP + 1, STEP), start=1):
        yield AudioChunk((at + STEP) / SAMPLE_RATE, SAMPLE_RATE, samples[at : at + STEP], seq)


def run(*parts, robot=lambda t: False, partial="", config=None):
    config = config or VoiceConfig()
    meter, turns = ActivityMeter(config, LoudnessDetector()), TurnTaker(config)
    for chunk in sound(*parts):
        speaking = robot(chunk.stamp)
        activity = meter.feed(chunk, speaking)
        yield activity, turns.update(activity, speaking, partial)


def ends(states):
    return [turn for _, turn in states if turn.phase == TurnPhase.ENDED]


def test_onset_and_end_are_dated_back_to_the_sound():
    states = list(run(("quiet", 1.0), ("loud", 1.0), ("quiet", 1.0)))
    onset = next(a for a, _ in states if a.speaking)
    assert onset.since == pytest.approx(1.0, abs=0.04)
    assert onset.stamp - 1.0 < 0.11
    (turn,) = ends(states)
    assert turn.stamp - turn.silence == pytest.approx(2.0, abs=0.05)


def test_a_turn_ends_exactly_once_and_ids_count_up():
    states = list(run(("loud", 1.0), ("quiet", 1.5), ("loud", 1.0), ("quiet", 1.5)))
    assert [turn.utterance_id for turn in ends(states)] == ["u0001", "u0002"]


def test_a_pause_shorter_than_patience_is_no_end():
    assert len(ends(run(("loud", 1.0), ("quiet", 0.4), ("loud", 1.0), ("quiet", 1.0)))) == 1


@pytest.mark.parametrize(("words", "patience"), [("I went to the", 1.2), ("I went home.", 0.4), ("", 0.55)])
def test_patience_follows_the_words(words, patience):
    (turn,) = ends(run(("loud", 1.0), ("quiet", 2.0), partial=words))
    assert turn.silence == pytest.approx(patience, abs=0.05)


def test_a_click_is_no_turn():
    assert not ends(run(("loud", 0.15), ("quiet", 2.0)))


def test_the_robot_does_not_hear_itself():
    states = list(run(("loud", 2.0), ("quiet", 1.0), robot=lambda t: t < 2.0))
    assert not ends(states)
    assert all(activity.masked for activity, _ in states if activity.stamp < 2.0)


def test_with_a_headset_talking_over_the_robot_is_barge_in():
    config = VoiceConfig(echo="off")
    states = list(run(("quiet", 0.5), ("loud", 1.5), robot=lambda t: True, config=config))
    first = next(turn for _, turn in states if turn.barge_in)
    assert first.stamp == pytest.approx(0.5 + config.barge_in_time, abs=0.1)


def test_ten_minutes_of_silence_keep_memory_bounded():
    buffer = UtteranceBuffer(VoiceConfig(keep_audio=5.0))
    quiet = np.zeros(SAMPLE_RATE, np.float32)
    for second in range(600):
        buffer.feed(AudioChunk(second + 1.0, SAMPLE_RATE, quiet, second))
    assert buffer.cut(0.0, 600.0).duration <= 7.0
    assert buffer.cut(0.0, 10.0).duration == 0.0


def test_cut_keeps_what_lies_just_before_the_onset():
    buffer = UtteranceBuffer(VoiceConfig())
    for chunk in sound(("quiet", 1.0), ("loud", 1.0), ("quiet", 1.0)):
        buffer.feed(chunk)
    cut = buffer.cut(1.0, 2.0)
    assert 1.3 < cut.duration < 1.7
    assert cut.samples[0] == 0.0


@pytest.mark.parametrize(
    ("text", "value"),
    [("and then I", 0.0), ("It was nice.", 1.0), ("um", 0.0), ("", 0.5), ("I like it but", 0.0)],
)
def test_completeness(text, value):
    assert completeness(text) == value
