"""Reads a bag without ROS: messages as core dataclasses, by name, from the definitions in the bag itself."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Iterator
from functools import cache, partial
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from rosbags.rosbag2 import Reader, ReaderError
from rosbags.typesys import Stores, get_types_from_msg, get_typestore

from whee_ros.bags.mend import inspect, ordered
from whee_ros.bags.topic import Topic
from whee_ros.core import consent, empathy, face, media, motion, rapport, safety, trace, voice
from whee_ros.core.errors import MediaError

PLAIN = ("str", "bool", "int", "float")
"""Types that a decoded message shares with the dataclass."""
_MODULES = (consent, empathy, face, media, motion, rapport, safety, trace, voice)


class Raw(NamedTuple):
    """One message as it stands in the bag.

    Attributes:
        topic: its name and type.
        log_ns: when it was received, ns since the epoch.
        data: CDR.
        decode: returns its value, see `messages`.
        encode: returns the bytes of a message as `rosbags` decodes this type.
    """

    topic: Topic
    log_ns: int
    data: bytes
    decode: Callable[[], Any]
    encode: Callable[[Any], bytes]


def messages(folder: Path) -> Iterator[tuple[str, int, Any]]:
    """Yield topic, log time (ns since the epoch) and value of every message, in order of time.

    The value is the core dataclass of the message's name where there is one, the text of a String, else the
    message as `rosbags` decodes it.

    Raises:
        MediaError: if the folder is no bag, or one that needs repair.
    """
    return ((raw.topic.name, raw.log_ns, raw.decode()) for raw in raw_messages(folder))


def raw_messages(
    folder: Path, wanted: Callable[[str], bool] = bool, start: int | None = None, stop: int | None = None
) -> Iterator[Raw]:
    """Yield the messages of all `wanted` topics (every one by default) undecoded, in order of time.

    Args:
        folder: of the bag.
        wanted: tells of a topic's name.
        start: log time (ns) from which on, None for all.
        stop: log time (ns) before which, None for all.

    Raises:
        MediaError: as `messages` does.
    """
    broken = [path.name for path in ordered(folder) if inspect(path) is None] if folder.is_dir() else []
    if broken:
        raise MediaError(str(folder), f"{', '.join(broken)} has no end", f"Run: whee bag repair {folder}")
    try:
        with Reader(folder) as reader:
            store = get_typestore(Stores.EMPTY)
            for connection in reader.connections:
                store.register(get_types_from_msg(connection.msgdef.data, connection.msgtype))
            topics = {topic.name: topic for topic in declared(folder)}
            chosen = [connection for connection in reader.connections if wanted(connection.topic)]
            for connection, stamp, data in reader.messages(chosen, start, stop) if chosen else ():
                decode = partial(_decoded, store, data, connection.msgtype)
                encode = partial(_encoded, store, connection.msgtype)
                yield Raw(topics[connection.topic], stamp, data, decode, encode)
    except (ReaderError, FileNotFoundError, AssertionError) as error:
        remedy = "Give the folder that holds metadata.yaml."
        raise MediaError(str(folder), str(error).rstrip("."), remedy) from error


def declared(folder: Path) -> tuple[Topic, ...]:
    """Return the topics that the files of a bag declare, each once."""
    found: dict[str, Topic] = {}
    for path in ordered(folder):
        content = inspect(path)
        found.update({topic.name: topic for topic in content.topics} if content is not None else {})
    return tuple(found.values())


def namespace(topics: typing.Iterable[str]) -> str:
    """Return the namespace the system ran in, from the name of its state topic, else of what it senses."""
    there = list(topics)
    for end in ("/empathy/state", "/transcript", "/face"):
        for topic in there:
            if topic.endswith(end):
                return topic[: -len(end)]
    return ""


def value(message: Any, type_name: str) -> Any:
    """Return a decoded message as the core dataclass of its name, a String as text, others as they are."""
    if type_name == "std_msgs/msg/String":
        return message.data
    if not type_name.startswith("whee_interfaces/"):
        return message
    kind = _domain(type_name.rsplit("/", 1)[-1])
    return message if kind is None else _builder(kind, type(message))(message)


def _encoded(store: Any, type_name: str, message: Any) -> bytes:
    return bytes(store.serialize_cdr(message, type_name))


def _decoded(store: Any, data: bytes, type_name: str) -> Any:
    return value(store.deserialize_cdr(data, type_name), type_name)


@cache
def _domain(name: str) -> Any:
    found = (getattr(module, name, None) for module in _MODULES)
    return next((kind for kind in found if dataclasses.is_dataclass(kind)), None)


def _builder(kind: Any, message: Any) -> Callable[[Any], Any]:
    """Return what makes a `kind` of a decoded message; found out once a type, for a bag holds millions."""
    if (kind, message) not in _builders:
        _builders[kind, message] = _made(kind, message)
    return _builders[kind, message]


_builders: dict[tuple[Any, Any], Callable[[Any], Any]] = {}


def _made(kind: Any, message: Any) -> Callable[[Any], Any]:
    types_there = {field.name: str(field.type) for field in dataclasses.fields(message)}
    names: list[str] = []
    paths: list[str] = []
    special: list[tuple[int, Callable[[Any], Any]]] = []
    for name, hint in typing.get_type_hints(kind).items():
        if name not in types_there and not (name in ("stamp", "frame_id") and "header" in types_there):
            continue  # a bag older than the field
        if types_there.get(name) not in PLAIN and name != "frame_id":
            special.append((len(names), _converter(hint)))
        names.append(name)
        paths.append(name if name in types_there else f"header.{name}")
    get = attrgetter(*paths, "__class__")  # one more, so that it is a tuple in any case
    whole = len(names) == len(dataclasses.fields(kind))

    def build(found: Any) -> Any:
        values = [*get(found)[:-1]]
        for place, convert in special:
            values[place] = convert(values[place])
        return kind(*values) if whole else kind(**dict(zip(names, values, strict=True)))

    return build


def _converter(hint: Any) -> Callable[[Any], Any]:
    if isinstance(hint, types.GenericAlias) and hint.__origin__ is tuple:
        item = hint.__args__[0]
        if dataclasses.is_dataclass(item):
            return lambda found: tuple(map(_builder(item, type(found[0])), found)) if found else ()
        return lambda found: tuple(found.tolist() if isinstance(found, np.ndarray) else found)
    if dataclasses.is_dataclass(hint):
        return lambda found: _builder(hint, type(found))(found)
    if hint is float:
        return lambda found: float(found.sec) + 1e-9 * float(found.nanosec)
    return lambda found: found
