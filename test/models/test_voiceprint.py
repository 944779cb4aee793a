"""Voiceprints of the real model: two synthetic people, told apart whatever they say."""

from __future__ import annotations

import itertools
import pickle

import numpy as np
import pytest

from whee_ros.backends.voiceprint.resemblyzer import Resemblyzer, filters, read_legacy
from whee_ros.core import registry
from whee_ros.core.errors import ModelError
from whee_ros.core.motion import Prosody
from whee_ros.engine.models import ModelStore
from whee_ros.engine.person_voice import resample

TEXTS = ("I have been at the station all day.", "My sister came to see us on Sunday, and we cooked.")


@pytest.fixture(scope="module")
def prints() -> dict[tuple[str, str], np.ndarray]:
    model = registry.load("voiceprint", "resemblyzer")(ModelStore.default())
    model.load()
    found = {}
    for name in ("heart", "rowan"):
        voice = registry.load("tts", "hibari")(ModelStore.default(), voice=name)
        voice.load()
        for text in TEXTS:
            speech = voice.synthesize(text, Prosody())
            found[name, text] = model.embed(resample(speech.samples, speech.sample_rate))
        voice.close()
    model.close()
    return found


def test_one_voice_is_more_alike_in_other_words_than_another_voice(prints) -> None:
    alike = {(a, b): float(prints[a] @ prints[b]) for a, b in itertools.combinations(prints, 2)}
    same = [value for ((one, _), (other, _)), value in alike.items() if one == other]
    others = [value for ((one, _), (other, _)), value in alike.items() if one != other]
    assert min(same) > 0.75 > max(others)


def test_loudness_changes_nothing(prints) -> None:
    model = Resemblyzer(ModelStore.default())
    model.load()
    sound = np.random.default_rng(0).normal(0, 0.01, 32_000).astype(np.float32)
    assert float(model.embed(sound) @ model.embed(sound * 0.2)) == pytest.approx(1.0, abs=1e-4)


def test_every_mel_channel_hears_something_of_its_own() -> None:
    bands = filters()
    assert bands.shape == (40, 201)
    assert (bands.max(axis=1) > 0).all()
    assert (np.diff(bands.argmax(axis=1)) >= 0).all()


def test_a_file_that_would_run_code_is_refused(tmp_path) -> None:
    evil = tmp_path / "pretrained.pt"
    evil.write_bytes(pickle.dumps(print))
    with pytest.raises(pickle.UnpicklingError, match="no place"):
        read_legacy(evil)

    class Store:
        def find(self, name: str):
            return evil

    with pytest.raises(ModelError, match="resemblyzer_voice"):
        Resemblyzer(Store()).load()
