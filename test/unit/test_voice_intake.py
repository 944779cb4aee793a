"""Sound of any rate, with holes and faults, becomes an even stream in which no word moves."""

import numpy as np
import pytest

from whee_ros.core.errors import MediaError
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.perception.voice.intake import DC_TIME, FILL, Intake
from whee_ros.perception.voice.resample import Resampler

RATES = (8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000)
START = 1_000.0


def pieces(samples, seed=0):
    """Cut into pieces of every length from 1 sample to 50 ms."""
    random, at = np.random.default_rng(seed), 0
    while at < len(samples):
        size = int(random.integers(1, 2_000))
        yield samples[at : at + size]
        at += size


def resampled(samples, rate):
    resampler = Resampler(rate)
    return np.concatenate([resampler.feed(piece) for piece in pieces(samples)])


def tone(frequency, rate, seconds=1.0):
    return np.sin(2 * np.pi * frequency * np.arange(int(rate * seconds)) / rate).astype(np.float32)


def db(ratio):
    return 20 * np.log10(ratio + 1e-12)


def rms(samples):
    return float(np.sqrt(np.mean(np.square(samples))))


@pytest.mark.parametrize("rate", RATES)
def test_a_sweep_comes_out_as_the_same_sweep_at_the_same_time(rate):
    top, seconds = 0.42 * min(rate, SAMPLE_RATE), 1.0

    def sweep(t):
        return np.sin(2 * np.pi * (100 * t + (top - 100) * t * t / (2 * seconds)))

    got = resampled(sweep(np.arange(int(rate * seconds)) / rate).astype(np.float32), rate)
    wanted = sweep(np.arange(len(got)) / SAMPLE_RATE)
    inside = slice(400, -400)
    assert db(rms((got - wanted)[inside]) / rms(wanted[inside])) < -60


@pytest.mark.parametrize("rate", [rate for rate in RATES if rate > SAMPLE_RATE])
def test_what_would_alias_is_gone(rate):
    for frequency in np.linspace(8_000, 0.49 * rate, 12):
        got = resampled(tone(frequency, rate, 0.4), rate)[800:-800]
        assert db(np.sqrt(2) * rms(got)) < -60, frequency


@pytest.mark.parametrize("rate", RATES)
def test_nothing_is_lost_or_made_up_however_it_is_cut(rate):
    resampler, count = Resampler(rate), 0
    for piece in pieces(np.zeros(5 * rate, np.float32)):
        count += len(resampler.feed(piece))
    assert count / SAMPLE_RATE + resampler.pending == pytest.approx(5.0, abs=1e-9)
    assert resampler.pending < 0.01


@pytest.mark.parametrize("rate", [0, -1, 3, 44_099, 1_000_000])
def test_a_rate_that_nobody_records_with_is_named(rate):
    with pytest.raises(MediaError, match=f"{rate} Hz"):
        Resampler(rate)


def chunks(samples, rate=SAMPLE_RATE, size=0.032):
    step = round(rate * size)
    for seq, at in enumerate(range(0, len(samples) - step + 1, step), start=1):
        yield AudioChunk(START + (at + step) / rate, rate, samples[at : at + step], seq)


def taken(stream):
    intake = Intake()
    return intake, [chunk for given in stream for chunk in intake.feed(given)]


def onset(out):
    """Return the time of the first loud sample."""
    for chunk in out:
        loud = np.flatnonzero(np.abs(chunk.samples) > 0.1)
        if len(loud):
            return chunk.start + loud[0] / SAMPLE_RATE
    return None


def click(rate, at, seconds=2.0):
    sound = np.zeros(int(rate * seconds), np.float32)
    sound[int(at * rate) :] = 0.5 * tone(300, rate, seconds)[: len(sound) - int(at * rate)]
    return sound


@pytest.mark.parametrize("rate", RATES)
def test_any_rate_becomes_chunks_of_512_whose_stamps_are_the_truth(rate):
    intake, out = taken(chunks(click(rate, 1.0), rate))
    assert {len(chunk.samples) for chunk in out} == {512}
    assert [chunk.seq for chunk in out] == list(range(1, len(out) + 1))
    assert np.diff([chunk.stamp for chunk in out]) == pytest.approx(0.032, abs=1e-6)
    assert onset(out) == pytest.approx(START + 1.0, abs=0.001)
    assert intake.soundness.trouble == ""


def test_sound_of_our_own_form_passes_without_delay():
    given = next(chunks(tone(300, SAMPLE_RATE)))
    (got,) = Intake().feed(given)
    assert got.stamp == pytest.approx(given.stamp)
    assert len(got.samples) == 512


