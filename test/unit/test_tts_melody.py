"""What feeling does to a voice: melody, timbre and pauses."""

from __future__ import annotations

import numpy as np
import pytest

from whee_ros.backends.tts.melody import breathe, brightened, later, melody

RATE = 24_000
F0 = np.array([0, 0, 100, 120, 150, 180, 0, 200, 90, 0], np.float32)


def test_the_melody_is_moved_and_stretched_in_semitones_and_silence_stays():
    voiced = F0 > 0
    moved = melody(F0, 1.2, 0.5)
    assert not moved[~voiced].any()
    was, now = np.log2(F0[voiced]), np.log2(moved[voiced])
    assert now.mean() - was.mean() == pytest.approx(np.log2(1.2), abs=1e-4)
    assert np.ptp(now) == pytest.approx(0.5 * np.ptp(was), rel=1e-4)
    assert melody(F0, 1.0, 1.0)[voiced] == pytest.approx(F0[voiced], rel=1e-5)
    assert not melody(np.zeros(5, np.float32), 1.5, 2.0).any()


def test_brightness_is_a_slope_above_one_kilohertz():
    flat = np.zeros((601, 3), np.float32)
    bright = brightened(flat, 3.0, RATE) * 20 / np.log(10)
    at = {hz: float(bright[round(hz / 20), 0]) for hz in (500, 1000, 2000, 4000, 8000, 12000)}
    assert [at[hz] for hz in (500, 1000, 2000, 4000, 8000)] == pytest.approx([0, 0, 3, 6, 9], abs=0.05)
    assert at[12000] == pytest.approx(9, abs=0.05)
    assert brightened(flat, 0.0, RATE) is flat


def test_pauses_grow_where_one_may_pause_and_all_times_follow():
    samples = np.ones(RATE, np.float32)
    phonemes = [("a", 0.0, 0.4), (",", 0.4, 0.5), ("b", 0.5, 0.9), (".", 0.9, 1.0)]
    longer, added = breathe(samples, phonemes, 2.0, {",", "."}.__contains__, RATE)
    # the comma counts as 0.12 s at least; the full stop at the end is no pause inside
    assert len(longer) / RATE == pytest.approx(1.12, abs=1e-3)
    assert [round(more, 3) for _, more in added] == [0.12]
    assert later(0.2, added) == 0.2
    assert later(0.7, added) == pytest.approx(0.82)
    silent = longer[round(0.46 * RATE) : round(0.56 * RATE)]
    assert not silent.any()
    assert np.abs(np.diff(longer[: round(0.451 * RATE)])).max() < 0.02
    same, nothing = breathe(samples, phonemes, 1.0, {","}.__contains__, RATE)
    assert np.array_equal(same, samples)
    assert nothing == []
