"""Smart Turn on a synthetic voice, and its spectrogram against values known from theory."""

from __future__ import annotations

import numpy as np
import pytest

from whee_ros.backends.onnx import session
from whee_ros.backends.turn.mel import log_mel
from whee_ros.backends.turn.smart_turn import STATES
from whee_ros.backends.turn.window import WHOLE, shortened
from whee_ros.core import registry
from whee_ros.core.errors import BackendError, ModelError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.engine.models import ModelStore
from whee_ros.ports.turn import SPAN

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


def test_only_the_last_seconds_count(model, say, at_16k, sentences):
    sound = np.concatenate([np.tile(at_16k(say("heart", sentences[0])), 4), QUIET])
    last = sound[-int(SPAN * SAMPLE_RATE) :]
    assert len(sound) > 2 * len(last)
    assert model.probability(sound) == pytest.approx(model.probability(last), abs=1e-5)


def states(model: bytes, mel: np.ndarray) -> np.ndarray:
    return session(model, "test", inside=STATES).run([STATES], {"input_features": mel[None]})[0][0]


def test_a_shorter_window_hears_the_end_as_the_whole_one_does(models, say, at_16k, sentences):
    carried = models.find("smart_turn").read_bytes()
    sound = np.concatenate([np.zeros(8 * SAMPLE_RATE, np.float32), at_16k(say("heart", sentences[0])), QUIET])
    mel = log_mel(sound[-8 * SAMPLE_RATE :])
    whole = states(carried, mel)
    assert states(shortened(carried, WHOLE), mel) == pytest.approx(whole, abs=1e-4)
    half = states(shortened(carried, WHOLE // 2), mel[:, WHOLE:])
    assert half.shape == (WHOLE // 2, whole.shape[1])
    assert np.corrcoef(half[-36:].ravel(), whole[-36:].ravel())[0, 1] > 0.8


def test_only_the_model_that_it_was_written_for_is_shortened(models):
    with pytest.raises(ModelError, match=r"0 of 2 places.*pipecat-ai"):
        shortened(models.find("silero_vad").read_bytes(), 200)


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
