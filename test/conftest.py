"""What several tiers share: the demo's sentences and a synthetic voice to say them."""

from __future__ import annotations

import functools
import gc
import os
from collections.abc import Callable

import numpy as np
import pytest
from domains import reserve
from hypothesis import settings
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.motion import Prosody, Speech
from whee_ros.engine.models import ModelStore

SENTENCES = (
    "I went to the library after breakfast this morning.",
    "My dog died last night and the house feels so empty.",
    "Guess what, I got the job I always wanted!",
    "How many days are there in February?",
    "I have been fixing this printer all day and nothing works.",
    "Anna, I'm so sorry about your exam. I understand how you feel.",
)

LONGEST = """test_robot_skills test_up test_text_adapt test_sound_troubles test_plug_ins test_face test_face_crossing
test_text_finished test_tune_run test_engine_people test_speech test_hearing test_anonymised_bag
test_recorder test_sync test_replay_nodes test_tree_clock""".split()
"""Files of half a minute and more, begun first: begun last, one would run alone while the other process is done."""
CALMEST = "test_demo_run"
"""Begun last: it counts what real models manage in real time, and the files that work hardest are done by then."""

# Test processes that run side by side, or another robot of this machine, must not hear each other's topics.
os.environ["ROS_DOMAIN_ID"] = str(reserve())
os.environ["ROS_AUTOMATIC_DISCOVERY_RANGE"] = "LOCALHOST"


# How fast a machine is, is no property of the code. A change is judged by the same examples every time;
# `pytest --hypothesis-profile explore` looks for new ones.
settings.register_profile("whee", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("whee")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    order = {name: at for at, name in enumerate(LONGEST)} | {CALMEST: len(LONGEST) + 1}
    items.sort(key=lambda item: order.get(item.path.stem, len(LONGEST)))


def pytest_collection_finish() -> None:
    """Spare the collector what stays anyway: modules and tests. It walks them thousands of times otherwise."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def sentences() -> tuple[str, ...]:
    return SENTENCES


@pytest.fixture(scope="session")
def models() -> ModelStore:
    return ModelStore.default()


@pytest.fixture(scope="session")
def say(models: ModelStore) -> Callable[[str, str], Speech]:
    """Return a function (voice, text) -> Speech; each voice is loaded and each text said once."""
    from whee_ros.core import registry

    @functools.cache
    def loaded(voice: str):
        synthesizer = registry.load("tts", "hibari")(models, voice=voice)
        synthesizer.load()
        return synthesizer

    @functools.cache
    def speak(voice: str, text: str) -> Speech:
        return loaded(voice).synthesize(text, Prosody())

    return speak


@pytest.fixture(scope="session")
def at_16k() -> Callable[[Speech], NDArray[np.float32]]:
    """Return a function that resamples speech to the rate of a microphone chunk."""
    import soxr

    return lambda speech: soxr.resample(speech.samples, speech.sample_rate, SAMPLE_RATE).astype(np.float32)
