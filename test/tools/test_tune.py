"""Labelled bags to thresholds: counts, labels, and the fast gate against a full replay."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from planted import PLANTED, scenes

from whee_ros.bags.labels import Label, Labels, agreement, beside, kappa, load, of_bag
from whee_ros.bags.replay import BYSTANDERS, ReplayConfig, replay
from whee_ros.bags.settings import pick
from whee_ros.core.empathy import EmpathyState
from whee_ros.core.errors import ConfigError, ParameterError
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.tools.tune.course import course, switched
from whee_ros.tools.tune.problem import spec_of
from whee_ros.tools.tune.refine import refined
from whee_ros.tools.tune.scenes import ZERO, played
from whee_ros.tools.tune.score import Counts, count


def test_counts_of_calls_alarms_and_delay():
    on = [(10.0, False), (12.0, True), (14.0, False), (30.0, True), (31.0, False), (50.0, True)]
    found = count(on, [(1.0, 3.0), (20.0, 20.5), (45.0, 47.0)], 10.0, 70.0)
    # on 12-14, 30-31, 50-70; called 11-13, 30-30.5, 55-57
    assert (found.called, found.met, found.alarms) == (3, 3, 0)
    assert found.delay == pytest.approx(1.0)
    assert found.both == pytest.approx(1.0 + 0.5 + 2.0)
    assert found.either == pytest.approx(23.0 + 4.5 - 3.5)
    assert found.minutes == 1.0
    alone = count(on, [], 10.0, 70.0)
    assert (alone.f1, alone.alarms, alone.alarm_rate) == (0.0, 3, 3.0)
    assert Counts().f1 == 1.0
    assert (found + alone).alarms == 3


SETS = ({}, PLANTED, {"need_on": 0.3, "need_off": 0.3, "minimum_duration": 1.5, "refractory": 0.0})


def test_the_fast_gate_switches_as_a_full_replay_does():
    switches = 0
    for items, values in zip(map(played, scenes()), SETS, strict=True):
        moments = course(items, ReplayConfig({}, plans=False), None, ZERO).moments
        config = ReplayConfig({"when": values}, plans=False)
        states = [(t.log_ns * 1e-9, t.value) for t in replay(items, config, None) if t.topic != BYSTANDERS]
        full = [(log, state.active) for log, state in states if isinstance(state, EmpathyState)]
        assert switched(moments, pick(WhenConfig, values)) == full
        assert len(full) > 50
        switches += sum(a[1] != b[1] for a, b in pairwise(full))
    assert switches >= 4


def test_a_plateau_is_climbed_and_left_in_its_middle():
    def score(values: dict[str, float]) -> float:
        x, y = values["x"], values["y"]
        return -round(10 * max(0.0, 0.3 - x, x - 0.4)) - (y > 2.0) - abs(values["z"])

    ranges = {"x": (0.0, 1.0), "y": (0.0, 10.0)}
    for x, y in ((0.05, 0.3), (0.9, 1.9), (0.31, 9.0)):
        found = refined(score, {"x": x, "y": y, "z": 0.5}, ranges)
        assert found["x"] == pytest.approx(0.35, abs=1e-3)  # of 0.25 to 0.45, where it is still rounded to 0
        assert found["y"] == pytest.approx(1.0, abs=2e-3)  # as far as its range goes
        assert found["z"] == 0.5


def test_values_that_cannot_be_are_never_chosen():
    asked = []

    def score(values: dict[str, float]) -> float:
        asked.append(values)
        return -math.inf if values["off"] > values["on"] else values["off"] - abs(values["on"] - 0.6)

    found = refined(score, {"on": 0.2, "off": 0.1}, {"on": (0.0, 1.0), "off": (0.0, 1.0)})
    assert found["off"] <= found["on"] == pytest.approx(0.6, abs=0.05)
    assert len(asked) < 400


def test_what_cannot_be_tuned_is_named():
    with pytest.raises(ParameterError, match="cue_gains"):
        spec_of("cue_gains")
    assert spec_of("cue.smile").high == 3.0


def test_labels_are_written_as_json_and_table_and_compared(tmp_path):
    first = Labels(
        "b", (Label(1.0, 4.0, True, True), Label(6.0, 8.0, False, None, "a yawn, no more")), "anna", "x"
    )
    path = beside(tmp_path / "b", "x")
    first.save(path)
    assert load(path) == first
    assert path.with_suffix(".csv").read_text().splitlines()[1] == "1.0,4.0,True,True,"
    assert of_bag(tmp_path / "b") == [first]
    second = Labels("b", (Label(1.5, 4.0, True, False),), "anna", "y")
    found = agreement(first, second)
    assert 0.7 < found["called"] < 1.0
    assert found["answers"] == 1
    assert found["fits"] == 0.0
    with pytest.raises(ConfigError, match="annotator"):
        beside(tmp_path / "b", "../x")


def test_kappa_of_known_tables():
    yes_no = [True] * 20 + [True] * 5 + [False] * 10 + [False] * 15
    other = [True] * 20 + [False] * 5 + [True] * 10 + [False] * 15
    assert kappa(yes_no, other) == pytest.approx(0.4)  # the textbook's table of 50 grant proposals
    assert kappa([True, None], [True, False]) == 1.0
    assert kappa([None], [True]) == 0.0
