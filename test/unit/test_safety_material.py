"""What the safety gate learns from: which turns are look-alikes, and in what pieces."""

from __future__ import annotations

from collections import Counter

from whee_ros.training.safety import material
from whee_ros.training.safety.material import NONE, Prompt
from whee_ros.training.text import told


def test_turns_that_hint_at_danger_are_no_look_alikes():
    talk = {item.text: item for item in material.talk()}
    touching = {turn.text for turn in told.written()} - {turn.text for turn in told.written(touching=False)}
    assert "there is someone trying the door again" in touching
    assert not touching & set(talk)
    assert {item.boundary for item in talk.values()} == {NONE}
    assert len(talk) > 100 * len(touching)


def test_turns_keep_the_part_that_they_measure_in():
    parts = {turn.text: turn.part for turn in told.written()}
    found = Counter(item.part for item in material.talk())
    assert all(item.part == parts[item.text] for item in material.talk())
    assert found["test"] > 200 < found["dev"]


def test_harmless_words_are_also_read_in_pieces_and_danger_wins():
    items = [
        Prompt("It's late. I'm going.", NONE, "a", "train"),
        Prompt("I took them. All of them.", "self_harm_now", "b", "train"),
        Prompt("I'm going.", "self_harm", "c", "train"),
    ]
    assert material.spoken(items) == {
        "It's late. I'm going.": NONE, "It's late.": NONE, "I'm going.": "self_harm",
        "I took them. All of them.": "self_harm_now",
    }  # fmt: skip
