"""Vocal affect needs speech, is relative to the speaker, says when it does not know, and survives bad sound."""

import numpy as np
import pytest

from whee_ros.core.errors import ModelError
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.voice import VOICE_EMOTIONS
from whee_ros.perception.voice.affect import AffectMeter
from whee_ros.perception.voice.baseline import MOST_SPEAKERS, Baseline, Baselines
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.model import BUNDLES, AffectModel
from whee_ros.perception.voice.prosody import measure

STEP = 512


def tone(f0, seconds=1.5, level=0.2, wobble=0.0):
    """Return a buzz of ten harmonics that swells four times a second, like syllables."""
    t = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    phase = 2 * np.pi * np.cumsum(f0 * (1 + wobble * np.sin(2 * np.pi * 3 * t))) / SAMPLE_RATE
    wave = sum(np.sin(k * phase) / k for k in range(1, 10))
    swell = 0.55 + 0.45 * np.sin(2 * np.pi * 4 * t - np.pi / 2)
    return (level * wave / np.abs(wave).max() * swell).astype(np.float32)


def feed(meter, samples, start=0.0, speaking=True, person=""):
    """Return the estimates that samples bring."""
    found = []
    for at in range(0, len(samples) - STEP + 1, STEP):
        chunk = AudioChunk(start + (at + STEP) / SAMPLE_RATE, SAMPLE_RATE, samples[at : at + STEP])
        affect = meter.feed(chunk, speaking, person)
        if affect:
            found.append(affect)
    return found


@pytest.mark.parametrize("f0", [90.0, 140.0, 220.0, 330.0])
def test_pitch(f0):
    assert measure(tone(f0)).f0_mean == pytest.approx(f0, rel=0.03)


def test_lively_speech_has_a_wider_range():
    assert measure(tone(180, wobble=0.2)).f0_range > measure(tone(180)).f0_range + 2.0


def test_louder_is_louder_by_as_many_decibels():
    quiet, loud = measure(tone(150, level=0.05)), measure(tone(150, level=0.5))
    assert loud.loudness - quiet.loudness == pytest.approx(20.0, abs=0.5)


def test_syllables_are_counted():
    assert measure(tone(150, seconds=3.0)).rate == pytest.approx(4.0, abs=1.0)


def test_silence_and_short_sound_give_nothing():
    assert measure(np.zeros(SAMPLE_RATE, np.float32)).f0_mean == 0.0
    assert measure(np.zeros(100, np.float32)).pauses == 1.0


@pytest.mark.parametrize("bundle", BUNDLES)
def test_affect_needs_a_second_of_speech_and_then_comes_twice_a_second(bundle):
    found = feed(AffectMeter(VoiceConfig(voice_bundle=bundle)), tone(200, seconds=4.0))
    stamps = [affect.stamp for affect in found]
    assert stamps[0] == pytest.approx(1.0, abs=0.05)
    assert np.diff(stamps) == pytest.approx(0.5, abs=0.05)
    for affect in found:
        assert max(abs(affect.arousal), abs(affect.valence), abs(affect.dominance)) <= 1
        for share in (
            affect.intensity,
            affect.arousal_confidence,
            affect.valence_confidence,
            affect.dominance_confidence,
            affect.emotion_confidence,
            affect.intensity_confidence,
            affect.baseline,
        ):
            assert 0 <= share <= 1
        assert len(affect.emotions) == len(VOICE_EMOTIONS)
        assert min(affect.emotions) >= 0
        assert sum(affect.emotions) <= 1 + 1e-9
        assert affect.emotion in ("", *VOICE_EMOTIONS)
        assert affect.f0_mean_hz == pytest.approx(200, rel=0.03)
        assert affect.hnr_db > 0


def test_a_voice_raised_above_its_own_habit_is_more_aroused():
    signal = np.concatenate([tone(150, 8.0, 0.05), tone(260, 4.0, 0.5, 0.15)])
    found = feed(AffectMeter(VoiceConfig()), signal)
    calm = [affect.arousal for affect in found if 3 < affect.stamp < 8]
    excited = [affect.arousal for affect in found if affect.stamp > 11]
    assert min(excited) > max(calm) + 0.1


