"""The real encoders and the trained heads."""

from __future__ import annotations

import numpy as np
import pytest

from whee_ros.core import registry
from whee_ros.core.resources import resource
from whee_ros.core.voice import Transcript
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import EmpathyDetector
from whee_ros.empathy.when.reader import open_reader
from whee_ros.empathy.when.text import TextReader
from whee_ros.engine.models import ModelStore
from whee_ros.ports.text import Said

UNSEEN = {
    "none": (
        "The shop around the corner opens at nine.",
        "Which continent has the most people?",
        "I put the keys on the shelf next to the door.",
        "Good afternoon, are you a robot?",
        "We took the ferry across the river.",
        "Please read me the next message.",
        "It is supposed to rain tomorrow afternoon.",
        "My brother plays the trumpet in a band.",
    ),
    "seeking": (
        "My grandpa is gone and I never got to say goodbye.",
        "I can't believe it, they picked my design for the new stadium!",
        "I feel so stupid, I ruined the dinner for everyone.",
        "Nobody from the class ever sits with me at lunch.",
        "This form rejected my answers five times and I want to scream.",
        "I am frightened of what the scan will show.",
        "My little girl sang alone on the stage and I am bursting with pride.",
        "I have been up with the baby all night and I just can't do this any more.",
    ),
    "providing": (
        "Oh Clara, that must have hurt you so much.",
        "I am so proud of you, you really earned this.",
        "You must be exhausted after such a week.",
        "I understand that you are angry, anyone would be.",
        "I am sorry for your loss, Mister Brown.",
        "Don't worry, we will get through this together.",
    ),
}
"""Spoken sentences that none of the training sets hold, written without a look at what the heads make of them."""


@pytest.fixture(scope="module")
def encoder():
    encoder = registry.load("text", "minilm_onnx")(ModelStore.default())
    encoder.load()
    return encoder


@pytest.fixture(scope="module")
def tuned():
    encoder = registry.load("text", "tuned")(ModelStore.default())
    encoder.load()
    return open_reader(encoder)


@pytest.fixture(scope="module")
def research():
    encoder = registry.load("text", "tuned_research")(ModelStore.default())
    encoder.load()
    return open_reader(encoder)


@pytest.fixture(scope="module", params=["minilm_onnx", "tuned", "tuned_research"])
def reader(request, encoder, tuned, research):
    return {"minilm_onnx": open_reader(encoder), "tuned": tuned, "tuned_research": research}[request.param]


def test_both_encoders_say_the_same(encoder):
    torch = registry.load("text", "transformers")(ModelStore.default(), device="auto")
    torch.load()
    texts = [text for group in UNSEEN.values() for text in group]
    same = (encoder.encode(texts) * torch.encode(texts)).sum(axis=1)
    assert same.min() > 0.95
    assert encoder.dimension == torch.dimension == encoder.encode(["one"]).shape[1]


def test_a_sentence_has_the_same_vector_in_any_company(encoder):
    alone = encoder.encode(["My cat is old."])[0]
    together = encoder.encode(["A much longer sentence that makes the batch wide.", "My cat is old."])[1]
    assert float(alone @ together) > 0.98  # int8 activations are scaled by batch, hence not exactly 1
    assert np.linalg.norm(alone) == pytest.approx(1.0, abs=1e-5)
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_direction_of_unseen_spoken_sentences(reader):
    rows = [(text, truth) for truth, texts in UNSEEN.items() for text in texts]
    wrong = [
        (text, truth)
        for text, truth in rows
        if max((p := reader.read(text).direction), key=lambda name: p[name]) != truth
    ]
    assert len(wrong) <= len(rows) // 5, wrong


def test_tone_and_emotion(reader):
    for text, positive, emotions in (
        (
            "My grandpa is gone and I never got to say goodbye.",
            False,
            {"sadness", "loneliness", "guilt", "disappointment"},
        ),
        (
            "They said yes, I am the happiest person alive!",
            True,
            {"joy", "excitement", "pride", "gratitude", "love"},
        ),
        ("I am furious, he lied to my face again.", False, {"anger"}),
        ("I am terrified of the dark cellar.", False, {"fear"}),
    ):
        reading = reader.read(text)
        assert (reading.valence > 0.2) if positive else (reading.valence < -0.2), text
        assert max(reading.emotion, key=lambda name: reading.emotion[name]) in emotions, text
        assert sum(reading.emotion.values()) == pytest.approx(1.0, abs=1e-4)


def test_words_read_once_are_not_read_again(encoder):
    class Counting:
        dimension = encoder.dimension
        asked = 0

        def encode(self, texts):
            self.asked += 1
            return encoder.encode(texts)

    counting = Counting()
    reader = TextReader(counting, resource("config/weights/text_heads.npz"))
    detector = EmpathyDetector(WhenConfig(), reader)
    detector.expect(Transcript(1.0, 0.0, "u1", "I am so sad today.", False))
    before = counting.asked
    state = detector.decide(Transcript(2.0, 0.0, "u1", "I am so sad today.", True))
    assert counting.asked == before > 0
    assert state.direction == "seeking"
    detector.decide(Transcript(4.0, 3.0, "u2", "I am so happy today.", True))
    assert counting.asked > before


def test_the_cause_is_the_clause_that_carries_the_feeling(reader):
    assert reader.read("I had toast for breakfast, and then my dog died.").cause == "then my dog died"
    assert reader.read("The shop opens at nine and closes at five.").cause == ""
    nothing = reader.read("")
    assert nothing.direction["none"] == 1.0
    assert nothing.dialogue_act == ""


def test_the_tuned_encoder_tells_more(tuned):
    told = tuned.read("I had toast for breakfast, and then my dog died.")
    start, end = told.cause_span
    assert "dog died" in told.text[start:end]
    assert told.cause_turn == 0
    assert max(told.who, key=lambda name: told.who[name]) == "self"
    assert told.distress > 0.5
    assert told.disclosure > 0.5
    comfort = tuned.read("I am so sorry for your loss, Tom.")
    assert comfort.levels["reaction"] > 1.0 > told.levels["reaction"]
    assert max(comfort.who, key=lambda name: comfort.who[name]) == "you"
    assert tuned.read("do you want to talk about it").levels["exploration"] > 1.0
    assert tuned.read("where is the library").dialogue_act == "question"
    glad = tuned.read("they said yes and I am so happy")
    assert glad.fine["joy"] > 0.3 > glad.fine["grief"]
    assert max(glad.basic, key=lambda name: glad.basic[name]) == "joy"


def test_what_was_said_before_counts(tuned):
    before = (Said("Oh no. How are you?"), Said("My mother died on Monday.", own=True))
    alone, after = tuned.read("Yes, it is so hard."), tuned.read("Yes, it is so hard.", before)
    assert after.cause_turn == 2
    assert after.direction["seeking"] > 0.5
    assert alone.cause_turn != 2
