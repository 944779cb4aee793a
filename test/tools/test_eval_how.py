"""The judge of interpretation for short spoken answers: what it learns from, and how it is compared."""

import csv
import json

import numpy as np
import pytest

from whee_ros.core.entries import read_yaml
from whee_ros.tools.eval_how import understanding
from whee_ros.tools.eval_how.understanding import Understanding, epitome, own

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
    labels = {level: [f"talk{at}/2" for at in range(level, 30, 3)] for level in range(3)}
    labels[2].append("esconv/0/1")
    (tmp_path / "labels.yaml").write_text(
        "\n".join(f"{level}: {json.dumps(keys)}" for level, keys in labels.items())
    )
    monkeypatch.setattr(understanding, "LABELS", tmp_path / "labels.yaml")
    return tmp_path


def test_labels_name_each_answer_once():
    labels = read_yaml(understanding.LABELS)
    keys = [key for some in labels.values() for key in some]
    assert set(labels) == {0, 1, 2}
    assert len(keys) == len(set(keys)) == 340
    assert all(key.count("/") in (1, 2) for key in keys)


def test_answers_are_found_by_their_places(data):
    found = {one.talk: one for one in own(data)}
    assert found["esconv/0"].text == "I am sad."
    assert (found["esconv/0"].reply, found["esconv/0"].level) == ("You must be.", 2)
    assert found["talk1"].text == "I lost, again"
    assert len(epitome(data)) == 60


def test_the_judge_is_compared_with_the_one_before_on_what_it_did_not_learn_from(data):
    judge = Understanding(data, read, blind)
    assert judge.agreement.found > judge.before.found == 0.0
    assert judge.agreement.epitome > judge.before.epitome
    assert judge.agreement.false == judge.before.false == 0.0
    levels = judge.levels(read(["", ""], ["okay", "you must be"]))
    assert levels.shape == (2, 3)
    assert levels[1, 2] > levels[0, 2]
