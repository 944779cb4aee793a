"""Devices on the clock of a simulation: their stamps are moved to it, rise with it, and stop with it."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from whee_ros.core.clock import ManualClock
from whee_ros.core.media import AudioChunk
from whee_ros.ros.clock import SensorTime


def chunk(stamp: float) -> AudioChunk:
    return AudioChunk(stamp, 16_000, np.zeros(512, np.float32), 0)


def test_real_time_is_left_alone():
    sound = chunk(12.0)
    time = SensorTime(SimpleNamespace(simulated=False, now=lambda: 99.0))
    assert time.on_clock(sound) is sound


def test_stamps_are_moved_rise_and_stop_with_the_simulation():
    simulation, real = ManualClock(5.0), ManualClock(1000.0)
    time = SensorTime(SimpleNamespace(simulated=True, now=simulation.now), real)
    assert time.on_clock(chunk(999.9)).stamp == pytest.approx(4.9)  # sensed 0.1 s ago
    real.advance(0.1)
    assert time.on_clock(chunk(1000.0)).stamp == pytest.approx(5.0)  # between two steps of the simulation
    real.advance(0.1)
    assert time.on_clock(chunk(1000.2)) is None  # it stands still
    simulation.advance(0.01)  # it lags: what is 0.15 s old was sensed before the one before, by this clock
    late = time.on_clock(chunk(1000.05)).stamp
    assert 5.0 < late < 5.01
    simulation.advance(1.0)
    real.advance(0.1)  # and now it runs fast
    assert time.on_clock(chunk(1000.3)).stamp == pytest.approx(6.01)


def test_a_world_that_is_reset_is_seen_and_heard_from_its_new_beginning():
    now, real = [80.0], ManualClock(1000.0)
    time = SensorTime(SimpleNamespace(simulated=True, now=lambda: now[0]), real)
    assert time.on_clock(chunk(1000.0)).stamp == pytest.approx(80.0)
    now[0] = 0.5
    assert time.on_clock(chunk(1000.0)).stamp == pytest.approx(0.5)
