"""Objections to what the robot has just said, and turns that only look like answers to it."""

from __future__ import annotations

import dataclasses

import pytest

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.resources import resource
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.misread import objects
from whee_ros.empathy.how.responder import Responder
from whee_ros.empathy.safety.words import plain

BANK = Bank.load(resource("config/bank.yaml"))


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("I'm sorry you're scared. I'm here with you.", "I'm not scared, I'm angry."),
        ("You sound scared, and that's no wonder.", "Not that scared. It's more excitement."),
        ("You must be so happy!", "I wouldn't say happy. I lie awake at night."),
        ("That's wonderful, I can hear how happy you are!", "Well, happy, I don't know."),
        ("So this is what makes you uneasy.", "I'm not sure, uneasy is not the word."),
        ("That was kind of you to say.", "No, that wasn't kind at all."),
        ("How kind.", "How kind? What's kind about that?"),
        ("I'm with you in this.", "With you in what?"),
        ("It's good that you see something you can do.", "What do you mean?"),
        ("I can see why you're pleased.", "I'm just telling you."),
        ("I'm with you.", "You're not really helping."),
        ("I'm glad for you.", "Glad! You're as bad as they are."),
        ("Lovely.", "You could sound a bit more pleased for me!"),
        ("You must be so pleased!", "pleased no it's a brick"),
        ("It is twelve at night.", "at night no that can't be right the sun's out"),
        ("Then I hope it'll be as good.", "as good as what"),
        ("How nice!", "no you've got it the wrong way round again"),
    ],
)
def test_an_objection_is_known_by_its_form_and_by_the_reply(reply, said):
    assert objects(plain(said), reply)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("", "I'm not scared."),
        ("I can imagine how proud you are.", "I'm not scared of it anymore."),
        ("I'm so sorry, that must be hard.", "I'm not happy there, no."),
        ("You must be so happy!", "Yes, I am so happy!"),
        ("I'm sorry you're scared.", "What time is it?"),
        ("Would you like to tell me more?", "What should I tell you?"),
        ("How is that for you?", "It's not easy."),
        ("Good morning! Did you sleep well?", "Did you sleep well?"),
    ],
)
def test_other_turns_are_none(reply, said):
    assert not objects(plain(said), reply)


def test_who_said_how_it_is_is_not_asked_again():
    responder = Responder(HowConfig(), BANK)
    glad = EmpathyState(
        10.0, "ada", "u1", "seeking", p_seeking=0.9, need=0.9, confidence=0.9, active=True, valence=0.9,
        emotion="joy", text="He was an engineer, he could mend anything.",
    )  # fmt: skip
    assert objects(plain("No, I'm not happy. I'm heartbroken."), responder.plan(glad, 10.0).text)
    sad = dataclasses.replace(
        glad, utterance_id="v", text="No, I'm not happy. I'm heartbroken.", valence=-0.8, emotion="sadness"
    )
    said = responder.plan(sad, 20.0)
    assert said.candidates[0].writer.startswith("bank:social.misread_low")
    assert not said.text.endswith("?")


def test_the_robot_owns_up_and_goes_on_with_what_was_told():
    responder = Responder(HowConfig(), BANK)
    state = EmpathyState(
        10.0, "ada", "u1", "seeking", p_seeking=0.9, need=0.9, confidence=0.9, active=True, valence=-0.9,
        emotion="fear", text="I had a fight with my best friend.",
    )  # fmt: skip
    first = responder.plan(state, 10.0)
    assert objects(plain("I'm not scared, I'm angry."), first.text), first.text
    objection = dataclasses.replace(
        state, utterance_id="v", text="I'm not scared, I'm angry.", emotion="anger"
    )
    plan = responder.plan(objection, state.stamp + 10.0)
    assert plan.candidates[0].writer.startswith("bank:social.misread")
    detail = dataclasses.replace(
        objection, utterance_id="w", text="It was about a book.", direction="none", p_seeking=0.05, need=0.05,
        active=False, valence=0.0, emotion="",
    )  # fmt: skip
    assert responder.plan(detail, state.stamp + 20.0).candidates[0].writer.startswith("bank:follow")