@pytest.mark.parametrize("numbered", [True, False])
def test_a_short_hole_becomes_silence_and_moves_no_word(numbered):
    kept = [chunk for chunk in chunks(click(SAMPLE_RATE, 1.5)) if not 10 < chunk.seq <= 20]
    if not numbered:
        kept = [AudioChunk(c.stamp, c.sample_rate, c.samples) for c in kept]
    intake, out = taken(kept)
    assert onset(out) == pytest.approx(START + 1.5, abs=0.001)
    assert [chunk.seq for chunk in out] == list(range(1, len(out) + 1))
    assert sum(len(c.samples) for c in out) / SAMPLE_RATE == pytest.approx(2.0, abs=0.06)
    assert intake.soundness.lost == 10
    assert "10 chunks of sound were lost" in intake.soundness.trouble


def test_after_a_long_hole_the_stream_begins_anew():
    sound = click(44_100, 5.5, seconds=6.0)
    intake, out = taken(c for c in chunks(sound, 44_100) if not 1.0 < c.stamp - START <= 2.1 + FILL)
    jumps = np.diff([chunk.seq for chunk in out])
    assert sorted(set(jumps.tolist()))[0] == 1
    assert (jumps > 1).sum() == 1
    assert onset(out) == pytest.approx(START + 5.5, abs=0.002)
    assert intake.soundness.lost == pytest.approx((1.1 + FILL) / 0.032, abs=2)


def test_late_and_double_chunks_are_not_used_and_told():
    stream = list(chunks(tone(300, SAMPLE_RATE)))
    stream.insert(8, stream[3])
    intake, out = taken(stream)
    assert len(out) == len(stream) - 1
    assert "1 came late" in intake.soundness.trouble


def test_a_source_that_starts_again_is_followed():
    first = list(chunks(tone(300, SAMPLE_RATE)))
    later = [AudioChunk(c.stamp + 60.0, c.sample_rate, c.samples, c.seq) for c in first]
    intake, out = taken([*first, *later])
    assert len(out) == len(first) + len(later)
    assert out[-1].stamp == pytest.approx(later[-1].stamp, abs=0.001)
    assert intake.soundness.lost == 0


def test_a_clock_that_is_set_back_is_followed():
    first = list(chunks(tone(300, SAMPLE_RATE)))
    later = [AudioChunk(c.stamp - 3600.0, c.sample_rate, c.samples, c.seq + len(first)) for c in first]
    _, out = taken([*first, *later])
    assert out[-1].stamp == pytest.approx(later[-1].stamp, abs=0.001)


def test_jitter_of_the_stamps_is_smoothed_and_drift_of_the_clock_followed():
    random, stream = np.random.default_rng(1), []
    for chunk in chunks(np.zeros(60 * SAMPLE_RATE, np.float32)):
        true = START + (chunk.stamp - START) * (1 + 100e-6)
        stream.append(AudioChunk(true + random.normal(0, 0.005), SAMPLE_RATE, chunk.samples, chunk.seq))
    intake, out = taken(stream)
    true = START + 0.032 * (1 + 100e-6) * np.arange(1, len(out) + 1)
    errors = np.array([chunk.stamp for chunk in out]) - true
    assert np.abs(errors[100:]).max() < 0.003
    assert intake.soundness.lost == 0


def test_faults_of_the_samples_are_mended_and_told():
    samples = 0.9 * tone(300, SAMPLE_RATE)
    samples[1_000:1_010] = np.nan
    samples[2_000] = np.inf
    samples[3_000:4_000] = 1.7
    intake, out = taken(chunks(samples))
    heard = np.concatenate([chunk.samples for chunk in out])
    assert np.isfinite(heard).all()
    assert np.abs(heard).max() < 1.2
    assert "11 samples of sound are no numbers" in intake.soundness.trouble
    assert "at full scale" in intake.soundness.trouble


def test_clipping_is_told_of_the_chunk_it_is_in():
    intake = Intake()
    for chunk in chunks(np.clip(2.0 * tone(300, SAMPLE_RATE), -1.0, 1.0)):
        intake.feed(chunk)
    assert 0.5 < intake.clipped < 0.8  # two thirds of such a wave lie above half its height
    intake.feed(AudioChunk(chunk.stamp + 0.032, SAMPLE_RATE, 0.1 * chunk.samples, chunk.seq + 1))
    assert intake.clipped == 0.0


def test_a_constant_offset_is_taken_out():
    _, out = taken(chunks((0.3 + 0.1 * tone(300, SAMPLE_RATE, 10 * DC_TIME)).astype(np.float32)))
    later = np.concatenate([chunk.samples for chunk in out[-50:]])
    assert abs(later.mean()) < 0.003
    assert rms(later) == pytest.approx(0.1 / np.sqrt(2), rel=0.03)


def test_long_silence_keeps_everything_as_it_was():
    intake, quiet, count = Intake(), np.zeros(1_411, np.float32), 1_000
    for seq in range(1, count + 1):
        out = intake.feed(AudioChunk(START + seq * 1_411 / 44_100, 44_100, quiet, seq))
    assert out[-1].stamp == pytest.approx(START + count * 1_411 / 44_100, abs=0.04)
    assert len(intake.soundness._recent) < 400
    assert len(intake._rest) < 512
    assert len(intake._resampler._buffer) < 2_000
    assert "muted" in intake.soundness.trouble
