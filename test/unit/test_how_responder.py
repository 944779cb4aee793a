"""Plans: the six kinds of turns, any state at all, live parameters, variety, and speed."""

from __future__ import annotations

import dataclasses
import itertools
import statistics
from time import process_time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from whee_ros.core.empathy import STRATEGIES, Cue, EmpathyPlan, EmpathyState, Response, Stance
from whee_ros.core.errors import ParameterError
from whee_ros.core.resources import resource
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.feelings import person_tone
from whee_ros.empathy.how.policy import Policy
from whee_ros.empathy.how.reading import read
from whee_ros.empathy.how.responder import Responder
from whee_ros.empathy.safety.gate import SafetyGate
from whee_ros.empathy.safety.words import count

BANK = Bank.load(resource("config/bank.yaml"))
POLICY = Policy.load(resource("config/policy.yaml"))
GATE = SafetyGate.load(resource("config/safety.yaml"))
EXPRESSIONS = set(yaml.safe_load(resource("config/expressions.yaml").read_text()))
GESTURES = set(yaml.safe_load(resource("config/gestures.yaml").read_text())) | {""}
CUES = (
    Cue("sad_face", "face", 0.6, 0.9, 10.0, 1.4, "AU1+AU4 0.6"),
    Cue("valence", "text", -0.7, 0.8, 10.0, 0.9),
    Cue("level", "voice", 0.1, 0.5, 10.0, -0.2),
)
NONE = EmpathyState(10.0, "p1", "u1", need=0.1, confidence=0.8, dialogue_act="statement")
SEEKING = dataclasses.replace(NONE, direction="seeking", need=0.82, active=True, cues=CUES)

LOSS = dataclasses.replace(
    SEEKING,
    text="My grandmother passed away last night and I miss her.",
    emotion="sadness",
    valence=-0.7,
    cause="my grandmother",
)
NEWS = dataclasses.replace(SEEKING, text="I got the job that I wanted!", emotion="joy", valence=0.8)
ANGER = dataclasses.replace(
    SEEKING, text="My computer crashed again and I lost my work!", emotion="anger", valence=-0.6, need=0.7
)
SMALL = dataclasses.replace(NONE, text="I walked to the library after breakfast this morning.")
FACT = dataclasses.replace(NONE, text="How many days are there in February?", dialogue_act="question")
KIND = dataclasses.replace(
    NONE, direction="providing", text="Oh Anna, I am so sorry. That must be hard for you.", valence=-0.2
)


def fresh(**values: object) -> Responder:
    return Responder(HowConfig(**{"time_zone": "UTC", **values}), BANK, POLICY, GATE)


def plan(state: EmpathyState, **values: object) -> EmpathyPlan:
    return fresh(**values).plan(state, 1000.0)


def check(made: EmpathyPlan, state: EmpathyState, config: HowConfig) -> None:
    """Assert that `made` is a plan that every consumer can use."""
    assert made.response in tuple(Response)
    assert made.stance in tuple(Stance)
    assert all(
        level in (0, 1, 2) for level in (made.emotional_reaction, made.interpretation, made.exploration)
    )
    assert made.strategy in (*STRATEGIES, "")
    assert 0.0 <= made.intensity <= 1.0
    assert made.expression in EXPRESSIONS
    assert made.gesture in GESTURES
    assert state.utterance_id in made.plan_id
    assert made.stamp == state.stamp
    assert made.reasons
    assert (made.response == Response.NOTHING) == (made.text == "")
    assert count(made.text) <= 25
    if not made.reasons[0].startswith("safety"):
        assert count(made.text) <= config.max_words
    assert "{" not in made.text
    assert made.text.count("?") <= 1
    if made.text:
        assert made.candidates[0].text == made.text
        assert len(made.candidates) <= config.candidates


