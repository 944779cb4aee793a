"""The encoder behind vocal affect, with its real model, on synthetic speech."""

import numpy as np
import pytest
import soxr

from whee_ros.core import registry
from whee_ros.core.errors import BackendError
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.motion import Prosody
from whee_ros.engine.models import ModelStore
from whee_ros.perception.voice.affect import AffectMeter
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.model import BUNDLES

STEP = 512
TEXT = "I have been at the station all day, and nobody came to tell us what happened to the train."


@pytest.fixture(scope="module")
def encoder():
    states = registry.load("voice_encoder", "whisper_states")(ModelStore.default())
    states.load()
    yield states
    states.close()


@pytest.fixture(scope="module")
def say():
    voice = registry.load("tts", "hibari")(ModelStore.default(), voice="rowan")
    voice.load()

    def spoken(**how):
        speech = voice.synthesize(TEXT, Prosody(**how))
        return soxr.resample(speech.samples, speech.sample_rate, SAMPLE_RATE).astype(np.float32)

    yield spoken
    voice.close()


def feed(meter, samples, start=0.0):
    found = []
    for at in range(0, len(samples) - STEP + 1, STEP):
        chunk = AudioChunk(start + (at + STEP) / SAMPLE_RATE, SAMPLE_RATE, samples[at : at + STEP])
        affect = meter.feed(chunk, True)
        if affect:
            found.append(affect)
    return found


def test_states_follow_the_sound_and_not_its_gain(encoder, say):
    sound = say()[: 2 * SAMPLE_RATE]
    states = encoder.encode(sound)
    assert states.shape == (100, 384)
    quiet = encoder.encode(sound * 0.1)
    assert np.corrcoef(states.ravel(), quiet.ravel())[0, 1] > 0.99
    assert np.array_equal(states, encoder.encode(sound))


def test_an_encoder_that_is_not_loaded_says_so():
    states = registry.load("voice_encoder", "whisper_states")(ModelStore.default())
    with pytest.raises(BackendError, match="not loaded"):
        states.encode(np.zeros(SAMPLE_RATE, np.float32))


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_whole_sentence_is_heard_with_everything_filled(encoder, say, bundle):
    meters = [AffectMeter(VoiceConfig(voice_bundle=bundle), encoder) for _ in range(2)]
    low, high = feed(meters[0], say(pitch=0.8)), feed(meters[1], say(pitch=1.4))
    assert high[-1].f0_mean_hz > 1.2 * low[-1].f0_mean_hz
    for affect in (*low[2:], *high[2:]):
        assert affect.arousal_confidence > 0.4
        assert affect.dominance_confidence > 0.2
        assert 0.5 < sum(affect.emotions) <= 1 + 1e-9
        assert 0.0 < affect.emotion_confidence < 1.0
        assert 2.0 < affect.rate_hz < 8.0
        assert affect.hnr_db > 3.0
        assert 0.0 < affect.jitter < 0.1
        assert 0.0 < affect.shimmer < 0.3
    assert [affect.baseline for affect in low] == sorted(affect.baseline for affect in low)
    assert low[-1].baseline > 0.3


def test_estimates_agree_with_their_own_window_wherever_it_starts(encoder, say):
    sound = say()
    first = feed(AffectMeter(VoiceConfig(), encoder), sound)
    later = feed(AffectMeter(VoiceConfig(), encoder), sound, start=1000.0)
    assert [a.arousal for a in first] == [b.arousal for b in later]


def test_sound_that_is_no_number_does_not_reach_the_model(encoder, say):
    meter = AffectMeter(VoiceConfig(), encoder)
    feed(meter, np.full(2 * SAMPLE_RATE, np.nan, np.float32))
    good = feed(meter, say(), start=10.0)[-1]
    assert np.isfinite([good.arousal, good.valence, *good.emotions]).all()
    assert good.arousal_confidence > 0.5
