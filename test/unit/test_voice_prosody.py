"""Prosody finds again what synthetic voices were made with."""

import numpy as np
import pytest

from whee_ros.core.media import SAMPLE_RATE
from whee_ros.perception.voice.functionals import describe
from whee_ros.perception.voice.pitch import track
from whee_ros.perception.voice.prosody import Prosody, measure

FINE = 8
"""Times the sample rate at which pulses are placed, so that a period may be a fraction of a sample."""


def voice(f0, seconds=2.0, jitter=0.0, shimmer=0.0, tremor=(1.0, 0.0), noise=0.0):
    """Return pulses through two formants, with the jitter and shimmer that they really got.

    `jitter`, `shimmer` are standard deviations of each cycle; `tremor` is (Hz, semitones).
    """
    random = np.random.default_rng(0)
    size = int(seconds * SAMPLE_RATE * FINE)
    train, at, periods, sizes = np.zeros(size), 0.005, [], []
    while at < seconds - 0.01:
        depth = tremor[1] * np.sin(2 * np.pi * tremor[0] * at)
        periods.append((1 + jitter * random.normal()) / (f0 * 2 ** (depth / 12)))
        sizes.append(1 + shimmer * random.normal())
        train[int(at * SAMPLE_RATE * FINE)] += sizes[-1]
        at += periods[-1]
    s = 2j * np.pi * np.fft.rfftfreq(size, 1 / (SAMPLE_RATE * FINE))
    spectrum = np.fft.rfft(train) * (s.imag < 2 * np.pi * 7000)
    for centre, width in ((600, 150), (1400, 200)):
        pole = np.pi * (-width + 2j * centre)
        spectrum *= abs(pole) ** 2 / ((s - pole) * (s - np.conj(pole)))
    wave = np.fft.irfft(spectrum, size)[::FINE]
    wave = 0.3 * wave / np.abs(wave).max() + noise * random.normal(size=len(wave))
    really = [np.mean(np.abs(np.diff(v))) / np.mean(v) for v in (periods, sizes)]
    return wave.astype(np.float32), *really


@pytest.mark.parametrize("f0", [75.0, 110.0, 160.0, 240.0, 350.0, 500.0])
def test_pitch_within_half_a_percent(f0):
    found = measure(voice(f0, noise=0.001)[0])
    assert found.f0_mean == pytest.approx(f0, rel=0.005)
    assert found.f0_range < 0.1


@pytest.mark.parametrize("f0", [90.0, 130.0])
@pytest.mark.parametrize("asked", [0.005, 0.01, 0.02])
def test_jitter_is_found_again(f0, asked):
    sound, jitter, _ = voice(f0, jitter=asked)
    assert measure(sound).jitter == pytest.approx(jitter, rel=0.25)


@pytest.mark.parametrize("f0", [90.0, 130.0])
@pytest.mark.parametrize("asked", [0.03, 0.08])
def test_shimmer_is_found_again(f0, asked):
    sound, _, shimmer = voice(f0, shimmer=asked)
    assert measure(sound).shimmer == pytest.approx(shimmer, rel=0.25)


@pytest.mark.parametrize("f0", [90.0, 130.0, 210.0])
def test_a_steady_voice_is_steady(f0):
    found = measure(voice(f0)[0])
    assert found.jitter < 0.002
    assert found.shimmer < 0.01
    assert found.tremor < 0.02
    assert found.hnr > 20.0


def test_a_high_voice_is_rougher_with_more_jitter():
    smooth, rough = (measure(voice(220.0, jitter=j)[0]).jitter for j in (0.003, 0.02))
    assert rough > 3 * smooth


@pytest.mark.parametrize("rate", [4.0, 6.0, 9.0, 11.0])
def test_tremor_depth_is_found_again(rate):
    found = measure(voice(150.0, jitter=0.003, tremor=(rate, 0.5))[0])
    assert found.tremor == pytest.approx(0.5, rel=0.15)


def test_a_slow_melody_is_no_tremor():
    assert measure(voice(150.0, tremor=(0.4, 3.0))[0]).tremor < 0.15


def test_noise_lowers_the_harmonics():
    clean, hoarse = (measure(voice(150.0, noise=n)[0]).hnr for n in (0.0, 0.03))
    assert clean > hoarse + 5.0


def test_noise_alone_has_no_pitch():
    noise = np.random.default_rng(1).normal(0, 0.1, 2 * SAMPLE_RATE).astype(np.float32)
    found = measure(noise)
    assert found.voiced < 0.1
    assert found.hnr == found.jitter == found.tremor == 0.0 or found.f0_mean > 0.0


@pytest.mark.parametrize("sound", [np.zeros(SAMPLE_RATE), np.ones(SAMPLE_RATE), np.full(4000, -1.0)])
def test_statistics_of_anything_are_finite(sound):
    frames = track(sound.astype(np.float32))
    found = describe(frames, measure(sound.astype(np.float32), frames))
    assert np.isfinite(list(found.values())).all()
    assert list(found) == list(describe(track(voice(120.0)[0]), Prosody()))
