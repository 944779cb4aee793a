"""The voice on a simulated clock: it waits while the world is paused, goes on with it, and words stay with it."""

from __future__ import annotations

import numpy as np
import pytest

from whee_ros.core.clock import ManualClock
from whee_ros.expression.clocked_sink import LATE, LEAD, ClockedSink

RATE, STEP = 1000, 0.02


class Loudspeaker:
    """Plays in real time, and remembers what was heard when."""

    trouble = ""

    def __init__(self, latency: float) -> None:
        self.latency = latency
        self.heard: list[float] = []  # sample values, one a millisecond; NaN is silence
        self.queue: list[float] = []
        self.counted = 0
        self.opening = 0

    def play(self, samples, sample_rate):
        self.queue, self.counted = list(samples), 0
        self.opening = round(self.latency * RATE)
        return self.latency

    def more(self, samples):
        self.queue += list(samples)
        return 0.0

    @property
    def played(self):
        return self.counted / RATE

    def stop(self):
        self.queue = []

    def close(self):
        pass

    def pass_time(self, seconds: float) -> None:
        for _ in range(round(seconds * RATE)):
            if self.opening:
                self.opening -= 1
                self.heard.append(np.nan)
            elif self.queue:
                self.heard.append(self.queue.pop(0))
                self.counted += 1
            else:
                self.heard.append(np.nan)


class World:
    """A simulation whose seconds are longer, shorter or none at all."""

    simulated = True

    def __init__(self, latency: float = 0.0) -> None:
        self.clock = ManualClock(100.0)
        self.now = self.clock.now
        self.speaker = Loudspeaker(latency)
        self.sink = ClockedSink(self.speaker, self)
        self.skews: list[float] = []

    def run(self, real: float, factor: float) -> None:
        """Let `real` seconds pass, of which the world makes `factor` as many; while it stands still no timer runs."""
        for _ in range(round(real / STEP)):
            self.clock.advance(STEP * factor)
            if factor:
                self.sink.step()
            self.speaker.pass_time(STEP)
            last = self.speaker.heard[-1]
            if factor and not np.isnan(last) and 0.0 < self.sink.played < 2.0:
                self.skews.append(last / RATE - self.sink.played)  # > 0: sound ahead of lips and words

    def sounds(self) -> np.ndarray:
        heard = np.array(self.speaker.heard)
        return heard[~np.isnan(heard)]


SOUND = np.arange(2000, dtype=np.float32)
"""Two seconds; each sample says where it belongs."""


@pytest.mark.parametrize("latency", [0.0, 0.05])
def test_beside_a_world_at_real_time_it_sounds_as_without(latency):
    world = World(latency)
    assert world.sink.play(SOUND, RATE) == latency
    world.run(2.4, 1.0)
    heard = np.array(world.speaker.heard)
    begin = int(np.flatnonzero(~np.isnan(heard))[0])
    assert begin == round(latency * RATE)
    assert np.array_equal(heard[begin : begin + 2000], SOUND)  # not a hole in it
    assert world.sink.played == pytest.approx(2.0)
    assert max(map(abs, world.skews)) <= STEP + 1e-6


def test_a_paused_world_holds_the_voice_and_nothing_is_lost():
    world = World()
    world.sink.play(SOUND, RATE)
    world.run(0.8, 1.0)
    before = world.sink.played
    world.run(5.0, 0.0)
    held = np.array(world.speaker.heard[800:5800])
    assert np.count_nonzero(~np.isnan(held)) <= (LEAD + STEP) * RATE  # what was under way
    assert world.sink.played == before
    world.skews.clear()
    world.run(2.0, 1.0)
    assert np.array_equal(world.sounds(), SOUND)
    assert max(map(abs, world.skews)) <= STEP + 1e-6  # words and strokes are where they belong again


@pytest.mark.parametrize("factor", [0.5, 0.8, 0.97])
def test_a_slow_world_is_heard_with_pauses_and_in_time(factor):
    world = World()
    world.sink.play(SOUND, RATE)
    world.run(2.4 / factor, factor)
    assert np.array_equal(world.sounds(), SOUND)
    assert min(world.skews) >= -STEP - 1e-6
    assert max(world.skews) <= LEAD + STEP
    gaps = np.diff(np.flatnonzero(~np.isnan(world.speaker.heard)))
    assert (gaps > 1).sum() <= 2.0 / LEAD  # pauses, no crackle


def test_a_fast_world_is_heard_with_holes_and_in_time():
    world = World()
    world.sink.play(SOUND, RATE)
    world.run(1.5, 2.0)
    heard = world.sounds()
    assert len(heard) < 1500
    assert (np.diff(heard) > 0).all()
    assert min(world.skews) >= -LATE - LEAD - 2 * STEP
    assert world.sink.played == pytest.approx(2.0)


def test_sentences_follow_each_other_and_a_late_one_is_waited_for():
    world = World()
    world.sink.play(SOUND[:1000], RATE)
    world.run(0.4, 1.0)
    assert world.sink.more(SOUND[1000:1500]) == pytest.approx(0.6)
    world.run(1.6, 1.0)
    assert world.sink.played == pytest.approx(1.5)
    assert world.sink.more(SOUND[1500:]) == pytest.approx(0.0)
    world.run(0.2, 1.0)
    assert world.sink.played == pytest.approx(1.7)
    world.run(0.5, 1.0)
    assert np.array_equal(world.sounds(), SOUND)


def test_what_is_stopped_stays_silent_and_says_how_far_it_came():
    world = World()
    world.sink.play(SOUND, RATE)
    world.run(0.5, 1.0)
    world.sink.stop()
    heard = len(world.sounds())
    world.run(1.0, 1.0)
    assert len(world.sounds()) == heard
    assert world.sink.played == pytest.approx(0.5)
    world.sink.play(SOUND, RATE)
    world.run(0.1, 1.0)
    assert world.sink.played == pytest.approx(0.1)


def test_on_real_time_the_loudspeaker_has_it_all():
    world = World()
    world.simulated = False
    world.sink.play(SOUND[:500], RATE)
    world.sink.more(SOUND[500:])
    world.sink.step()
    assert len(world.speaker.queue) == 2000
    world.speaker.pass_time(0.3)
    assert world.sink.played == pytest.approx(0.3)
