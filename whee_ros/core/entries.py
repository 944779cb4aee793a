"""Reading a YAML file that people write: whatever does not fit says where it stands and what would."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from whee_ros.core.errors import ConfigError

_Fastest: Any = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # libyaml's where there is one: nine times as fast


class _Loader(_Fastest):
    """Refuses a key that stands in a mapping twice: YAML would silently keep the last."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen = set()
        for key, _ in node.value:
            name = (key.tag, key.value) if isinstance(key, yaml.ScalarNode) else id(key)
            if name in seen and key.tag != "tag:yaml.org,2002:merge":
                raise yaml.constructor.ConstructorError(
                    "in a mapping", node.start_mark, f"{key.value!r} stands there twice", key.start_mark
                )
            seen.add(name)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> Any:
    """Return what the file holds.

    Raises:
        ConfigError: if it cannot be read or is no YAML.
    """
    try:
        return parse_yaml(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise ConfigError(str(path), error.strerror, "Check the path.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), " ".join(str(error).split()), "Correct the YAML.") from error


def version(path: Path) -> tuple[int, int]:
    """Return what changes with the file, so that what was made of it can be kept until then.

    Raises:
        ConfigError: if it is not there.
    """
    try:
        found = path.stat()
    except OSError as error:
        raise ConfigError(str(path), error.strerror, "Check the path.") from error
    return found.st_mtime_ns, found.st_size


def parse_yaml(text: str, where: str) -> Any:
    """Return what a text holds; `where` it stands is told in the error. Raises ConfigError."""
    try:
        return pickle.loads(_parsed(text))
    except (yaml.YAMLError, RecursionError) as error:
        raise ConfigError(where, " ".join(str(error).split()), "Correct the YAML.") from error


@lru_cache(maxsize=64)
def _parsed(text: str) -> bytes:
    """Return what the text holds, packed: who reads it again gets a copy of its own, and much sooner."""
    return pickle.dumps(yaml.load(text, _Loader))


class Entry:
    """A mapping of the file and the place where it stands.

    Args:
        where: the place, for errors ("demo.yaml, turn loss").
        fields: what stands there.
        allowed: the keys it may have.

    Raises:
        ConfigError: if it is no mapping or has another key.
    """

    def __init__(self, where: str, fields: object, allowed: Collection[str]) -> None:
        self.where = where
        keys = ", ".join(allowed)
        if not isinstance(fields, Mapping):
            raise ConfigError(where, repr(fields), f"Write a mapping with {keys}.")
        self._fields = fields
        for key in fields:
            if key not in allowed:
                raise self.error(str(key), "no such key", f"Use {keys}.")

    def __contains__(self, key: str) -> bool:
        return key in self._fields

    def is_mapping(self, key: str) -> bool:
        """Return whether a mapping stands under `key`."""
        return isinstance(self._fields.get(key), Mapping)

    def error(self, key: str, value: object, remedy: str) -> ConfigError:
        """Return the error that says what is wrong with `key`."""
        return ConfigError(f"{self.where}: {key}", value, remedy)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; one without a default may not be empty."""
        if default is None and key not in self._fields:
            raise self.error(key, "is missing", "Write it.")
        value = self._fields.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.error(key, repr(value), "Write a text.")
        return value.strip()

    def choice(self, key: str, choices: Collection[str], default: str | None = None) -> str:
        """Return one of `choices`."""
        value = self._fields.get(key, default)
        if value not in choices:
            raise self.error(key, repr(value), f"Choose one of {', '.join(choices)}.")
        return str(value)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self._fields.get(key)
        if not isinstance(value, bool):
            raise self.error(key, repr(value), "Write true or false.")
        return value

    def number(self, key: str, low: float, high: float, default: float | None = None) -> float:
        """Return a number in [low, high]."""
        value = self._fields.get(key, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
            raise self.error(key, repr(value), f"Give a number in [{low:g}, {high:g}].")
        return float(value)

    def entries(self, key: str, allowed: Collection[str]) -> Iterator[Entry]:
        """Yield the mappings of a list, each with its place; nothing where the key is missing."""
        value = self._fields.get(key, [])
        if not isinstance(value, list):
            raise self.error(key, repr(value), "Write a list.")
        for number, fields in enumerate(value, 1):
            name = fields.get("id", number) if isinstance(fields, Mapping) else number
            yield Entry(f"{self.where}, {key} {name}", fields, allowed)

    def part(self, key: str, allowed: Collection[str]) -> Entry:
        """Return the mapping under `key`."""
        return Entry(f"{self.where}: {key}", self._fields.get(key), allowed)

    def table(self, key: str) -> Mapping[str, Any]:
        """Return the mapping under `key` as it stands, its keys texts; empty where there is none."""
        value = self._fields.get(key)
        if value is not None and not isinstance(value, Mapping):
            raise self.error(key, repr(value), "Write a mapping.")
        return {str(name): fields for name, fields in (value or {}).items()}

    def parts(self, key: str, allowed: Collection[str]) -> Iterator[tuple[str, Entry]]:
        """Yield name and mapping of everything in the mapping under `key`; nothing where it is missing."""
        for name, fields in self.table(key).items():
            yield name, Entry(f"{self.where}: {key} {name}", fields, allowed)

    def name_lists(self, key: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield name and texts of every list in the mapping under `key`; nothing where it is missing."""
        for name, value in self.table(key).items():
            if not isinstance(value, list) or not value or not all(isinstance(text, str) for text in value):
                raise self.error(f"{key} {name}", repr(value), "Write a list of names.")
            yield name, tuple(value)

    def numbers(self, key: str, low: float, high: float) -> dict[str, float]:
        """Return the mapping under `key`, its values numbers in [low, high]."""
        table = self.table(key)
        return {name: Entry(f"{self.where}: {key}", table, table).number(name, low, high) for name in table}
