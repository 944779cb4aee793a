"""What is asked of the robot: to say it again, to stop, and what it cannot do."""

import pytest

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.resources import resource
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.facts.again import again
from whee_ros.empathy.how.responder import Responder

BANK = Bank.load(resource("config/bank.yaml"))


def said(text, act="statement", **more):
    return EmpathyState(1.0, "ada", "u1", text=text, dialogue_act=act, p_none=1.0, confidence=0.9, **more)


@pytest.mark.parametrize(
    "text",
    ["sorry could you say the last bit again", "what did you say", "pardon", "I didn't catch that", "Sorry?"],
)
def test_what_was_not_caught_is_said_again(text):
    responder = Responder(HowConfig(time_zone="UTC"), BANK)
    first = responder.plan(said("What is seven times eight?"), 0.0)
    assert responder.plan(said(text), 1.0).text == first.text
    assert responder.plan(said("I went to the market"), 2.0).text != first.text


@pytest.mark.parametrize(
    "text",
    [
        "i am sorry",
        "she said that again and again",
        "say hello to mum",
        "i read that page four times",
        "i did not say it was me",
    ],
)
def test_nothing_is_repeated_that_nobody_asked_for(text):
    assert again(text, "It is three.") == ""


@pytest.mark.parametrize(
    "text", ["stop", "no wait", "robot stop please", "hang on hang on", "turn it down a bit", "Shush."]
)
def test_an_order_to_stop_is_not_refused(text):
    made = Responder(HowConfig(), BANK).plan(said(text), 0.0)
    assert ".yields.hush:" in made.candidates[0].writer


def test_a_request_that_nobody_listed_is_told_that_it_cannot_be_done():
    made = Responder(HowConfig(), BANK).plan(said("pass us the scissors no the sharp ones", "request"), 0.0)
    assert made.candidates[0].writer.startswith("bank:questions.request:")
