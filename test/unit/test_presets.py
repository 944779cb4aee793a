"""The presets of config/params: values that the nodes take, and a default that is what it says."""

from __future__ import annotations

import pytest

from whee_ros.bags.settings import from_file, pick
from whee_ros.core.resources import resource
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.when.config import WhenConfig

NODES = {"when": WhenConfig, "how": HowConfig}


@pytest.mark.parametrize("preset", ["reserved", "balanced", "warm"])
def test_a_preset_names_parameters_that_the_nodes_have(preset: str) -> None:
    found = from_file(resource(f"config/params/{preset}.yaml"))
    assert set(found) == set(NODES)
    for node, values in found.items():
        config = pick(NODES[node], values)
        assert {name: getattr(config, name) for name in values} == values


def test_balanced_are_the_defaults() -> None:
    for node, values in from_file(resource("config/params/balanced.yaml")).items():
        assert pick(NODES[node], values) == NODES[node](), node