def test_loss_is_soothed():
    made = plan(LOSS)
    assert (made.response, made.stance, made.emotional_reaction) == ("empathic", "soothe", 2)
    assert made.intensity >= 0.8
    assert "sorry" in made.text
    assert made.expression in ("concerned", "comforting")


def test_good_news_is_celebrated():
    made = plan(NEWS)
    assert (made.response, made.stance) == ("empathic", "celebrate")
    assert made.expression in ("celebrating", "happy", "proud")
    assert "sorry" not in made.text


def test_frustration_is_validated():
    made = plan(ANGER)
    assert (made.response, made.stance) == ("empathic", "mirror")
    assert made.strategy in ("question", "reflection", "affirmation")


def test_burning_anger_is_listened_to_without_questions():
    made = plan(dataclasses.replace(ANGER, need=0.95))
    assert made.stance == "listen"
    assert not made.text.endswith("?")


@pytest.mark.parametrize("uid", [f"u{number}" for number in range(12)])
def test_small_talk_stays_plain(uid):
    made = plan(dataclasses.replace(SMALL, utterance_id=uid))
    assert made.response == "plain"
    assert (made.emotional_reaction, made.interpretation) == (0, 0)
    assert made.intensity < 0.4
    assert not any(word in made.text.lower() for word in ("sorry", "feel", "glad", "hard", "congrat"))


def test_a_fact_is_answered_plainly_and_the_same_way_twice():
    responder = fresh()
    for _ in range(3):
        made = responder.plan(FACT, 1000.0)
        assert made.response == "plain"
        assert made.text == "Twenty-eight, and twenty-nine in a leap year."


def test_a_fact_is_answered_even_if_the_question_was_taken_for_seeking():
    made = plan(dataclasses.replace(FACT, direction="seeking", need=0.9, active=True))
    assert made.response == "plain"


def test_an_unknown_fact_is_admitted():
    made = plan(dataclasses.replace(FACT, text="Who wrote Hamlet?"))
    assert made.candidates[0].writer.startswith("bank:questions.fact")


def test_kindness_to_somebody_else_is_noted_in_a_few_words():
    made = plan(KIND)
    assert (made.response, made.stance) == ("plain", "listen")
    assert count(made.text) <= 8
    assert made.intensity <= 0.3
    assert not made.text.endswith("?")


def test_a_short_farewell_is_one_even_if_it_sounds_kind():
    bye = dataclasses.replace(KIND, text="See you tomorrow, bye!", dialogue_act="farewell")
    assert plan(bye).reasons[1].startswith("rule: farewell")
    sorry = dataclasses.replace(KIND, text="Hello Anna, I am so sorry about it.", dialogue_act="greeting")
    assert plan(sorry).reasons[1].startswith("rule: kindness")


def test_plain_words_outweigh_a_guessed_label():
    taken = dataclasses.replace(
        SEEKING, text="My colleague took the credit for my work.", emotion="pride", valence=-0.03
    )
    assert plan(taken).reasons[1] == "matter: frustration: people"


def test_kindness_to_the_robot_is_thanked():
    made = plan(dataclasses.replace(KIND, text="Poor robot, I am sorry that you fell."))
    assert "thank" in made.text.lower() or "kind" in made.text.lower()


