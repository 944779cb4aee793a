"""What a node prints, as a line for people."""

from __future__ import annotations

import re
from typing import NamedTuple

FORMAT = "{severity}|{name}|{message}"
"""RCUTILS_CONSOLE_OUTPUT_FORMAT of the processes."""
_LINE = re.compile(r"^(DEBUG|INFO|WARN|ERROR|FATAL)\|([^|]*)\|(.*)$")
LOGGING = {
    "RCUTILS_CONSOLE_OUTPUT_FORMAT": FORMAT,
    "RCUTILS_COLORIZED_OUTPUT": "0",
    "RCUTILS_LOGGING_BUFFERED_STREAM": "0",
    "PYTHONUNBUFFERED": "1",
}
"""Environment that makes the processes print like that."""
MARKS = {"WARN": "warning: ", "ERROR": "error: ", "FATAL": "error: "}


class Said(NamedTuple):
    """One line of a node's log: DEBUG, INFO, WARN, ERROR or FATAL; who; what."""

    severity: str
    name: str
    message: str


def parse(line: str) -> Said | None:
    """Return what a node said, None for what a library printed beside."""
    match = _LINE.match(line)
    return Said(*match.groups()) if match else None


def readable(said: Said) -> str:
    """Return it as a line: who, then what."""
    name = said.name.rsplit(".", 1)[-1]
    return f"{name:11}{MARKS.get(said.severity, '')}{said.message}"
