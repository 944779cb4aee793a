"""The text of message types, from the installed packages: a bag that carries it can be read anywhere.

The format is MCAP's "ros2msg": the .msg file, then every type it uses, each after a line of 80 equals signs
and "MSG: package/Name" (https://mcap.dev/spec/registry#ros2msg).
"""

from __future__ import annotations

import json
import os
import re
import sys
from functools import cache
from pathlib import Path

from whee_ros.core.errors import ConfigError

PRIMITIVES = frozenset(
    "bool byte char float32 float64 int8 uint8 int16 uint16 int32 uint32 int64 uint64 string wstring".split()
)
_FIELD = re.compile(r"^\s*([A-Za-z][\w/]*)(?:<=\d+)?(?:\[[^\]]*\])?\s+[A-Za-z]\w*")
_SEPARATOR = "=" * 80


def prefixes() -> list[Path]:
    """Return the install prefixes: those of a sourced ROS first, then this Python environment."""
    listed = [Path(item) for item in os.environ.get("AMENT_PREFIX_PATH", "").split(os.pathsep) if item]
    return [*listed, Path(sys.prefix)]


def _installed(type_name: str, suffix: str) -> Path | None:
    package, kind, name = type_name.split("/")
    for prefix in prefixes():
        path = prefix / "share" / package / kind / f"{name}{suffix}"
        if path.is_file():
            return path
    return None


@cache
def text(type_name: str) -> str:
    """Return the text of the .msg file of `type_name` ("package/msg/Name").

    Raises:
        ConfigError: if the package is not installed with its definitions.
    """
    path = _installed(type_name, ".msg")
    if path is None:
        places = ", ".join(str(prefix / "share") for prefix in prefixes())
        package = type_name.split("/")[0]
        raise ConfigError(
            type_name, f"no .msg file in {places}", f"Install {package} or source its workspace."
        )
    return path.read_text(encoding="utf-8")


def used_types(definition: str, package: str) -> list[str]:
    """Return the message types that the fields of `definition` name, in order, each once.

    Args:
        definition: text of a .msg file.
        package: the package it belongs to; short names mean this package.
    """
    found: dict[str, None] = {}
    for line in definition.splitlines():
        field = _FIELD.match(line.split("#", 1)[0])
        if field is None or field[1] in PRIMITIVES:
            continue
        parts = field[1].split("/")
        if parts == ["Header"]:
            parts = ["std_msgs", "Header"]
        owner = parts[0] if len(parts) > 1 else package
        found[f"{owner}/msg/{parts[-1]}"] = None
    return list(found)


@cache
def definition(type_name: str) -> str:
    """Return the full "ros2msg" text of `type_name`: itself and everything it is made of.

    Raises:
        ConfigError: if it, or a type it uses, is not installed.
    """
    parts = [text(type_name)]
    seen = {type_name}
    waiting = used_types(parts[0], type_name.split("/")[0])
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        body = text(name)
        package, _, short = name.split("/")
        parts.append(f"{_SEPARATOR}\nMSG: {package}/{short}\n{body}")
        waiting += used_types(body, package)
    return "\n".join(part.rstrip("\n") for part in parts) + "\n"


@cache
def type_hash(type_name: str) -> str:
    """Return the type's RIHS01 hash (REP-2016) as its package recorded it, or ""."""
    path = _installed(type_name, ".json")
    if path is None:
        return ""
    for entry in json.loads(path.read_text(encoding="utf-8")).get("type_hashes", ()):
        if entry["type_name"] == type_name:
            return str(entry["hash_string"])
    return ""
