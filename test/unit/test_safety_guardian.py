"""Scripts, helplines, staying with somebody, and what the operator is told."""

from __future__ import annotations

import dataclasses
import json

import pytest

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.errors import ConfigError, ParameterError
from whee_ros.core.resources import resource
from whee_ros.core.safety import Severity
from whee_ros.empathy.safety.boundary import KINDS, Boundaries
from whee_ros.empathy.safety.config import SafetyConfig
from whee_ros.empathy.safety.gate import SafetyGate
from whee_ros.empathy.safety.guardian import BELIEVED, Guardian
from whee_ros.empathy.safety.output import unfit
from whee_ros.empathy.safety.script import SPOKEN_WORDS, Script
from whee_ros.empathy.safety.words import count
from whee_ros.engine.safety import SafetyLog

GATE = SafetyGate.load(resource("config/safety.yaml"))
SCRIPTS = {
    path.stem.removeprefix("script_"): Script.load(path, GATE.boundaries)
    for path in sorted(resource("config/safety").glob("script_*.yaml"))
}


def state(text: str, person: str = "p1", utterance: str = "u1") -> EmpathyState:
    return EmpathyState(10.0, person, utterance, text=text)


def told(config: SafetyConfig | None = None):
    events: list[object] = []
    return Guardian(config or SafetyConfig(), GATE, events.append), events


def test_there_are_scripts_in_more_than_one_language():
    assert {"en", "de", "es"} <= set(SCRIPTS)


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_reply_is_short_honest_and_full_with_every_region(language):
    script = SCRIPTS[language]
    for text in script.texts():
        for region in ({}, *GATE.boundaries.regions.values()):
            spoken = script.say(text, region)
            assert count(spoken) <= SPOKEN_WORDS
            assert not any(character.isdigit() or character in "{}" for character in spoken)
            if language == "en":
                assert unfit(spoken) == "", spoken


@pytest.mark.parametrize("language", SCRIPTS)
def test_no_reply_of_the_robot_touches_a_boundary_itself(language):
    for text in SCRIPTS[language].texts():
        assert GATE.check(SCRIPTS[language].say(text, {})) is None, text


@pytest.mark.parametrize("language", SCRIPTS)
def test_each_grave_boundary_points_to_people_or_a_helpline(language):
    people = (
        "trust",
        "someone",
        "somebody",
        "person",
        "vertrau",
        "jemand",
        "mensch",
        "confianza",
        "alguien",
        "cercan",
    )
    for boundary in GATE.boundaries.all:
        for text in SCRIPTS[language].replies[boundary.name]:
            if boundary.lasting:
                named = any(f"{{{kind}}}" in text for kind in KINDS)
                assert named or any(word in text.lower() for word in people), text


def test_numbers_are_spoken_digit_by_digit_in_the_language():
    guardian, _ = told(SafetyConfig(region="DE", language="de"))
    due = guardian.heed(state("Ich will mich umbringen."), 1.0, "plan")
    assert due is not None
    assert "eins eins sechs eins zwei drei" in due.text
    guardian, _ = told(SafetyConfig(region="US"))
    assert "nine eight eight" in guardian.heed(state("I want to kill myself."), 1.0, "plan").text
    assert "nine one one" in guardian.heed(state("I took all my pills."), 1.0, "plan").text


def test_without_a_region_no_number_is_named_and_a_contact_takes_its_place():
    guardian, _ = told()
    assert "a crisis line" in guardian.heed(state("I want to kill myself."), 1.0, "p").text
    guardian, _ = told(SafetyConfig(region="US"))
    due = guardian.heed(state("I want to kill myself."), 1.0, "p", contact="the line at the town hall")
    assert "the line at the town hall" in due.text
    assert "nine" not in due.text


def test_every_region_names_its_source_and_an_emergency_number():
    regions = GATE.boundaries.regions
    assert len(regions) >= 8
    for lines in regions.values():
        assert "emergency" in lines
    assert regions["US"]["crisis"].number == "988"
    assert regions["GB"]["crisis"].number == regions["DE"]["crisis"].number == "116123"
    assert regions["EU"]["child"].number == "116111"


def test_the_robot_stays_asks_once_and_listens_before_it_talks_of_other_things():
    guardian, events = told(SafetyConfig(stay_turns=4))
    guardian.heed(state("I want to die."), 100.0, "p0")
    said = [
        guardian.heed(state(text), 101.0 + turn, f"p{turn}")
        for turn, text in enumerate(["Hm.", "Yes.", "Okay.", "So."])
    ]
    assert all(due is not None for due in said)
    assert [due.action for due in said] == ["ask", "stay", "stay", "stay"]
    assert len({due.text for due in said}) == 4
    assert "safe" in said[0].text
    assert said[1].text in guardian.script.safe
    assert guardian.heed(state("Nice weather."), 110.0, "p9") is None
    assert [event.action for event in events] == ["script", "ask", "stay", "stay", "stay"]
    assert {event.boundary for event in events} == {events[0].boundary}


