"""`whee adapt` with the real encoder: a ward where people name a room when they are upset."""

from __future__ import annotations

import csv
import io
from statistics import fmean

import pytest

from whee_ros.core import registry
from whee_ros.empathy.when.reader import open_reader
from whee_ros.engine.models import ModelStore
from whee_ros.tools.adapt import command

ROOMS = ("three", "seven", "nine", "eleven", "twelve", "twenty", "thirty", "forty")
SITE = {
    "seeking": (
        "Room {room} again.",
        "It is room {room}.",
        "They put me in room {room}.",
        "Room {room}, you know it.",
    ),
    "none": (
        "Platform {room} again.",
        "It is page {room}.",
        "I am on bus {room}.",
        "Channel {room}, you know it.",
    ),
}


@pytest.fixture
def site(tmp_path):
    path = tmp_path / "site.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["text", "label", "group"])
        for label, patterns in SITE.items():
            for number, room in enumerate(ROOMS):
                writer.writerows([pattern.format(room=room), label, str(number)] for pattern in patterns)
    return path


def test_a_site_is_learned_shown_written_used_and_taken_back(site, tmp_path, capsys, monkeypatch):
    out = tmp_path / "adaptation.npz"
    arguments = ["--csv", str(site), "--out", str(out)]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert command.main(arguments) == 2  # asked, and nobody said yes
    assert not out.exists()
    assert "accuracy" in (shown := capsys.readouterr().out)
    assert "shown" in shown
    assert command.main([*arguments, "--yes"]) == 0
    encoder = registry.load("text", "tuned")(ModelStore.default())
    encoder.load()
    unseen = [f"Room {room} again." for room in ("fourteen", "fifteen", "nineteen", "twenty two")]
    shipped, adapted = open_reader(encoder), open_reader(encoder, str(out))
    before = [shipped.read(text).direction["seeking"] for text in unseen]
    after = [adapted.read(text).direction["seeking"] for text in unseen]
    assert fmean(after) > 0.5 > max(before)
    assert min(after) > 0.3
    far = "I passed my exam today, I am so happy!"
    assert open_reader(encoder, str(out)).read(far).direction["seeking"] > 0.5
    assert command.main(["--undo", "--out", str(out)]) == 0
    assert not out.exists()


def test_a_site_that_brings_nothing_is_not_written(tmp_path, capsys):
    path, out = tmp_path / "site.csv", tmp_path / "adaptation.npz"
    rows = [("I am so sad, my dog died.", "seeking"), ("The shop opens at nine.", "none")]
    told = [f'"{text[:-1]}, day {at}.",{label}\n' for at in range(40) for text, label in rows]
    path.write_text("".join(["text,label\n", *told]))
    assert command.main(["--csv", str(path), "--out", str(out), "--yes"]) == 1
    assert not out.exists()
    assert "nothing written" in capsys.readouterr().out