@pytest.mark.parametrize(
    ("text", "act", "rule"),
    [
        ("Hello!", "greeting", "greeting"),
        ("Hi there", "", "greeting"),
        ("See you tomorrow, bye!", "farewell", "farewell"),
        ("Goodbye, see you tomorrow!", "farewell", "farewell"),
        ("Thank you so much.", "thanks", "thanks"),
        ("Hello, how are you?", "greeting", "question to the robot"),
        ("What is your name?", "question", "question to the robot"),
        ("Can you turn on the light?", "question", "question of opinion, or a request"),
        ("Could you ask him for the salt? No hurry.", "statement", "question of opinion, or a request"),
        ("what a lovely coat where is it from", "statement", "question"),
        ("Shall we play another round?", "question", "question of opinion, or a request"),
        ("The funeral was on Monday.", "statement", "a serious matter, told plainly"),
        ("What a nice day.", "statement", "a few words"),
        ("We had soup for lunch today.", "statement", "everyday talk about something"),
        ("What a nice day it was in the end.", "statement", "everyday talk"),
        ("You never listen to me!", "statement", "a scolding"),
        ("No, I said blue.", "statement", "a scolding"),
        ("You're a good robot.", "statement", "kindness to the robot"),
        ("It wasn't your fault, love.", "statement", "kindness to somebody else"),
        ("Thank you so much, you really helped me.", "statement", "thanks"),
    ],
)
def test_everyday_turns_find_their_rule(text, act, rule):
    made = plan(dataclasses.replace(NONE, text=text, dialogue_act=act))
    assert made.reasons[1].startswith(f"rule: {rule} (")
    assert made.response == "plain"


def test_how_are_you_is_answered_even_if_taken_for_seeking():
    made = plan(dataclasses.replace(SEEKING, text="Hello, how are you?"))
    assert made.response == "plain"
    sad = dataclasses.replace(LOSS, text="Can you hear me? My dog died.", cause="")
    assert plan(sad).response == "empathic"


def test_little_need_gets_a_nod_and_no_more():
    made = plan(dataclasses.replace(LOSS, need=0.4, active=False))
    assert (made.response, made.stance) == ("plain", "listen")
    assert made.intensity <= 0.4


def test_hysteresis_of_the_state_is_respected():
    assert plan(dataclasses.replace(LOSS, need=0.4, active=True)).response == "empathic"


@pytest.mark.parametrize("state", [LOSS, NEWS, SMALL, FACT, KIND])
def test_the_unsure_robot_only_listens(state):
    made = plan(dataclasses.replace(state, confidence=0.1))
    assert (made.response, made.text, made.stance) == ("nothing", "", "listen")


def test_reasons_name_evidence_and_never_the_words():
    made = plan(LOSS)
    assert made.reasons[0] == "need 0.82 above 0.50: AU1+AU4 0.6 (face), valence (text)"
    assert made.reasons[1] == "matter: grief: person"
    assert "grandmother" not in " ".join(made.reasons)


def test_the_cause_is_named_where_it_fits():
    texts = (plan(dataclasses.replace(LOSS, utterance_id=f"u{number}")).text for number in range(30))
    assert any("your grandmother" in text for text in texts)


def test_levels_are_graded_by_need():
    strong = plan(dataclasses.replace(NEWS, need=0.95))
    weak = plan(dataclasses.replace(NEWS, need=0.55))
    assert (strong.interpretation, weak.interpretation) == (2, 1)
    assert strong.intensity > weak.intensity


TEXTS = st.sampled_from(
    [LOSS.text, NEWS.text, ANGER.text, SMALL.text, FACT.text, KIND.text, "", "?", "Why me?", "My friend is sick.",
     "I want to die.", "You are my only friend.", "Should I stop my medication?", "I'm so tired, my dog died!"]
) | st.text(max_size=120)  # fmt: skip
STATES = st.builds(
    EmpathyState,
    stamp=st.floats(0, 1e10),
    person_id=st.sampled_from(["", "p1", "p2"]),
    utterance_id=st.sampled_from(["", "u1", "u-99"]),
    direction=st.sampled_from(["none", "seeking", "providing"]),
    need=st.floats(0, 1),
    confidence=st.floats(0, 1),
    active=st.booleans(),
    need_on=st.floats(0, 1),
    need_off=st.floats(0, 1),
    valence=st.floats(-1, 1),
    arousal=st.floats(-1, 1),
    emotion=st.sampled_from(
        "joy sadness anger fear surprise disgust neutral gratitude loneliness guilt disappointment pride love "
        "excitement unheard-of".split()
    )
    | st.just(""),
    cause=st.sampled_from(["", "my exam", "my dog died", "the {cause}"]) | st.text(max_size=40),
    dialogue_act=st.sampled_from(["", "statement", "question", "greeting", "farewell", "thanks"]),
    text=TEXTS,
)
CONFIGS = st.builds(
    HowConfig,
    max_words=st.integers(12, 25),
    min_confidence=st.floats(0, 1),
    empathy_gain=st.floats(0, 2),
    caution=st.floats(0, 0.5),
    warmth=st.floats(0, 1),
    curiosity=st.floats(0, 1),
    repeat_memory=st.integers(0, 200),
    crisis_contact=st.sampled_from(["", "the town's crisis line, day and night, always"]),
    time_zone=st.just("UTC"),
    candidates=st.integers(1, 30),
    seed=st.integers(0, 99),
)


