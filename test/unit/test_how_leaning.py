"""The learned part of the choice of strategy: small, bounded, and refused by name when broken."""

from __future__ import annotations

import numpy as np
import pytest

from whee_ros.core.empathy import STRATEGIES, EmpathyState
from whee_ros.core.errors import ModelError
from whee_ros.core.resources import resource
from whee_ros.empathy.how.leaning import REACH, SIZE, Leaning, features

PATH = resource("config/weights/strategy.npz")
SAD = EmpathyState(0.0, "p1", "u1", valence=-0.8, arousal=-0.3, emotion="sadness", text="I feel so sad.")


def test_it_knows_strategies_of_ours_and_its_say_is_small():
    leaning = Leaning(PATH)
    assert PATH.stat().st_size < 5000
    assert set(leaning.strategies) < set(STRATEGIES)
    p = leaning.probabilities(SAD)
    assert sum(p.values()) == pytest.approx(1.0, abs=1e-5)
    assert all(abs(weight) <= REACH for weight in leaning.weights(SAD).values())
    assert features(SAD).shape == (SIZE,)


def test_moments_differ():
    leaning = Leaning(PATH)
    proud = EmpathyState(0.0, "p1", "u2", valence=0.8, arousal=0.5, emotion="pride", text="I won the race!")
    assert leaning.weights(SAD) != leaning.weights(proud)


@pytest.mark.parametrize("broken", ["empty", "shape"])
def test_broken_weights_are_refused_by_name(tmp_path, broken):
    path = tmp_path / "strategy.npz"
    if broken == "empty":
        path.write_bytes(b"")
    else:
        np.savez(path, weights=np.zeros((3, 2)), strategies=np.array(["question", "other"]))
    with pytest.raises(ModelError, match=r"strategy\.npz"):
        Leaning(path)
