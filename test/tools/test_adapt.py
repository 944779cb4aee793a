"""Adapting the head of direction to a site: what is learned, what is shown, what is written and taken back."""

from __future__ import annotations

import numpy as np
import pytest

from whee_ros.core.errors import BackendError, ConfigError, ModelError
from whee_ros.empathy.when import text_adaptation
from whee_ros.empathy.when.reader import open_reader
from whee_ros.empathy.when.text_adaptation import Adaptation
from whee_ros.empathy.when.text_answers import ONE, Head
from whee_ros.tools.adapt import command
from whee_ros.tools.adapt.fit import Rows, choose, fit, folds, log_loss, predicted, softmax
from whee_ros.tools.adapt.gain import gains


def site(rows: int = 150, shift: float = 0.0, own: float = 0.0, seed: int = 1) -> Rows:
    """Return rows of a site where one class is `shift` likelier than shipped, and one input means `own` more."""
    chance = np.random.default_rng(seed)
    x = chance.normal(size=(rows, 12))
    base = np.stack([np.zeros(rows), 2.0 * x[:, 0], 2.0 * x[:, 1]], axis=1)
    real = base + np.array([0.0, shift, 0.0])
    real[:, 2] += own * x[:, 5]
    truth = (softmax(real).cumsum(axis=1) > chance.random((rows, 1))).argmax(axis=1)
    return Rows(x, base, truth, np.arange(rows))


def test_nothing_is_learned_where_the_shipped_head_is_right():
    rows = site(150)
    step = fit(rows, choose(rows))
    assert step.scale == pytest.approx(1.0, abs=0.35)
    assert np.abs(step.change).max() < 0.25
    assert not command.worth(gains(rows.base, predicted(rows, 3), rows.truth))


def test_a_site_where_people_seek_more_often_is_calibrated():
    rows = site(250, shift=2.5)
    found = {gain.name: gain for gain in gains(rows.base, predicted(rows, 3), rows.truth)}
    assert found["surprise, nats"].shown
    assert found["accuracy"].after > found["accuracy"].before + 0.05
    assert found["calibration error"].after < found["calibration error"].before
    assert command.worth(list(found.values()))


def test_words_of_the_site_are_learned_and_the_head_says_the_same_as_the_fit():
    rows = site(300, own=3.0)
    step = fit(rows, choose(rows))
    assert np.abs(step.change).argmax() // 3 == 5
    shipped = np.zeros((13, 3))
    shipped[0, 1] = shipped[1, 2] = 2.0
    applied = step.applied(shipped)
    assert np.allclose(rows.x @ applied[:-1] + applied[-1], step.logits(rows))
    fresh = site(300, own=3.0, seed=2)
    assert log_loss(step.logits(fresh), fresh.truth).mean() < log_loss(fresh.base, fresh.truth).mean() - 0.1


def test_what_is_rehearsed_is_forgotten_less():
    rows, known, elsewhere = site(100, own=3.0), site(80, seed=3), site(400, seed=4)
    alone, rehearsing = fit(rows, 0.03), fit(rows, 0.03, known)
    lost = [log_loss(step.logits(elsewhere), elsewhere.truth).mean() for step in (alone, rehearsing)]
    assert lost[1] < lost[0] - 0.005
    learned = [log_loss(step.logits(rows), rows.truth).mean() for step in (alone, rehearsing)]
    assert learned[1] < log_loss(rows.base, rows.truth).mean() - 0.1


def test_a_conversation_is_never_split():
    group = np.repeat(np.arange(20), 3)
    fold = folds(group, 5)
    assert all(len(set(fold[group == name])) == 1 for name in range(20))
    assert np.bincount(fold).tolist() == [12] * 5


def test_too_few_rows_say_nothing(tmp_path):
    with pytest.raises(ConfigError, match="at least 60"):
        command.checked(site(30), tmp_path / "site.csv")
    one = site(80)
    with pytest.raises(ConfigError, match="two directions"):
        command.checked(Rows(one.x, one.base, np.zeros(80, int), one.group), tmp_path / "site.csv")


def test_what_is_written_is_read_over_the_same_heads_alone(tmp_path):
    heads, path = tmp_path / "heads.npz", tmp_path / "more" / "site.npz"
    heads.write_bytes(b"the shipped ones")
    weights = np.arange(12, dtype=np.float32).reshape(4, 3)
    text_adaptation.write(path, Adaptation(text_adaptation.digest(heads), weights, 200))
    found = text_adaptation.read(path, heads)
    assert found.rows == 200
    shipped = Head(ONE, ("none", "seeking", "providing"), np.zeros((4, 3), np.float32), np.full(3, 0.5))
    changed = found.applied({"direction": shipped, "act": shipped})
    assert np.array_equal(changed["direction"].weights, weights)
    assert changed["act"] is shipped
    heads.write_bytes(b"new ones")
    with pytest.raises(ModelError, match="made over other heads"):
        text_adaptation.read(path, heads)
    path.write_bytes(b"PK broken")
    with pytest.raises(ModelError, match="Adapt again"):
        text_adaptation.read(path, heads)


def test_undo_goes_one_step_back(tmp_path):
    path = tmp_path / "site.npz"
    path.write_text("first")
    command.keep_previous(path)
    path.write_text("second")
    assert "before is in place" in command.undo(path)
    assert path.read_text() == "first"
    assert "removed" in command.undo(path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ConfigError, match="no adaptation"):
        command.undo(path)


def test_rows_of_one_group_and_repeated_sentences_stay_together(tmp_path):
    path = tmp_path / "site.csv"
    path.write_text("text,label,group\nHello.,none,a\nI am sad.,seeking,a\nHello. ,none,\nhello.,0,\n")
    assert command.groups(path) == ["a", "a", "hello.", "hello."]


def test_a_back_end_without_heads_cannot_be_adapted():
    class Plain:
        dimension = 3

        def encode(self, texts):
            return np.zeros((len(texts), 3), np.float32)

    with pytest.raises(BackendError, match="brings no heads"):
        open_reader(Plain(), "site.npz")
