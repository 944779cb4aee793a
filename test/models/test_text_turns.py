"""Longer turns: their grammar, and the step that heads take towards them."""

from __future__ import annotations

import numpy as np
import pytest

from whee_ros.empathy.when.text_answers import Head
from whee_ros.ports.text import Said
from whee_ros.training import grammar
from whee_ros.training.text import permissive, turns
from whee_ros.training.text.example import Example
from whee_ros.training.text.tasks import BY_NAME


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


def rows(text: str, source: str, rule: str, count: int) -> list[turns.Row]:
    return [turns.Row(Example(text, source, "train", {"direction": "none"}, (Said("So?"),)), rule)] * count


def test_every_rule_of_a_source_weighs_the_same():
    found = [*rows("a", "own turns", "one", 8), *rows("b", "own turns", "two", 1), *rows("c", "EDOS", "c", 1)]
    weight = turns.shares(found)
    assert weight[:8].sum() == pytest.approx(weight[8])
    assert weight[:9].sum() == pytest.approx(turns.WEIGHTS["own turns"])
    assert weight[9] == pytest.approx(turns.WEIGHTS["EDOS"])


def test_a_head_moves_towards_new_rows_and_keeps_what_it_knew():
    chance = np.random.default_rng(1)
    labels = BY_NAME["direction"].labels
    x = chance.normal(size=(600, 5)).astype(np.float32)
    known = np.concatenate([4 * np.eye(5, 3), np.zeros((1, 3))]).astype(np.float32)
    head = Head("one", labels, known, np.full(3, 0.5, np.float32))  # it sees the first three numbers
    x[300:, 4] += 5.0  # new rows are of a kind that it has not met: all of them are providing
    truth = head.answer(x).argmax(axis=1)
    truth[300:] = 2
    weight = np.ones(600, np.float32)
    after = turns.moved(head, x, truth, weight, 1e-4).answer(x).argmax(axis=1)
    assert (after[300:] == 2).mean() > 0.95 > 0.5 > (head.answer(x[300:]).argmax(axis=1) == 2).mean()
    assert (after[:300] == truth[:300]).mean() > 0.85
    still = turns.moved(head, x, truth, weight, 1e6)
    assert np.allclose(still.weights[:-1], head.weights[:-1], atol=1e-3), (
        "a strong pull lets only the bias move"
    )
