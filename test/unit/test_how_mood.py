"""The robot's mood: where a personality rests, what moves it, how it calms, and what it may colour."""

from __future__ import annotations

import dataclasses

import pytest

from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.errors import ParameterError
from whee_ros.core.rapport import Reaction, RobotMood
from whee_ros.core.resources import resource
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.mood import Mood, MoodConfig, rest
from whee_ros.empathy.how.rapport import Rapport
from whee_ros.empathy.how.responder import Responder

SAD = EmpathyState(10.0, "p1", "u1", "seeking", need=0.9, confidence=1.0, valence=-0.9, arousal=-0.4)
PLAN = EmpathyPlan(
    10.0, "plan", "p1", "u1", "plain", strategy="question", intensity=0.4, text="I see.", reasons=("x",)
)


def test_personality_decides_where_the_mood_rests():
    kind = rest(MoodConfig(agreeableness=1.0))
    gruff = rest(MoodConfig(agreeableness=-1.0))
    assert kind[0] > gruff[0]
    assert rest(MoodConfig(stability=-1.0))[1] > rest(MoodConfig(stability=1.0))[1]
    assert rest(MoodConfig(extraversion=1.0))[2] > rest(MoodConfig(extraversion=-1.0))[2]
    even = MoodConfig(openness=0.0, conscientiousness=0.0, extraversion=0.0, agreeableness=0.0, stability=0.0)
    assert rest(even) == (0.0, 0.0, 0.0)


def test_people_move_the_mood_and_time_calms_it():
    mood = Mood(MoodConfig())
    still = mood.state(0.0)
    for turn in range(10):
        mood.see(SAD, 5.0 * turn)
    low = mood.state(50.0)
    assert low.valence < still.valence - 0.3
    assert "valence -0.9" in low.reason
    halfway, calm = mood.state(50.0 + 120.0), mood.state(50.0 + 1200.0)
    assert low.valence < halfway.valence < calm.valence == pytest.approx(still.valence, abs=0.01)
    assert mood.state(0.0) == calm, "time does not run back"


def test_the_mood_stays_in_bounds_and_between_utterances_nothing_moves_it():
    mood = Mood(MoodConfig(mood_pull=1.0))
    before = mood.state(0.0)
    mood.see(dataclasses.replace(SAD, utterance_id=""), 0.0)
    assert mood.state(0.0) == before
    for turn in range(50):
        mood.take(Reaction(turn, "p1", "plan", "question", -1.0), float(turn))
        state = mood.state(float(turn))
        assert all(-1.0 <= value <= 1.0 for value in (state.valence, state.arousal, state.dominance))


def test_a_good_mood_strengthens_within_its_reach_and_never_cheers_up_comfort():
    bright = Mood(MoodConfig(agreeableness=1.0, stability=-1.0, extraversion=1.0, openness=1.0))
    assert 0.5 < bright.tint(0.5, "mirror", 0.0) <= 0.5 * 1.2
    assert bright.tint(0.5, "soothe", 0.0) == 0.5
    assert bright.tint(1.0, "celebrate", 0.0) == 1.0
    assert Mood(MoodConfig(mood=False)).tint(0.5, "mirror", 0.0) == 0.5
    assert bright.face("neutral", "neutral", 0.0) == "warm"
    assert bright.face("neutral", "soothe", 0.0) == "neutral"
    with pytest.raises(ParameterError, match="agreeableness"):
        bright.amend({"agreeableness": 2.0})


def test_the_safety_path_knows_no_mood():
    rapport = Rapport(MoodConfig(extraversion=1.0, stability=-1.0, mood_reach=0.5))
    responder = Responder(HowConfig(), Bank.load(resource("config/bank.yaml")))
    crisis = dataclasses.replace(SAD, text="I want to kill myself.")
    plan = responder.plan(crisis, 10.0)
    assert plan.reasons[0].startswith("safety")
    assert rapport.answered(plan, crisis, 10.0) == plan
    assert rapport.answered(PLAN, SAD, 10.0).intensity != PLAN.intensity


def test_the_mood_is_told_once_a_second():
    rapport = Rapport()
    told = [item for tick in range(50) for item in rapport.step(tick / 10)]
    assert len(told) == 5
    assert all(isinstance(item, RobotMood) for item in told)
