"""A hint that the trained gate alone suspects: the robot asks, names help, and lets go where it was wrong."""

from __future__ import annotations

import pytest

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.resources import resource
from whee_ros.core.safety import SafetyEvent
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.responder import Responder
from whee_ros.empathy.safety.boundary import KINDS
from whee_ros.empathy.safety.config import SafetyConfig
from whee_ros.empathy.safety.gate import SURE, SafetyGate
from whee_ros.empathy.safety.guardian import Guardian

HINT, SECOND, SURELY = "She hid the blue box again.", "And the green box, too.", "I filled the red box."
FAINTLY, APART = "A box came by post.", "I keep a box by the stove."


class Suspects:
    """A trained half that suspects boxes."""

    def find(self, text: str) -> dict[str, float]:
        if "box" not in text:
            return {}
        if text == APART:
            return {"abuse": 0.7}
        return {"self_harm": 0.98 if text == SURELY else 0.7 if text == FAINTLY else 0.85}

    def doubt(self, text):
        return max(self.find(text).values(), default=0.0)


@pytest.fixture
def told() -> tuple[Guardian, list[SafetyEvent]]:
    gate = SafetyGate.load(resource("config/safety.yaml"))
    gate.trained = Suspects()
    events: list[SafetyEvent] = []
    return Guardian(SafetyConfig(), gate, events.append), events


def said(text: str) -> EmpathyState:
    return EmpathyState(10.0, "anna", "u1", p_none=0.9, confidence=0.9, text=text)


def test_a_hint_is_asked_about_and_help_is_named_all_the_same(told):
    guardian, events = told
    due = guardian.heed(said(HINT), 1.0, "p")
    assert due.hint
    assert due.text.count("?") == 1
    assert "crisis line" in due.text
    assert [(event.action, event.boundary, event.confidence) for event in events] == [
        ("ask", "self_harm", 0.85)
    ]
    assert "question" in due.reasons[1]


def test_a_faint_hint_is_asked_about_without_naming_the_danger(told):
    guardian, events = told
    due = guardian.heed(said(FAINTLY), 1.0, "p")
    assert due.hint
    assert due.text in [guardian.script.say(text, {}) for text in guardian.script.faint]
    assert due.text.count("?") == 1
    assert "crisis line" in due.text
    assert [event.action for event in events] == ["ask"]
    assert guardian.heed(said("No."), 2.0, "p").text == guardian.script.say(guardian.script.unsafe[0], {})


def test_what_is_sure_is_told_at_once(told):
    guardian, _ = told
    due = guardian.heed(said(SURELY), 1.0, "p")
    assert (due.hint, due.action) == (False, "script")
    assert due.text in [guardian.script.say(text, {}) for text in guardian.script.replies["self_harm"]]
    assert SURE <= 0.98


def test_a_rule_is_never_a_hint(told):
    guardian, _ = told
    assert not guardian.heed(said("I want to kill myself."), 1.0, "p").hint


def test_who_is_fine_hears_so_and_is_let_be(told):
    guardian, _ = told
    guardian.heed(said(HINT), 1.0, "p")
    due = guardian.heed(said("Yes, I am fine."), 2.0, "p")
    assert due.text in guardian.script.cleared
    assert guardian.heed(said("No."), 3.0, "p") is None


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("en", "What? No, nobody is in danger. She's just sad."),
        ("en", "No no, we're not scared any more. She's perfectly healthy now!"),
        ("en", "Everybody is fine."),
        ("en", "No, don't worry, it's nothing like that."),
        ("de", "Nein, niemand ist in Gefahr. Alles gut."),
        ("es", "Nadie está en peligro, estamos bien."),
    ],
)
def test_a_denial_of_danger_is_no_call_for_help(told, language, answer):
    guardian, _ = told
    guardian.amend({"language": language})
    guardian.heed(said(HINT), 1.0, "p")
    due = guardian.heed(said(answer), 2.0, "p")
    assert due is None or due.text in guardian.script.cleared or due.text == guardian.script.doubt


@pytest.mark.parametrize(
    "answer", ["No.", "No, I'm not okay.", "Not really.", "She is in danger.", "No, he isn't well."]
)
def test_danger_is_heard_in_few_words(told, answer):
    guardian, _ = told
    guardian.heed(said(HINT), 1.0, "p")
    assert "emergency services" in guardian.heed(said(answer), 2.0, "p").text


def test_who_protests_after_a_script_is_asked_and_believed(told):
    guardian, _ = told
    guardian.heed(said(SURELY), 1.0, "p")
    assert guardian.heed(said("A helpline? It's just gossip."), 2.0, "p").text == guardian.script.doubt
    assert guardian.heed(said("Yes, of course, everybody is fine."), 3.0, "p").text in guardian.script.cleared
    assert guardian.heed(said("I bought a bike."), 4.0, "p") is None