@given(st.lists(STATES, min_size=1, max_size=4), CONFIGS)
@settings(max_examples=40)
def test_any_state_yields_a_valid_plan(states, config):
    responder = Responder(config, BANK, POLICY, GATE)
    for number, state in enumerate(states):
        made = responder.plan(state, 1000.0 + number)
        check(made, state, config)
        safe = made.reasons[0].startswith("safety")
        if state.confidence < config.min_confidence and not safe:
            assert made.response == Response.NOTHING
        if config.empathy_gain == 0 and not safe:
            assert made.response != Response.EMPATHIC


def test_the_same_conversation_gives_the_same_plans():
    states = [dataclasses.replace(LOSS, utterance_id=f"u{number}") for number in range(8)]
    first, second = fresh(), fresh()
    assert [first.plan(state, 5.0) for state in states] == [second.plan(state, 5.0) for state in states]


def test_another_seed_talks_differently():
    states = [dataclasses.replace(LOSS, utterance_id=f"u{number}") for number in range(8)]
    first, second = fresh(), fresh(seed=8)
    assert [first.plan(s, 5.0).text for s in states] != [second.plan(s, 5.0).text for s in states]


@pytest.mark.parametrize(
    "state", [LOSS, NEWS, ANGER, SMALL, dataclasses.replace(LOSS, text="It is sad.", cause="")]
)
def test_twenty_turns_of_one_kind_never_repeat_a_reply(state):
    responder = fresh()
    texts = [
        responder.plan(dataclasses.replace(state, utterance_id=f"u{turn}"), 10.0 + turn).text
        for turn in range(20)
    ]
    assert len(set(texts)) == 20


def test_a_conversation_longer_than_the_bank_goes_on():
    responder = fresh(repeat_memory=200)
    texts = [
        responder.plan(dataclasses.replace(KIND, utterance_id=f"u{turn}"), 10.0 + turn).text
        for turn in range(60)
    ]
    assert all(texts)
    assert all(one != other for one, other in itertools.pairwise(texts))


def test_no_strategy_is_a_favourite():
    responder = fresh()
    used = [
        responder.plan(dataclasses.replace(LOSS, utterance_id=f"u{turn}"), 10.0 + turn).strategy
        for turn in range(20)
    ]
    assert max(used.count(strategy) for strategy in used) <= 12


def test_plan_ids_are_unique():
    responder = fresh()
    ids = [responder.plan(LOSS, 1000.0).plan_id for _ in range(20)]
    assert len(set(ids)) == 20


def test_live_changes_take_effect_at_once():
    responder = fresh()
    assert responder.plan(LOSS, 1.0).intensity >= 0.8
    responder.amend({"empathy_gain": 0.5})
    assert responder.plan(LOSS, 2.0).intensity <= 0.5
    responder.amend({"empathy_gain": 0.0})
    assert responder.plan(LOSS, 3.0).response == "plain"
    responder.amend({"empathy_gain": 1.0, "caution": 0.5})
    assert responder.plan(LOSS, 4.0).response == "plain"
    responder.amend({"caution": 0.0, "max_words": 12})
    assert count(responder.plan(LOSS, 5.0).text) <= 12
    responder.amend({"min_confidence": 0.95})
    assert responder.plan(LOSS, 6.0).response == "nothing"
    assert responder.config.min_confidence == 0.95