def test_who_is_not_safe_is_sent_to_help_at_once():
    guardian, _ = told()
    guardian.heed(state("I want to kill myself."), 1.0, "p0")
    guardian.heed(state("I don't know what to say."), 2.0, "p1")
    due = guardian.heed(state("No, not really."), 3.0, "p2")
    assert "emergency services" in due.text
    assert guardian.guards(state("hm"), 4.0)


def test_it_is_asked_once_even_when_the_crisis_is_spoken_of_again():
    guardian, events = told(SafetyConfig(stay_turns=2))
    for turn, text in enumerate(
        ["I want to die.", "It rains.", "I really want to die.", "It rains.", "Yes."]
    ):
        guardian.heed(state(text), 10.0 + turn, f"p{turn}")
    assert [event.action for event in events].count("ask") == 1
    first, second = (event for event in events if event.action == "script")
    assert (first.source, second.source) == ("rule", "rule")


def test_the_number_can_be_asked_for_again():
    guardian, _ = told(SafetyConfig(region="US"))
    guardian.heed(state("I want to kill myself."), 1.0, "p0")
    due = guardian.heed(state("What was that number?"), 2.0, "p1")
    assert "nine eight eight" in due.text


def test_a_vigil_ends_in_time_and_is_each_persons_own():
    guardian, _ = told(SafetyConfig(stay_time=60.0))
    guardian.heed(state("I want to die."), 100.0, "p0")
    assert guardian.heed(state("Hello."), 161.0, "p1") is None
    guardian.heed(state("I want to die."), 200.0, "p2")
    assert guardian.heed(state("Hello.", "p2"), 201.0, "p3") is None
    assert not guardian.guards(state("", "p1"), 201.0)


def test_a_question_to_a_lawyer_does_not_start_a_vigil():
    guardian, events = told()
    guardian.heed(state("Can I sue my landlord?"), 1.0, "p0")
    assert events[0].severity == Severity.LOW
    assert guardian.heed(state("Nice weather."), 2.0, "p1") is None


def test_events_carry_nobodys_words_and_say_what_was_done(tmp_path):
    guardian, events = told(SafetyConfig(language="de", region="AT"))
    words = "Everybody would be better off without me, says Mathilda."
    guardian.heed(state(words, "p7", "u9"), 5.0, "plan-3")
    (event,) = events
    assert dataclasses.asdict(event) == {
        "stamp": 10.0,
        "person_id": "p7",
        "utterance_id": "u9",
        "boundary": "passive_ideation",
        "severity": "elevated",
        "confidence": 1.0,
        "source": "rule",
        "language": "de",
        "action": "script",
        "plan_id": "plan-3",
    }
    log = SafetyLog(str(tmp_path / "deep" / "log.jsonl"))
    log.write(event)
    log.write(event)
    lines = [json.loads(line) for line in log.path.read_text().splitlines()]
    assert lines[0]["boundary"] == "passive_ideation"
    assert len(lines) == 2
    assert not any(word in log.path.read_text() for word in ("Mathilda", "better off"))


