"""Protocol buffers, read and written by hand."""

import pytest

from whee_ros.backends.onnx import extra_output
from whee_ros.backends.protobuf import BYTES, VARINT, field, fields


def test_what_is_written_is_read():
    message = field(1, 150) + field(13, b"x" * 300) + field(2, field(1, 0))
    number, text, inner = fields(message)
    assert (number.number, number.wire, number.value, number.whole) == (1, VARINT, 150, b"\x08\x96\x01")
    assert (text.number, text.wire, text.value) == (13, BYTES, b"x" * 300)
    assert [part.value for part in fields(inner.value)] == [0]
    assert b"".join(part.whole for part in fields(message)) == message


def test_numbers_of_fixed_size_are_read_and_other_wire_types_refused():
    four, eight = fields(b"\x0d\x01\x00\x00\x00" + b"\x11\x02\x00\x00\x00\x00\x00\x00\x00")
    assert (four.number, four.value, eight.number, eight.value) == (1, 1, 2, 2)
    with pytest.raises(ValueError, match="wire type 3"):
        list(fields(b"\x0b"))


def test_a_long_name_of_an_output_is_written_whole():
    name = "layer" * 40  # its length takes two bytes
    graph = next(fields(extra_output(name))).value
    assert next(fields(next(fields(graph)).value)).value == name.encode()
