"""A bag written by a thread of its own, so that a slow disk never holds up who listens."""

from __future__ import annotations

import shutil
import threading
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from whee_ros.bags.erasure import Erasure
from whee_ros.bags.topic import Topic
from whee_ros.bags.writer import BagWriter
from whee_ros.core.errors import WheeError

MOST_WAITING = 256 << 20
"""Bytes that may wait for the disk; messages beyond are dropped and counted."""


class _Item(NamedTuple):
    topic: str
    data: bytes
    log_ns: int
    publish_ns: int


@dataclass(frozen=True)
class RecordingStatus:
    """How a recording goes: messages and bytes taken, messages dropped, what failed ("" while well)."""

    messages: int
    bytes: int
    dropped: int
    failure: str


class Recording:
    """Takes messages from any thread and flushes them to a bag.

    Args:
        writer: the bag; owned from here on.
        flush_s: seconds between flushes: what a kill can cost.
        sync: whether each flush waits for the disk, against a loss of power.
        reserve: bytes of the disk that stay free; the bag is closed in order before they are used.
    """

    def __init__(
        self, writer: BagWriter, *, flush_s: float = 0.5, sync: bool = True, reserve: int = 0
    ) -> None:
        self.folder = writer.folder
        self._writer = writer
        self._flush_s = flush_s
        self._sync = sync
        self._reserve = reserve
        self._items: deque[_Item | Topic | Erasure] = deque()
        self._waiting = 0
        self._lock = threading.Lock()
        self._messages = self._bytes = self._dropped = 0
        self._failure = ""
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="bag", daemon=True)
        self._thread.start()

    def add_topic(self, topic: Topic) -> None:
        """Declare a topic before its first message."""
        with self._lock:
            self._items.append(topic)

    def add(self, topic: str, data: bytes, log_ns: int, publish_ns: int) -> None:
        """Take one CDR message; returns at once."""
        with self._lock:
            if self._failure or self._waiting + len(data) > MOST_WAITING:
                self._dropped += 1
                return
            self._items.append(_Item(topic, data, log_ns, publish_ns))
            self._waiting += len(data)
            self._messages += 1
            self._bytes += len(data)

    def erase(self, erasure: Erasure) -> None:
        """Remove messages that were taken before this call; returns at once."""
        with self._lock:
            self._items.append(erasure)

    @property
    def status(self) -> RecordingStatus:
        """How it goes."""
        with self._lock:
            return RecordingStatus(self._messages, self._bytes, self._dropped, self._failure)

    def close(self) -> None:
        """Write what is left and finish the bag; may be called twice."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        try:
            while not self._stopping.wait(self._flush_s):
                self._drain()
                self._writer.flush(sync=self._sync)
                if free(self.folder) < self._reserve:
                    self._fail(f"only {free(self.folder) >> 20} MB are left on the disk; the bag was closed")
                    break
            self._drain()
            self._writer.close()
        except OSError as error:
            self._fail(error.strerror or str(error))
        except WheeError as error:
            self._fail(str(error))

    def _fail(self, why: str) -> None:
        with self._lock:
            self._failure = f"bag {self.folder}: {why}. Free some space and start a new recording."
            self._items.clear()

    def _drain(self) -> None:
        with self._lock:
            items, self._items, self._waiting = self._items, deque(), 0
        for item in items:
            if isinstance(item, Topic):
                self._writer.add_topic(item)
            elif isinstance(item, Erasure):
                self._writer.erase(item)
            else:
                self._writer.add(*item)


def free(folder: Path) -> int:
    """Return the bytes that are free where `folder` is, or will be."""
    there = next(parent for parent in (folder, *folder.absolute().parents) if parent.exists())
    return shutil.disk_usage(there).free
