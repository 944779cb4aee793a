"""Looks into MCAP files, and recovers every whole chunk of one that lacks its end."""

from __future__ import annotations

import errno
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mcap.exceptions import McapError
from mcap.reader import make_reader
from mcap.records import Channel, Chunk, Message, Schema
from mcap.stream_reader import StreamReader, breakup_chunk
from zstandard import ZstdError

from whee_ros.bags import metadata
from whee_ros.bags.checkpoint import CheckpointFile
from whee_ros.bags.erasure import Erasure
from whee_ros.bags.topic import Qos, Topic
from whee_ros.core.entries import parse_yaml
from whee_ros.core.errors import MediaError

AT_ONCE = 16 << 20
"""Bytes that a rewritten file keeps in memory."""
# What reading damaged bytes raises: the library's own errors, lengths and text that make no sense.
_DAMAGE = (McapError, ZstdError, struct.error, ValueError, EOFError, OverflowError, MemoryError)


@dataclass(frozen=True)
class Content:
    """What one MCAP file holds: topics, messages by topic, and its entry for metadata.yaml."""

    topics: tuple[Topic, ...]
    counts: dict[str, int]
    file: metadata.BagFile


def inspect(path: Path) -> Content | None:
    """Return the content of an MCAP file by its index, or None if it has no usable one.

    Raises:
        MediaError: if the file cannot be read at all.
    """
    try:
        with path.open("rb") as stream:
            summary = make_reader(stream).get_summary()
    except OSError as error:
        if error.errno == errno.EINVAL:  # what stands for a place in the file points beyond any
            return None
        raise MediaError(str(path), error.strerror, "Check the path and its permissions.") from error
    except _DAMAGE:
        return None
    if summary is None or summary.statistics is None:
        return None
    statistics = summary.statistics
    topics = {
        number: topic_of(channel, summary.schemas[channel.schema_id])
        for number, channel in summary.channels.items()
    }
    counts = {
        topic.name: statistics.channel_message_counts.get(number, 0) for number, topic in topics.items()
    }
    entry = metadata.BagFile(
        path.name, statistics.message_start_time, statistics.message_end_time, statistics.message_count
    )
    return Content(tuple(topics.values()), counts, entry)


def topic_of(channel: Channel, schema: Schema) -> Topic:
    """Return what an MCAP channel and its schema say of a topic."""
    qos = _qos(channel.metadata.get("offered_qos_profiles", ""))
    hash_text = channel.metadata.get("topic_type_hash", "")
    return Topic(channel.topic, schema.name, schema.data.decode(), hash_text, qos)


@cache
def _qos(text: str) -> Qos:
    """Read a list of profiles; topics share a few, and YAML is slow."""
    profiles = parse_yaml(text or "[]", "offered_qos_profiles of a bag")
    if not profiles:
        return Qos()
    first = profiles[0]
    return Qos(str(first["reliability"]), str(first["durability"]), int(first["depth"]))


def seconds(folder: Path) -> float:
    """Return the length of a bag, 0 for one without messages. Raises MediaError."""
    files = [content.file for content in map(inspect, ordered(folder)) if content is not None]
    filled = [file for file in files if file.messages]
    if not filled:
        return 0.0
    return (max(file.end_ns for file in filled) - min(file.start_ns for file in filled)) * 1e-9


def mend(path: Path) -> Content:
    """Make `path` a whole MCAP file again with every complete chunk it holds; a whole file is left alone.

    Raises:
        MediaError: if it is no MCAP file or cannot be written.
    """
    content = inspect(path)
    if content is not None:
        return content
    return rewrite(path)


def rewrite(path: Path, keep: Callable[[str, bytes], bool] | None = None) -> Content:
    """Write an MCAP file anew with every complete chunk, and put it in the old one's place in one step.

    Args:
        path: of the file.
        keep: tells by topic and bytes which messages stay; all by default.

    Raises:
        MediaError: if it is no MCAP file or cannot be written.
    """
    new = path.with_name(f".{path.name}.mended")
    new.unlink(missing_ok=True)
    mended = CheckpointFile(new)
    schemas: dict[int, Schema] = {}
    names: dict[int, str] = {}
    waiting = 0
    for record in _records(path):
        if isinstance(record, Schema):
            schemas[record.id] = record
        elif isinstance(record, Channel) and record.id not in names:
            names[record.id] = record.topic
            mended.add_topic(topic_of(record, schemas[record.schema_id]))
        elif isinstance(record, Message) and (keep is None or keep(names[record.channel_id], record.data)):
            mended.add(names[record.channel_id], record.data, record.log_time, record.publish_time)
            waiting += len(record.data)
            if waiting > AT_ONCE:
                mended.checkpoint()
                waiting = 0
    mended.close()
    new.replace(path)
    content = inspect(path)
    if content is None:
        raise MediaError(str(path), "still unreadable", "Copy the file elsewhere and report this.")
    return content


def repair(folder: Path, ros_distro: str) -> tuple[metadata.BagFile, ...]:
    """Mend every MCAP file of a bag folder and write its metadata.yaml anew; return its files.

    Raises:
        MediaError: if there is no MCAP file in it, or one is beyond repair.
    """
    paths = ordered(folder)
    if not paths:
        raise MediaError(str(folder), "no .mcap file in it", "Give the folder that holds metadata.yaml.")
    contents = [mend(path) for path in paths]
    if finish(folder):
        contents = [mend(path) for path in paths]
    topics = {topic.name: topic for content in contents for topic in content.topics}
    counts = {name: sum(content.counts.get(name, 0) for content in contents) for name in topics}
    files = tuple(content.file for content in contents)
    text = metadata.render(files, tuple(topics.values()), counts, {metadata.STATE: "finished"}, ros_distro)
    metadata.write(folder, text, sync=True)
    return files


def finish(folder: Path) -> bool:
    """End an erasure that a kill cut short; return whether there was one. Raises MediaError."""
    erasure = Erasure.pending(folder)
    if erasure is None:
        return False
    for path in ordered(folder):
        rewrite(path, erasure.keeps)
    Erasure.done(folder)
    return True


def ordered(folder: Path) -> list[Path]:
    """Return the MCAP files of a bag folder by the number at the end of their names."""

    def number(path: Path) -> int:
        last = path.stem.rsplit("_", 1)[-1]
        return int(last) if last.isdigit() else 0

    return sorted((path for path in folder.glob("*.mcap") if not path.name.startswith(".")), key=number)


def _records(path: Path) -> Iterator[object]:
    """Yield schemas, channels and messages up to the first damage."""
    with path.open("rb") as stream:
        records = StreamReader(stream, emit_chunks=True, record_size_limit=1 << 30).records
        try:
            first = next(records)
        except (*_DAMAGE, StopIteration) as error:
            raise MediaError(
                str(path), "no MCAP file", "Only bags in MCAP format can be repaired."
            ) from error
        yield first
        while True:
            try:
                record = next(records)
                parts = breakup_chunk(record, validate_crc=True) if isinstance(record, Chunk) else [record]
            except (*_DAMAGE, StopIteration, RuntimeError):
                return
            yield from parts
