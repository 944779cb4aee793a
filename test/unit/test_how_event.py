"""What is said back of a person's words: turned round, whole, and nothing that a listener had better not repeat."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whee_ros.empathy.how.clause import LONGEST
from whee_ros.empathy.how.event import ADJECTIVES, named, told
from whee_ros.empathy.how.tints import BAD, GOOD
from whee_ros.empathy.how.turning import broken, turned
from whee_ros.training import grammar


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("my boss yelled at me", "your boss yelled at you"),
        ("I am so worried about my exam", "you're so worried about your exam"),
        ("well, I was late for work again", "you were late for work again"),
        ("I've been fighting with my brother", "you've been fighting with your brother"),
        ("my friends went out without me this morning", "your friends went out without you this morning"),
        ("Nobody noticed the cake I made", "nobody noticed the cake you made"),
        ("We lost our house", "you lost your house"),
        ("I cannot sleep", "you can't sleep"),
        ("I really was hurt by it", "you really were hurt by it"),
        ("I think Anna is mad at me", ""),  # a guess is no fact
        ("she is mad at me", "she is mad at you"),
        # no clause, or half of one
        ("my boss", ""),
        ("the weather", ""),
        ("me and my wife", ""),
        ("I was talking to the", ""),
        ("when I got home late", ""),
        ("I did it", ""),
        # better not repeated
        ("I am such a failure", ""),
        ("I am a bad father", ""),
        ("nobody loves me", ""),
        ("I hate myself so much", ""),
        ("my boss is a complete idiot", ""),
        ("he abused me for years", ""),
        ("I was so hurt by that", ""),  # may go on
        ("I want to die", ""),
        ("I hope I pass the exam", ""),
        ("if I lose my job", ""),
        ("you never listen to me", ""),
        ("I paid them 3000 dollars", ""),
        # somebody else's words, a subject twice, a question hung on
        ("he said I'll be home by six", ""),
        ("and then my neighbour said", ""),
        ("she said never again", ""),
        ("the office they lost my letter", ""),
        ("it smell very bad", ""),
        # of two sentences that a recogniser ran together the first is whole
        ("it was cold it's always cold", "it was cold"),
        ("I got the promotion I start as team leader on Monday", "you got the promotion"),
        ("my boss told everyone I was ill", ""),  # whose words?
        ("I think I failed it", ""),
        ("it's stressing me out how little work I've completed", ""),
        ("she hates me doesn't she", ""),
        ("my sister said that I'm lazy", "your sister said that you're lazy"),
    ],
)
def test_a_clause_is_turned_round_or_declined(clause, said):
    assert turned(clause) == said


@pytest.mark.parametrize(
    ("text", "tone", "word"),
    [
        ("I am so nervous about it", -1, "nervous"),
        ("It makes me really sad", -1, "sad"),
        ("I am not sad", -1, ""),
        ("I am happy", -1, ""),
        ("I am happy", 1, "happy"),
        ("I am a nurse", -1, ""),
        ("He is angry", -1, ""),
    ],
)
def test_the_person_s_own_word_for_a_feeling(text, tone, word):
    assert named(text, tone) == word


def test_pity_keeps_away_from_what_is_not_bad():
    said = told("I worked so hard for months and I lost the match.", "I worked so hard for months", -1)
    assert (said.event, said.trouble) == ("you worked so hard for months", "you lost the match")
    good = told("My sister got a promotion, I am so happy for her!", "My sister got a promotion", 1)
    assert (good.good, good.feeling) == ("your sister got a promotion", "happy")
    assert told("I was listening to the radio", "I was listening to the radio", -1).trouble == ""


def test_what_did_not_happen_is_nothing_bad():
    assert told("She didn't shout at me.", "", -1).trouble == ""
    assert told("He used to bring me tea.", "", -1).trouble == ""


def test_of_a_long_tale_only_what_is_plainly_bad_is_said_back():
    tale = "We drove to the coast, we had lunch at the harbour, my brother took the scenic road on the way, "
    assert told(tale + "and it rained a bit, and then we came home.", "", 0).event == ""
    assert told(tale + "and then, on the way back, I lost my ring.", "", -1).trouble == "you lost your ring"


def test_sentences_of_our_grammars_turn_round_without_a_fault():
    heard = [
        sentence.text for path in (grammar.SPOKEN, grammar.CORPUS) for sentence in grammar.speak(2, path=path)
    ]
    said = [one for text in heard for one in (told(text, "", -1).event, told(text, "", 1).good) if one]
    assert len(said) > 100
    for text in said:
        assert not re.search(r"\b(?:i|me|my|mine|myself|am|we|us|our)\b", text, re.IGNORECASE), text
        assert not broken(text), text
        assert len(text.split()) <= LONGEST, text


@given(
    st.lists(st.sampled_from("i my we was am are not lost the a dog you and it is he hates really".split()))
)
def test_whatever_is_heard_nothing_of_the_first_person_is_left(words):
    assert not re.search(r"\b(?:I|i|me|my|mine|am|we|us|our)\b", turned(" ".join(words)))


def test_every_feeling_has_a_sign():
    assert all(BAD.search(word) or GOOD.search(word) for word in ADJECTIVES)


@pytest.mark.parametrize(
    "text",
    ["I'm sorry that you was late.", "So you you lost it.", "What a apple.", "He are here.", "So , yes."],
)
def test_faults_of_filled_slots_are_seen(text):
    assert broken(text)
