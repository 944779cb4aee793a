"""Longer turns: their grammar."""

from __future__ import annotations

import numpy as np

from whee_ros.training import grammar
from whee_ros.training.text import permissive


def test_a_rule_may_say_what_it_answers_and_a_list_may_choose(tmp_path):
    path = tmp_path / "grammar.yaml"
    path.write_text(
        'lists: {pet: [dog, cat], place: ["{park|lake} with the <pet>"]}\nsituations:\n'
        '  - {direction: none, emotion: neutral, before: ["And you?"], sentences: ["I was at the <place>.",'
        ' {after: "My <pet> ran off.", say: "We will find it."}]}\n'
    )
    found = list(grammar.speak(30, path=path))
    answer = found.pop()
    assert (answer.text, answer.template) == ("We will find it.", "We will find it.")
    assert answer.before in ("My dog ran off.", "My cat ran off.")
    places = {f"I was at the {where} with the {pet}." for where in ("park", "lake") for pet in ("dog", "cat")}
    assert {s.text for s in found} == places
    assert {s.before for s in found} == {"And you?"}


def test_longer_turns_are_many_and_a_rule_stays_in_one_part():
    parts: dict[str, set[str]] = {}
    said: dict[str, set[str]] = {}
    words = []
    for example, rule in permissive.turns(4):
        parts.setdefault(rule, set()).add(example.part)
        said.setdefault(str(example.answers["direction"]), set()).add(rule)
        words.append(len(example.text.split()))
        assert not set(example.text) & set("{}<>[]|"), example.text
        assert example.before == () or example.before[0].text.strip()
    assert all(len(found) == 1 for found in parts.values())
    assert min(len(rules) for rules in said.values()) > 200
    assert np.percentile(words, 20) <= 10 < 20 < np.percentile(words, 80)
    others = {e.text for e in permissive.own(4)}
    assert not others & {e.text for e, _ in permissive.turns(4) if len(e.text.split()) > 3}
