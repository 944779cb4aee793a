"""What people call their feelings, by name and in a manner of speaking."""

from __future__ import annotations

import pytest

from whee_ros.empathy.how.feelings import named, slight
from whee_ros.empathy.safety.words import plain


@pytest.mark.parametrize(
    ("said", "emotion"),
    [
        ("I'm a bit low today.", "sadness"),
        ("Not great, to be honest.", "sadness"),
        ("not so good", "sadness"),
        ("I've had better days.", "sadness"),
        ("It's one of those days.", "sadness"),
        ("I'm cross.", "anger"),
        ("It's doing my head in.", "anger"),
        ("I'm dead on my feet.", "tiredness"),
        ("I'm drained.", "tiredness"),
        ("My head's spinning.", "fear"),
        ("What a relief.", "joy"),
        ("Life's good.", "joy"),
        ("I'm absolutely buzzing.", "joy"),
        # the same words, meant plainly
        ("We're low on milk.", ""),
        ("It's not a great film, but the music is good.", ""),
        ("I beat him at chess.", ""),
        ("I crossed the road.", ""),
        ("The bed is made up.", ""),
        ("I'm not low any more.", ""),
    ],
)
def test_a_feeling_is_known_by_its_name(said, emotion):
    assert named(plain(said)) == emotion


def test_a_hedge_is_heard_beside_a_bad_feeling() -> None:
    assert slight("i am a bit scared of the trucks")
    assert slight("i am a little nervous")
    assert not slight("i am scared, wait a bit")
    assert not slight("i am nervous")
