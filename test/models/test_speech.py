"""The robot's voice: when words and mouth shapes come, measured against what a recogniser hears."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from whee_ros.backends.tts.hibari import VOICES, HibariSynthesizer
from whee_ros.core import registry
from whee_ros.core.errors import BackendError, ConfigError
from whee_ros.core.motion import VISEMES, Prosody
from whee_ros.perception.words.scoring import errors, normal

CASES = ["heart", "rowan"]


@pytest.fixture(scope="module")
def words_of(models):
    """Return a function from samples (16 kHz) to (word, start, end), aligned by Whisper's attention."""
    from faster_whisper import WhisperModel

    path: Path = models.find("whisper_tiny_en")
    model = WhisperModel(str(path), device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True)

    def hear(samples):
        segments, _ = model.transcribe(samples, language="en", beam_size=5, word_timestamps=True)
        return [(word.word, word.start, word.end) for segment in segments for word in segment.words]

    return hear


@pytest.mark.parametrize("voice", CASES)
def test_times_are_in_order_and_inside_the_sound(voice, sentences, say):
    for text in sentences:
        speech = say(voice, text)
        assert [word.text for word in speech.words] == text.split()
        times = [time for word in speech.words for time in (word.start, word.end)]
        assert times == sorted(times)
        assert times[0] >= 0.0
        assert times[-1] <= speech.duration
        assert all(word.end - word.start > 0.03 for word in speech.words)
        shapes = speech.visemes
        assert {shape.shape for shape in shapes} <= set(VISEMES)
        # they cover the sound without a gap
        assert shapes[0].start == 0.0
        assert shapes[-1].end == pytest.approx(speech.duration)
        assert all(a.end == b.start and a.shape != b.shape for a, b in itertools.pairwise(shapes))


@pytest.mark.parametrize("voice", CASES)
def test_words_come_when_a_recogniser_hears_them(voice, sentences, say, at_16k, words_of):
    away = []
    for text in sentences:
        speech = say(voice, text)
        heard = {}
        for word, start, end in words_of(at_16k(speech)):
            heard.setdefault("".join(normal(word)), (start, end))
        for word in speech.words:
            key = "".join(normal(word.text))
            # a word said twice cannot be matched by its text
            if key in heard and text.lower().count(key) == 1:
                away.append(abs(word.start - heard[key][0]))
                away.append(abs(word.end - heard[key][1]))
    assert len(away) > 60
    assert np.median(away) < 0.25
    assert np.percentile(away, 95) < 0.4


@pytest.mark.parametrize("voice", CASES)
def test_lips_close_where_the_text_closes_them(voice, say):
    # p, b and m are made with closed lips, f and v with the teeth on one, in every accent
    for text, shape in (("Bob.", "PP"), ("Mama.", "PP"), ("Five.", "FF")):
        speech = say(voice, text)
        assert [item.shape for item in speech.visemes].count(shape) >= 1, (text, speech.visemes)
    library = say(voice, "I walked to the library.")
    (word,) = (word for word in library.words if word.text.startswith("library"))
    closed = [item for item in library.visemes if item.shape == "PP"]
    assert any(word.start <= item.start < word.end for item in closed)


@pytest.mark.parametrize("voice", CASES)
def test_sound_and_last_mouth_shape_end_together(voice, sentences, say):
    for text in sentences:
        speech = say(voice, text)
        loud = np.flatnonzero(np.abs(speech.samples) > 0.01 * np.abs(speech.samples).max())
        last = [item for item in speech.visemes if item.shape != "sil"][-1]
        assert last.end == pytest.approx(loud[-1] / speech.sample_rate, abs=0.08)
        assert speech.duration - loud[-1] / speech.sample_rate < 0.15
        assert loud[0] / speech.sample_rate < 0.08


def test_two_speakers_differ_in_pitch_and_say_the_same(sentences, say, at_16k, words_of):
    from whee_ros.perception.voice.prosody import measure

    text = sentences[0]
    robot, person = (at_16k(say(voice, text)) for voice in CASES)
    assert measure(robot).f0_mean > 1.3 * measure(person).f0_mean
    for sound in (robot, person):
        heard = " ".join(re.sub(r"\s", "", word) for word, _, _ in words_of(sound))
        assert errors(text, heard)[0] <= 1


def test_prosody_changes_length_pitch_and_level(models, at_16k):
    from whee_ros.perception.voice.prosody import measure

    voice = registry.load("tts", "hibari")(models)
    voice.load()
    text = "I am with you."
    plain = voice.synthesize(text, Prosody())
    slow = voice.synthesize(text, Prosody(rate=0.7))
    assert slow.duration > 1.25 * plain.duration
    high = voice.synthesize(text, Prosody(pitch=1.3))
    assert measure(at_16k(high)).f0_mean > 1.15 * measure(at_16k(plain)).f0_mean
    soft = voice.synthesize(text, Prosody(gain_db=-12.0))
    ratio = float(np.sqrt(np.mean(soft.samples**2) / np.mean(plain.samples**2)))
    assert 20 * np.log10(ratio) == pytest.approx(-12.0, abs=1.0)
    assert max(np.abs(item.samples).max() for item in (plain, slow, high)) <= 1.0
    assert np.array_equal(voice.synthesize(text, Prosody()).samples, plain.samples)
    voice.close()


@pytest.mark.parametrize("text", ["", "  ", "...", "?!"])
def test_nothing_to_say_is_an_error_that_shows_the_text(text, models):
    voice = registry.load("tts", "hibari")(models)
    voice.load()
    with pytest.raises(BackendError) as raised:
        voice.synthesize(text, Prosody())
    assert repr(text) in str(raised.value)


def test_no_at_the_end_of_a_sentence_is_not_read_as_number(say):
    ended, asked = say("heart", "I really said no."), say("heart", "I really said no!")
    assert ended.words[-1].end - ended.words[-1].start < 1.3 * (asked.words[-1].end - asked.words[-1].start)
    shapes = {shape.shape for shape in ended.visemes if shape.start >= ended.words[-1].start}
    assert "PP" not in shapes  # "number" closes the lips


def test_odd_texts_are_spoken_without_failing(say):
    for text in (
        "It is 3:30 p.m.",
        "Dr. Smith paid $20.",
        "naïve café",
        "Yes",
        "Well ... yes",
        "I - know",
        "Oh?! Yes",
        "a" * 60,
    ):
        speech = say("heart", text)
        assert [word.text for word in speech.words] == text.split()
        assert np.isfinite(speech.samples).all()


def test_an_unknown_voice_lists_the_known_ones(models):
    with pytest.raises(ConfigError) as raised:
        HibariSynthesizer(models, "nobody")
    assert all(name in raised.value.remedy for name in VOICES)
