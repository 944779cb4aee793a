"""The score of the eyes: perfect sight scores perfectly, blindness and confusion show."""

import numpy as np
import pytest

from whee_ros.core.face import AU_NAMES
from whee_ros.tools.faces.units import RATE, scores, segments, shown

CODES = list(AU_NAMES)


@pytest.fixture
def programme():
    """Return times and what is commanded then, without onset and offset."""
    parts = segments()
    times = np.arange(0.0, parts[-1].end + 0.5, 1.0 / RATE)
    told = np.zeros((len(times), len(CODES)))
    for part in parts:
        held = (times >= part.start) & (times <= part.end)
        told[held, CODES.index(part.au)] = part.intensity
    return times, told


def test_perfect_sight(programme):
    times, told = programme
    found = scores(times, told, told.copy())
    assert {score.code for score in found} == set(CODES)
    for score in found:
        assert score.rise == pytest.approx(0.7)
        assert score.correlation == pytest.approx(1.0)
        assert score.confused[1] == pytest.approx(0.0)


def test_one_unit_taken_for_another(programme):
    times, told = programme
    seen = told + np.random.default_rng(1).normal(0.0, 0.01, told.shape)
    seen[:, CODES.index(6)] += 0.5 * told[:, CODES.index(12)]
    by_code = {score.code: score for score in scores(times, told, seen)}
    assert by_code[12].confused == (6, pytest.approx(0.35, abs=0.03))
    assert by_code[6].correlation < 0.95 < by_code[12].correlation


def test_late_sight_shows_as_delay(programme):
    times, told = programme
    late = np.vstack([np.zeros((3, len(CODES))), told[:-3]])
    delays = [score.delay for score in scores(times, told, late)]
    assert np.median(delays) == pytest.approx(3 / RATE, abs=0.01)


def test_parted_lips_are_scored_however_they_part():
    assert shown({26: 1.0})[25] == 1.0
    assert shown({24: 0.8})[25] == 0.0
    assert shown({25: 0.4})[25] == pytest.approx(0.4)
