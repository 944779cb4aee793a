"""Every dataclass that crosses a node boundary has a message of the same fields and survives the trip."""

import dataclasses
import typing
from pathlib import Path

import numpy as np
import pytest

from whee_ros.core.privacy import PERSONAL
from whee_ros.ros.convert import DOMAIN, from_msg, message_type, to_msg

PLAIN = {float: 0.25, int: 3, str: "word", bool: True}


def example(domain: type) -> object:
    """Fill every field with something other than its default."""
    values = {}
    for name, hint in typing.get_type_hints(domain).items():
        origin, args = typing.get_origin(hint), typing.get_args(hint)
        if hint in PLAIN:
            values[name] = PLAIN[hint]
        elif origin is tuple and args[0] in PLAIN:
            values[name] = (PLAIN[args[0]], PLAIN[args[0]])
        elif origin is tuple:
            values[name] = (example(args[0]),)
        elif dataclasses.is_dataclass(hint):
            values[name] = example(hint)
        else:
            values[name] = np.array([0.5, -0.5], np.float32)
    return domain(**values)


@pytest.mark.parametrize("name", DOMAIN)
def test_round_trip(name):
    before = example(DOMAIN[name])
    after = from_msg(to_msg(before))
    for field in dataclasses.fields(before):
        assert np.array_equal(getattr(after, field.name), getattr(before, field.name)), field.name


@pytest.mark.parametrize("name", DOMAIN)
def test_no_message_field_is_forgotten(name):
    known = {field.name for field in dataclasses.fields(DOMAIN[name])}
    assert set(message_type(DOMAIN[name]).get_fields_and_field_types()) - {"header"} <= known


def test_stamp_keeps_the_microsecond():
    domain = DOMAIN["Latency"]
    stamp = 1_795_000_000.123456
    assert from_msg(to_msg(domain(stamp, "face", "", 0.0))).stamp == pytest.approx(stamp, abs=1e-6)


def test_every_definition_line_is_explained():
    for path in Path("whee_interfaces").rglob("*.[msa][sr]*"):
        if path.suffix not in (".msg", ".srv", ".action"):
            continue
        text = path.read_text()
        assert text.startswith("#"), path
        for line in text.splitlines():
            field = line.split("#")[0].split()
            if len(field) == 2 and field[0].startswith("float") and "Header" not in line:
                assert "#" in line, f"{path}: {line}"


def test_messages_with_words_images_or_sound_are_marked_personal():
    for name in ("AudioChunk", "Transcript", "EmpathyState"):
        fields = message_type(DOMAIN[name]).get_fields_and_field_types()
        assert PERSONAL[name] <= set(fields)