def test_the_baseline_grows_and_belongs_to_a_person():
    meter = AffectMeter(VoiceConfig())
    ann = feed(meter, tone(210, 6.0), person="ann")
    ben = feed(meter, tone(110, 3.0), start=10.0, person="ben")
    again = feed(meter, tone(210, 3.0), start=20.0, person="ann")
    assert [affect.baseline for affect in ann] == sorted(affect.baseline for affect in ann)
    assert ann[0].baseline == ben[0].baseline == 0.0
    assert again[0].baseline > 0.3
    assert {affect.person_id for affect in ben} == {"ben"}
    meter.forget("ann")
    assert feed(meter, tone(210, 1.5), start=40.0, person="ann")[0].baseline == 0.0


def test_a_minute_of_one_emotion_does_not_become_the_new_usual():
    speaker = Baseline(np.zeros(1), np.ones(1))
    for _ in range(120):
        speaker.learn(np.zeros(1), 1.0)
    for _ in range(60):
        speaker.learn(np.full(1, 4.0), 1.0)
    assert 0.0 < speaker.mean[0] < 1.6
    speaker.learn(np.full(1, 1e6), 1.0)
    assert speaker.mean[0] < 1.6


def test_only_so_many_people_are_remembered():
    people = Baselines(np.zeros(1), np.ones(1))
    people.of("first").learn(np.ones(1), 60.0)
    for index in range(MOST_SPEAKERS):
        people.of(f"person {index}")
    assert people.of("first").known == 0.0


def test_short_pauses_are_inside_a_phrase_and_long_ones_end_it():
    meter = AffectMeter(VoiceConfig())
    feed(meter, tone(150, 1.5))
    feed(meter, np.zeros(SAMPLE_RATE, np.float32), start=1.5, speaking=False)
    after = feed(meter, tone(150, 1.0), start=2.5)
    assert after[0].stamp < 2.7
    assert after[-1].pause_ratio > 0.25
    later = feed(meter, tone(150, 1.5), start=6.0)
    assert later[0].stamp == pytest.approx(7.0, abs=0.05)
    assert later[0].pause_ratio < 0.1


def test_sound_without_a_voice_is_unknown():
    noise = np.random.default_rng(0).normal(0, 0.1, 3 * SAMPLE_RATE).astype(np.float32)
    for sound in (noise, np.zeros(3 * SAMPLE_RATE, np.float32)):
        last = feed(AffectMeter(VoiceConfig()), sound)[-1]
        assert last.emotion == ""
        assert last.arousal_confidence < 0.3


def test_clipping_lowers_confidence():
    clean, broken = tone(150, 3.0), np.clip(20 * tone(150, 3.0), -1, 1)
    found = [feed(AffectMeter(VoiceConfig()), sound)[-1] for sound in (clean, broken)]
    assert found[0].arousal_confidence > 0.5
    assert found[1].arousal_confidence == 0.0
    assert found[1].emotion == ""


@pytest.mark.parametrize("bad", [np.nan, np.inf, 1e30])
def test_bad_samples_harm_nothing_that_comes_later(bad):
    meter = AffectMeter(VoiceConfig())
    broken = tone(150, 2.0)
    broken[::7] = bad
    feed(meter, broken)
    assert np.isfinite(meter.feed(AudioChunk(2.6, SAMPLE_RATE, tone(150, 0.6)), True).arousal)
    good = feed(meter, tone(150, 4.0), start=10.0)[-1]
    assert good.f0_mean_hz == pytest.approx(150, rel=0.03)
    assert good.arousal_confidence > 0.5
    assert np.isfinite([good.arousal, good.valence, good.intensity, *good.emotions]).all()


def test_a_clock_that_is_set_back_starts_a_new_phrase():
    meter = AffectMeter(VoiceConfig())
    feed(meter, tone(150, 2.0), start=5000.0)
    assert feed(meter, tone(150, 1.5), start=10.0)[0].stamp == pytest.approx(11.0, abs=0.05)


def test_a_minute_of_speech_keeps_no_more_than_the_window():
    meter = AffectMeter(VoiceConfig(affect_every=5.0, affect_window=1.0))
    chunk = tone(150, 0.5)
    kept = set()
    for index in range(150):
        meter.feed(AudioChunk((index + 1) / 2, SAMPLE_RATE, chunk), True)
        kept.add(len(meter._speech))
    assert max(kept) <= 3
    assert len(meter._activity) <= 21


def test_an_unknown_bundle_is_refused():
    with pytest.raises(ModelError, match="affect_best"):
        AffectModel.shipped("best", states=False)
