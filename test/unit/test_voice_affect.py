"""Prosody measures what was made, and affect needs speech."""

import numpy as np
import pytest

from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.perception.voice.affect import AffectMeter
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.prosody import measure


def tone(f0, seconds=1.5, level=0.2, wobble=0.0):
    """Return a buzz of ten harmonics that swells four times a second, like syllables."""
    t = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    phase = 2 * np.pi * np.cumsum(f0 * (1 + wobble * np.sin(2 * np.pi * 3 * t))) / SAMPLE_RATE
    wave = sum(np.sin(k * phase) / k for k in range(1, 10))
    swell = 0.55 + 0.45 * np.sin(2 * np.pi * 4 * t - np.pi / 2)
    return (level * wave / np.abs(wave).max() * swell).astype(np.float32)


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


def test_affect_needs_a_second_of_speech_and_then_comes_twice_a_second():
    meter, stamps = AffectMeter(VoiceConfig()), []
    samples = tone(200, seconds=4.0)
    for i in range(0, len(samples) - 511, 512):
        chunk = AudioChunk((i + 512) / SAMPLE_RATE, SAMPLE_RATE, samples[i : i + 512])
        affect = meter.feed(chunk, True)
        if affect:
            stamps.append(affect.stamp)
            assert -1 <= affect.arousal <= 1
            assert 0 <= affect.arousal_confidence <= 1
    assert stamps[0] == pytest.approx(1.0, abs=0.05)
    assert np.diff(stamps) == pytest.approx(0.5, abs=0.05)


def test_a_voice_raised_above_its_own_habit_is_more_aroused():
    meter, arousal = AffectMeter(VoiceConfig()), []
    signal = np.concatenate([tone(150, 6.0, 0.05), tone(260, 3.0, 0.5, 0.15)])
    for i in range(0, len(signal) - 511, 512):
        affect = meter.feed(AudioChunk((i + 512) / SAMPLE_RATE, SAMPLE_RATE, signal[i : i + 512]), True)
        if affect:
            arousal.append((affect.stamp, affect.arousal))
    calm = [a for t, a in arousal if 3 < t < 6]
    excited = [a for t, a in arousal if t > 8]
    assert min(excited) > max(calm) + 0.3
