"""Pictures and sound are kept of those alone who agreed, and go when they change their mind."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rosbags.rosbag2 import Reader

from whee_ros.bags import encode, erasure, phrases
from whee_ros.bags.consent import HELD, ConsentGate, Held
from whee_ros.bags.erasure import Erasure, stamp_of
from whee_ros.bags.mend import repair
from whee_ros.bags.writer import BagWriter
from whee_ros.core.consent import EVERYONE, Consent
from whee_ros.core.face import FaceObservation
from whee_ros.core.media import AudioChunk

NS = 10**9
SOUND, WORDS = "/microphone/audio", "/transcript"
ENCODER = encode.Encoder()


def chunk(stamp: float) -> bytes:
    return ENCODER.encode(AudioChunk(stamp, 16000, [0.1, 0.2], 1))


def held(stamp: float, kind: str = "voice") -> Held:
    topic = SOUND if kind == "voice" else "/camera/image_raw"
    return Held(topic, kind, chunk(stamp), round(stamp * NS), round(stamp * NS))


def kept(gate: ConsentGate, items: list[Held]) -> list[float]:
    for item in items:
        gate.hold(item)
    last = max(item.log_ns for item in items) + round((HELD + 1) * NS)
    return [stamp_of(item.data) / NS for item in gate.release(last)]


def look(gate: ConsentGate, who: str, *stamps: float) -> None:
    for stamp in stamps:
        gate.presence.see(FaceObservation(stamp, who, attended=True))


def test_without_consent_nothing_is_kept_face_or_no_face():
    gate = ConsentGate()
    look(gate, "f1", 10.0)
    assert kept(gate, [held(10.0, "face"), held(10.0), held(60.0)]) == []
    assert gate.withheld == 3
    assert gate.state("full").withheld == 3


def test_consent_holds_for_its_person_and_from_then_on():
    gate = ConsentGate()
    look(gate, "f1", 10.0, 11.0, 12.0, 13.0)
    gate.hear(Consent(11.0, "f1", True, False))
    assert kept(gate, [held(10.5, "face"), held(11.5, "face"), held(11.5, "voice")]) == [11.5]


def test_a_stranger_who_comes_in_stops_it_and_one_word_for_everyone_does_not_cover_a_refusal():
    gate = ConsentGate()
    gate.hear(Consent(0.0, "f1", True, True))
    look(gate, "f1", *range(10, 40))
    look(gate, "f2", 25.0)
    assert kept(gate, [held(12.0, "face"), held(25.0, "face"), held(22.0, "voice"), held(35.0, "face")]) == [
        12.0,
        35.0,
    ]
    gate.hear(Consent(0.0, EVERYONE, True, True, "parameter", "Dr Who"))
    assert kept(gate, [held(25.1, "face")]) == [25.1]
    gate.hear(Consent(26.0, "f2", False, False))
    assert kept(gate, [held(25.1, "face"), held(35.0, "face")]) == [35.0]


def test_presence_is_forgotten_with_its_names():
    gate = ConsentGate()
    gate.presence.see(FaceObservation(10.0, "f1", "anna", attended=True))
    look(gate, "f2", 80.0)
    gate.presence.forget(20.0)
    assert gate.presence.between(0.0, 100.0) == {"f2"}
    assert gate.presence.name("f1") == "f1"


def test_a_name_given_later_counts_for_the_face_it_was():
    gate = ConsentGate()
    gate.presence.see(FaceObservation(10.0, "f1"))
    gate.presence.see(FaceObservation(20.0, "f1", "anna"))
    gate.hear(Consent(5.0, "anna", True, True))
    assert gate.allows("face", 10.0, 10.0)
    assert gate.presence.partner(20.0) == "anna"
    assert len(gate.presence.spans("anna", 0.0)) == 2


def test_withdrawal_says_what_has_to_go():
    gate = ConsentGate()
    gate.hear(Consent(0.0, EVERYONE, True, True))
    look(gate, "f1", 10.0)
    look(gate, "f2", 50.0)
    kept(gate, [held(10.0, "face"), held(10.0)])
    found = gate.hear(Consent(60.0, "f1", False, False))
    assert found is not None
    assert found.spans["/camera/image_raw"] == [(9 * NS, 11 * NS)]
    assert found.spans[SOUND] == [(5 * NS, 15 * NS)]
    assert not found.keeps(SOUND, chunk(14.0))
    assert found.keeps(SOUND, chunk(16.0))
    assert found.keeps(WORDS, chunk(10.0))
    all_gone = gate.hear(Consent(61.0, EVERYONE, False, False))
    assert all_gone is not None
    assert not all_gone.keeps(SOUND, chunk(16.0))


def bag(folder: Path) -> BagWriter:
    writer = BagWriter(folder, split_s=4.0)
    for name in (SOUND, WORDS):
        writer.add_topic(encode.topic(name, "whee_interfaces/msg/AudioChunk"))
        for second in range(10):
            writer.add(name, chunk(float(second)), second * NS, second * NS)
    return writer


def stamps(folder: Path) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {SOUND: [], WORDS: []}
    with Reader(folder) as reader:
        for connection, stamp, _ in reader.messages():
            found[connection.topic].append(stamp // NS)
    return found


GOES = Erasure({SOUND: [(2 * NS, 3 * NS), (8 * NS, 20 * NS)]})


def test_what_was_written_of_somebody_goes_from_the_open_bag_and_nothing_else(tmp_path):
    writer = bag(tmp_path / "bag")
    assert writer.erase(GOES) == 4
    writer.add(SOUND, chunk(30.0), 30 * NS, 30 * NS)
    writer.close()
    assert stamps(tmp_path / "bag") == {SOUND: [0, 1, 4, 5, 6, 7, 30], WORDS: list(range(10))}
    assert not (tmp_path / "bag" / erasure.FILE).exists()
    assert all(b"\x00" for _ in (tmp_path / "bag").glob("*.mcap"))


@pytest.mark.parametrize("way", ["continue", "repair"])
def test_an_erasure_that_was_killed_is_ended(tmp_path, way):
    writer = bag(tmp_path / "bag")
    writer.flush()
    GOES.begin(tmp_path / "bag")  # and killed here
    if way == "continue":
        BagWriter(tmp_path / "bag").close()
    else:
        repair(tmp_path / "bag", "kilted")
    assert stamps(tmp_path / "bag") == {SOUND: [0, 1, 4, 5, 6, 7], WORDS: list(range(10))}


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Yes, you may record me.", True),
        ("I agree to be recorded.", True),
        ("I do not agree to be recorded.", None),
        ("May I ask, if I agree to be recorded, who sees it?", None),
        ("Please stop recording me!", False),
        ("I don\u2019t want to be recorded any more.", False),
        ("You may record me. No, do not record me.", False),
        ("They recorded me yesterday.", None),
    ],
)
def test_spoken_consent(text, meaning):
    assert phrases.meant(text) is meaning


AGREEING = sorted({word for phrase in phrases.AGREE for word in phrase.split()})


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*AGREEING, *phrases.AGREE, "!", "\n"]), max_size=8).map(" ".join))
def test_words_of_consent_in_any_order_after_a_no_are_none(text):
    assert phrases.meant(f"not {text}") is not True
