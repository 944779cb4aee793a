"""Reads and writes protocol buffers field by field, where a model's own file is all there is of its schema.

Encoding: https://protobuf.dev/programming-guides/encoding
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

VARINT, EIGHT, BYTES, FOUR = 0, 1, 2, 5
"""Wire types."""


class Field(NamedTuple):
    """One field of a message: its number, wire type, value (bytes, else a number), and all its bytes."""

    number: int
    wire: int
    value: Any
    whole: bytes


def fields(message: bytes) -> Iterator[Field]:
    """Yield the fields of `message` in order.

    Raises:
        ValueError: at a wire type that is none.
    """
    at = 0
    while at < len(message):
        begin = at
        key, at = _varint(message, at)
        number, wire = key >> 3, key & 7
        value: Any
        if wire == VARINT:
            value, at = _varint(message, at)
        elif wire == BYTES:
            size, at = _varint(message, at)
            value, at = message[at : at + size], at + size
        elif wire == FOUR:
            value, at = struct.unpack_from("<I", message, at)[0], at + 4
        elif wire == EIGHT:
            value, at = struct.unpack_from("<Q", message, at)[0], at + 8
        else:
            raise ValueError(f"wire type {wire}")
        yield Field(number, wire, value, message[begin:at])


def field(number: int, value: bytes | int) -> bytes:
    """Return the bytes of a field that holds a message, a string or raw bytes, or a whole number of 0 or more."""
    if isinstance(value, int):
        return _written(number << 3 | VARINT) + _written(value)
    return _written(number << 3 | BYTES) + _written(len(value)) + value


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        at, value, shift = at + 1, value | (byte & 127) << shift, shift + 7
        if byte < 128:
            return value, at


def _written(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])
