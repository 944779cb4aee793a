"""An MCAP file that is complete after every checkpoint, so that a killed writer leaves a readable file.

MCAP keeps its index at the end. `checkpoint` therefore writes the new chunk together with a fresh index and
footer in one call, and remembers where the chunk ended: the next chunk overwrites the old index. The file
grows only forwards, and between two checkpoints it ends in a valid footer. What is left to chance is a kill
in the middle of that one `pwrite` (tens of microseconds); `whee_ros.bags.mend` recovers even that.

The format is written by the `mcap` library. Its `Writer.finish` is called once a checkpoint, which it allows
as long as summary offsets (optional in the format) are off: it would repeat them.
"""

from __future__ import annotations

import os
from pathlib import Path

from mcap.writer import CompressionType, Writer

from whee_ros.bags.topic import Topic
from whee_ros.core.errors import ConfigError

CHUNK_BYTES = 4 << 20
"""Chunks end at a checkpoint or at this size, bytes."""


class _Pending:
    """The stream that the library writes to: what has not reached the file yet, at its place in the file."""

    def __init__(self) -> None:
        self.start = 0
        self.data = bytearray()

    def write(self, data: bytes) -> int:
        self.data += data
        return len(data)

    def tell(self) -> int:
        return self.start + len(self.data)

    def flush(self) -> None:
        """Nothing to do: `checkpoint` writes."""


class CheckpointFile:
    """One MCAP file of a bag. One thread at a time.

    Args:
        path: file to create; it must not exist.

    Attributes:
        counts: messages by topic.
        messages: all of them.
        start_ns, end_ns: earliest and latest log time, ns since the epoch; 0 when empty.

    Raises:
        ConfigError: if it cannot be created.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.counts: dict[str, int] = {}
        self.messages = 0
        self.start_ns = 0
        self.end_ns = 0
        self._channels: dict[str, int] = {}
        self._schemas: dict[str, int] = {}
        self._index = b""
        self._dirty = True
        try:
            self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise ConfigError(str(path), error.strerror, "Choose a folder that can be written.") from error
        self._pending = _Pending()
        self._writer = Writer(
            self._pending,
            chunk_size=CHUNK_BYTES,
            compression=CompressionType.ZSTD,
            use_summary_offsets=False,
        )
        self._writer.start("ros2")
        self.checkpoint()

    @property
    def size(self) -> int:
        """Bytes that messages take up in the file so far, index not counted."""
        return self._pending.start

    def add_topic(self, topic: Topic) -> None:
        """Declare a topic before its first message."""
        if topic.type not in self._schemas:
            text = topic.definition.encode()
            self._schemas[topic.type] = self._writer.register_schema(topic.type, "ros2msg", text)
        metadata = {"offered_qos_profiles": topic.qos.yaml(), "topic_type_hash": topic.type_hash}
        channel = self._writer.register_channel(topic.name, "cdr", self._schemas[topic.type], metadata)
        self._channels[topic.name] = channel
        self.counts[topic.name] = 0
        self._dirty = True

    def add(self, topic: str, data: bytes, log_ns: int, publish_ns: int) -> None:
        """Add one CDR message of a declared topic; times are nanoseconds since the epoch."""
        self.start_ns = min(self.start_ns, log_ns) if self.messages else log_ns
        self.end_ns = max(self.end_ns, log_ns)
        self.messages += 1
        self.counts[topic] += 1
        self._writer.add_message(self._channels[topic], log_ns, data, publish_ns, self.counts[topic])
        self._dirty = True

    def checkpoint(self, *, sync: bool = False) -> bool:
        """Make the file complete with everything added so far; return whether there was anything.

        Args:
            sync: also wait until the disk has it, against a loss of power.

        Raises:
            OSError: if the disk refuses (it is full); the file is then as after the last checkpoint.
        """
        if not self._dirty:
            return False
        self._writer.flush()
        messages = len(self._pending.data)
        self._writer.finish()
        pending, start = self._pending.data, self._pending.start
        try:
            _write(self._fd, pending, start)
            if sync:
                os.fdatasync(self._fd)
        except OSError:
            del pending[messages:]
            _write(self._fd, self._index, start)
            os.ftruncate(self._fd, start + len(self._index))
            raise
        self._index = bytes(pending[messages:])
        self._pending.start += messages
        pending.clear()
        self._dirty = False
        return True

    def close(self) -> None:
        """Write what is left and close; may be called twice."""
        if self._fd >= 0:
            try:
                self.checkpoint(sync=True)
            finally:
                os.close(self._fd)
                self._fd = -1


def _write(fd: int, data: bytes | bytearray, offset: int) -> None:
    with memoryview(data) as view:
        done = 0
        while done < len(view):
            done += os.pwrite(fd, view[done:], offset + done)