def test_who_is_not_safe_is_sent_to_help_and_stayed_with(told):
    guardian, _ = told
    guardian.heed(said(HINT), 1.0, "p")
    assert "emergency services" in guardian.heed(said("No, not really."), 2.0, "p").text
    assert guardian.guards(said("The weather is nice today, is it not so?"), 3.0)


def test_a_few_words_that_say_neither_keep_the_robot_there(told):
    guardian, _ = told
    guardian.heed(said(HINT), 1.0, "p")
    assert guardian.heed(said("I don't know."), 2.0, "p").action == "stay"
    assert guardian.guards(said("We went to the lake on Sunday and it rained."), 3.0)


def test_who_goes_on_with_something_else_is_answered_as_usual(told):
    guardian, events = told
    guardian.heed(said(HINT), 1.0, "p")
    other = said("We went to the lake on Sunday and it rained.")
    assert not guardian.guards(other, 2.0)
    assert guardian.heed(other, 2.0, "p") is None
    assert guardian.heed(said("Yes."), 60.0, "p") is None, "of something else"
    assert len(events) == 1


def test_a_second_hint_is_none_any_more(told):
    guardian, events = told
    guardian.heed(said(HINT), 1.0, "p")
    assert not guardian.heed(said(SECOND), 2.0, "p").hint
    assert [event.action for event in events] == ["ask", "script"]
    assert guardian.heed(said("Hm."), 3.0, "p").action == "ask", "the hint's question was not answered"


@pytest.mark.parametrize(
    ("answer", "stays"),
    [
        ("Hm.", True),
        ("I don't know.", True),
        ("Maybe, sometimes.", True),
        ("He forgets things lately.", False),
        ("It was a Tuesday.", False),
        ("I don't know what he had in mind with that big present.", False),
    ],
)
def test_only_what_may_be_an_answer_keeps_the_robot_there(told, answer, stays):
    guardian, _ = told
    guardian.heed(said(HINT), 1.0, "p")
    assert (guardian.heed(said(answer), 2.0, "p") is not None) == stays
    assert (guardian.heed(said("We talked about the weather for an hour."), 3.0, "p") is not None) == stays


def test_two_doubts_about_different_things_do_not_add_up(told):
    guardian, events = told
    guardian.heed(said(FAINTLY), 1.0, "p")
    due = guardian.heed(said(APART), 2.0, "p")
    assert due.hint
    assert due.text == guardian.script.say(guardian.script.faint[1], {})
    assert [event.action for event in events] == ["ask", "ask"]
    assert guardian.heed(said("We went to the lake on Sunday and it rained."), 3.0, "p") is None
    guardian.heed(said(HINT), 4.0, "p")
    assert not guardian.heed(said(FAINTLY), 5.0, "p").hint, "the same again"


def test_every_lasting_boundary_can_be_asked_about_and_names_somebody():
    gate = SafetyGate.load(resource("config/safety.yaml"))
    people = ("trust", "near", "vertrau", "nahe", "nähe", "confianza", "cerca")
    for language in ("en", "de", "es"):
        script = Guardian(SafetyConfig(language=language), gate).script
        assert set(script.hints) == {one.name for one in gate.boundaries.all if one.lasting}
        for text in (text for texts in script.hints.values() for text in texts):
            assert "?" in text
            assert any(f"{{{kind}}}" in text for kind in KINDS) or any(
                word in text.lower() for word in people
            ), text


@pytest.mark.parametrize(("turns", "careful"), [((HINT,), False), ((SURELY, "Hm.", "Yes."), True)])
def test_only_what_is_sure_makes_the_robot_careful(told, turns, careful):
    guardian, _ = told
    guardian.amend({"stay_turns": 1})
    responder = Responder(HowConfig(), Bank.load(resource("config/bank.yaml")), guardian=guardian)
    for text in turns:
        responder.plan(said(text), 1.0)
    reasons = responder.plan(said("We went to the lake on Sunday and it rained."), 2.0).reasons
    assert any("careful after a crisis" in reason for reason in reasons) is careful


def test_after_a_misunderstanding_the_talk_is_as_before():
    gate = SafetyGate.load(resource("config/safety.yaml"))
    gate.trained = Suspects()
    responder = Responder(
        HowConfig(), Bank.load(resource("config/bank.yaml")), guardian=Guardian(SafetyConfig(), gate)
    )
    responder.plan(said(SURELY), 1.0)
    responder.plan(said("A helpline? It's just gossip."), 2.0)
    assert responder.plan(said("Yes, of course, everybody is fine."), 3.0).text.startswith(
        ("Good.", "Thank you")
    )
    assert "careful" not in responder.plan(said("I bought a bike."), 4.0).candidates[0].writer
