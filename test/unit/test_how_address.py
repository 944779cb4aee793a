"""Whom words are for by their form, and whether the words of a long tale bear its feeling out."""

from __future__ import annotations

import pytest

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.resources import resource
from whee_ros.empathy.how.address import LONGEST_SCOLDING, comforts, scolds
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.responder import Responder
from whee_ros.empathy.how.tints import AGREED, ALONE, LONG, borne_out
from whee_ros.empathy.safety.words import plain

BANK = Bank.load(resource("config/bank.yaml"))


@pytest.mark.parametrize(
    "text",
    [
        "Don't cry, sweetheart, we'll glue it together.",
        "It's not your fault that the train was late.",
        "Congratulations on the new job!",
        "We're all so proud of you.",
        "You did everything you could for her, and she knew.",
        "I'm not going anywhere. Shall we sit down for a bit?",
        "Oh no, that's awful!",
        "You'll be fine, you've practised so much.",
        "Come here, you poor thing.",
        "I'm so sorry, I know how much he meant to you.",
        "That's great news, you must be over the moon.",
        "I can't believe she said that to you.",
    ],
)
def test_comfort_for_somebody_else_is_known_by_its_form(text):
    assert comforts(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "My boss told me not to worry and then he fired me.",
        "They all say it isn't my fault, but I can't sleep.",
        "I lost my job and I don't know what to do.",
        "Are you okay?",
        "i ask the boss he say if you don't like go home",
        "I'm so happy that I could dance.",
        "My boss even bought a card that said congratulations.",
    ],
)
def test_who_tells_of_themselves_comforts_nobody(text):
    assert not comforts(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "You never listen to me!",
        "Be quiet.",
        "You stupid robot.",
    ],
)
def test_a_scolding_is_known(text):
    assert scolds(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "My sister never listens to me.",
        "The washing machine is stupid.",
        "He said he would come on Tuesday.",
        "You never know what happens next, " + "and " * LONGEST_SCOLDING + "you never listen.",
    ],
)
def test_other_complaints_are_no_scolding(text):
    assert not scolds(plain(text))


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("I sat in the hall with my coat on and waited until somebody would look.", False),
        ("I sat in the hall with my coat on and cried until somebody would look.", True),
        ("she stood there with a sign " + "and we carried the bags home " * 5, False),
        (
            "I failed and I cried, they laughed at me, I was alone and scared, " + "and then we went on " * 5,
            True,
        ),
    ],
)
def test_the_longer_the_tale_the_more_words_must_bear_it_out(text, sure):
    said = plain(text)
    situation = BANK.find("feelings", said, "", -1, sure=True)
    assert situation.family.tone == -1
    assert borne_out(said, situation, -ALONE + 0.05) is sure


def test_a_reading_is_believed_sooner_where_emotion_and_valence_agree():
    said = plain("The stairs are too much for me.")
    low, high = (BANK.find("feelings", said, "", tone, sure=True) for tone in (-1, 1))
    assert borne_out(said, low, -ALONE)
    assert not borne_out(said, low, -ALONE + 0.05)
    assert borne_out(said, low, -AGREED, felt=-1)
    assert not borne_out(said, low, ALONE)  # it says that all is well
    assert not borne_out(said, high, ALONE - 0.05, felt=1)  # a wrong cheer hurts more
    assert borne_out(said, high, ALONE, felt=1)
    assert not borne_out(said, high, ALONE, felt=-1)  # tired, and yet glad?
    assert borne_out(plain("The stairs make me so tired."), low, -0.1)


def test_a_loss_in_so_many_words_needs_no_more():
    said = plain("My grandmother passed away " + "and then we drove to the sea and had some cake " * 4)
    assert len(said.split()) > LONG
    assert borne_out(said, BANK.find("feelings", said, "", -1), 0.0)


def test_a_named_treat_is_no_joy_without_a_glad_reading():
    said = plain("A pen. Forty-one years and they gave me a pen.")
    situation = BANK.find("feelings", said, "", 1)
    assert situation.label == "joy: gift"
    assert not borne_out(said, situation, 0.0)
    assert borne_out(said, situation, 0.2)


def test_nobody_is_cheered_for_what_sounds_bad_unless_it_is_certain():
    said = plain("They took the licence off me after the accident.")
    joy = BANK.find("feelings", "", "joy", 1)
    assert not borne_out(said, joy, 0.7)
    assert borne_out(said, joy, 0.9)


def test_who_blames_themselves_is_not_told_that_they_are_angry():
    said = plain("I forgot to pass on a message and a boy waited for an hour.")
    assert BANK.find("feelings", said, "anger", -1).family.name == "frustration"
    assert BANK.find("feelings", said, "guilt", -1).family.name == "guilt"


def test_good_news_in_heavy_words_is_not_mourned():
    state = EmpathyState(
        1.0, "ada", "u1", "seeking", p_none=0.05, p_seeking=0.95, need=0.9, confidence=0.9, valence=0.9,
        emotion="joy", text="They said the scan is fine, I could cry.",
    )  # fmt: skip
    assert Responder(HowConfig(), BANK).plan(state, 1.0).stance == "celebrate"


def test_nobody_is_told_of_guilt_because_the_words_are_near_it():
    guilt = next(theme for theme in BANK.themes() if theme.label == "guilt: mistake")
    assert BANK.find("feelings", "i miss her", "sadness", -1, near=guilt).family.name == "sadness"
    assert BANK.find("feelings", "i miss her", "guilt", -1, near=guilt) == guilt


@pytest.mark.parametrize(
    ("text", "valence", "lines"),
    [
        ("There was Mick. He died at Christmas.", -0.4, "light.low.loss"),
        ("I miss him so much, the silly man.", -0.5, "light.low"),
        ("He is awake, and it is wonderful.", 0.8, "light.delight.delight"),
        ("They moved the bins to the other side.", 0.0, "heard.open"),
    ],
)
def test_what_may_matter_gets_a_nod_that_fits_though_nobody_seeks(text, valence, lines):
    state = EmpathyState(
        1.0, "ada", "u1", p_none=0.75, p_seeking=0.25, need=0.2, confidence=0.9, valence=valence, text=text
    )
    plan = Responder(HowConfig(), BANK).plan(state, 1.0)
    assert plan.response == "plain"
    assert plan.candidates[0].writer.startswith(f"bank:{lines}:")


def test_tears_of_joy_are_not_taken_for_grief():
    said = plain("It came out right and I nearly cried.")
    crying = BANK.find("feelings", said, "sadness", -1)
    assert borne_out(said, crying, -0.3)
    assert not borne_out(said, crying, 0.3)


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("It's our wedding day today, it would have been fifty-five years.", "grief: remembered"),
        ("It would have been our fiftieth on Thursday.", "grief: remembered"),
        ("My back is killing me, I did twelve hours.", "illness: pain"),
        ("I have a headache.", "illness: pain"),
    ],
)
def test_what_people_say_of_loss_and_pain_is_found(text, matter):
    assert BANK.find("feelings", plain(text), "", -1).label == matter
