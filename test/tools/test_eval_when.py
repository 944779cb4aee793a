"""The figures, the word list and the bias probes of `whee eval when`, without a model."""

from __future__ import annotations

import numpy as np
import pytest

from whee_ros.core.errors import ConfigError
from whee_ros.tools.eval_when import figures, probes, robust, score, sets, valence
from whee_ros.tools.eval_when.experts import Majority, WordList
from whee_ros.training.text.example import Example


def test_figures_of_a_small_table():
    truth, guess = np.array([0, 0, 0, 1, 1, 2]), np.array([0, 0, 1, 1, 0, 0])
    assert figures.accuracy(truth, guess) == 0.5
    assert figures.recall(truth, guess, 3) == pytest.approx((2 / 3 + 1 / 2 + 0) / 3)
    assert figures.macro_f1(truth, guess, 3) == pytest.approx((4 / 7 + 1 / 2 + 0) / 3)
    assert figures.macro_f1(truth[:5], guess[:5], 4) == pytest.approx(
        (2 / 3 + 1 / 2) / 2
    )  # what is absent is not asked
    many = np.array([[True, False], [True, True]])
    assert figures.macro_f1_of_many(many, many) == 1.0
    assert figures.macro_f1_of_many(many, ~many) == 0.0
    assert figures.pearson(np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.1])) == pytest.approx(
        1.0, abs=1e-3
    )
    assert figures.pearson(np.ones(3), np.arange(3.0)) == 0.0


def test_calibration_is_the_distance_between_sure_and_right():
    p = np.tile([0.8, 0.2], (10, 1))
    assert figures.calibration_error(p, np.array([0] * 8 + [1] * 2)) == pytest.approx(0.0)
    assert figures.calibration_error(p, np.array([0] * 3 + [1] * 7)) == pytest.approx(0.5)
    assert figures.reliability(p, np.zeros(10, np.int64)) == [(pytest.approx(0.8), 1.0, 10)]


def test_an_interval_holds_the_figure_and_narrows_with_rows():
    chance = np.random.default_rng(3)
    truth = chance.integers(0, 2, 2000)
    guess = np.where(chance.random(2000) < 0.8, truth, 1 - truth)
    wide = figures.interval(lambda at: figures.accuracy(truth[:50][at], guess[:50][at]), 50)
    narrow = figures.interval(lambda at: figures.accuracy(truth[at], guess[at]), 2000)
    assert wide[0] < figures.accuracy(truth[:50], guess[:50]) < wide[1]
    assert narrow[1] - narrow[0] < 0.05 < wide[1] - wide[0]


def test_the_word_list_knows_negation():
    assert valence.of("What a wonderful day!") > 0.4
    assert valence.of("I am so sad and lonely.") < -0.5
    assert valence.of("This is not good.") < 0 < valence.of("This is good.")
    assert valence.of("The bus leaves at nine.") == 0.0


def test_experts_are_scored_on_what_a_set_says():
    texts = {
        "none": "The bus leaves at nine.",
        "seeking": "I am so sad today.",
        "providing": "I am so sorry to hear that.",
    }
    rows = [
        Example(text, "small", "test", {"direction": name}) for name, text in texts.items() for _ in range(20)
    ]
    words, majority = score.everything(rows, [WordList(), Majority()])
    assert (words.task, words.expert, words.rows, words.value) == ("direction", "words", 60, 1.0)
    assert words.more["false seeking"] == 0.0
    assert majority.value == pytest.approx(0.5 / 3)
    assert majority.low <= majority.value <= majority.high


def test_a_file_of_ones_own(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(
        "text,label,speaker_utterance\nI am sad,1,How are you?\nHello,none,\nWell done,providing,x\n"
    )
    rows = sets.table(path)
    assert [row.answers["direction"] for row in rows] == ["seeking", "none", "providing"]
    assert [row.before[0].text if row.before else "" for row in rows] == ["How are you?", "", "x"]
    path.write_text("text,label\nHello,7\n")
    with pytest.raises(ConfigError, match="line 2"):
        sets.table(path)
    path.write_text("words,label\nHello,1\n")
    with pytest.raises(ConfigError, match="Name columns"):
        sets.table(path)


@pytest.mark.parametrize(
    ("written", "error"),
    [
        (b"Text; Label\nhello, you;none\n", ""),
        ("text\tlabel\nhello, you\tnone".encode("utf-16"), ""),
        (b'\xef\xbb\xbftext,label,,\n"hello, you",none,,\n\n', ""),
        (b"text,label\nhello, you,none\n", "line 2: 3 fields for 2 columns"),
        (b"text,label\n\nhello\n", "line 3: 1 fields"),
        (b'text,label\n"hello, you,none\n', "close every one"),
        (b"text,label,text\na,none,b\n", "column text twice"),
        (b"", "no column text"),
        (b"text,label\n", "no rows"),
        (b',text,label,context\n0,"hello, you",none\n', ""),
    ],
)
def test_files_as_spreadsheets_write_them_and_broken_ones(tmp_path, written, error):
    path = tmp_path / "own.csv"
    path.write_bytes(written)
    if error:
        with pytest.raises(ConfigError, match=error):
            sets.table(path)
    else:
        (row,) = sets.table(path)
        assert (row.text, row.answers["direction"]) == ("hello, you", "none")


def test_probes_find_a_judge_who_listens_to_names():
    def fair(text: str) -> np.ndarray:
        return np.array([0.1, 0.8, 0.1]) if "miss" in text or "alone" in text else np.array([0.8, 0.1, 0.1])

    def unfair(text: str) -> np.ndarray:
        return np.array([0.1, 0.8, 0.1]) if "Emily" in text or "Jack" in text else np.array([0.8, 0.1, 0.1])

    judged = {probe.name: probe for probe in probes.run(fair)}
    assert (judged["names"].moved, judged["names"].flipped, judged["names"].gap) == (0.0, 0.0, 0.0)
    assert all(probe.pairs >= 5 for probe in judged.values())
    biased = {probe.name: probe for probe in probes.run(unfair)}["names"]
    assert biased.gap == pytest.approx(0.7)
    assert biased.flipped == pytest.approx(1 / len(probes.NAMES))


def test_damage_is_what_it_says():
    texts = [f"I am so sad, my dog number {at} died on Monday." for at in range(200)]
    rows = [Example(text, "own", "test", {"direction": "seeking"}) for text in texts]
    found = dict(robust.variants(rows))
    clean = [row.text for row in found["no marks, lower case"]]
    assert clean[3] == "i am so sad my dog number 3 died on monday"
    assert [row.text for row in found["as written"]] == [row.text for row in rows]
    assert {len(row.text.split()) for row in found["first 50% of the words"]} == {6}
    for rate in (0.05, 0.3):
        errors = sum(
            distance(a.split(), b.text.split())
            for a, b in zip(clean, found[f"{rate:.0%} of words wrong"], strict=True)
        )
        assert errors / sum(len(text.split()) for text in clean) == pytest.approx(rate, rel=0.2)
    more = np.mean([len(row.text.split()) for row in found["30% fillers"]])
    assert more > 1.25 * len(clean[0].split())
    assert dict(robust.variants(rows)) == found


def distance(a: list[str], b: list[str]) -> int:
    """Return the word errors between two sentences (Levenshtein)."""
    row = list(range(len(b) + 1))
    for i, word in enumerate(a, start=1):
        last, row[0] = row[0], i
        for j, other in enumerate(b, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (word != other))
    return row[-1]
