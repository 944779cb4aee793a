"""A heavy face behind light words is spoken of; a light one, or words that say what it is, are answered as they are."""

from __future__ import annotations

import pytest

from whee_ros.core.empathy import Cue, EmpathyState
from whee_ros.core.resources import resource
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.responder import Responder

BANK = Bank.load(resource("config/bank.yaml"))


def answer(text: str, cues: dict[str, float], need: float = 0.6, emotion: str = "neutral") -> str:
    shown = tuple(Cue(name, "dialogue", 1.0, 0.9, 10.0, weight, "", 0.0) for name, weight in cues.items())
    state = EmpathyState(
        10.0, "p1", "u1", text=text, direction="seeking", p_seeking=need, need=need, confidence=0.9,
        active=True, emotion=emotion, dialogue_act="statement", cues=shown,
    )  # fmt: skip
    return Responder(HowConfig(), BANK).plan(state, 10.0).candidates[0].writer


@pytest.mark.parametrize("text", ["Fine.", "Good.", "Whatever.", "I'm okay.", "Yes.", "Nothing."])
@pytest.mark.parametrize("emotion", ["neutral", "joy"])
def test_one_or_two_words_do_not_hide_a_heavy_face(text: str, emotion: str) -> None:
    assert answer(text, {"bare_words": 1.5}, emotion=emotion).startswith("bank:belied")


def test_more_words_do_where_they_say_that_all_is_well() -> None:
    assert answer("Everything is fine at work, really.", {"incongruence": 0.5}).startswith("bank:belied")


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Fine.", {}),
        ("Fine.", {"bare_words": 0.1}),
        ("We are getting married in June!", {"incongruence": 0.6}),
        ("I'm sad.", {"bare_words": 0.5}),
        ("My dog died.", {"bare_words": 0.5}),
    ],
)
def test_else_the_words_are_answered(text: str, cues: dict[str, float]) -> None:
    assert not answer(text, cues).startswith("bank:belied")


def test_short_of_the_threshold_nobody_cheers_what_the_face_belies() -> None:
    assert answer("Good.", {"bare_words": 1.5}, need=0.3, emotion="joy").startswith("bank:heard")
