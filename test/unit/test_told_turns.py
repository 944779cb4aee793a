"""Turns written one by one: what their files may hold, and what is held back of them."""

from __future__ import annotations

from collections import Counter

import pytest

from whee_ros.core.errors import ConfigError
from whee_ros.ports.text import Said
from whee_ros.training.text import told

HEAD = "context,text,label,emotion,who\n"


def test_a_row_becomes_a_turn_after_another(tmp_path):
    (tmp_path / "a.csv").write_text(
        f'{HEAD}"Well?","I got it, the room.",seeking,joy,self\n,Go on.,none,neutral,you\n'
    )
    got, go_on = told.written(tmp_path)
    assert got.before == (Said("Well?"),)
    assert got.text == "I got it, the room."
    assert got.answers == {
        "direction": "seeking", "who": "self", "emotion": "joy", "basic": "joy", "sentiment": "positive"
    }  # fmt: skip
    assert go_on.before == ()


def test_words_that_hint_at_danger_can_be_left_out(tmp_path):
    (tmp_path / "a.csv").write_text(
        f"{HEAD[:-1]},touches\n,I can't feel my lips,seeking,fear,self,x\n,Fine,none,neutral,self,\n"
    )
    assert [turn.text for turn in told.written(tmp_path)] == ["I can't feel my lips", "Fine"]
    assert [turn.text for turn in told.written(tmp_path, touching=False)] == ["Fine"]
    (tmp_path / "b.csv").write_text(f"{HEAD[:-1]},touches\n,Fine,none,neutral,self,yes\n")
    with pytest.raises(ConfigError, match="touches is 'yes'"):
        list(told.written(tmp_path))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",Hello,hello,joy,you", "label is 'hello'"),
        (",Hello,none,gladness,you", "emotion is 'gladness'"),
        (",Hello,none,joy", "who is None"),
        (", ,none,joy,you", "no text"),
    ],
)
def test_a_row_that_says_nothing_is_named(tmp_path, row, said):
    (tmp_path / "b.csv").write_text(f"{HEAD},Fine.,none,neutral,self\n{row}\n")
    with pytest.raises(ConfigError, match=f"b.csv, line 3.*{said}"):
        list(told.written(tmp_path))


def test_the_files_hold_many_different_turns_of_each_kind_and_some_are_held_back():
    found = list(told.written())
    kinds = Counter(str(example.answers["direction"]) for example in found)
    assert min(kinds.values()) > 400
    assert len({(example.text, example.before) for example in found}) == len(found)
    parts = Counter(example.part for example in found)
    assert 0.6 < parts["train"] / len(found) < 0.9
    assert parts["dev"] > 100 < parts["test"]


def test_the_blind_turns_are_no_training_turns():
    seen = {example.text.lower() for example in told.written()}
    for part in ("dev", "test", "second"):
        found = list(told.blind(part))
        assert len(found) > 200
        assert {example.part for example in found} == {part}
        assert not {example.text.lower() for example in found} & seen
