"""Core dataclasses to the bytes of their messages without ROS: the opposite of `bags.reader`."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import Any

import numpy as np
from rosbags.typesys import Stores, get_types_from_msg, get_typestore

from whee_ros.bags import schemas
from whee_ros.bags.topic import LATCHED, Qos, Topic

STRING = "std_msgs/msg/String"
"""Type of a text."""
_TIME, _HEADER = "builtin_interfaces/msg/Time", "std_msgs/msg/Header"


def type_of(value: Any) -> str:
    """Return the message type of a core dataclass instance or of a text."""
    return STRING if isinstance(value, str) else f"whee_interfaces/msg/{type(value).__name__}"


def topic(name: str, type_name: str, *, latched: bool = False) -> Topic:
    """Return a topic with the definition that is installed. Raises ConfigError."""
    qos = LATCHED if latched else Qos()
    return Topic(name, type_name, schemas.definition(type_name), schemas.type_hash(type_name), qos)


class Encoder:
    """Serialises values; learns each type when it first comes."""

    def __init__(self) -> None:
        self._store = get_typestore(Stores.EMPTY)
        self._packers: dict[str, Callable[[Any], Any]] = {}

    def encode(self, value: Any) -> bytes:
        """Return the CDR bytes of a core dataclass instance or a text.

        Raises:
            ConfigError: if the message type is not installed.
        """
        name = type_of(value)
        if name not in self._store.types:
            self._store.register(get_types_from_msg(schemas.definition(name), name))
        text = isinstance(value, str)
        message = self._store.types[name](data=value) if text else self._packer(name)(value)
        return bytes(self._store.serialize_cdr(message, name))

    def _packer(self, name: str) -> Callable[[Any], Any]:
        """Return what makes a message of a core dataclass instance; found out once a type."""
        if name not in self._packers:
            kind = self._store.types[name]
            fields = [(field, detail) for field, (_, detail) in self._store.fielddefs[name][1]]
            # a header is made of the whole value
            get = attrgetter(*("stamp" if field == "header" else field for field, _ in fields), "__class__")
            converters = [(place, self._converter(detail)) for place, (_, detail) in enumerate(fields)]
            special = [(place, made) for place, made in converters if made is not None]
            header = next((place for place, (_, detail) in enumerate(fields) if detail == _HEADER), -1)

            def pack(value: Any) -> Any:
                values = [*get(value)[:-1]]
                for place, made in special:
                    values[place] = made(value if place == header else values[place])
                return kind(*values)

            self._packers[name] = pack
        return self._packers[name]

    def _converter(self, detail: Any) -> Callable[[Any], Any] | None:
        """Return what makes a field's value; None where it can stay as it is."""
        if detail == _HEADER:
            header = self._store.types[_HEADER]
            return lambda value: header(self._time(value.stamp), getattr(value, "frame_id", ""))
        if detail == _TIME:
            return self._time
        if isinstance(detail, str):
            return self._packer(detail)
        element = detail[0]
        if not isinstance(element, tuple):  # a plain number or text
            return str if element == "string" else None
        inner = element[1]
        if isinstance(inner, str):
            pack = self._packer(inner)
            return lambda found: [pack(one) for one in found]
        if inner[0] == "string":
            return lambda found: [str(one) for one in found]
        return lambda found: np.asarray(found, dtype=inner[0])

    def _time(self, seconds: float) -> Any:
        whole, nano = divmod(round(seconds * 1e9), 10**9)
        return self._store.types[_TIME](sec=whole, nanosec=nano)


def as_data(value: Any) -> Any:
    """Return a core dataclass instance as what JSON can hold."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_data(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return [as_data(one) for one in value] if isinstance(value, (tuple, list)) else value
