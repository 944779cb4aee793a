"""How replies are taken, and what is learned from it, in virtual time and with people who have tastes of their own."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest

from whee_ros.core.empathy import STRATEGIES, EmpathyPlan, EmpathyState
from whee_ros.core.errors import ConfigError
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.rapport import Reaction
from whee_ros.core.resources import resource
from whee_ros.core.voice import VoiceAffect
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.rapport import Rapport
from whee_ros.empathy.how.reaction import Watch
from whee_ros.empathy.how.responder import Responder
from whee_ros.empathy.how.tastes import FeedbackConfig, Tastes

BANK = Bank.load(resource("config/bank.yaml"))
STATE = EmpathyState(
    10.0, "p1", "u1", "seeking", need=0.8, confidence=0.9, valence=-0.6, text="I failed my exam."
)
PLAN = EmpathyPlan(
    10.0, "plan", "p1", "u1", "empathic", strategy="question", text="What happened?", reasons=("need",)
)


def face(stamp: float, valence: float) -> FaceObservation:
    return FaceObservation(stamp, valence=valence, confidence=0.9, valence_confidence=0.9, attended=True)


def watched(*after, plan: EmpathyPlan = PLAN) -> Watch:
    """A reply given at 10 s, over at 12 s, and what was observed."""
    watch = Watch(6.0)
    for tick in range(20):
        watch.see(face(8.0 + tick / 10, -0.4))
        watch.see(dataclasses.replace(STATE, stamp=8.0 + tick / 10, utterance_id=""))
    watch.answered(plan, STATE)
    watch.see(SpeechStatus(12.0, plan.plan_id, plan.text, "finished"))
    for item in after:
        watch.see(item)
    return watch


def test_a_smile_after_a_reply_is_a_reward_and_a_frown_is_none():
    smile = watched(*(face(13.0 + t / 10, 0.3) for t in range(20))).due(18.1)
    frown = watched(*(face(13.0 + t / 10, -0.8) for t in range(20))).due(18.1)
    assert smile.face == pytest.approx(1.0)
    assert smile.reward > 0.5 > -0.5 > frown.reward
    assert (smile.strategy, smile.person_id) == ("question", "p1")
    assert 0 < smile.confidence < 1


@pytest.mark.parametrize(
    ("text", "valence", "sign"),
    [
        ("Thank you, that helps.", -0.6, 1),
        ("That is not what I said.", -0.6, -1),
        ("Everything is awful.", -1.0, -1),
    ],
)
def test_words_count_as_soon_as_they_come(text, valence, sign):
    answer = dataclasses.replace(STATE, stamp=14.0, utterance_id="u2", text=text, valence=valence)
    reaction = watched(answer).due(14.1)
    assert reaction.words * sign > 0


def test_need_that_falls_and_a_voice_that_brightens_count():
    later = [dataclasses.replace(STATE, stamp=13.0 + t, utterance_id="", need=0.3) for t in range(4)]
    voices = [VoiceAffect(9.0, 2.0, -0.5, 0.0, 0.5, 0.5), VoiceAffect(15.0, 2.0, 0.1, 0.0, 0.5, 0.5)]
    reaction = watched(*later, *voices).due(18.1)
    assert reaction.need == pytest.approx(1.0)
    assert reaction.voice == pytest.approx(1.0)


def test_nothing_is_judged_while_the_robot_speaks_nor_what_was_cut_off_nor_the_safety_path():
    watch = Watch(6.0)
    watch.answered(PLAN, STATE)
    watch.see(SpeechStatus(10.5, "plan", PLAN.text, "started"))
    assert watch.due(30.0) is None
    watch.see(SpeechStatus(11.0, "plan", PLAN.text, "cancelled"))
    assert watch.due(40.0) is None
    assert watched(plan=dataclasses.replace(PLAN, reasons=("safety: crisis",))).due(40.0) is None
    assert watched().due(13.0) is None, "its time is not over"
    quiet = watched()
    assert quiet.due(18.1).reward == 0.0
    assert quiet.due(18.2) is None, "once"


def reward(strategy: str, person: str, wanted: str) -> Reaction:
    value = 0.8 if strategy == wanted else -0.3
    return Reaction(0.0, person, "plan", strategy, value, confidence=0.8)


def test_replies_move_towards_what_each_person_likes_and_the_weights_stay_in_bounds():
    tastes = Tastes(FeedbackConfig(feedback=True))
    responder = Responder(HowConfig(repeat_memory=10), BANK, tastes=tastes)
    wanted = {"asks": "question", "listens": "reflection", "plans": "suggestion"}
    late: dict[str, Counter[str]] = {person: Counter() for person in wanted}
    texts = (
        "I am so worried about my exam.",
        "Nobody came to my party.",
        "My boss yelled at me again.",
        "I feel so sad today.",
    )
    for turn in range(60):
        for person, likes in wanted.items():
            state = dataclasses.replace(
                STATE, person_id=person, utterance_id=f"u{turn}", text=texts[turn % len(texts)]
            )
            plan = responder.plan(state, float(turn))
            if turn >= 30:
                late[person][plan.strategy] += 1
            tastes.learn(reward(plan.strategy, person, likes))
            weights = tastes.weights(person)
            assert all(abs(weight) <= 0.3 for weight in weights.values())
            assert set(weights) == set(STRATEGIES)
    for person, likes in wanted.items():
        assert max(tastes.weights(person), key=tastes.weights(person).get) == likes
        others = sum(late[other][likes] for other in wanted if other != person) / 2
        assert late[person][likes] > others, (person, late)
    assert late["asks"]["question"] >= 9, "of 30, of which no two in a row may be questions"


def test_off_by_default_frozen_reset_and_forgetting():
    assert not Tastes(FeedbackConfig()).learn(reward("question", "p1", "question"))
    tastes = Tastes(FeedbackConfig(feedback=True))
    assert tastes.weights("p1") == {}
    assert tastes.learn(reward("question", "p1", "question"))
    assert tastes.weights("p1")["question"] > 0
    assert tastes.weights("p2") == {}
    tastes.amend({"feedback_frozen": True})
    before = tastes.weights("p1")
    assert not tastes.learn(reward("question", "p1", ""))
    assert tastes.weights("p1") == before
    tastes.amend({"feedback": False})
    assert tastes.weights("p1") == {}, "what is switched off has no say"
    assert tastes.forget("p1")
    assert not tastes.forget("p1")
    assert not tastes.forget()


def test_old_reactions_fade():
    tastes = Tastes(FeedbackConfig(feedback=True, feedback_discount=0.7))
    for _ in range(20):
        tastes.learn(reward("question", "p1", "question"))
    for _ in range(20):
        tastes.learn(reward("question", "p1", "reflection"))
    assert tastes.weights("p1")["question"] < 0


def test_tastes_are_kept_only_where_asked_and_a_foreign_file_is_refused(tmp_path):
    tastes = Tastes(FeedbackConfig(feedback=True))
    tastes.learn(reward("question", "p1", "question"))
    tastes.save(tmp_path / "kept" / "tastes.json")
    again = Tastes(FeedbackConfig(feedback=True))
    again.load(tmp_path / "missing.json")
    assert again.weights("p1") == {}
    again.load(tmp_path / "kept" / "tastes.json")
    assert again.weights("p1") == tastes.weights("p1")
    (tmp_path / "foreign.json").write_text('{"p1": [1, 2]}')
    with pytest.raises(ConfigError, match=r"foreign\.json"):
        again.load(tmp_path / "foreign.json")
    assert again.weights("p1") == tastes.weights("p1"), "nothing of it was used"


def test_the_reaction_is_told_with_the_weights_it_left():
    rapport = Rapport(feedback=FeedbackConfig(feedback=True))
    for tick in range(20):
        rapport.see(face(8.0 + tick / 10, -0.4))
    rapport.answered(PLAN, STATE, 10.0)
    rapport.see(SpeechStatus(12.0, "plan", PLAN.text, "finished"))
    for tick in range(20):
        rapport.see(face(13.0 + tick / 10, 0.4))
    told = [item for item in rapport.step(18.1) if isinstance(item, Reaction)]
    assert len(told) == 1
    assert told[0].learned
    assert dict(zip(told[0].strategies, told[0].weights, strict=True))["question"] > 0
    assert rapport.mood.state(18.1).reason.startswith("a reply taken well")
