"""What a clean text would hide."""

import pytest

from whee_ros.core.voice import SPEECH_MARKS, Word
from whee_ros.perception.words.marks import find, fluent


def words(text):
    return [Word(part, 0.3 * i, 0.3 * i + 0.28) for i, part in enumerate(text.split())]


def marks(text):
    return [(m.kind, m.first, m.last) for m in find(words(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Um, I was thinking.", [("filler", 0, 0)]),
        ("It was, uh, my dog.", [("filler", 2, 2)]),
        ("Hmm. Well, er, no.", [("filler", 0, 0), ("filler", 2, 2)]),
        ("I I I don't know.", [("repetition", 0, 2)]),
        ("I-I don't know.", [("repetition", 0, 0)]),
        ("We were, we were supposed to meet.", [("repetition", 0, 3)]),
        ("No, no, no, that is not it.", [("repetition", 0, 2)]),
        ("My, um, my brother left.", [("repetition", 0, 2), ("filler", 1, 1)]),
        ("It was sooo boring.", [("elongation", 2, 2)]),
        ("Nooo way.", [("elongation", 0, 0)]),
        ("I went to the doc- the hospital.", [("restart", 4, 4)]),
        ("I was, I am very sad.", [("restart", 0, 1)]),
        ("It is red, I mean blue.", [("restart", 2, 4)]),
        ("(laughs) That is funny.", [("laughter", 0, 0)]),
        ("Haha, yes.", [("laughter", 0, 0)]),
        ("Ha ha ha, yes.", [("laughter", 0, 2)]),
        ("*chuckles softly* okay", [("laughter", 0, 1)]),
        ("(laughs and goes on for long", [("laughter", 0, 0)]),
        ("They laughs, laughing at me. He, he said so.", [("repetition", 5, 6)]),
        ("Ha, I knew it.", []),
        ("Hmmmm, errr, ummmm.", [("filler", 0, 0), ("filler", 1, 1), ("filler", 2, 2)]),
        ("B-b-but wh-what I-I'm saying", [("repetition", i, i) for i in range(3)]),
        ("Bye-bye. Uh-uh, mm-hmm, uh-oh. I re-read my e-mail.", []),
        ("There, there. See www.example.com", []),
        ("I had had enough of that that day.", []),
        ("I think I know what you mean.", []),
        ("I see. Good book, committee, balloon.", []),
        ("He well-nigh fell; a twenty-one year old.", []),
        ("Oh, that is sad.", []),
        ("", []),
    ],
)
def test_marks(text, expected):
    assert sorted(marks(text)) == sorted(expected)
    assert {kind for kind, _, _ in marks(text)} <= set(SPEECH_MARKS)


def test_a_word_drawn_out_is_marked_by_its_time():
    said = [Word("I", 0.0, 0.15), Word("am", 0.15, 0.4), Word("so", 0.4, 1.4), Word("tired.", 1.4, 1.9)]
    assert [(m.kind, m.first) for m in find(said)] == [("elongation", 2)]


def test_a_loose_word_has_no_length_to_judge():
    assert find([Word("so", 0.0, 3.0, 0.0)]) == ()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Um, I I I don't know.", "I don't know."),
        ("My, um, my brother left.", "my brother left."),
        ("I-I went to to the doctor.", "I went to the doctor."),
        ("We were, we were supposed to meet.", "we were supposed to meet."),
        ("(laughs) That is funny.", "That is funny."),
        ("*laughs softly* Ha ha, wh-what?", "what?"),
        ("So they b-b-broke it. Bye-bye.", "So they broke it. Bye-bye."),
        ("I went home.", "I went home."),
    ],
)
def test_the_text_can_be_had_fluent(text, plain):
    said = words(text)
    assert fluent(said, find(said)) == plain
