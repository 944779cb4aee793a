"""Capture times from arrivals that are late, wrong or interrupted."""

import numpy as np
import pytest

from whee_ros.backends.audio.timing import StreamTime

RATE, BLOCK = 44_100, 441
STEP = BLOCK / RATE


def blocks(seconds, start=100.0):
    """Yield (true capture time of the last sample) of each block."""
    return [start + STEP * n for n in range(1, round(seconds / STEP) + 1)]


def test_jitter_of_the_thread_does_not_reach_the_stamps():
    late = np.random.default_rng(0).exponential(0.02, 1000)
    late[::25] = 0.0
    timing = StreamTime(RATE, 0.03)
    stamps = [timing.end(BLOCK, true + late[n], STEP) for n, true in enumerate(blocks(10.0))]
    errors = np.array(stamps) - blocks(10.0)
    assert np.abs(errors[50:]).max() < 0.005
    assert np.diff(stamps)[50:].min() > 0.0


def test_a_sound_server_that_misjudges_its_delay_is_not_believed():
    timing = StreamTime(RATE, 0.03)
    ages = np.maximum(STEP, 0.4 - 0.4 * np.arange(1000) / 150)  # falls to the truth within 1.5 s
    stamps = [timing.end(BLOCK, true, ages[n]) for n, true in enumerate(blocks(10.0))]
    errors = np.array(stamps) - blocks(10.0)
    assert np.abs(errors).max() <= 0.03
    assert np.abs(errors[-100:]).max() < 1e-6


def test_a_delay_that_is_real_is_counted():
    timing = StreamTime(RATE, 0.05)
    stamps = [timing.end(BLOCK, true + 0.02, STEP + 0.02) for true in blocks(1.0)]
    assert stamps == pytest.approx(blocks(1.0), abs=1e-6)


def test_lost_samples_are_followed_within_the_window():
    timing = StreamTime(RATE, 0.03)
    for true in blocks(5.0):
        timing.end(BLOCK, true, STEP)
    # half a second of sound never came
    stamps = [timing.end(BLOCK, true, STEP) for true in blocks(5.0, start=105.5)]
    assert stamps[-1] == pytest.approx(110.5, abs=1e-6)
    assert all(stamp <= true + 1e-6 for stamp, true in zip(stamps, blocks(5.0, start=105.5), strict=True))
