"""Which parameters a conversation was recorded with, and those of a file to replay it with.

A recorder writes what each node was set to, and every later change, as JSON texts on `TOPIC`:
`{"node": "when", "values": {"need_on": 0.5, ...}}`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from whee_ros.bags.reader import raw_messages
from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.core.params import configure, specs

TOPIC = "recording/parameters"
SESSION = "recording/session"
"""Topic of the JSON text that says what recorded: versions, git commit, models' hashes, clock."""
Settings = dict[str, dict[str, Any]]
"""Values by node and name."""
C = TypeVar("C")


def parse(text: str) -> tuple[str, dict[str, Any]]:
    """Return the node and the values that one message of `TOPIC` tells."""
    content = json.loads(text)
    return str(content["node"]), dict(content["values"])


def recorded(folder: Path) -> Settings:
    """Return what each node was set to when recording began; nothing for a bag that does not tell.

    Raises:
        MediaError: if the folder is no bag, or one that needs repair.
    """
    return first(raw.decode() for raw in raw_messages(folder, lambda topic: topic.endswith(f"/{TOPIC}")))


def first(texts: Iterable[str]) -> Settings:
    """Return what the messages of `TOPIC` tell of each node first."""
    found: Settings = {}
    for text in texts:
        node, values = parse(text)
        found.setdefault(node, values)
    return found


def from_file(path: Path) -> Settings:
    """Read a ROS parameter file, with or without namespaces before the nodes' names.

    Raises:
        ConfigError: if it is none.
    """
    data = read_yaml(path)
    if not isinstance(data, Mapping):
        raise ConfigError(str(path), repr(data), "Write NODE: {ros__parameters: {NAME: VALUE}}.")
    found: Settings = {}
    for key, fields in data.items():
        values = fields.get("ros__parameters") if isinstance(fields, Mapping) else None
        if not isinstance(values, Mapping):
            raise ConfigError(
                f"{path}: {key}", repr(fields), "Write ros__parameters: {NAME: VALUE} under it."
            )
        found.setdefault(str(key).rsplit("/", 1)[-1], {}).update(values)
    return found


def merged(*parts: Settings) -> Settings:
    """Return settings where later parts win."""
    found: Settings = {}
    for part in parts:
        for node, values in part.items():
            found[node] = {**found.get(node, {}), **values}
    return found


def pick(config: type[C], values: Mapping[str, Any]) -> C:
    """Return the configuration that a node's `values` make; those of its other components are left out.

    Raises:
        ParameterError: if one does not fit.
    """
    known = specs(config)
    return configure(config, {name: value for name, value in values.items() if name in known})
