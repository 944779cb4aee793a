"""Learning the critic of replies: on made-up rows, of which it finds out what decides."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from whee_ros.empathy.how.lines import Line
from whee_ros.empathy.how.policy import Moment
from whee_ros.empathy.how.suits import Suits, of_line, of_moment

learn = pytest.importorskip("whee_ros.training.suits", reason="torch is not installed")

NAMES = learn.Names(("joy", "grief"), ("feelings.joy", "feelings.grief"))
TONES = {"feelings.joy": 1, "feelings.grief": -1}
LINES = {
    1: Line("How lovely!", "feelings.joy", "affirmation", (2, 2, 0), specific=False),
    -1: Line(
        "I'm so sorry. That hurts.", "feelings.grief", "affirmation", (2, 2, 0), specific=False,
        made_of=("I'm so sorry.", "That hurts."),
    ),
}  # fmt: skip


def vector(text):
    return np.eye(8, dtype=np.float32)[len(text) % 8]


def moment(tone, valence):
    return Moment(called=True, feeling="joy" if tone > 0 else "grief", tone=tone, valence=valence, words=6)


def rows(count=600):
    chance = np.random.default_rng(1)
    at, read = {}, []
    for turn in range(count):
        tone = int(chance.choice((-1, 1)))
        at[turn] = moment(tone, tone * chance.uniform(0.2, 0.9))
        for side, line in LINES.items():
            how = "first" if side == (1 if turn % 2 else -1) else "next"
            read.append(learn.Reply(turn, line, 2, how, 2 if side == tone else 0))
    return read, learn.table(read, at, NAMES, TONES, vector, 8)


def test_it_learns_that_tones_must_agree_and_turns_held_back_show_it():
    read, found = rows()
    p = learn.held_back(found)
    assert (p.argmax(axis=1) == found.mark).mean() > 0.97
    told = list(learn.report(read, p))
    assert told[-2].startswith("first choices: wrong 0.")
    assert float(told[-2].split("wrong ")[1][:5]) > 0.4
    assert float(told[-1].split("wrong ")[1][:5]) < 0.03


def test_what_was_learned_is_what_runs(tmp_path):
    _, found = rows(200)
    arrays = learn.learned(found)
    path = tmp_path / "suits.npz"
    np.savez(path, **arrays, feelings=np.array(NAMES.feelings), places=np.array(NAMES.places))
    runs = Suits(path, TONES, vector, 8)
    wanted = learn.told(arrays, found)[:2]
    first = moment(*((1, 0.5) if found.seen[0][9] > 0 else (-1, -0.5)))
    assert found.parts == (len(of_moment(first, NAMES.feelings)), len(of_line(LINES[1], 1, NAMES.places)))
    exact = Moment(
        called=True, feeling=first.feeling, tone=first.tone, valence=float(found.seen[0][4]), words=6
    )
    assert runs.marks(exact, [(LINES[1], 2), (LINES[-1], 2)]) == pytest.approx(wanted, abs=1e-4)


@pytest.mark.parametrize(
    ("score", "true", "area"),
    [
        ([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1], 1.0),
        ([0.9, 0.8, 0.2, 0.1], [0, 0, 1, 1], 0.0),
        ([0.1, 0.8, 0.2, 0.9], [0, 0, 1, 1], 0.75),
    ],
)
def test_the_area_under_the_curve(score, true, area):
    assert learn._area(np.array(score), np.array(true, bool)) == pytest.approx(area)


def test_the_replies_that_it_learned_from_are_whole():
    turns, read = learn.turns(), list(learn.replies())
    assert {one.turn for one in read} == set(turns)
    assert min(Counter(one.mark for one in read).values()) > 1000
    firsts = Counter(one.turn for one in read if one.how == learn.ITSELF[0])
    assert max(firsts.values()) == 1
    assert all(one.line.made_of[:1] != ("",) and one.words > 0 for one in read)
