"""A bag decided anew: the same to the byte, different with other thresholds, and readable by everybody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mcap.reader import make_reader
from planted import scenes
from rosbags.rosbag2 import Reader

from whee_ros.bags import encode
from whee_ros.bags import replay as engine
from whee_ros.bags.decisions import Ledger, compare, lines, stretches
from whee_ros.bags.reader import messages, raw_messages
from whee_ros.bags.replay import PLAN, STATE, ReplayConfig, Timed, inputs
from whee_ros.bags.settings import TOPIC, from_file, merged, recorded
from whee_ros.bags.writer import BagWriter
from whee_ros.core.empathy import Cue, EmpathyPlan, EmpathyState
from whee_ros.core.errors import ConfigError
from whee_ros.core.face import FaceObservation
from whee_ros.core.media import AudioChunk
from whee_ros.core.voice import Transcript, Word
from whee_ros.tools import replay
from whee_ros.tools.tune.scenes import ZERO, played, render

NS = 10**9
SET = {"node": "when", "values": {"need_on": 0.45, "need_off": 0.2, "state_rate": 5.0, "text_backend": ""}}


@pytest.fixture(scope="module")
def bag(tmp_path_factory) -> Path:
    """A sad face without words, with what the recorder notes, and a decision nobody would make again."""
    folder = tmp_path_factory.mktemp("replay")
    end = round((ZERO + 8) * NS)
    render([item for item in played(scenes()[0]) if item.log_ns < end], folder / "scene")
    made, encoder = BagWriter(folder / "bag"), encode.Encoder()
    texts = {"/" + TOPIC: json.dumps(SET), "/robot/note": "kept as it is"}
    for name, text in texts.items():
        made.add_topic(encode.topic(name, encode.STRING))
        made.add(name, encoder.encode(text), round(ZERO * NS), 0)
    old = EmpathyState(ZERO + 1, "face_1", need=0.9, active=True)
    made.add_topic(encode.topic("/empathy/state", encode.type_of(old)))
    made.add("/empathy/state", encoder.encode(old), round((ZERO + 1) * NS), 0)
    for raw in raw_messages(folder / "scene"):
        made.add_topic(raw.topic)
        made.add(raw.topic.name, raw.data, raw.log_ns, raw.log_ns)
    made.close()
    return folder / "bag"


def test_the_same_bag_and_parameters_give_the_same_bytes(bag, tmp_path):
    config = ReplayConfig(recorded(bag), 5.0, plans=False)
    found = [replay.run(bag, config, None, tmp_path / name / "bag") for name in "ab"]
    assert found[0].after.digest == found[1].after.digest
    assert replay.run(bag, config, None).after.digest == found[0].after.digest
    a, b = (sorted((tmp_path / name / "bag").glob("*.mcap")) for name in "ab")
    assert [path.read_bytes() for path in a] == [path.read_bytes() for path in b]
    assert len(found[0].after.items) > 35


def test_the_new_bag_holds_the_old_one_and_the_new_decisions_and_opens_with_rosbags_and_mcap(bag, tmp_path):
    found = replay.run(bag, ReplayConfig(recorded(bag), 5.0, plans=False), None, tmp_path / "new")
    states = [value for topic, _, value in messages(tmp_path / "new") if topic == "/empathy/state"]
    assert len(states) == len(found.after.items)
    assert all(state.need_off == pytest.approx(0.2) for state in states)
    with Reader(tmp_path / "new") as reader, Reader(bag) as before:
        counts = {c.topic: c.msgcount for c in reader.connections}
        for connection in before.connections:
            if connection.topic != "/empathy/state":
                assert counts[connection.topic] == connection.msgcount
    with (tmp_path / "new" / "new_0.mcap").open("rb") as stream:
        assert make_reader(stream).get_summary().statistics.message_count == sum(counts.values())


def test_other_thresholds_show_what_they_would_have_changed(bag, tmp_path, capsys):
    file = tmp_path / "deaf.yaml"
    file.write_text("/**/when: {ros__parameters: {need_on: 0.99}}\n")
    out = tmp_path / "out"
    assert replay.main([str(bag), "--out", str(out), "--json", str(tmp_path / "d.json")]) == 0
    assert replay.main([str(bag), "--no-bag", "--params", str(file), "--json", str(tmp_path / "e.json")]) == 0
    as_was, deaf = (json.loads((tmp_path / name).read_text()) for name in ("d.json", "e.json"))
    assert as_was == json.loads((out / replay.DIFF).read_text())
    assert as_was["switched_on"]["seconds_after"] > 1.0
    assert deaf["switched_on"]["after"] == []
    assert deaf["digest"] != as_was["digest"]
    assert "empathy on" in capsys.readouterr().out


def test_parameters_changed_while_recording_change_again_unless_a_file_is_given(bag):
    items = [item for item in inputs(bag) if item.topic != TOPIC]
    change = {"node": "when", "values": {"need_on": 0.99, "need_off": 0.9}}
    middle = Timed(TOPIC, items[len(items) // 2].log_ns, json.dumps(change))
    course = sorted([*items, middle], key=lambda item: item.log_ns)
    after = [t.value.need_on for t in engine.replay(course, ReplayConfig({}, plans=False), None)]
    assert {round(value, 2) for value in after} == {0.5, 0.99}
    still = [
        t.value.need_on for t in engine.replay(course, ReplayConfig({}, plans=False, follow=False), None)
    ]
    assert set(still) == {0.5}


def test_every_kind_of_field_survives_writing_and_reading(tmp_path):
    face = FaceObservation(5.25, "f1", width=3, valence=0.5, attended=True, frame_id="cam")
    words = Transcript(6.5, 6.0, "u1", "so sad", True, words=(Word("so", 0.0, 0.25, 0.5),), revision=2)
    state = EmpathyState(
        7.0, "f1", "u1", "seeking", need_off=0.25, cues=(Cue("sad_face", "face", 0.5, 1.0, 6.75, 1.5, "AU1"),)
    )
    plan = EmpathyPlan(7.5, "p", "f1", "u1", "empathic", 1, 0, 2, reasons=("a", "b"))
    sound = AudioChunk(8.0, 16000, (0.25, -0.5), 3)
    writer, encoder = BagWriter(tmp_path / "bag"), encode.Encoder()
    for number, value in enumerate((face, words, state, plan, sound, "text ä")):
        writer.add_topic(encode.topic(f"/t{number}", encode.type_of(value)))
        writer.add(f"/t{number}", encoder.encode(value), number, number)
    writer.close()
    found = [value for _, _, value in messages(tmp_path / "bag")]
    assert found[:4] == [face, words, state, plan]
    assert list(found[4].samples) == [0.25, -0.5]
    assert found[5] == "text ä"


def test_a_comparison_tells_words_times_and_what_is_missing():
    def state(need: float, active: bool, at: float, utterance: str = "") -> Timed:
        return Timed(STATE, round(at * NS), EmpathyState(at, "f1", utterance, need=need, active=active))

    plan = EmpathyPlan(2.0, "p", "f1", "u1", "empathic", text="Oh no.")
    before = [
        state(0.1, False, 0.0),
        state(0.9, True, 2.0, "u1"),
        Timed(PLAN, 2 * NS, plan),
        state(0.1, False, 6.0),
    ]
    after = [
        state(0.1, False, 0.0),
        state(0.4, False, 2.0, "u1"),
        state(0.6, True, 4.0),
        state(0.1, False, 6.0),
    ]
    diff = compare(before, [*after, state(0.2, False, 10.0, "u2")])
    assert diff["utterances"][0]["changed"] == {"active": [True, False], "need": [0.9, 0.4]}
    assert diff["only_after"] == ["u2"]
    assert diff["switched_on"]["agreement"] == pytest.approx(0.8)  # 2 of 10 s apart
    assert "u2" in "\n".join(lines(diff))
    assert [(s.start, s.end) for s in stretches(before)] == [(2.0, 6.0)]


def test_ledgers_keep_cues_out_of_memory_but_in_the_digest():
    cue = Cue("sad_face", "face", 0.5, 1.0, 1.0, 1.5)
    one, other = Ledger(), Ledger()
    one.add(Timed(STATE, 1, EmpathyState(1.0, "f1", cues=(cue,))))
    other.add(Timed(STATE, 1, EmpathyState(1.0, "f1")))
    assert one.items == other.items
    assert one.digest != other.digest


def test_parameter_files_with_and_without_namespaces(tmp_path):
    path = tmp_path / "p.yaml"
    path.write_text("/**/when: {ros__parameters: {need_on: 0.6}}\nhow: {ros__parameters: {warmth: 0.1}}\n")
    assert merged({"when": {"prior": -1}}, from_file(path)) == {
        "when": {"prior": -1, "need_on": 0.6},
        "how": {"warmth": 0.1},
    }
    path.write_text("when: {need_on: 0.6}\n")
    with pytest.raises(ConfigError, match="ros__parameters"):
        from_file(path)
