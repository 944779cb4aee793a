"""What can be worked out offline, and the silence about everything else."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whee_ros.core.errors import ParameterError
from whee_ros.empathy.how.facts.answerer import answer, zone
from whee_ros.empathy.how.facts.numbers import ordinal, read, say, year
from whee_ros.empathy.safety.words import count

NOW = 1_795_246_200.0  # Saturday, 21 November 2026, 07:30 UTC


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("How many days are there in February?", "Twenty-eight, and twenty-nine in a leap year."),
        ("how many days does february have", "Twenty-eight, and twenty-nine in a leap year."),
        ("How many days are in February 2028?", "Twenty-nine."),
        ("How many days are there in April?", "Thirty."),
        ("How many days are there in a year?", "Three hundred and sixty-five, and one more in a leap year."),
        ("How many days are there in a week?", "Seven."),
        ("How many months are in a year?", "Twelve."),
        ("Is 2028 a leap year?", "Yes, twenty twenty-eight is a leap year."),
        ("Is this year a leap year?", "No, twenty twenty-six is not a leap year."),
        ("What time is it?", "It is half past seven in the morning."),
        ("What day is it today?", "Today is Saturday."),
        ("What day is tomorrow?", "Tomorrow is Sunday."),
        ("What's the date today?", "Today is Saturday, the twenty-first of November, twenty twenty-six."),
        ("What year is it?", "It is twenty twenty-six."),
        ("How many days until Christmas?", "Thirty-four days."),
        ("What weekday was November 20 2026?", "That was a Friday."),
        ("What is twelve times seven?", "Eighty-four."),
        ("What's 2 plus 2?", "Four."),
        ("How much is 10 divided by 4?", "Two point five."),
        ("What is ten divided by three?", "About three point three three three."),
        ("What is three minus ten?", "Minus seven."),
        ("What is two plus three times four?", "Fourteen."),
        ("What is fifteen percent of two hundred?", "Thirty."),
        ("What is the square root of 144?", "Twelve."),
        ("What is nine squared?", "Eighty-one."),
        ("What is 5 divided by 0?", "Nobody can divide by zero."),
        ("How many minutes are there in three hours?", "One hundred and eighty minutes."),
        ("How many seconds are in an hour?", "Three thousand six hundred seconds."),
        ("How many centimetres are in an inch?", "Two point five four centimetres."),
        ("How many grams are in a pound?", "About four hundred and fifty-three point six grams."),
        ("Convert ten miles to kilometers", "About sixteen point zero nine three kilometres."),
        ("What is 20 degrees Celsius in Fahrenheit?", "Sixty-eight degrees Fahrenheit."),
        ("What is 100 fahrenheit in celsius?", "About thirty-seven point seven seven eight degrees Celsius."),
        ("How many grams are in a mile?", "Miles and grams measure different things."),
        ("How many eggs are in a dozen?", "Twelve."),
        ("could you tell me what time it is please", "It is half past seven in the morning."),
        ("No. Just tell me what day it is.", "Today is Saturday."),
        ("How do you spell Alzheimer's? I've got to put it on this form.", "A, L, Z, H, E, I, M, E, R."),
        ("Tell me, how do you spell receipt?", "R, E, C, E, I, P, T."),
        ("How do you spell bureaucracy?", "B, U, R, E, A, U, C, R, A, C, Y."),
        ("how is rhythm spelled", "R, H, Y, T, H, M."),
        ("can you spell the word queue for me", "Q, U, E, U, E."),
        ("Count to five, please.", "One, two, three, four, five."),
        ("can you count down from three", "Three, two, one."),
        ("count backwards from four to two", "Four, three, two."),
    ],
)
def test_answers(question, reply):
    assert answer(question, NOW, "UTC") == reply
    assert count(reply) <= 12


@pytest.mark.parametrize(
    "text",
    [
        "Who wrote Hamlet?",
        "What is the capital of France?",
        "How many people live in Berlin?",
        "What is love?",
        "What is the meaning of life?",
        "How much is the bread?",
        "I walked to the library after breakfast this morning.",
        "I have three dogs and two cats.",
        "My grandmother died in February.",
        "What is two to the power of a million?",
        "What is nine to the power of 99999999?",
        "What is the square root of minus four?",
        "What is " + "minus " * 3000 + "four?",
        "What is " + "( " * 3000,
        "We met in the year 2020.",
        "How is my mother?",
        "how is spelling going",
        "spell it out for me",
        "how do you spell " + "a" * 19,
        "count to a thousand",
        "you can count to ten before he shouts",
        "i count to ten when he shouts",
        "nobody has the time to listen",
        "",
        "?",
        "She doesn't know what day it is any more.",
    ],
)
def test_what_is_no_such_question_gets_no_answer(text):
    assert answer(text, NOW, "UTC") == ""


def test_the_zone_decides_what_time_it_is():
    assert answer("What time is it?", NOW, "Asia/Tokyo") == "It is half past four in the afternoon."
    with pytest.raises(ParameterError, match="time_zone"):
        zone("Mars/Olympus")


@given(st.integers(min_value=0, max_value=999_999_999))
@settings(max_examples=200, deadline=None)
def test_numbers_survive_being_said_and_heard(number):
    assert read(say(number)) == str(number)


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_no_words_break_the_answerer(text):
    assert isinstance(answer("what is " + text, NOW, "UTC"), str)


def test_ways_to_say_numbers():
    assert say(Fraction(1, 8)) == "zero point one two five"
    assert say(-3) == "minus three"
    assert say(2_000_001) == "two million and one"
    assert say(5_000_000_000) == "5,000,000,000"
    assert [ordinal(number) for number in (1, 12, 20, 22, 99)] == [
        "first", "twelfth", "twentieth", "twenty-second", "ninety-ninth",
    ]  # fmt: skip
    assert [year(number) for number in (1984, 1900, 1905, 2006, 2026)] == [
        "nineteen eighty-four", "nineteen hundred", "nineteen oh five", "two thousand and six", "twenty twenty-six",
    ]  # fmt: skip
