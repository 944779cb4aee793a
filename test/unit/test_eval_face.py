"""The score of the eyes: perfect sight scores perfectly, blindness and confusion show."""

import numpy as np
import pytest

from whee_ros.core.face import AU_NAMES
from whee_ros.tools.eval_face import RATE, scores, segments

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
