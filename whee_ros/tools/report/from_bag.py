"""A recorded conversation as events, so that a bag gives the same report as the live system."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from whee_ros.bags.choice import IMAGES
from whee_ros.bags.reader import declared, namespace, raw_messages
from whee_ros.tools.report.session import Event


def events(folder: Path) -> Iterator[Event]:
    """Yield every message of a bag but pictures, with the time at which the recorder received it.

    Raises:
        MediaError: if the folder is no bag, or one that needs repair.
    """
    topics = {topic.name: topic.type for topic in declared(folder)}
    start = namespace(topics) + "/"
    for raw in raw_messages(folder, lambda name: topics[name] not in IMAGES):
        yield Event(raw.topic.name.removeprefix(start), raw.log_ns * 1e-9, raw.decode())
