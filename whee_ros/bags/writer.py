"""A rosbag2 folder being written: files of bounded length, metadata.yaml always up to date."""

from __future__ import annotations

import os
from pathlib import Path

from whee_ros.bags import choice, metadata
from whee_ros.bags.checkpoint import CheckpointFile
from whee_ros.bags.erasure import Erasure
from whee_ros.bags.mend import Content, finish, mend, ordered, rewrite
from whee_ros.bags.topic import Topic
from whee_ros.core.errors import ConfigError


def distro() -> str:
    """Return the ROS distribution in use: the sourced one, else that of the wheels."""
    return os.environ.get("ROS_DISTRO", "kilted")


class BagWriter:
    """Writes one bag. One thread at a time; `whee_ros.bags.recording` adds the thread.

    The folder is a readable bag after the constructor and after every `flush`. A folder whose recorder was
    killed is continued with one more file; a finished bag is never touched.

    Args:
        folder: of the bag; made if need be.
        split_s: seconds of messages a file; keeps the index of one file small.
        split_bytes: bytes in a file after which the next one begins; 0 sets no bound.
        ros_distro: for metadata.yaml.

    Raises:
        ConfigError: if the folder holds a finished bag or cannot be written.
    """

    def __init__(
        self, folder: Path, *, split_s: float = 600.0, split_bytes: int = 0, ros_distro: str = ""
    ) -> None:
        self.folder = folder
        self.topics: dict[str, Topic] = {}
        self.counts: dict[str, int] = {}
        self.bytes = 0
        self._split_ns = round(split_s * 1e9)
        self._split_bytes = split_bytes
        self._distro = ros_distro or distro()
        self._done: list[metadata.BagFile] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(
                f"bag folder {folder}", error.strerror, "Choose one that can be written."
            ) from error
        self._continue()
        self._file = self._next_file()
        self._listed = 0  # topics in metadata.yaml
        self._write_metadata("recording")

    @property
    def messages(self) -> int:
        """How many messages the bag holds, unflushed ones included."""
        return sum(self.counts.values())

    def add_topic(self, topic: Topic) -> None:
        """Declare a topic; declaring it again changes nothing."""
        if topic.name not in self.topics:
            self.topics[topic.name] = topic
            self.counts.setdefault(topic.name, 0)
            self._file.add_topic(topic)

    def add(self, topic: str, data: bytes, log_ns: int, publish_ns: int) -> None:
        """Add a CDR message of a declared topic; times are ns since the epoch."""
        long = log_ns - self._file.start_ns > self._split_ns
        large = bool(self._split_bytes) and self._file.size >= self._split_bytes
        if self._file.messages and (long or large):
            self._split()
        self._file.add(topic, data, log_ns, publish_ns)
        self.counts[topic] += 1
        self.bytes += len(data)

    def flush(self, *, sync: bool = False) -> None:
        """Bring the folder up to date with everything added.

        Raises:
            OSError: if the disk refuses; the bag then ends at the last flush.
        """
        if (
            len(self.topics) > self._listed
        ):  # first: readers pass over a topic that metadata.yaml does not name
            self._write_metadata("recording", sync=sync)
        if self._file.checkpoint(sync=sync):
            self._write_metadata("recording", sync=sync)

    def close(self) -> None:
        """Finish the bag; may be called twice."""
        self._file.close()
        self._write_metadata("finished", sync=True)

    def erase(self, erasure: Erasure) -> int:
        """Remove messages from what was written so far, file by file; return how many went.

        A kill in the middle leaves every file whole; whoever continues or repairs the bag ends what was begun.
        """
        before = self.messages
        if self._file.messages:
            self._split()
        erasure.begin(self.folder)
        self._done, self.counts = [], dict.fromkeys(self.counts, 0)
        for path in ordered(self.folder):
            if path != self._file.path:
                self._count(rewrite(path, erasure.keeps))
        Erasure.done(self.folder)
        self._write_metadata("recording", sync=True)
        return before - self.messages

    def _count(self, content: Content) -> None:
        self._done.append(content.file)
        self.topics.update({topic.name: topic for topic in content.topics})
        for name, count in content.counts.items():
            self.counts[name] = self.counts.get(name, 0) + count

    def _continue(self) -> None:
        """Take over what a killed recorder left in the folder."""
        files = ordered(self.folder)
        if not files:
            return
        if choice.finished(self.folder):
            raise ConfigError(
                f"bag folder {self.folder}", "it holds a bag already", "Choose another folder or remove it."
            )
        for path in files:
            mend(path)
        finish(self.folder)
        for path in files:
            self._count(mend(path))

    def _next_file(self) -> CheckpointFile:
        path = self.folder / f"{self.folder.resolve().name}_{len(self._done)}.mcap"
        file = CheckpointFile(path)
        for topic in self.topics.values():
            file.add_topic(topic)
        return file

    def _split(self) -> None:
        self._file.close()
        self._done.append(self._entry())
        self._file = self._next_file()

    def _entry(self) -> metadata.BagFile:
        file = self._file
        return metadata.BagFile(file.path.name, file.start_ns, file.end_ns, file.messages)

    def _write_metadata(self, state: str, *, sync: bool = False) -> None:
        files = [*self._done, self._entry()]
        topics = list(self.topics.values())
        self._listed = len(topics)
        custom = {metadata.STATE: state}
        metadata.write(
            self.folder, metadata.render(files, topics, self.counts, custom, self._distro), sync=sync
        )
