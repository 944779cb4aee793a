"""The judge of interpretation for short spoken answers: what it learns from, and how it is compared."""

import csv
import json

import numpy as np
import pytest

from whee_ros.core.entries import read_yaml
from whee_ros.tools.eval_how import answers
from whee_ros.tools.eval_how.answers import epitome, labelled, pairs
from whee_ros.tools.eval_how.shares import habit, halves, shares
from whee_ros.tools.eval_how.signs import signs
from whee_ros.tools.eval_how.understanding import Understanding

WORDS = ("okay", "understand", "must")


def read(asked, replies):
    """Say which of `WORDS` stand in a reply."""
    return np.array([[word in reply for word in WORDS] for reply in replies], np.float32)


def blind(x):
    """Call everything level 0, more or less surely."""
    sure = np.linspace(0.7, 0.9, len(x), dtype=np.float32)
    return np.stack([sure, 1 - sure, np.zeros_like(sure)], axis=1)


def rows(path, names, values):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(names)
        writer.writerows(values)


@pytest.fixture
def data(tmp_path, monkeypatch):
    said = ["okay then", "I understand", "you must be sad"]
    rows(
        tmp_path / "text/epitome/interpretations-reddit.csv",
        ["sp_id", "seeker_post", "response_post", "level"],
        [[f"post{at}", "I failed", said[at % 3], at % 3] for at in range(60)],
    )
    rows(
        tmp_path / "text/empathetic_exchanges/EmpatheticExchanges_train_3.csv",
        ["conv_id", "exchange_number", "speaker_utterance", "listener_utterance"],
        [[f"talk{at}", 2, "I lost_comma_ again", said[at % 3]] for at in range(30)],
    )
    talk = {"dialog": [{"text": "I am sad .", "speaker": "usr"}, {"text": "You must be .", "speaker": "sys"}]}
    folder = tmp_path / "text/esconv"
    folder.mkdir()
    (folder / "train.txt").write_text(json.dumps(talk) + "\n")
    rows(
        tmp_path / "text/empathetic_intents/empatheticdialogues_annotated/sad.csv",
        ["Dialog_ID", "Type", "Actor", "Text", "Label"],
        [[f"hit:{at}_conv:{at}", *turn, ""] for at in range(60) for turn in dialogue(said[at % 3])],
    )
    one = {level: [f"talk{at}/2" for at in range(level, 30, 3)] for level in range(3)}
    one[2].append("esconv/0/1")
    two = {f"{level} {level}": [place(at) for at in range(level, 57, 3)] for level in range(3)}
    two["1 2"] = [place(58)]
    for name, labels in (("ONE", one), ("TWO", two)):
        path = tmp_path / f"{name}.yaml"
        path.write_text("\n".join(f"{level!r}: {json.dumps(keys)}" for level, keys in labels.items()))
        monkeypatch.setattr(answers, name, path)
    return tmp_path


def dialogue(answer):
    return [
        ["situation", "none", "Sad"],
        ["utterance", "speaker", "I lost."],
        ["utterance", "listener", answer],
    ]


def place(at):
    return f"ed/sad/hit:{at}_conv:{at}/1"


def test_labels_name_each_answer_once():
    one = [key for keys in read_yaml(answers.ONE).values() for key in keys]
    two = [key for key, _, _ in pairs()]
    assert (len(one), len(two)) == (340, 681)
    assert len(set(one + two)) == 1021
    assert {level for _, *both in pairs() for level in both} == {0, 1, 2}


def test_two_people_agree_on_most_labels():
    table = np.zeros((3, 3))
    for _, first, second in pairs():
        table[first, second] += 1 / len(pairs())
    far = np.subtract.outer(np.arange(3), np.arange(3)) ** 2
    by_chance = np.outer(table.sum(axis=1), table.sum(axis=0))
    kappa = 1 - (far * table).sum() / (far * by_chance).sum()
    assert kappa == pytest.approx(0.940, abs=5e-4)  # docs/how.md


def test_answers_are_found_by_their_places(data):
    found = {one.talk: one for one in labelled(data)}
    assert found["esconv/0"].text == "I am sad."
    assert (found["esconv/0"].reply, found["esconv/0"].level) == ("You must be.", 2)
    assert found["talk1"].text == "I lost, again"
    assert (found["hit:58_conv:58"].reply, found["hit:58_conv:58"].level) == ("I understand", 1.5)
    assert len(epitome(data)) == 60


def test_the_judge_is_compared_with_the_one_before_on_what_it_did_not_learn_from(data):
    judge = Understanding(data, read, blind)
    assert judge.agreement.found > judge.before.found == 0.0
    assert judge.agreement.epitome > judge.before.epitome
    assert judge.agreement.false == judge.before.false == 0.0
    assert judge.agreement.means[0] < judge.agreement.means[1] < judge.agreement.means[2]
    replies = ["okay", "you must be"]
    levels = judge.levels(read(["", ""], replies), replies)
    assert levels.shape == (2, 3)
    assert levels[1, 2] > levels[0, 2]


def test_the_corrected_mean_stands_where_people_see_it(data):
    judge = Understanding(data, read, blind)
    marks = {
        level: np.repeat(judge.levels(read([""], [said]), [said]), 20, axis=0)
        for level, said in enumerate(["okay then", "I understand", "you must be sad"])
    }
    for level, mark in marks.items():
        assert judge.mean(mark) == pytest.approx(level, abs=0.15)
    above = judge.above(marks[2], marks[0])
    assert above.low <= above.mean <= above.high
    assert above.mean == pytest.approx(2, abs=0.2)


def test_shares_are_those_behind_the_marks():
    known = np.array([[0.7, 0.2, 0.1], [0.3, 0.4, 0.3], [0.1, 0.3, 0.6]])
    wanted = np.array([0.2, 0.3, 0.5])
    assert shares(np.tile(wanted @ known, (7, 1)), known) == pytest.approx(wanted, abs=1e-3)
    assert shares(np.array([[1.0, 0.0, 0.0]]), known) == pytest.approx([1, 0, 0], abs=1e-3)
    truth = halves(np.array([0.0, 1.5]), 3)
    assert truth.tolist() == [[1, 0, 0], [0, 0.5, 0.5]]
    assert habit(np.array([[1.0, 0, 0], [0, 0, 1.0]]), truth).tolist() == [[1, 0, 0], [0, 0, 1], [0, 0, 1]]


def test_signs_tell_an_announced_feeling_from_a_bare_verdict():
    named, bare = signs(["You must be so proud!", "That's terrible."])
    assert named.sum() > bare.sum()
    assert (named[0], bare[0]) == (1, 0)  # must
    assert named[-7] == 1  # a feeling beside it
    assert not bare[-7:].any()
