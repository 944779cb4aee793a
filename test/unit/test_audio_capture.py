"""Blocks of a device, of any rate, format and number of channels, become chunks that say when they sounded."""

import numpy as np
import pytest

from whee_ros.backends.audio.capture import Capture
from whee_ros.backends.audio.chunks import Chunker
from whee_ros.backends.audio.downmix import Downmix
from whee_ros.core.errors import ParameterError
from whee_ros.core.media import SAMPLE_RATE

START = 1_000.0
RATES = (8_000, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000)


def tone(frequency, rate, seconds=1.0, level=0.5):
    return level * np.sin(2 * np.pi * frequency * np.arange(int(rate * seconds)) / rate)


def captured(sound, rate, chunker=None, channel="auto"):
    """Feed blocks of 10 ms as a device that is never late would."""
    capture = Capture(rate, 0.05, Downmix(channel), chunker or Chunker())
    block, chunks = rate // 100, []
    for at in range(0, len(sound) - block + 1, block):
        arrival = START + (at + block) / rate
        chunks += capture.feed(sound[at : at + block], arrival, block / rate)
    return chunks


def joined(chunks):
    return np.concatenate([chunk.samples for chunk in chunks])


@pytest.mark.parametrize("rate", RATES)
def test_a_sweep_keeps_its_level_and_its_time_and_nothing_aliases(rate):
    top = 0.42 * min(rate, SAMPLE_RATE)

    def sweep(t):
        return 0.5 * np.sin(2 * np.pi * (100 * t + (top - 100) * t * t / 2))

    chunks = captured(sweep(np.arange(rate) / rate).astype(np.float32)[:, None], rate)
    got = joined(chunks)
    wanted = sweep(chunks[0].start - START + np.arange(len(got)) / SAMPLE_RATE)
    error = (got - wanted)[400:-400]
    assert 10 * np.log10(np.mean(error**2) / np.mean(wanted**2)) < -50
    if rate > SAMPLE_RATE:
        for frequency in np.linspace(8_500, 0.49 * rate, 6):
            through = joined(captured(tone(frequency, rate, 0.4).astype(np.float32)[:, None], rate))
            assert 20 * np.log10(np.abs(through[800:-800]).max() / 0.5 + 1e-9) < -60


@pytest.mark.parametrize("rate", RATES)
def test_stamps_are_when_it_sounded_although_the_resampler_holds_sound_back(rate):
    sound = np.zeros((rate, 1), np.float32)
    sound[rate // 2] = 1.0
    chunks = captured(sound, rate)
    (chunk,) = [c for c in chunks if np.abs(c.samples).max() > 0.2 * min(1.0, SAMPLE_RATE / rate)]
    peak = chunk.start + np.abs(chunk.samples).argmax() / SAMPLE_RATE
    assert peak == pytest.approx(START + 0.5, abs=0.0005)


@pytest.mark.parametrize(
    ("kind", "scale"), [(np.int16, 2**15), (np.int32, 2**31), (np.float32, 1.0), (np.float64, 1.0)]
)
def test_every_format_has_the_same_level(kind, scale):
    sound = (tone(440, 48_000) * scale * 0.999).astype(kind)
    got = joined(captured(sound[:, None], 48_000))
    assert np.abs(got[1_000:-1_000]).max() == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(
    ("left", "right", "channel", "level"),
    [
        (0.5, 0.5, "auto", 0.5),
        (0.5, 0.0, "auto", 0.5),
        (0.0, 0.5, "auto", 0.5),
        (0.5, 0.01, "auto", 0.5),
        (0.5, 0.0, "mean", 0.25),
        (0.5, 0.1, "0", 0.5),
        (0.5, 0.1, "1", 0.1),
        (0.5, 0.1, "7", 0.1),
    ],
)
def test_channels_become_one(left, right, channel, level):
    sound = tone(440, 48_000, level=1.0)
    both = np.stack([left * sound, right * sound], axis=1).astype(np.float32)
    got = joined(captured(both, 48_000, channel=channel))
    assert np.abs(got[4_000:-1_000]).max() == pytest.approx(level, rel=0.03)


def test_silence_of_all_channels_is_silence():
    assert not joined(captured(np.zeros((48_000, 2), np.float32), 48_000)).any()


@pytest.mark.parametrize("channel", ["", "left", "-1", "1.5"])
def test_a_channel_that_is_none_is_named(channel):
    with pytest.raises(ParameterError, match="microphone_channel"):
        Downmix(channel)


def test_broken_samples_become_silence():
    got = Downmix("auto").feed(np.array([[np.nan, np.nan], [np.inf, np.inf], [0.5, 0.5]], np.float32))
    assert got.tolist() == [0.0, 0.0, 0.5]


def test_a_hole_shows_in_the_counter():
    chunker = Chunker()
    first = captured(np.zeros((16_000, 1), np.float32), 16_000, chunker)
    chunker.skip(3.2)
    second = captured(np.zeros((16_000, 1), np.float32), 16_000, chunker)
    assert second[0].seq - first[-1].seq == 101


def test_an_overflow_shows_in_the_counter_and_dates_anew():
    capture = Capture(16_000, 0.0, Downmix(), Chunker())
    block = np.zeros((512, 1), np.float32)
    seqs = [c.seq for n in range(1, 11) for c in capture.feed(block, START + n * 0.032, 0.032)]
    (late,) = capture.feed(block, START + 1.0, 0.032, overflow=True)
    assert late.seq == seqs[-1] + 2
    assert late.stamp == pytest.approx(START + 1.0, abs=0.002)
