"""A recorded conversation as events, so that a bag gives the same report as the live system."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from whee_ros.bags.reader import messages, namespace
from whee_ros.tools.report.session import Event


def events(folder: Path) -> Iterator[Event]:
    """Yield every message of a bag with the time at which the recorder received it.

    Raises:
        MediaError: if the folder is no bag, or one that needs repair.
    """
    found = list(messages(folder))
    start = namespace({topic for topic, _, _ in found}) + "/"
    for topic, stamp, value in found:
        yield Event(topic.removeprefix(start), stamp * 1e-9, value)
