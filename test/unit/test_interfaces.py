"""Every field of every message, service and action says what it is; every number in which unit or range."""

from __future__ import annotations

import re

import pytest

from whee_ros.core.resources import root

FILES = sorted((root() / "whee_interfaces").glob("*/*.*"))
NUMBER = re.compile(r"\bpx\b|\brad\b|\bm\b|\bs\b|\bHz\b|dB|semitones|multiplier|\[|\d|NONE")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_field_is_explained(file):
    first, *lines = file.read_text(encoding="utf-8").splitlines()
    assert first.startswith("# ")
    assert all(len(line) <= 120 for line in lines)
    for line in lines:
        field, _, comment = line.partition("#")
        if not field.strip() or line == "---" or re.match(r"string [A-Z]+=", field):
            continue
        assert comment.strip(), f"{line!r} has no comment"
        kind = field.split()[0]
        if re.match(r"u?int|float", kind) and "=" not in field and not kind.endswith("]"):
            assert NUMBER.search(comment), f"{line!r} has neither unit nor range"
