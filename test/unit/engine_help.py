"""An engine with scripted back ends, and the demo played into it in virtual time."""

from __future__ import annotations

from whee_ros.core import registry
from whee_ros.core.resources import resource
from whee_ros.engine.config import EngineConfig
from whee_ros.engine.loop import Engine
from whee_ros.engine.models import ModelStore
from whee_ros.engine.person import ScriptedPerson
from whee_ros.engine.player import Player
from whee_ros.engine.scenario import Scenario
from whee_ros.engine.scripted import ScriptedReader
from whee_ros.engine.wiring import assemble

RATES = {"state_rate": 2.0, "tick_rate": 10.0, "motion_rate": 10.0}
"""Coarse, to be quick; what is decided does not depend on them."""
DEMO = resource("config/scenarios/demo.yaml")


def scripted_engine(scenario: Scenario, *parts: object, **config: object) -> Engine:
    values = {"tts_backend": "scripted", "text_backend": "", **RATES, **config}
    return assemble(EngineConfig(**values), *parts, text=ScriptedReader(scenario), models=ModelStore({}))


def demo_player(*parts: object, **config: object) -> Player:
    scenario = Scenario.load(DEMO)
    voice = registry.load("tts", "scripted")(ModelStore({}))
    return Player(scenario, scripted_engine(scenario, *parts, **config), ScriptedPerson(voice))
