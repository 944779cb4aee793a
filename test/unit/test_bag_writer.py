"""A bag is whole after every flush: for rosbags, for mcap, and after a kill."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from mcap.reader import make_reader
from mcap_ros2.decoder import DecoderFactory
from rclpy.serialization import serialize_message
from rosbags.rosbag2 import Reader
from rosbags.typesys import Stores, get_types_from_msg, get_typestore

from whee_ros.bags import choice, metadata, recording, schemas
from whee_ros.bags.mend import inspect, mend, repair
from whee_ros.bags.topic import Qos, Topic
from whee_ros.bags.writer import BagWriter
from whee_ros.core.empathy import Cue, EmpathyState
from whee_ros.core.errors import ConfigError, MediaError
from whee_ros.core.params import specs
from whee_ros.nodes.recorder import RecorderConfig
from whee_ros.ros.convert import to_msg

STATE = "whee_interfaces/msg/EmpathyState"
NS = 10**9


def topic(name: str = "/empathy/state", kind: str = STATE, qos: Qos | None = None) -> Topic:
    return Topic(name, kind, schemas.definition(kind), schemas.type_hash(kind), qos or Qos())


def state(need: float, stamp: float = 5.0) -> bytes:
    cues = (Cue("sentiment", "text", -0.8, 0.9, stamp, 1.25, "negative"),)
    return bytes(
        serialize_message(to_msg(EmpathyState(stamp, "p1", "u1", need=need, cues=cues, text="I am sad")))
    )


def rosbags_messages(folder: Path) -> list[tuple[str, int, object]]:
    with Reader(folder) as reader:
        store = get_typestore(Stores.EMPTY)
        for connection in reader.connections:
            store.register(get_types_from_msg(connection.msgdef.data, connection.msgtype))
        return [(c.topic, t, store.deserialize_cdr(d, c.msgtype)) for c, t, d in reader.messages()]


def test_a_definition_names_every_type_it_uses_once():
    text = schemas.definition("whee_interfaces/msg/EmpathyState")
    parts = [line[5:] for line in text.splitlines() if line.startswith("MSG: ")]
    assert parts == ["std_msgs/Header", "whee_interfaces/Cue", "builtin_interfaces/Time"]
    assert schemas.type_hash(STATE).startswith("RIHS01_")


def test_field_types_of_awkward_definitions():
    lines = [
        "# Cue x",
        "Header header",
        "uint8 A=1",
        "string<=10 s",
        "uint8[<=5] d",
        "geometry_msgs/Point[3] p",
    ]
    text = "\n".join([*lines, "Cue[] c", ""])
    assert schemas.used_types(text, "whee_interfaces") == [
        "std_msgs/msg/Header",
        "geometry_msgs/msg/Point",
        "whee_interfaces/msg/Cue",
    ]


def test_a_type_that_is_not_installed_is_named():
    with pytest.raises(ConfigError, match="no_such_msgs/msg/Thing"):
        schemas.definition("no_such_msgs/msg/Thing")


def test_unfinished_bag_reads_with_rosbags_and_mcap(tmp_path):
    writer = BagWriter(tmp_path / "bag")
    writer.add_topic(topic(qos=Qos("best_effort", "transient_local", 5)))
    for index in range(5):
        writer.add("/empathy/state", state(index / 10), index * NS + 1, index * NS)
        writer.flush()
    found = rosbags_messages(tmp_path / "bag")
    assert [round(message.need, 3) for _, _, message in found] == [0.0, 0.1, 0.2, 0.3, 0.4]
    assert found[0][2].cues[0].name == "sentiment"
    assert found[0][2].text == "I am sad"
    with (tmp_path / "bag" / "bag_0.mcap").open("rb") as stream:
        reader = make_reader(stream, decoder_factories=[DecoderFactory()])
        times = [
            (message.log_time, message.publish_time, round(decoded.need, 3))
            for _, _, message, decoded in reader.iter_decoded_messages()
        ]
    assert times[3] == (3 * NS + 1, 3 * NS, 0.3)
    info = yaml.safe_load((tmp_path / "bag" / "metadata.yaml").read_text())["rosbag2_bagfile_information"]
    assert info["message_count"] == 5
    assert info["duration"]["nanoseconds"] == 4 * NS
    offered = info["topics_with_message_count"][0]["topic_metadata"]["offered_qos_profiles"][0]
    assert (offered["reliability"], offered["durability"], offered["depth"]) == (
        "best_effort",
        "transient_local",
        5,
    )
    assert info["custom_data"] == {metadata.STATE: "recording"}


def test_an_empty_bag_opens(tmp_path):
    BagWriter(tmp_path / "bag")
    assert rosbags_messages(tmp_path / "bag") == []


def test_the_file_never_shrinks_and_always_ends_whole(tmp_path):
    writer = BagWriter(tmp_path / "bag")
    path = tmp_path / "bag" / "bag_0.mcap"
    sizes = []
    for index in range(20):
        writer.add_topic(topic(f"/t{index}"))
        writer.add(f"/t{index}", state(0.5), index, index)
        writer.flush()
        sizes.append(path.stat().st_size)
        content = inspect(path)
        assert content is not None
        assert content.file.messages == index + 1
        assert len(content.topics) == index + 1
    assert sizes == sorted(sizes)


def test_splitting_keeps_one_bag(tmp_path):
    writer = BagWriter(tmp_path / "bag", split_s=2.0)
    writer.add_topic(topic())
    for index in range(10):
        writer.add("/empathy/state", state(index / 10), index * NS, index * NS)
    writer.close()
    assert [path.name for path in sorted((tmp_path / "bag").glob("*.mcap"))] == [
        "bag_0.mcap",
        "bag_1.mcap",
        "bag_2.mcap",
        "bag_3.mcap",
    ]
    assert [time_ns // NS for _, time_ns, _ in rosbags_messages(tmp_path / "bag")] == list(range(10))


def test_a_finished_bag_is_not_touched_and_an_unfinished_one_is_continued(tmp_path):
    first = BagWriter(tmp_path / "bag")
    first.add_topic(topic())
    first.add("/empathy/state", state(0.1), NS, NS)
    first.flush()  # and killed here
    second = BagWriter(tmp_path / "bag")
    second.add_topic(topic())
    second.add("/empathy/state", state(0.2), 2 * NS, 2 * NS)
    second.close()
    assert [round(message.need, 1) for _, _, message in rosbags_messages(tmp_path / "bag")] == [0.1, 0.2]
    with pytest.raises(ConfigError, match="holds a bag already"):
        BagWriter(tmp_path / "bag")


def test_a_full_disk_leaves_the_last_flush(tmp_path):
    writer = BagWriter(tmp_path / "bag")
    path = tmp_path / "bag" / "bag_0.mcap"
    writer.add_topic(topic())
    writer.add("/empathy/state", state(0.1), NS, NS)
    writer.flush()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 4096, hard))
    try:
        for index in range(200):
            writer.add("/empathy/state", os.urandom(500), (2 + index) * NS, 0)
        with pytest.raises(OSError, match="too large"):
            writer.flush()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert len(rosbags_messages(tmp_path / "bag")) == 1
    writer.flush()  # space again: nothing was lost
    content = inspect(path)
    assert content is not None
    assert content.file.messages == 201


def test_repair_brings_back_every_whole_chunk(tmp_path):
    writer = BagWriter(tmp_path / "bag")
    writer.add_topic(topic())
    for index in range(10):
        writer.add("/empathy/state", state(index / 10), index * NS, index * NS)
        writer.flush()
    path = tmp_path / "bag" / "bag_0.mcap"
    whole = path.read_bytes()
    end = writer._file.size  # where the index starts
    (tmp_path / "bag" / "metadata.yaml").unlink()
    for cut, kept in ((len(whole) - 1, 10), (end + 3, 10), (end - 200, 9)):
        path.write_bytes(whole[:cut])
        assert inspect(path) is None
        files = repair(tmp_path / "bag", "kilted")
        assert files[0].messages == kept
        assert len(rosbags_messages(tmp_path / "bag")) == kept


def test_an_index_said_to_be_beyond_any_file_is_damage(tmp_path):
    writer = BagWriter(tmp_path / "bag")
    writer.add_topic(topic())
    writer.add("/empathy/state", state(0.5), NS, NS)
    writer.close()
    path = tmp_path / "bag" / "bag_0.mcap"
    broken = bytearray(path.read_bytes())
    # the footer ends with two places (8 bytes each), a checksum (4) and the magic (8)
    broken[-28:-20] = (2**63 - 1).to_bytes(8, "little")
    path.write_bytes(broken)
    assert inspect(path) is None
    (tmp_path / "bag" / "metadata.yaml").unlink()
    assert repair(tmp_path / "bag", "kilted")[0].messages == 1


def test_repair_of_overwritten_bytes_and_of_no_bag(tmp_path):
    writer = BagWriter(tmp_path / "bag")
    writer.add_topic(topic())
    for index in range(6):
        writer.add("/empathy/state", state(index / 10), index * NS, index * NS)
        writer.flush()
    path = tmp_path / "bag" / "bag_0.mcap"
    broken = bytearray(path.read_bytes())
    broken[-400:] = random.Random(1).randbytes(400)
    path.write_bytes(broken)
    assert mend(path).file.messages == 6
    other = tmp_path / "x.mcap"
    other.write_bytes(b"not a bag at all, but long enough to look at it twice")
    with pytest.raises(MediaError, match="no MCAP file"):
        mend(other)
    with pytest.raises(MediaError, match=r"no \.mcap file"):
        repair(tmp_path / "nothing", "kilted")


def test_a_bag_is_split_by_size_and_stays_one(tmp_path):
    writer = BagWriter(tmp_path / "bag", split_bytes=2000)
    writer.add_topic(topic())
    for index in range(8):
        writer.add("/empathy/state", os.urandom(900), index * NS, index * NS)
        writer.flush()
    writer.close()
    files = sorted((tmp_path / "bag").glob("*.mcap"))
    assert len(files) >= 3
    with Reader(tmp_path / "bag") as reader:
        assert [stamp // NS for _, stamp, _ in reader.messages()] == list(range(8))


def test_a_recording_is_closed_in_order_before_the_disk_is_full(tmp_path, monkeypatch):
    room = [2 << 20]
    monkeypatch.setattr(recording, "free", lambda folder: room[0])
    running = recording.Recording(BagWriter(tmp_path / "bag"), flush_s=0.01, sync=False, reserve=1 << 20)
    running.add_topic(topic())
    running.add("/empathy/state", state(0.1), NS, NS)
    room[0] = 1000
    deadline = time.monotonic() + 60.0
    while not running.status.failure:
        assert time.monotonic() < deadline
        time.sleep(0.005)
    running.add("/empathy/state", state(0.2), 2 * NS, 2 * NS)
    running.close()
    assert "left on the disk" in running.status.failure
    assert running.status.dropped == 1
    assert len(rosbags_messages(tmp_path / "bag")) == 1
    assert choice.finished(tmp_path / "bag")


WRITE = """
import sys
from pathlib import Path
from whee_ros.bags.recording import Recording
from whee_ros.bags.topic import Topic
from whee_ros.bags.writer import BagWriter
recording = Recording(BagWriter(Path(sys.argv[1])), flush_s=0.02, sync=False)
recording.add_topic(Topic("/n", "std_msgs/msg/String", "string data", "RIHS01_0"))
number = 0
while True:
    text = f"{number:08}".encode() + bytes(1)
    recording.add("/n", bytes((0, 1, 0, 0, len(text), 0, 0, 0)) + text, number, number)
    number += 1
    if number % 1000 == 0:
        print(number, flush=True)
        sys.stdin.readline()
"""


def test_sigkill_loses_what_came_since_the_last_flush_and_nothing_before(tmp_path):
    """How much that can be is a parameter, `bag_flush`, of half a second and at most one."""
    command = [sys.executable, "-c", WRITE, str(tmp_path / "bag")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        deadline = time.monotonic() + 60.0
        file = tmp_path / "bag" / "bag_0.mcap"
        while (there := inspect(file) if file.exists() else None) is None or there.file.messages < 1000:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        process.stdin.write("\n")  # goes on, and dies while it writes
        process.stdin.flush()
        process.kill()
    found = [int(message.data) for _, _, message in rosbags_messages(tmp_path / "bag")]
    assert found == list(range(len(found)))
    assert len(found) >= 1000
    assert specs(RecorderConfig)["bag_flush"].high <= 1.0
