"""Reads a bag without ROS: messages as core dataclasses, by name, from the definitions in the bag itself."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from rosbags.rosbag2 import Reader, ReaderError
from rosbags.typesys import Stores, get_types_from_msg, get_typestore

from whee_ros.bags.mend import inspect, ordered
from whee_ros.core import empathy, face, media, motion, trace, voice
from whee_ros.core.errors import MediaError

_MODULES = (empathy, face, media, motion, trace, voice)


def messages(folder: Path) -> Iterator[tuple[str, int, Any]]:
    """Yield topic, log time (ns since the epoch) and value of every message, in order of time.

    The value is the core dataclass of the message's name where there is one, the text of a String, else the
    message as `rosbags` decodes it.

    Raises:
        MediaError: if the folder is no bag, or one that needs repair.
    """
    broken = [path.name for path in ordered(folder) if inspect(path) is None] if folder.is_dir() else []
    if broken:
        raise MediaError(str(folder), f"{', '.join(broken)} has no end", f"Run: whee bag repair {folder}")
    try:
        with Reader(folder) as reader:
            store = get_typestore(Stores.EMPTY)
            for connection in reader.connections:
                store.register(get_types_from_msg(connection.msgdef.data, connection.msgtype))
            for connection, stamp, data in reader.messages():
                message = store.deserialize_cdr(data, connection.msgtype)
                yield connection.topic, stamp, value(message, connection.msgtype)
    except (ReaderError, FileNotFoundError, AssertionError) as error:
        raise MediaError(str(folder), error, "Give the folder that holds metadata.yaml.") from error


def namespace(topics: typing.Iterable[str]) -> str:
    """Return the namespace the system ran in, from the name of its state topic ("" if it is not there)."""
    end = "/empathy/state"
    return next((topic[: -len(end)] for topic in topics if topic.endswith(end)), "")


def value(message: Any, type_name: str) -> Any:
    """Return a decoded message as the core dataclass of its name, a String as text, others as they are."""
    if type_name == "std_msgs/msg/String":
        return message.data
    kind = _domain(type_name.rsplit("/", 1)[-1])
    return message if kind is None or not type_name.startswith("whee_interfaces/") else _build(message, kind)


@cache
def _domain(name: str) -> Any:
    found = (getattr(module, name, None) for module in _MODULES)
    return next((kind for kind in found if dataclasses.is_dataclass(kind)), None)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _build(message: Any, kind: Any) -> Any:
    values = {}
    for name, hint in _hints(kind).items():
        if hasattr(message, name):
            values[name] = _convert(getattr(message, name), hint)
        elif name in ("stamp", "frame_id") and hasattr(message, "header"):
            values[name] = _convert(getattr(message.header, name), hint)
    return kind(**values)


def _convert(found: Any, hint: Any) -> Any:
    if isinstance(hint, types.GenericAlias) and hint.__origin__ is tuple:
        item = hint.__args__[0]
        return tuple(
            _build(one, item) if dataclasses.is_dataclass(item) else _convert(one, item) for one in found
        )
    if hint is float and hasattr(found, "nanosec"):
        return float(found.sec) + 1e-9 * float(found.nanosec)
    if isinstance(found, np.generic):
        return found.item()
    return found
