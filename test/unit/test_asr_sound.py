"""Sound that recognisers are given: broken, short, silent, long."""

import numpy as np
import pytest

from whee_ros.backends.asr.scripted import ScriptedRecognizer
from whee_ros.backends.asr.sound import mended, pieces, sounding, voiced
from whee_ros.backends.asr.whisper import AS_SPOKEN, Token, WhisperRecognizer, _once, _words
from whee_ros.core.errors import BackendError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.voice import Word
from whee_ros.engine.models import ModelStore

NOISE = np.random.default_rng(0).normal(0, 0.1, 3 * SAMPLE_RATE).astype(np.float32)


@pytest.mark.parametrize(
    "samples",
    [
        np.zeros(0),
        np.zeros(SAMPLE_RATE),
        NOISE[:1000],
        np.full(SAMPLE_RATE, np.nan),
        np.full(SAMPLE_RATE, np.inf),
    ],
    ids=["empty", "silent", "a click", "no numbers", "infinite"],
)
def test_where_no_word_can_be_nothing_is_recognised(samples):
    assert mended(samples) is None


def test_faults_are_mended():
    broken = NOISE.astype(np.float64) * 30
    broken[100:200] = np.nan
    sound = mended(broken.reshape(-1, 1))
    assert sound.dtype == np.float32
    assert sound.shape == (len(NOISE),)
    assert float(np.abs(sound).max()) == 1.0
    assert not sound[100:200].any()


def test_long_sound_is_cut_where_it_is_quietest_and_nothing_is_lost():
    long = np.tile(NOISE, 20)
    for at in (18.3, 38.5):
        long[int(at * SAMPLE_RATE) : int((at + 0.1) * SAMPLE_RATE)] = 0.0
    parts = list(pieces(long, 25.0))
    assert [at for at, _ in parts] == pytest.approx([0.0, 18.35, 38.55], abs=0.06)
    assert np.array_equal(np.concatenate([part for _, part in parts]), long)


def test_a_word_is_narrowed_to_what_is_not_silent():
    sound = np.concatenate([np.zeros(8000, np.float32), NOISE[:16000], np.zeros(8000, np.float32)])
    assert voiced(sound, 0.0, 2.0) == pytest.approx((0.5, 1.5), abs=0.03)
    assert voiced(sound, 0.0, 0.3) == (0.0, 0.3)


def test_tokens_become_words_with_punctuation_but_without_its_time():
    tokens = [
        Token(" I", 0.1, 0.3, 0.9),
        Token("-", 0.3, 0.32, 0.5),
        Token("I", 0.32, 0.5, 0.8),
        Token(" don", 0.5, 0.6, 0.9),
        Token("'t", 0.6, 0.8, 0.4),
        Token(".", 0.8, 2.0, 0.9),
        Token(" ...", 2.0, 2.1, 0.9),
    ]
    words = _words(tokens, NOISE)
    assert [(w.text, w.start, w.end) for w in words] == [("I-I", 0.1, 0.5), ("don't....", 0.5, 0.8)]
    assert words[1].confidence < words[0].confidence


def said(text, step=0.3, start=0.0):
    return [Word(word, start + i * step, start + (i + 1) * step) for i, word in enumerate(text.split())]


def test_what_a_loop_says_again_is_dropped():
    once = said("Your message is too short.")
    behind = said("Your message is too short.", 0.0, 1.7)
    assert _once([*once, *behind], 1.8, 1.6) == once
    across = [*once, Word("Your", 1.55, 1.6), Word("message", 1.6, 1.6), Word("is", 4.0, 4.0)]
    assert _once(across, 1.55, 1.5) == once


def test_what_is_really_said_twice_stays():
    twice = said("Please stop it. Please stop it.")
    assert _once(twice, 2.0, 1.8) == twice
    wait = [Word("Wait,", 0.22, 0.64), Word("wait.", 1.12, 1.12)]  # as Whisper places it
    assert _once(wait, 1.22, 0.94) == wait
    assert _once(said("No, no.", 0.12), 0.5, 0.24) == said("No, no.", 0.12)
    thrice = [*said("Yes, yes,"), Word("yes.", 0.7, 0.7)]
    assert _once(thrice, 0.9, 0.65) == thrice


@pytest.mark.parametrize("copy", [Word("Sure.", 0.8, 0.8, 0.82), Word("sure", 0.92, 6.0)])
def test_a_lone_word_is_not_written_twice(copy):
    sure = Word("Sure.", 0.22, 0.54, 0.88)
    assert _once([sure, copy], 0.9, 0.66) == [sure]


def test_where_sound_ends():
    quiet = 0.01 * NOISE[:8000]
    assert sounding(np.concatenate([quiet, NOISE[:8000], quiet])) == pytest.approx(1.0, abs=0.03)
    assert sounding(np.concatenate([quiet, NOISE[:8000], 0.5 * NOISE[:8000]])) == pytest.approx(1.5, abs=0.03)
    assert sounding(np.zeros(8000, np.float32)) == pytest.approx(0.5)
    assert sounding(NOISE[:100]) == 0.0


def test_before_it_is_loaded_it_says_what_to_call():
    with pytest.raises(BackendError):
        WhisperRecognizer(ModelStore({}), "cpu", 1).transcribe(NOISE)
    assert "um" in AS_SPOKEN.lower()


def test_the_scripted_one_keeps_a_sentence_until_it_is_final():
    recognizer = ScriptedRecognizer(["One.", "Two."])
    assert [recognizer.transcribe(NOISE, partial=p).text for p in (True, True, False, False, False)] == [
        "One.",
        "One.",
        "One.",
        "Two.",
        "",
    ]
