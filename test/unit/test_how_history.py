"""Small conversations in virtual time: what a short answer refers to, and what is not asked or said again."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.resources import resource
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.history import LASTS, PEOPLE, Earlier, History, refers
from whee_ros.empathy.how.introduction import name_of
from whee_ros.empathy.how.responder import Responder
from whee_ros.empathy.how.thread import ELSEWHERE, STAYS

BANK = Bank.load(resource("config/bank.yaml"))
FOLLOW = {line.text for line in BANK.lines() if line.place.startswith("follow")}
TOLD = EmpathyState(
    10.0,
    "p1",
    "u1",
    direction="seeking",
    need=0.8,
    confidence=0.9,
    active=True,
    valence=-0.6,
    emotion="anger",
    text="My boss yelled at me in front of everyone.",
    cause="my boss yelled at me",
)
SHORT = dataclasses.replace(
    TOLD, direction="none", need=0.2, active=False, valence=0.0, emotion="", cause="", text="I don't know."
)


def talk(*said: EmpathyState | str, pause: float = 8.0, **values: object) -> list:
    """Return the plans of a conversation; a bare text is a short answer that calls for nothing by itself."""
    responder, plans = Responder(HowConfig(**values), BANK), []
    for at, one in enumerate(said):
        state = dataclasses.replace(SHORT, text=one) if isinstance(one, str) else one
        state = dataclasses.replace(state, utterance_id=f"u{at}", stamp=10.0 + pause * at)
        plans.append(responder.plan(state, state.stamp))
    return plans


def place(plan: object) -> str:
    return plan.candidates[0].writer


@pytest.mark.parametrize(
    "text", ["I don't know.", "It still hurts.", "Yes, every day.", "Not really.", "A lot."]
)
def test_a_short_answer_stays_with_the_matter(text):
    _, plan = talk(TOLD, text)
    assert place(plan).startswith("bank:follow.low")
    assert plan.stance == "listen"
    assert "how the day went" not in plan.text


def test_a_short_answer_that_seeks_is_comforted():
    still = dataclasses.replace(TOLD, text="It still hurts.", cause="", emotion="sadness")
    plan = talk(TOLD, still)[1]
    assert plan.response == "empathic"
    assert plan.stance == "soothe"
    assert place(plan).startswith("bank:follow.low")


def test_what_happened_is_named_again():
    said = {talk(TOLD, text, seed=seed)[1].text for text in ("It still hurts.",) for seed in range(4)} | {
        plan.text for plan in talk(*[TOLD, "It still hurts."] * 4)
    }
    assert any("your boss yelled at you" in text.lower() for text in said)


def test_the_next_matter_is_a_matter_of_its_own():
    news = dataclasses.replace(TOLD, text="I passed my exam!", valence=0.8, emotion="joy", cause="")
    assert not place(talk(TOLD, news)[1]).startswith("bank:follow")
    assert not place(talk(TOLD, dataclasses.replace(SHORT, text="What time is it?"))[1]).startswith(
        "bank:follow"
    )
    library = "I walked to the library after breakfast this morning."
    places = [place(plan) for plan in talk(TOLD, *[library] * (ELSEWHERE + 1))]
    assert places[1].startswith("bank:follow.more_low")  # it may have to do with what was told
    assert places[-1].startswith("bank:talk.any.")


def test_a_short_answer_to_nobody_in_particular_is_everyday_talk():
    assert not place(talk("I don't know.")[0]).startswith("bank:follow")
    other = dataclasses.replace(SHORT, person_id="p2")
    assert not place(talk(TOLD, other)[1]).startswith("bank:follow")
    assert not place(talk(TOLD, "I don't know.", pause=LASTS + 1)[1]).startswith("bank:follow")


def test_good_news_is_followed_by_no_comfort():
    news = dataclasses.replace(TOLD, text="I got the job!", valence=0.8, emotion="joy", cause="")
    plan = talk(news, "I still can't believe it.")[1]
    assert "sorry" not in plan.text
    assert "hard" not in plan.text


def test_no_two_questions_follow_each_other_and_no_opening_or_reply_comes_again():
    turns = [TOLD, "I don't know.", TOLD, "It still hurts.", TOLD, "Yes.", TOLD, "Not really.", TOLD]
    texts = [plan.text for plan in talk(*turns)]
    assert len(set(texts)) == len(texts)
    for one, other in pairwise(texts):
        assert not (one.endswith("?") and other.endswith("?"))
        assert one.split()[:3] != other.split()[:3]


def test_strategies_change_from_turn_to_turn():
    used = [plan.strategy for plan in talk(*[TOLD] * 9)]
    assert sum(one == other for one, other in pairwise(used)) <= 2
    assert len(set(used)) >= 3


def test_an_answer_is_acknowledged():
    mild = dataclasses.replace(TOLD, need=0.6)
    tried = (talk(mild, "Because he was angry.", seed=seed, curiosity=1.0) for seed in range(10))
    asked = next(plans for plans in tried if plans[0].text.endswith("?"))
    assert not asked[1].text.endswith("?")
    assert place(asked[1]).startswith("bank:follow")


def test_the_past_of_many_people_is_bounded():
    history = History()
    one = Earlier(10.0, BANK.find("feelings", "i lost my job"), {}, "", called=True, asked=False, strategy="")
    for number in range(PEOPLE + 5):
        history.note(f"p{number}", one)
    assert history.last("p0", 10.0) is None
    assert history.last(f"p{PEOPLE}", 10.0) == one


@pytest.mark.parametrize(
    ("said", "asked", "expected"),
    [
        ("it still hurts", False, True),
        ("i do not know", False, True),
        ("the train was late", False, False),
        ("the train was late", True, True),
        ("my dog died this morning after a very long illness", True, False),
        ("", True, False),
    ],
)
def test_what_points_back(said, asked, expected):
    assert refers(said, asked=asked) is expected


def heard(
    text: str, valence: float, emotion: str = "", *, called: bool = False, **changes: object
) -> EmpathyState:
    """Return a turn that seeks empathy or does not."""
    direction, need = ("seeking", 0.8) if called else ("none", 0.05)
    plain = {
        "direction": direction,
        "need": need,
        "active": called,
        "cause": "",
        "p_seeking": need,
        **changes,
    }
    return dataclasses.replace(TOLD, text=text, valence=valence, emotion=emotion, **plain)


SAD = heard("I failed my driving test again.", -0.9, "disappointment", called=True)
GLAD = heard("I got the job!", 0.9, "joy", called=True)


@pytest.mark.parametrize(
    ("before", "turn", "expected"),
    [
        # what shows no feeling of its own goes on with the matter
        (SAD, heard("It was the same man as last year.", -0.1), "follow.more_low"),
        (GLAD, heard("I start in January.", 0.05), "follow.more_high"),
        # and so does what is not sure, though it sounds like much
        (SAD, heard("She wrote it on a sheet.", 0.2, "joy", called=True), "follow.more_low"),
        # the luck of others, in a misfortune of one's own
        (SAD, heard("My brother passed at once.", 0.9, "joy", called=True), "follow.more_low"),
        # one's own luck, and a feeling called by its name, turn the matter round
        (SAD, heard("But I passed the theory today!", 0.95, "joy", called=True), "feelings.joy"),
        (GLAD, heard("I'm so worried about it.", -0.8, "fear", called=True), "feelings.fear"),
        (
            SAD,
            heard("Guess what, I got the job I always wanted!", 0.33, "excitement", called=True),
            "feelings.joy",
        ),
        # plans and hopes are met as such, whatever they were taken for
        (SAD, heard("I'm going to take more lessons.", -0.7, "sadness", called=True), "follow.more_low.plan"),
        (SAD, heard("Maybe I'm too old for it.", -0.7, "sadness", called=True), "feelings.sadness"),
        (GLAD, heard("I hope it goes well.", 0.4), "follow.more_high.hope"),
        # a turn of another kind
        (
            SAD,
            heard("I understand how you feel, Anna.", -0.3, direction="providing", p_providing=0.98),
            "providing",
        ),
        (SAD, heard("The bus was late.", -0.4, direction="providing", p_providing=0.9), "follow.more_low"),
        (SAD, heard("What time is it?", 0.0, dialogue_act="question"), "facts"),
        (SAD, heard("You're right. Thanks.", 0.2), "social.thanks"),
        (
            SAD,
            heard("I don't want to talk about it anymore.", -0.9, "sadness", called=True),
            "social.elsewhere",
        ),
        (SAD, heard("Guess what!", 0.5, "excitement"), "social.announced"),
        (SAD, heard("She was saving for our anniversary.", 0.5, called=True), "follow.more_low"),
        (SAD, heard("He said it on the stairs, before all of them.", -0.38, called=True), "follow.deep_low"),
        (GLAD, heard("My old boss doesn't know yet.", -0.1), "heard"),
        (SAD, heard("We used to go there every year.", 0.1), "follow.more_low.memory"),
        (
            GLAD,
            heard("I was so nervous, I was shaking.", -0.41, "fear", called=True),
            "follow.more_high.nerves",
        ),
        # leave is taken in many ways, and thanks for the talk come last
        (SAD, heard("here's my bus bye now", 0.3, direction="providing"), "social.farewell"),
        (SAD, heard("ah well I'd better get home and just say it", -0.3), "social.farewell"),
        (SAD, heard("right I'm off wish her luck", 0.1), "social.farewell.luck"),
        (SAD, heard("I'll wait a bit. Thanks for listening.", 0.1), "social.thanks.listened"),
        (SAD, heard("You've helped me make up my mind.", 0.5), "social.thanks.listened"),
        # what had an outcome, a doubt in a question's form, a fright that was none
        (
            heard("I had my driving test today.", -0.5, "fear", called=True),
            heard("I wore the blue jacket, it was warm.", 0.0),
            "heard",
        ),
        (SAD, heard("We had an interview at the bakery this morning.", -0.5, called=True), "social.untold"),
        (SAD, heard("At fifty-four? Who'd take me?", 0.0, dialogue_act="question"), "follow.more_low.doubt"),
        (SAD, heard("Maybe you're right.", 0.0), "follow"),
        (GLAD, heard("I woke up and thought something was wrong.", 0.0), "follow.more_high.scare"),
        # the dark side of something good
        (GLAD, heard("At kilometre eighteen I wanted to lie down and cry.", 0.1), "follow.more_high.nerves"),
        (GLAD, heard("He was already ill that year.", -0.1), "heard"),
        (GLAD, heard("My coach cried, he was so moved.", 0.0), "follow.more_high"),
        (
            GLAD,
            heard("My dad would have been so proud.", 0.9, "pride", called=True),
            "feelings.grief.remembered",
        ),
    ],
)
def test_what_is_being_told_goes_on(before, turn, expected):
    assert place(talk(before, turn)[1]).startswith(f"bank:{expected}")


def test_a_matter_lasts_while_it_is_told_and_no_longer():
    turn = heard("It was the same man as last year.", -0.1)
    whole = [place(plan).startswith("bank:follow.more_low") for plan in talk(SAD, *[turn] * (STAYS + 3))[1:]]
    assert whole == [True] * (STAYS + 1) + [False] * 2
    assert not place(talk(SAD, turn, pause=LASTS + 1.0)[1]).startswith("bank:follow")
    assert not place(talk(turn)[0]).startswith("bank:follow")


def test_what_was_told_for_certain_is_what_a_short_answer_refers_to():
    unsure = heard("I studied for six weeks.", -0.38, called=True)
    plans = talk(GLAD, unsure, heard("Yes, all of them.", 0.0))
    assert "six weeks" not in plans[2].text
    assert ".low" not in place(plans[2])


def test_what_others_take_for_granted_is_not_cheered():
    plan = talk(heard("They think I'm doing great.", 0.87, "joy", called=True))[0]
    assert plan.stance != "celebrate"
    assert plan.reasons[2].startswith("rule: a few words whose feeling is not sure")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I'm Lotte, I'm six.", "Lotte"),
        ("That's a funny name. I'm Gordon.", "Gordon"),
        ("a funny one my name's gerald", "Gerald"),
        ("Hello, I'm Ada.", "Ada"),
        ("My name is Anne-Marie.", "Anne-Marie"),
    ],
)
def test_who_tells_a_name_is_greeted_by_it(text, name):
    plan = talk(heard(text, 0.0))[0]
    assert place(plan).startswith("bank:social.introduced")
    assert f", {name}" in plan.text


@pytest.mark.parametrize(
    "text",
    ["My name is on the list.", "I'm German.", "I'm Sorry.", "They call me the old lady.", "I'm tired."],
)
def test_what_is_no_name_is_not_taken_for_one(text):
    assert name_of(text) == ""


def test_a_feeling_is_no_name():
    assert not place(talk(heard("I'm German.", 0.0))[0]).startswith("bank:social")
    assert not place(talk(heard("I'm sad, I'm tired.", -0.9, "sadness", called=True))[0]).startswith(
        "bank:social"
    )


def test_a_greeting_with_small_news_is_returned():
    assert place(talk(heard("Hi, I'm back from school.", 0.0))[0]).startswith("bank:social.greeting")
    assert place(talk(heard("Hi, my hamster died.", -0.9, "sadness", called=True))[0]).startswith(
        "bank:feelings"
    )
