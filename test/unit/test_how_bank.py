"""Every line the robot can say, every place a rule speaks of, and the critics that watch over them."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import yaml

from whee_ros.core.empathy import STRATEGIES
from whee_ros.core.errors import ConfigError
from whee_ros.core.resources import resource
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.cause import LONGEST, phrase, whom
from whee_ros.empathy.how.compose import compose
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.critics import Critics, Spoken, content, forbidden, overlap
from whee_ros.empathy.how.lines import SLOTS, Situation
from whee_ros.empathy.how.policy import Policy
from whee_ros.empathy.how.slots import fill
from whee_ros.empathy.how.turning import broken
from whee_ros.empathy.safety.gate import SafetyGate
from whee_ros.empathy.safety.words import count

BANK = Bank.load(resource("config/bank.yaml"))
POLICY = Policy.load(resource("config/policy.yaml"))
GATE = SafetyGate.load(resource("config/safety.yaml"))
LINES = list(BANK.lines())
PARTS = list(BANK.parts())
LONG_SLOTS = {
    "cause": "your very dear neighbour",
    "name": "Little Robot Whee",
    "event": "your sister has not called you back",
    "trouble": "your sister did not call you back",
    "good": "your sister has finally called you back",
    "feeling": "disappointed",
    "person": "Anne-Marie",
    "blow": "your sister did not call you back",
    "before": "your sister did not call you back",
}


def names(file: str) -> set[str]:
    return set(yaml.safe_load(resource(f"config/{file}.yaml").read_text()))


@pytest.mark.parametrize("section", BANK.sections)
def test_every_line_can_be_spoken(section):
    for line in (line for line in LINES if line.place.startswith(section)):
        text = fill(line, LONG_SLOTS)
        assert 1 <= count(text) <= 25, text
        assert forbidden(text) == "", text
        assert text.count("?") <= 1, text
        assert re.fullmatch(r"[A-Z][A-Za-z ,.!?'-]*[.!?]", text), f"letters, plain marks, an end: {text}"
        assert GATE.check(text) is None, text
        assert set(line.slots) <= set(SLOTS), text
        assert not broken(text), text
        assert line.strategy in STRATEGIES, text
        assert (line.levels[2] > 0) == line.asks or section in ("social", "providing"), text
        assert "{before}" not in line.text.lower() or section == "follow", text
        if section in ("talk", "heard", "questions", "last_resort"):
            assert line.levels[:2] == (0, 0), f"a plain line claims no empathy: {text}"


def test_every_part_is_whole_sentences_that_any_other_may_follow():
    for part in PARTS:
        text = fill(part, LONG_SLOTS)
        assert 1 <= count(text) <= 18, text
        assert forbidden(text) == "", text
        assert re.fullmatch(r"[A-Z][A-Za-z ,.!?'-]*[.!?]", text), f"letters, plain marks, an end: {text}"
        assert GATE.check(text) is None, text
        assert not broken(text), text
        opens = part.place.startswith("openings.")
        assert part.asks == (part.strategy == "question"), f"questions are asked by questions alone: {text}"
        assert (part.levels[2] > 0) == part.asks, text
        if not opens:
            assert not part.slots, f"a body speaks of no detail by itself: {text}"
            assert not re.match(r"(?:I'm (?:so )?sorry|Congratulations|I understand\b)", text), (
                f"an opening says that: {text}"
            )


def test_parts_are_said_once_within_a_place():
    for place in {part.place for part in PARTS}:
        texts = [part.text for part in PARTS if part.place == place]
        assert len(texts) == len(set(texts)), place


def test_there_are_openings_for_every_matter_and_joins_read_as_sentences():
    said = 0
    for family in BANK.sections["feelings"]:
        situations = [Situation(family), *(Situation(family, topic) for topic in family.topics)]
        for situation in situations:
            made = list(compose(BANK, situation, {"feeling": "sad"}, lambda line: 1.0))
            assert made, situation.label
            for line, text in made:
                assert line.made_of, text
                assert text == fill(line, {"feeling": "sad"}), text
                assert set(line.levels) <= {0, 1, 2}
                assert forbidden(text) == "", text
            said += len(made)
    assert said > 1000


def test_no_two_lines_are_alike_within_a_place_and_none_are_equal():
    twice = [text for text, times in Counter(line.text for line in LINES).items() if times > 1]
    assert set(twice) <= {
        "All right.",
        "I'm listening.",
        "I hear you.",
        "I see.",
        "Thank you for telling me.",
    }
    for family in [family for families in BANK.sections.values() for family in families]:
        places = [family.lines, *(topic.lines for topic in family.topics)]
        for lines in places:
            texts = [line.text for line in lines]
            assert len(texts) == len(set(texts))


def test_there_is_enough_to_say():
    assert len(LINES) + len(PARTS) >= 1800
    assert sum(count(line.text) for line in LINES) / len(LINES) <= 18
    for family in BANK.sections["feelings"]:
        assert len(family.lines) >= 5, family.name
        for topic in family.topics:
            assert len(topic.lines) + len(topic.bodies) >= 2, topic.name


def test_rules_name_only_faces_movements_and_places_that_exist():
    expressions, gestures = names("expressions"), names("gestures") | {""}
    for rule in POLICY.rules:
        assert set(rule.expressions) <= expressions, rule.name
        assert set(rule.gestures) <= gestures, rule.name
        assert rule.lines in ("", "facts") or BANK.has(rule.lines), rule.name
    for boundary in GATE.boundaries.all:
        assert boundary.manner.expression in expressions
        assert boundary.manner.gesture in gestures


def test_every_feeling_named_in_a_rule_is_a_family():
    families = {family.name for family in BANK.sections["feelings"]}
    for rule in POLICY.rules:
        wanted = rule.when.get("feeling", [])
        assert set([wanted] if isinstance(wanted, str) else wanted) <= families


@pytest.mark.parametrize(
    ("text", "emotion", "tone", "expected"),
    [
        ("my grandmother passed away last night", "sadness", -1, "grief: person"),
        ("my grandmother passed away and i loved her", "love", 1, "grief: person"),
        ("our dog died on sunday", "", -1, "grief: pet"),
        ("our dog had to go to the vet and he didnt come home", "", -1, "grief: pet"),
        ("it will be a year on tuesday since jean died.", "", -1, "grief: remembered"),
        ("i lost my job", "sadness", -1, "setback: job"),
        ("i got the job", "joy", 1, "joy: work"),
        ("i did not get the job", "sadness", -1, "setback: job"),
        ("i passed my driving test", "", 1, "joy: success"),
        ("my phone died again", "anger", -1, "frustration: machine"),
        ("the printer is jammed again", "anger", -1, "frustration: machine"),
        ("i am so nervous about the interview", "fear", -1, "fear: test"),
        ("i feel so lonely", "loneliness", -1, "loneliness: alone"),
        ("my boyfriend broke up with me", "sadness", -1, "parting: breakup"),
        ("i am so tired", "", -1, "tiredness: sleep"),
        ("i do not know what to do with myself all day", "sadness", -1, "sadness"),
        ("the printer was at it all day", "anger", -1, "frustration: workload"),
        ("i walked to the window and back without the frame", "pride", 1, "joy: on_foot"),
        ("nobody died", "", 0, "something"),
        ("i am sure i passed", "", 1, "joy"),
        ("my computer crashed and i lost all my work", "anger", -1, "frustration: lost_work"),
        ("something happened", "sadness", -1, "sadness"),
        ("something happened", "anger", -1, "frustration"),
        ("something happened", "", 1, "joy"),
        ("something happened", "", 0, "something"),
        ("something happened", "surprise", 0, "surprise"),
    ],
)
def test_words_lead_to_the_matter(text, emotion, tone, expected):
    assert BANK.find("feelings", text, emotion, tone).label == expected


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        ("my grandmother", "your grandmother"),
        ("My exam.", "your exam"),
        ("the new job", "the new job"),
        ("our old house", "your old house"),
        ("your voice", "my voice"),
        ("my grandmother died last night", ""),
        ("my dog died", ""),
        ("grandmother", ""),
        ("", ""),
        ("I lost my job", ""),
        ("the stupid thing", ""),
        ("my friend who moved", ""),
        ("losing my job", ""),
        ("my 3 cats", ""),
        ("my very very long thing", ""),
    ],
)
def test_a_cause_is_said_back_only_as_a_short_noun_phrase(cause, said):
    assert phrase(cause) == said
    assert len(said.split()) <= LONGEST


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        ("My dog died last night", "your dog"),
        ("our old cat passed away", "your old cat"),
        ("I lost my grandfather", "your grandfather"),
        ("he died", ""),
        ("it would have been my mother's birthday today", "your mother"),
        ("my mother's very ill", ""),
        ("my mother's ill again", "your mother"),
        ("my mother's dog died", ""),
        ("my very dear old friend", ""),
    ],
)
def test_who_is_mourned_is_found_in_a_clause(cause, said):
    assert whom(cause) == said


@pytest.mark.parametrize(
    "text",
    [
        "I feel so sad with you.",
        "I know exactly how you feel.",
        "Cheer up!",
        "Don't cry.",
        "At least you have another one.",
        "Everything happens for a reason.",
        "When I was a child, my mother sang.",
        "You have depression.",
        "As an AI I cannot say.",
        "I'm sorry about {cause}.",
    ],
)
def test_what_must_not_be_said_is_rejected(text):
    assert forbidden(text)


def test_critics_prefer_what_fits_and_reject_what_was_said():
    rule = next(rule for rule in POLICY.rules if rule.name == "grief")
    situation = BANK.find("feelings", "my mother died", "sadness", -1)
    fits = next(
        line
        for line in situation.lines
        if line.specific and line.levels in ((2, 1, 0), (2, 2, 0)) and set(line.slots) <= {"cause"}
    )
    fits_less = next(
        line for line in situation.lines if not line.slots and not line.specific and line.levels[2] > 0
    )
    fresh = Critics(HowConfig(), rule, rule.levels, ())
    text = fill(fits, {"cause": "your mother", "name": "Whee"})
    assert fresh.judge(fits, text).score > fresh.judge(fits_less, fits_less.text).score
    again = Critics(HowConfig(), rule, rule.levels, (Spoken(fits.core, text, fits.strategy),))
    assert again.judge(fits, text).rejected == "said before"
    forgetful = Critics(
        HowConfig(repeat_memory=0), rule, rule.levels, (Spoken(fits.core, text, fits.strategy),)
    )
    assert forgetful.judge(fits, text).rejected == "much like one said before"


def test_likeness_of_replies():
    assert overlap(content("That sounds hard."), content("That sounds hard.")) == 1.0
    assert overlap(content("That sounds hard."), content("What good news!")) == 0.0


@pytest.mark.parametrize(
    "wrong",
    [
        "nonsense",
        "feelings: {}",
        "last_resort: {any: {tone: 0, lines: {magic: [000 Hm.]}}}",
        "last_resort: {any: {tone: 0, lines: {other: [030 Hm.]}}}",
        "last_resort: {any: {tone: 0, lines: {other: [Hm.]}}}",
        "last_resort: {any: {tone: 0, lines: {other: ['000 Dear {friend}.']}}}",
        "last_resort: {any: {tone: 7, lines: {other: [000 Hm.]}}}",
        "last_resort: {any: {tone: 0, tune: 1, lines: {other: [000 Hm.]}}}",
        "last_resort: {any: {tone: 0}}",
        "last_resort: {any: {tone: 0, topics: {a: {words: ['('], lines: {other: [000 Hm.]}}}}}",
        "last_resort: {any: {tone: 0, topics: {a: {lines: {other: [000 Hm.]}}}, lines: {other: [000 Hm.]}}}",
        "last_resort: {any: {tone: 0, lines: {other: [000 Hm.]}, bodies: {other: ['Dear {friend}.']}}}",
        "{openings: {low: [Hm.]}, last_resort: {any: {tone: 0, lines: {other: [000 Hm.]}}}}",
    ],
)
def test_a_broken_bank_is_refused_by_name(tmp_path, wrong):
    path = tmp_path / "bank.yaml"
    path.write_text(wrong)
    with pytest.raises(ConfigError, match=r"bank\.yaml"):
        Bank.load(path)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("0100 It is not easy.", "three levels"),
        ("010 " + "very " * 26 + "hard.", "more than 25"),
        ("001 Is it? Was it?", "one question"),
        ("010 I feel so sad with you.", "feel"),
        ("010 Dear {friend}.", "slots are"),
        (7, "list of texts"),
    ],
)
def test_what_cannot_be_said_is_refused_where_it_stands(tmp_path, line, named):
    path = tmp_path / "bank.yaml"
    path.write_text("last_resort: {any: {tone: 0, lines: {other: [000 Hm.]}}}")
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "fine.yaml").write_text("light: {any: {tone: 0, lines: {other: [000 Oh.]}}}")
    more = {"light": {"any": {"topics": {"tea": {"words": ["tea"], "lines": {"other": [line]}}}}}}
    (tmp_path / "bank" / "mine.yaml").write_text(yaml.safe_dump(more))
    with pytest.raises(ConfigError, match=named) as error:
        Bank.load(path)
    assert "mine.yaml: light.any.topics.tea.lines" in str(error.value)
    assert "fine.yaml" not in str(error.value)


def test_a_folder_beside_the_file_adds_to_it_and_contradicts_nothing(tmp_path):
    path = tmp_path / "bank.yaml"
    path.write_text("last_resort: {any: {tone: 0, lines: {other: [000 Hm.]}}}")
    (tmp_path / "bank").mkdir()
    more = tmp_path / "bank" / "more.yaml"
    more.write_text("last_resort: {any: {lines: {other: [000 Go on.]}, bodies: {reflection: [It is so.]}}}")
    bank = Bank.load(path)
    assert [line.text for line in bank.lines()] == ["Hm.", "Go on."]
    assert [(part.text, part.levels) for part in bank.parts()] == [("It is so.", (0, 2, 0))]
    more.write_text("last_resort: {any: {tone: 1}}")
    with pytest.raises(ConfigError, match="said twice"):
        Bank.load(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("stance: soothe", "stance: hug"),
        ("response: plain", "response: witty"),
        ("levels: [2, 2, 0]", "levels: [2, 3, 0]"),
        ("strategies: [reflection, affirmation, question]", "strategies: [magic]"),
        ("intensity: [0.7, 1.0]", "intensity: [0.7, 0.2]"),
        ("called: true, feeling: illness", "cold: true"),
        ("below: min_confidence", "below: min_confidences"),
        ("when: {}", "when: {called: false}"),
        ("lines: feelings, ", ""),
        ("gesture: [greet]", "jump: [greet]"),
        ("words: {max: 4}", "words: many"),
        ("words: {max: 4}", "words: {max: robot_name}"),
        ("words: {max: 4}", "words: {max: .nan}"),
        ("words: {max: 4}", "words: []"),
        ("theme: slight", "theme: slite"),
        ("theme: slight", "theme: {max: 0}"),
        ("asks: robot", "asks: robto"),
        ("dialogue_act: untold", "dialogue_act: untld"),
        ("wary: true", 'wary: "yes"'),
        ("expression: [neutral, concerned]", "expression: [nuetral]"),
        ("expression: [neutral, concerned]", "expression: neutral"),
        ("expression: [neutral, concerned]", "expression: []"),
        ("gesture: [greet]", "gesture: [backflip]"),
        ("name: a few words\n", "name: another matter, please\n"),
        ("when: {words: {max: 4}}", "when:"),
        ("when: {words: {max: 4}}", "when: {words: {max: 4}, words: {min: 2}}"),
    ],
)
def test_a_broken_policy_is_refused_by_name(tmp_path, old, new):
    good = resource("config/policy.yaml").read_text()
    assert old in good
    path = tmp_path / "policy.yaml"
    path.write_text(good.replace(old, new, 1))
    with pytest.raises(ConfigError, match=r"policy\.yaml"):
        Policy.load(path)


def test_two_hints_make_no_understanding_and_warmth_adds_up():
    situation = BANK.find("feelings", "i am so sad", "sadness", -1)
    known = {part.text: part for part in PARTS}
    for line, _ in compose(BANK, situation, LONG_SLOTS, lambda line: 0.0):
        parts = [known[text].levels for text in line.made_of]
        assert line.levels[0] == min(2, sum(levels[0] for levels in parts))
        assert line.levels[1] == max(levels[1] for levels in parts)