def test_a_cold_robot_keeps_its_face_still_in_plain_talk():
    made = plan(SMALL, warmth=0.0)
    assert (made.expression, made.gesture) == ("neutral", "")


def test_curiosity_decides_about_questions():
    def questions(curiosity: float) -> int:
        responder = fresh(curiosity=curiosity)
        states = [
            dataclasses.replace(SMALL, text="I did this and that.", utterance_id=f"u{n}") for n in range(8)
        ]
        return sum(responder.plan(state, 5.0).text.endswith("?") for state in states)

    assert questions(0.0) < questions(1.0)


def test_a_bad_change_is_refused_as_a_whole():
    responder = fresh()
    for changes in (
        {"warmth": 0.9, "max_words": 99},
        {"warmth": 0.9, "time_zone": "Mars/Olympus"},
        {"warmth": 0.9, "robot_name": "one two three four"},
        {"warmth": 0.9, "seed": 8},
    ):
        with pytest.raises(ParameterError):
            responder.amend(changes)
        assert responder.config.warmth == 0.5


def test_the_robot_says_its_name():
    name = dataclasses.replace(NONE, text="What is your name?", dialogue_act="question")
    assert "Robby" in plan(name, robot_name="Robby").text


@pytest.mark.parametrize(
    ("emotion", "valence", "tone"),
    [("sadness", 0.0, -1), ("joy", -0.1, 1), ("joy", -0.6, -1), ("", 0.5, 1), ("neutral", 0.1, 0)],
)
def test_label_and_valence_make_the_tone(emotion, valence, tone):
    assert person_tone(emotion, valence) == tone


def test_a_plan_is_made_in_time():
    responder = fresh()
    times = []
    for turn in range(60):
        state = dataclasses.replace((LOSS, NEWS, ANGER, SMALL, FACT, KIND)[turn % 6], utterance_id=f"u{turn}")
        start = process_time()
        responder.plan(state, 10.0 + turn)
        times.append(process_time() - start)
    assert statistics.median(times) < 0.010


def situation(text, emotion, valence):
    state = dataclasses.replace(SEEKING, text=text, emotion=emotion, valence=valence)
    return read(state, BANK, HowConfig(), answered=False, careful=False).situation


def test_where_only_a_label_led_to_a_feeling_lines_for_any_of_its_tone_are_proposed_beside_its_own():
    likely = situation("They moved my desk beside the door.", "fear", -0.6)
    assert (likely.family.name, likely.topic) == ("fear", None)
    assert likely.general is not None
    assert (likely.general.name, likely.general.tone) == ("sadness", -1)
    assert set(likely.lines) == {*likely.family.lines, *likely.general.lines}
    glad = situation("They moved my desk beside the window.", "pride", 0.7)
    assert glad.general is not None
    assert (glad.family.name, glad.general.name) == ("pride", "joy")
    assert situation("I am so scared of that desk.", "fear", -0.6).general is None, "the person names it"
    assert situation(LOSS.text, LOSS.emotion, LOSS.valence).general is None, "the words name the matter"
    assert situation("They moved my desk beside the door.", "sadness", -0.6).general is None, "it is general"


def test_fond_words_are_no_scolding_whatever_names_are_called():
    text = "Och, you stupid robot, you've done your best, don't fret."
    cross = dataclasses.replace(NONE, text=text, valence=-0.6)
    fond = dataclasses.replace(NONE, text=text, valence=0.8, direction="providing", p_providing=0.9)
    scolded = [
        read(state, BANK, HowConfig(), answered=False, careful=False).moment.scolded
        for state in (cross, fond)
    ]
    assert scolded == [True, False]