def test_the_log_lies_where_state_belongs(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert SafetyLog().path == tmp_path / "whee" / "safety.jsonl"


def test_parameters_are_changed_together_or_not_at_all():
    guardian, _ = told()
    with pytest.raises(ParameterError, match="region"):
        guardian.amend({"language": "de", "region": "Atlantis"})
    assert guardian.script.language == "en"
    with pytest.raises(ParameterError, match="language"):
        guardian.amend({"language": "xx"})
    guardian.amend({"language": "es", "region": "ES"})
    assert "cero dos cuatro" in guardian.heed(state("Quiero morir."), 1.0, "p").text


def test_nothing_can_be_switched_off():
    names = {field.name for field in dataclasses.fields(SafetyConfig)}
    assert names == {"language", "region", "stay_turns", "stay_time", "safety_log", "safety_log_file"}


def test_a_script_with_a_gap_or_a_long_reply_is_refused(tmp_path):
    good = resource("config/safety/script_en.yaml").read_text()
    for wrong in (
        "nonsense",
        good.replace("  eating:", "  fasting:", 1),
        good.replace("This sounds like an emergency.", "This sounds " + "very " * 20 + "bad.", 1),
        good.replace("call {emergency}", "call {nobody}", 1),
        good.replace("digits: [zero, one,", "digits: [one,", 1),
        good.replace('safe: "^', 'safe: "(', 1),
    ):
        assert wrong != good
        path = tmp_path / "script_en.yaml"
        path.write_text(wrong)
        with pytest.raises(ConfigError, match="script_en"):
            Script.load(path, GATE.boundaries)


def test_boundaries_are_read_in_order_of_urgency():
    names = [boundary.name for boundary in Boundaries.load(resource("config/safety.yaml")).all]
    assert names[:3] == ["self_harm_now", "medical_emergency", "self_harm"]
    assert names.index("self_harm") < names.index("passive_ideation") < names.index("medical_advice")


class Nervous:
    """A trained half that is frightened of one word."""

    def find(self, text):
        return {"passive_ideation": 0.97} if "gone" in text else {}

    def doubt(self, text):
        return max(self.find(text).values(), default=0.0)


def nervous(**config):
    events: list[object] = []
    gate = SafetyGate(GATE.boundaries, GATE.rules, Nervous())
    return Guardian(SafetyConfig(**config), gate, events.append), events


@pytest.mark.parametrize(
    ("language", "protest", "yes"),
    [
        ("en", "No, you got me wrong, I was talking about the game.", "Yes, of course."),
        ("en", "Oh, that was just an expression! I only said I'd be gone by five.", "Yes, I'm fine."),
        ("de", "Nein, du hast mich falsch verstanden.", "Ja, klar."),
        ("es", "No, me has entendido mal, era una broma.", "Sí, claro."),
    ],
)
def test_a_false_alarm_is_owned_asked_about_once_and_over(language, protest, yes):
    guardian, events = nervous(language=language)
    assert guardian.heed(state("By five they will be gone."), 100.0, "p0").source == "gate"
    doubt = guardian.heed(state(protest), 110.0, "p1")
    assert doubt.text == guardian.script.doubt
    cleared = guardian.heed(state(yes), 120.0, "p2")
    assert cleared.text in guardian.script.cleared
    assert guardian.heed(state("Nice weather."), 130.0, "p3") is None
    assert [event.action for event in events] == ["script", "ask", "stay"]


def test_a_protest_to_the_question_itself_ends_it_too():
    guardian, _ = nervous()
    guardian.heed(state("By five they will be gone."), 100.0, "p0")
    assert guardian.heed(state("So, the weather."), 110.0, "p1").action == "ask"
    assert guardian.heed(state("No no, I was only joking."), 120.0, "p2").text in guardian.script.cleared
    assert guardian.heed(state("Nice weather."), 130.0, "p3") is None


@pytest.mark.parametrize(
    ("answers", "reply"),
    [
        (["I was only joking.", "No, I'm not."], "unsafe"),
        (["I was only joking.", "No. I'm in danger."], "unsafe"),
        (["Just kidding.", "I don't know."], "stay"),
        (["I'm not joking."], "asks"),
        (["I was half joking, but I do think about it."], "asks"),
    ],
)
def test_a_protest_is_believed_only_as_far_as_it_goes(answers, reply):
    guardian, _ = nervous()
    guardian.heed(state("By five I will be gone."), 100.0, "p0")
    due = [guardian.heed(state(text), 110.0 + turn, f"p{turn}") for turn, text in enumerate(answers)][-1]
    texts = getattr(guardian.script, reply)
    assert due.text in [
        guardian.script.say(text, {}) for text in (texts.values() if reply == "asks" else texts)
    ]
    assert guardian.guards(state("Hm."), 120.0)


def test_a_rule_is_not_talked_away():
    guardian, _ = nervous()
    guardian.heed(state("By five I will be gone."), 100.0, "p0")
    due = guardian.heed(state("You got me wrong, I want to kill myself now."), 110.0, "p1")
    assert (due.action, due.source) == ("script", "rule")


class Faint:
    """A trained half with hardly more than a doubt."""

    def find(self, text):
        return {"abuse": 0.7} if "cry" in text else {"abuse": 0.9} if "bruise" in text else {}

    def doubt(self, text):
        return max(self.find(text).values(), default=0.0)


def test_a_no_is_remembered_against_faint_hints_only_and_not_for_ever():
    guardian = Guardian(SafetyConfig(), SafetyGate(GATE.boundaries, GATE.rules, Faint()))
    asked = guardian.heed(state("So he would not see me cry."), 100.0, "p0")
    assert asked.text in [guardian.script.say(text, {}) for text in guardian.script.faint]
    assert guardian.heed(state("No, nobody is in danger."), 110.0, "p1").cleared
    assert guardian.heed(state("She will cry again."), 120.0, "p2") is None
    assert not guardian.guards(state("She will cry again."), 120.0)
    assert guardian.heed(state("There is a bruise on my arm."), 130.0, "p3").hint
    assert guardian.heed(state("I will cry."), 130.0 + BELIEVED, "p4") is not None


def test_who_says_no_and_tells_more_is_answered_by_the_policy():
    guardian = Guardian(SafetyConfig(), SafetyGate(GATE.boundaries, GATE.rules, Faint()))
    guardian.heed(state("So he would not see me cry."), 100.0, "p0")
    more = dataclasses.replace(state("I'm not in danger. I'm just sad, I miss him so."), direction="seeking")
    assert guardian.heed(more, 110.0, "p1") is None
    assert guardian.heed(state("She will cry again."), 120.0, "p2") is None
