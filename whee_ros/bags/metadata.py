"""metadata.yaml of a rosbag2 folder (version 9, as of ROS 2 Jazzy), written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from whee_ros.bags.topic import Topic

FILE = "metadata.yaml"
STATE = "whee_state"
"""Key of custom_data that says whether the recorder closed the bag: "recording" or "finished"."""


@dataclass(frozen=True)
class BagFile:
    """One file of a bag: its name, times in ns since the epoch (0 when empty), number of messages."""

    name: str
    start_ns: int
    end_ns: int
    messages: int


def render(
    files: Sequence[BagFile],
    topics: Sequence[Topic],
    counts: Mapping[str, int],
    custom: Mapping[str, str],
    ros_distro: str,
) -> str:
    """Return the text of metadata.yaml.

    It is put together by hand because it is written twice a second, where PyYAML would take 20 ms each time;
    strings are quoted as JSON, which is YAML.
    """
    filled = [file for file in files if file.messages]
    start = min((file.start_ns for file in filled), default=0)
    end = max((file.end_ns for file in filled), default=0)
    lines = [
        "rosbag2_bagfile_information:",
        "  version: 9",
        "  storage_identifier: mcap",
        "  duration:",
        f"    nanoseconds: {end - start}",
        "  starting_time:",
        f"    nanoseconds_since_epoch: {start}",
        f"  message_count: {sum(file.messages for file in files)}",
        "  topics_with_message_count:" if topics else "  topics_with_message_count: []",
    ]
    for topic in topics:
        lines += [
            "    - topic_metadata:",
            f"        name: {json.dumps(topic.name)}",
            f"        type: {topic.type}",
            "        serialization_format: cdr",
            "        offered_qos_profiles:",
            topic.qos.yaml("          "),
            f"        type_description_hash: {json.dumps(topic.type_hash)}",
            f"      message_count: {counts.get(topic.name, 0)}",
        ]
    lines += ['  compression_format: ""', '  compression_mode: ""', "  relative_file_paths:"]
    lines += [f"    - {json.dumps(file.name)}" for file in files]
    lines.append("  files:")
    for file in files:
        lines += [
            f"    - path: {json.dumps(file.name)}",
            "      starting_time:",
            f"        nanoseconds_since_epoch: {file.start_ns}",
            "      duration:",
            f"        nanoseconds: {file.end_ns - file.start_ns}",
            f"      message_count: {file.messages}",
        ]
    lines.append("  custom_data:" if custom else "  custom_data: ~")
    lines += [f"    {json.dumps(key)}: {json.dumps(value)}" for key, value in custom.items()]
    lines.append(f"  ros_distro: {json.dumps(ros_distro)}")
    return "\n".join(lines) + "\n"


def write(folder: Path, text: str, *, sync: bool = False) -> None:
    """Replace metadata.yaml of `folder` by `text` in one step."""
    new = folder / f".{FILE}.new"
    with new.open("w", encoding="utf-8") as stream:
        stream.write(text)
        if sync:
            stream.flush()
            os.fsync(stream.fileno())
    new.replace(folder / FILE)
