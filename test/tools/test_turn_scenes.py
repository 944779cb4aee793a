"""What turn-taking is learned from and measured on: hesitations, silences, moments at which speech stops."""

from __future__ import annotations

import random

import numpy as np
import pytest

from whee_ros.backends.turn.head import EDGES, Head, pooled
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.ports.asr import Recognition
from whee_ros.tools import eval_turns
from whee_ros.tools.turns.material import Clip, hesitant
from whee_ros.tools.turns.overlaps import Said
from whee_ros.tools.turns.play import Models
from whee_ros.tools.turns.scenes import LONGEST, SHORTEST, scenes, silence
from whee_ros.training.sources import Row
from whee_ros.training.turn_speech import Kind, Spoken, asked, moments, sentences

WORDS = "one two three four five six".split()


def tone(seconds):
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return (0.3 * np.sin(2 * np.pi * 200.0 * time)).astype(np.float32)


def spoken(gap=0.1, at=3):
    """Six words of 0.3 s, 0.02 s apart, but `gap` s before word `at`."""
    parts, starts, ends, now = [], [], [], 0.0
    for word in range(6):
        between = 0.0 if word == 0 else gap if word == at else 0.02
        parts += [np.zeros(round(between * SAMPLE_RATE), np.float32), tone(0.3)]
        starts.append(now + between)
        now += between + 0.3
        ends.append(now)
    return np.concatenate(parts), tuple(starts), tuple(ends)


def clip(hesitates=0):
    sound, starts, ends = spoken(0.25 if hesitates else 0.02)
    return Clip("somebody", "dev", " ".join(WORDS), sound, starts, ends, hesitates)


@pytest.mark.parametrize(("mark", "more"), [("…", 0), (", um…", 1)])
def test_a_hesitation_is_put_behind_a_word_and_the_next_one_is_counted(mark, more):
    said, at = hesitant("I went, home and slept.", mark, random.Random(3))
    words = said.split()
    assert len(words) == 5 + more
    assert words[at - 1].endswith("…")
    assert 2 <= at - more < 5


def test_the_silence_between_two_words_is_found():
    sound, starts, ends = spoken(gap=0.25)
    first, last = silence(sound, ends[2] + 0.03, starts[3] - 0.02)  # a synthetic voice tells times roughly
    assert first / SAMPLE_RATE == pytest.approx(ends[2], abs=0.02)
    assert last / SAMPLE_RATE == pytest.approx(starts[3], abs=0.02)


def test_fluent_clips_come_whole_and_paused_and_hesitant_ones_paused_where_they_hesitate():
    found = scenes([clip(), clip(3)], seed=1)
    assert [(scene.pause is None, scene.clip.hesitates) for scene in found] == [
        (True, 0),
        (False, 0),
        (False, 3),
    ]
    began, ended = found[2].pause
    assert began == pytest.approx(0.6 + clip(3).ends[2], abs=0.03)
    assert SHORTEST <= ended - began <= LONGEST
    assert found[2].word == 3
    # nothing of the speech is lost, nothing of the silence that was there stays
    assert found[2].end - ended == pytest.approx(clip(3).ends[5] - clip(3).starts[3], abs=0.03)


def test_speech_stops_at_its_end_at_cuts_and_where_the_speaker_hesitates():
    sound, starts, ends = spoken(gap=0.25)
    found = moments(Spoken(sound, starts, ends, 3), random.Random(0))
    assert [moment.kind for moment in found] == [Kind.END, Kind.CUT, Kind.HESITATION]
    assert found[0].at == len(sound)
    assert found[2].at / SAMPLE_RATE == pytest.approx(ends[2], abs=0.02)
    assert all(
        moment.kind != Kind.HESITATION for moment in moments(Spoken(sound, starts, ends, 0), random.Random(0))
    )
    heard = asked(sound, found[1], random.Random(1))
    assert len(heard) > found[1].at
    assert np.abs(heard[found[1].at + 8000 :]).max(initial=0.0) < np.abs(heard[: found[1].at]).max()
    assert np.array_equal(heard, asked(sound, found[1], random.Random(1)))


def test_sentences_to_learn_from_are_plain_whole_and_of_the_right_part():
    rows = [
        Row("I went home and slept. Then", "x", "train"),
        Row("She said the test sentence once.", "x", "test"),
        Row("Buy 3 of them at www now please!", "x", "train"),
        Row("i went home and slept.", "x", "train"),
    ]
    assert sentences(rows, 1) == ["I went home and slept."]


def test_a_head_looks_at_the_last_states_only():
    states = np.random.default_rng(0).normal(size=(400, 8)).astype(np.float32)
    assert pooled(states).shape == (8 * (len(EDGES) - 1),)
    assert np.array_equal(pooled(states), pooled(states[-EDGES[-1] :]))
    head = Head(np.ones(32, np.float32), -0.5)
    assert head.probability(states + 1.0) > head.probability(states) > head.probability(states - 1.0)
    assert 0.0 < head.probability(states - 100.0) < head.probability(states + 100.0) < 1.0


def test_the_weights_that_ship_fit_the_encoder():
    assert Head.shipped().weights.shape == ((len(EDGES) - 1) * 384,)


class Counting:
    """A recogniser that counts how often it is asked."""

    def __init__(self):
        self.asked = 0

    def transcribe(self, samples, partial=False):
        self.asked += 1
        return Recognition(f"answer {self.asked}", (), 1.0)


def test_words_are_remembered_for_one_set_of_scenes_only():
    sound = AudioChunk(1.0, SAMPLE_RATE, np.zeros(4800, np.float32), 1)
    models = Models(None, None, Counting(), 0.1, 0.1, 0.1)
    first = models.words(-1, True, sound)
    assert models.words(-1, True, sound) is first
    assert models.words(-2, True, sound).text == "answer 2"
    models.forget()
    assert models.words(-1, True, sound).text == "answer 3"


@pytest.mark.parametrize(
    ("stopped", "late", "met"), [(None, 0.1, True), (0.4, 0.1, False), (None, 0.3, False)]
)
def test_what_is_said_over_the_robot_can_be_measured_alone(monkeypatch, capsys, stopped, late, met):
    said = [Said("Mhm.", False, stopped, 0.3), Said("Wait, no.", True, 0.4 + late, 0.4)]
    models = Models(None, None, Counting(), 0.1, 0.15, 0.1)
    models.took["partial"] = [0.08, 0.09, 0.2]
    monkeypatch.setattr(eval_turns, "loaded", lambda store: models)
    monkeypatch.setattr(eval_turns, "overlaps", lambda part, *rest: said)
    assert eval_turns.main(["--over"]) == int(not met)
    told = capsys.readouterr().out
    assert f"backchannels that stopped the robot: {int(stopped is not None)} of 1" in told
    assert "partial: answers took 90 ms here, 150 were counted" in told
    assert told.count("MISSED") == int(not met)
    assert "end of turn decided" not in told
