"""The person in conversation: one at a time, and not changed for a moment's sake. Virtual time."""

from dataclasses import replace
from itertools import pairwise

import pytest

from whee_ros.core.face import FaceObservation, FaceSigns
from whee_ros.perception.face.attention import Attention
from whee_ros.perception.face.config import FaceConfig

RATE = 15.0
IMAGE = (640, 480)


def face(name, x=320, width=100, averted=0.0, speaking=0.0):
    return FaceObservation(
        0.0, name, x=x - width // 2, width=width, height=width, confidence=0.9, speaking=speaking,
        signs=FaceSigns(gaze_averted=averted),
    )  # fmt: skip


def attend(attention, faces, seconds, start=0.0, config=None):
    """Show the same faces for some time; return who was chosen, frame by frame."""
    shown = {seen.face_id: seen for seen in faces}
    times = [start + i / RATE for i in range(round(seconds * RATE))]
    return [attention.choose(shown, t, IMAGE, config or FaceConfig()) for t in times]


def test_one_alone_is_attended_at_once_and_nobody_when_there_is_nobody():
    attention = Attention()
    assert attend(attention, [], 1.0)[-1] == ""
    assert attend(attention, [face("a", x=100, averted=1.0)], 0.1, 1.0) == ["a"] * 2


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (face("b", width=140), face("a", width=60)),
        (face("b"), face("a", averted=1.0)),
        (face("b", x=200, speaking=0.8), face("a")),
        (face("b", x=500, width=90, speaking=0.9), face("a", width=120)),
    ],
    ids=["nearer", "looking", "speaking", "speaking though farther"],
)
def test_who_is_ahead_for_a_while_takes_over(better, worse):
    attention = Attention()
    assert attend(attention, [worse], 1.0)[-1] == "a"
    chosen = attend(attention, [worse, better], 3.0, 1.0)
    assert chosen[0] == "a"
    assert chosen[-1] == "b"
    assert sum(x != y for x, y in pairwise(chosen)) == 1


def test_a_word_thrown_in_changes_nothing():
    attention = Attention()
    a, b = face("a", speaking=0.3), face("b", x=500)
    attend(attention, [a, b], 2.0)
    assert set(attend(attention, [a, replace(b, speaking=0.9)], 0.5, 2.0)) == {"a"}
    assert set(attend(attention, [a, b], 2.0, 2.5)) == {"a"}


def test_two_alike_do_not_take_turns():
    attention = Attention()
    chosen = []
    for i in range(300):
        wide = 100 + 10 * (i // 10 % 2)
        shown = {"a": face("a", x=240, width=wide), "b": face("b", x=400, width=210 - wide)}
        chosen.append(attention.choose(shown, i / RATE, IMAGE, FaceConfig()))
    assert len(set(chosen)) == 1


def test_who_is_hidden_for_a_second_keeps_the_attention_later_loses_it():
    attention = Attention()
    a, b = face("a"), face("b", x=150, width=80)
    attend(attention, [a, b], 1.0)
    assert set(attend(attention, [b], 1.2, 1.0)) == {"a"}
    assert attend(attention, [a, b], 0.2, 2.2)[-1] == "a"
    assert attend(attention, [b], 2.0, 2.4)[-1] == "b"


def test_margin_and_hold_are_parameters():
    eager = FaceConfig(attention_margin=0.0, attention_hold=0.0)
    attention = Attention()
    attend(attention, [face("a")], 1.0, config=eager)
    assert attend(attention, [face("a"), face("b", width=120)], 1.0, 1.0, eager)[-1] == "b"
    patient = FaceConfig(attention_hold=10.0)
    attention = Attention()
    attend(attention, [face("a")], 1.0, config=patient)
    assert attend(attention, [face("a", averted=1.0), face("b", width=200)], 5.0, 1.0, patient)[-1] == "a"
