"""Choice by meaning: with an encoder that knows a few words, and the file of vectors against the bank."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
import pytest
from test_how_history import TOLD
from test_how_responder import SMALL

from whee_ros.core.errors import ModelError
from whee_ros.core.resources import resource
from whee_ros.empathy.how import nearness
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.nearness import Nearness
from whee_ros.empathy.how.responder import Responder
from whee_ros.empathy.how.variety import Variety
from whee_ros.engine.overheard import VECTORS, Overheard

BANK = Bank.load(resource("config/bank.yaml"))
WORDS = (
    "neighbours loud noise upstairs",
    "quiet night rest home sleep",
    "miles distance call hug far",
    "jealous luck",
    "scarf blanket crocheting knitting",
)


class Counting:
    """An encoder of five numbers: which of five groups of words are there."""

    dimension = 5

    def __init__(self) -> None:
        self.asked: list[str] = []

    def load(self) -> None:
        return None

    def close(self) -> None:
        return None

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += texts
        rows = np.array(
            [
                [0.05 + sum(word in text.split() for word in group.split()) for group in WORDS]
                for text in texts
            ],
            np.float32,
        )
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_every_line_part_and_theme_has_a_vector():
    vectors, kindness = nearness.read(resource(VECTORS))
    likes = {like for theme in BANK.themes() for like in nearness.likes(theme)}
    missing = [text for text in nearness.spoken(BANK) | likes if nearness.key(text) not in vectors]
    assert not missing, f"run whee bank --write: {missing[:3]}"
    assert all(0 <= kindness[nearness.key(text)] <= 1 for text in nearness.spoken(BANK))


def test_an_utterance_finds_its_theme_and_the_nearest_line_is_said():
    near = Nearness(BANK, Counting().encode)
    found = near.near("Such a noise from upstairs, so loud!")
    assert found.theme is not None
    assert found.theme.label == "sadness: noise_sleep"
    state = dataclasses.replace(TOLD, text="It is that noise again, so loud.", emotion="sadness", cause="")
    plan = Responder(HowConfig(), BANK, nearness=near).plan(state, 10.0)
    assert plan.reasons[1] == "matter: sadness: noise_sleep"
    assert Responder(HowConfig(), BANK).plan(state, 10.0).reasons[1] == "matter: sadness"


def test_what_is_near_nothing_belongs_to_no_theme():
    near = Nearness(BANK, lambda texts: np.eye(2, dtype=np.float32)[[int(text == "hm") for text in texts]])
    assert near.near("Hm.").theme is None
    assert not near.near("   ").cosines


def test_words_decide_before_meaning():
    near = Nearness(BANK, Counting().encode)
    state = dataclasses.replace(TOLD, text="I lost my job, and upstairs such a loud noise.", cause="")
    assert Responder(HowConfig(), BANK, nearness=near).plan(state, 10.0).reasons[1] == "matter: setback: job"


def test_everyday_talk_is_taken_up_by_what_it_is_about():
    near = Nearness(BANK, Counting().encode)
    assert near.near("I lost count, it is a blanket.").chat.topic.name == "crafts"
    state = dataclasses.replace(SMALL, text="A blanket for my niece.")
    said = Responder(HowConfig(), BANK, nearness=near).plan(state, 10.0)
    assert said.candidates[0].writer.startswith("bank:talk.any.crafts:")
    unaided = Responder(HowConfig(), BANK).plan(state, 10.0)
    assert unaided.candidates[0].writer.startswith("bank:heard.")


def test_one_example_alone_leads_to_no_topic():
    places = {"i am knitting a scarf": (1.0, 0.0), "a scarf": (0.8, 0.6), "i sew": (0.6, 0.8)}
    near = Nearness(
        BANK, lambda texts: np.array([places.get(text, (0.0, -1.0)) for text in texts], np.float32)
    )
    assert near.near("A scarf.").chat is None
    assert near.near("I am knitting a scarf.").chat.topic.name == "crafts", "unless it is the very same"


def test_what_is_moving_is_not_taken_up_as_everyday_talk():
    near = Nearness(BANK, Counting().encode)
    state = dataclasses.replace(
        TOLD, text="She never saw the blanket, she died.", emotion="sadness", cause=""
    )
    said = Responder(HowConfig(), BANK, nearness=near).plan(state, 10.0)
    assert said.response == "empathic"
    assert not said.candidates[0].writer.startswith("bank:talk")


def test_vectors_are_written_read_and_refused(tmp_path):
    path = tmp_path / "vectors.npz"
    encoder = Counting()
    assert nearness.write(path, BANK, encoder.encode, lambda text: 0.25) > 1500
    encoder.asked.clear()
    kept = Nearness(BANK, encoder.encode, path)
    assert encoder.asked == []
    fresh = Nearness(BANK, encoder.encode)
    said = "so far away"
    line = next(iter(sorted(nearness.spoken(BANK))))
    assert kept.near(said).of((line,)) == pytest.approx(fresh.near(said).of((line,)), abs=0.02)
    assert kept.near(said).kind((line,)) == 0.25
    path.write_bytes(b"no")
    with pytest.raises(ModelError, match="whee bank"):
        nearness.read(path)
    other = Nearness(BANK, encoder.encode)
    other._encode = lambda texts: np.ones((len(texts), 3), np.float32)
    with pytest.raises(ModelError, match="whee bank"):
        other.near("hello")


def test_what_the_gate_encoded_is_not_encoded_again():
    encoder = Counting()
    heard = Overheard(encoder)
    rows = heard.encode(["so loud", "far away"])
    encoder.asked.clear()
    assert np.allclose(heard.again(["far away"]), rows[1:])
    assert encoder.asked == []
    heard.again(["so loud", "something new"])
    assert encoder.asked == ["something new"]
    heard.encode([f"text {number}" for number in range(40)])
    encoder.asked.clear()
    heard.again(["so loud"])
    assert encoder.asked == ["so loud"], "forgotten by now"
    heard.close()


def test_parts_grow_fresh_again_and_word_pairs_wear_out():
    variety = Variety()
    assert variety.fresh("a") == 1.0
    assert variety.worn("That is hard.") == 0.0
    variety.note(("a", "b"), "That is hard.")
    assert variety.fresh("a") == 0.0
    assert variety.worn("that is good") == 0.5
    for number in range(500):
        variety.note((f"c{number}",), f"word{number} again")
    assert 0.8 < variety.fresh("a") < 1.0
    assert variety.worn("That is hard.") == 0.0, "long ago"
