"""Smart Turn on a synthetic voice, and its spectrogram against values known from theory."""

from __future__ import annotations

import numpy as np
import pytest

from whee_ros.backends.turn.mel import log_mel
from whee_ros.core import registry
from whee_ros.core.errors import BackendError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.engine.models import ModelStore

QUIET = np.zeros(SAMPLE_RATE // 10, np.float32)


@pytest.fixture(scope="module")
def model(models: ModelStore):
    loaded = registry.load("turn", "smart_turn")(models)
    loaded.load()
    yield loaded
    loaded.close()


def test_a_finished_sentence_sounds_finished_and_half_of_it_does_not(model, say, at_16k, sentences):
    whole = [at_16k(say("heart", text)) for text in sentences[:5]]
    finished = [model.probability(np.concatenate([sound, QUIET])) for sound in whole]
    assert np.median(finished) > 0.9
    # from the middle of a vowel nobody stops
    broken = [model.probability(np.concatenate([sound[: len(sound) // 2], QUIET])) for sound in whole]
    assert np.median(broken) < np.median(finished) - 0.3


def test_only_the_last_eight_seconds_count(model, say, at_16k, sentences):
    sound = np.concatenate([np.tile(at_16k(say("heart", sentences[0])), 4), QUIET])
    assert len(sound) > 9 * SAMPLE_RATE
    assert model.probability(sound) == pytest.approx(model.probability(sound[-8 * SAMPLE_RATE :]), abs=1e-5)


def test_a_model_that_is_not_loaded_says_what_to_do(models):
    with pytest.raises(BackendError, match="load"):
        registry.load("turn", "smart_turn")(models).probability(QUIET)


def test_a_tone_lights_the_band_of_its_pitch():
    time = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    found = log_mel(np.sin(2 * np.pi * 1000.0 * time).astype(np.float32))
    assert found.shape == (80, 100)
    # 1 kHz is mel 15 of 45.25 on Slaney's scale: band 81 * 15 / 45.25 - 1
    assert found.mean(axis=1).argmax() == pytest.approx(25.9, abs=1)
    assert np.ptp(found) == pytest.approx(2.0, abs=0.01)
