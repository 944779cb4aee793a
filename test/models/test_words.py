"""Words as they were spoken, through the real recogniser."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from whee_ros.core import registry
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.perception.words.marks import find, fluent
from whee_ros.perception.words.scoring import errors
from whee_ros.tools.words.noise import mix, noise


@pytest.fixture(scope="module")
def recognizer(models):
    loaded = registry.load("asr", "whisper")(models, threads=1)
    loaded.load()
    yield loaded
    loaded.close()


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Um, I was, uh, thinking about my mother.", {"filler"}),
        ("I, I, I don't know what to do.", {"repetition"}),
        ("Well, uh, we were, we were supposed to meet.", {"filler", "repetition"}),
    ],
)
def test_what_a_tidy_text_would_hide_is_kept(text, marks, say, at_16k, recognizer):
    heard = recognizer.transcribe(at_16k(say("rowan", text)))
    found = find(heard.words)
    assert {mark.kind for mark in found} == marks, heard.text
    tidy = fluent(heard.words, found)
    assert not {"um", "uh"} & set(tidy.lower().replace(",", "").split())


@pytest.mark.parametrize("kind", ["pink", "fan", "hiss"])
def test_noise_is_given_no_words(kind, recognizer):
    length = 3 * SAMPLE_RATE
    if kind == "hiss":
        sound = np.random.default_rng(1).normal(0.0, 1.0, length).astype(np.float32)
    else:
        sound = noise(kind, length, [], 1)
    for level in (0.003, 0.03, 0.1):
        heard = recognizer.transcribe((sound / np.std(sound) * level).astype(np.float32))
        assert heard.text == "", f"{kind} at {level}: {heard.text}"


def test_words_survive_noise(sentences, say, at_16k, recognizer):
    wrong = words = 0
    for number, (voice, text) in enumerate(itertools.product(("rowan", "heart"), sentences[:4])):
        sound = at_16k(say(voice, text))
        heard = recognizer.transcribe(mix(sound, noise("pink", len(sound), [], number), 10.0))
        found = errors(text, heard.text)
        wrong, words = wrong + found.wrong, words + found.words
    assert wrong / words <= 0.2
