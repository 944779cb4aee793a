"""Hands camera frames from node to node inside one process: over DDS large images are lost or late."""

from __future__ import annotations

from collections.abc import Callable

from whee_ros.core.media import Frame

_listeners: dict[str, list[Callable[[Frame], None]]] = {}


def listen(topic: str, heard: Callable[[Frame], None]) -> Callable[[], None]:
    """Call `heard` with every frame published under the resolved name `topic`; returns how to stop that."""
    _listeners.setdefault(topic, []).append(heard)
    return lambda: _listeners[topic].remove(heard)


def publish(topic: str, frame: Frame) -> int:
    """Hand `frame` to everybody in this process and return how many took it."""
    taken = _listeners.get(topic, [])
    for heard in list(taken):
        heard(frame)
    return len(taken)
