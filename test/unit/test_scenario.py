"""Scenario files: the shipped ones hold, and every mistake is one clear error."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from whee_ros.core.errors import ConfigError
from whee_ros.core.resources import resource
from whee_ros.engine.scenario import FaceMove, Scenario
from whee_ros.engine.scripted import MOODS, ScriptedReader
from whee_ros.tools.report.script import parse

TURN = {"id": "one", "text": "Hello there.", "direction": "none", "kind": "small_talk", "empathic": False}
FACE = {"au": 12, "from": -0.5, "to": 2.0, "intensity": 0.5}


def write(folder: Path, data: object) -> Path:
    path = folder / "talk.yaml"
    path.write_text(data if isinstance(data, str) else yaml.safe_dump(data))
    return path


def load(folder: Path, **changes: object) -> Scenario:
    return Scenario.load(write(folder, {"turns": [{**TURN, **changes}]}))


def test_demo_holds_what_the_report_needs(sentences):
    demo = Scenario.load(resource("config/scenarios/demo.yaml"))
    assert demo.kind == "script"
    assert tuple(turn.text for turn in demo.turns) == sentences
    assert [turn.direction for turn in demo.turns] == [
        "none",
        "seeking",
        "seeking",
        "none",
        "seeking",
        "providing",
    ]
    assert [turn.empathic for turn in demo.turns] == [False, True, True, False, True, False]
    assert [sorted({move.au for move in turn.face}) for turn in demo.turns] == [
        [],
        [1, 4, 15],
        [5, 6, 12],
        [],
        [4, 7, 23, 24],
        [1, 4],
    ]


def test_demo_is_read_back_by_the_report():
    turn = Scenario.load(resource("config/scenarios/demo.yaml")).turns[1]
    told = parse(turn.announcement(100.0, 3.0))
    assert (told.id, told.text, told.direction, told.kind) == ("loss", turn.text, "seeking", "loss")
    assert told.empathic
    assert told.duration == 3.0
    assert [(u.code, u.start, u.end, u.intensity) for u in told.units] == [
        (move.au, 100.0 + move.start, 100.0 + move.end, move.intensity) for move in turn.face
    ]


def test_defaults_and_performance(tmp_path):
    turn = load(tmp_path, face=[FACE], head=[{"yaw": 0.2, "from": 0.0, "to": 1.0}]).turns[0]
    assert turn.face == (FaceMove(12, -0.5, 2.0, 0.5),)
    assert turn.lead == 0.5
    face, head = turn.performance()
    assert face == [{"au": 12, "from": 0.0, "to": 2.5, "intensity": 0.5}]
    assert head == [{"from": 0.5, "to": 1.5, "yaw": 0.2, "pitch": 0.0, "roll": 0.0}]
    assert (turn.audio, turn.pause, turn.answer_within) == ("", 0.8, 6.0)


def test_a_turn_may_be_a_recording(tmp_path):
    (tmp_path / "hello.wav").write_bytes(b"RIFF")
    assert load(tmp_path, audio="hello.wav").turns[0].audio == str(tmp_path / "hello.wav")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"colour": "red"}, "talk.yaml, turns one: colour: no such key"),
        ({"text": " "}, "talk.yaml, turns one: text: ' '"),
        ({"text": None}, "text: None"),
        ({"direction": "asking"}, "direction: 'asking'. Choose one of none, seeking, providing."),
        ({"kind": "gossip"}, "kind: 'gossip'. Choose one of small_talk, loss"),
        ({"empathic": "yes"}, "empathic: 'yes'. Write true or false."),
        ({"pause": -1}, "pause: -1. Give a number in [0, 30]."),
        ({"answer_within": True}, "answer_within: True"),
        ({"audio": "nowhere.wav"}, "no such file"),
        ({"face": "sad"}, "face: 'sad'. Write a list."),
        ({"face": [12]}, "talk.yaml, turns one, face 1: 12. Write a mapping"),
        ({"face": [{**FACE, "au": 3}]}, "turns one, face 1: au: 3. Choose one of 1, 2, 4"),
        ({"face": [FACE, {**FACE, "intensity": 70}]}, "face 2: intensity: 70. Give a number in [0, 1]."),
        ({"face": [{**FACE, "intensity": float("nan")}]}, "intensity: nan"),
        ({"face": [{**FACE, "from": 3.0}]}, "from: 3 is after to: 2"),
        ({"face": [{"au": 12, "intensity": 0.5, "to": 1.0}]}, "from: None"),
        ({"head": [{"yaw": 2.0, "from": 0.0, "to": 1.0}]}, "head 1: yaw: 2.0. Give a number in [-0.5, 0.5]."),
    ],
)
def test_every_mistake_names_turn_value_and_remedy(tmp_path, changes, words):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, **changes)
    assert words in str(caught.value)
    assert "talk.yaml" in str(caught.value)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "None. Write a mapping"),
        ("turns: [", "Correct the YAML"),
        ({"turns": []}, "turns: none. Write at least one turn."),
        ({"turns": [TURN, TURN]}, "turn one: two turns have this id"),
        ({"turns": [TURN], "video": "x.mp4"}, "video: out of place"),
        ({"kind": "recording", "turns": [TURN]}, "turns: out of place"),
        ({"kind": "recording"}, "video: ''. Name a film"),
        ({"kind": "recording", "video": "package:feat_of_clay/a.mp4"}, "'feat_of_clay' is not installed"),
        (
            {"kind": "recording", "video": "package:numpy/no.mp4"},
            "'no.mp4' is not inside the package 'numpy'",
        ),
    ],
)
def test_a_file_that_is_no_scenario(tmp_path, data, words):
    with pytest.raises(ConfigError) as caught:
        Scenario.load(write(tmp_path, data))
    assert words in str(caught.value)


def test_a_missing_package_names_the_command(tmp_path):
    data = {"kind": "recording", "video": "package:nobody_has/a.mp4", "install": "pip install nobody==1"}
    with pytest.raises(ConfigError, match="Run: pip install nobody==1"):
        Scenario.load(write(tmp_path, data))


def test_a_missing_file_names_it(tmp_path):
    with pytest.raises(ConfigError, match=r"none\.yaml"):
        Scenario.load(tmp_path / "none.yaml")


def test_people_are_found_in_the_package_that_carries_them():
    people = Scenario.load(resource("config/scenarios/people.yaml"))
    assert people.kind == "recording"
    assert Path(people.video).is_file()
    assert Path(people.audio).is_file()
    assert not people.turns


def test_scripted_reader_knows_its_own_sentences_only():
    demo = Scenario.load(resource("config/scenarios/demo.yaml"))
    reader = ScriptedReader(demo)
    for turn in demo.turns:
        reading = reader.read(turn.text.upper())
        assert max(reading.direction, key=reading.direction.get) == turn.direction
        assert max(reading.emotion, key=reading.emotion.get) == MOODS[turn.kind].emotion
        assert sum(reading.direction.values()) == pytest.approx(1.0)
        assert sum(reading.emotion.values()) == pytest.approx(1.0)
        assert bool(reading.cause) == (turn.direction != "none")
    assert reader.read("Where is the station?").direction["none"] == 0.9
    assert reader.read("How many days are there in February?").dialogue_act == "question"


def test_a_scenario_may_begin_with_any_of_its_turns():
    scenario = Scenario.load(resource("config/scenarios/demo.yaml"))
    second = scenario.turns[1].id
    assert scenario.after(second).turns == scenario.turns[1:]
    assert scenario.after("") is scenario
    with pytest.raises(ConfigError, match=rf"turn nobody: not in .*{second}"):
        scenario.after("nobody")
