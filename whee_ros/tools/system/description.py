"""Reads and checks config/system.yaml, the one description of processes, nodes, sources and arguments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from string import Template
from typing import Any

from whee_ros.core.entries import Entry, read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.core.resources import resource

Parameters = Mapping[str, Mapping[str, object]]
"""Parameter values by node and name; a text may name arguments as ${robot}."""

_FILE = (
    "environment",
    "arguments",
    "processes",
    "activation",
    "only_with",
    "parameters",
    "sources",
)
_SOURCE = ("about", "nodes", "only_with", "parameters", "topics", "environment")


@dataclass(frozen=True)
class Argument:
    """What can be asked for.

    Attributes:
        name: of it.
        default: text or truth value; its type is the argument's.
        about: one line for people.
        choices: what it may be, empty when free.
    """

    name: str
    default: str | bool
    about: str
    choices: tuple[str, ...] = ()

    @property
    def default_text(self) -> str:
        """The default as a launch file writes it."""
        return str(self.default).lower() if isinstance(self.default, bool) else self.default


@dataclass(frozen=True)
class Source:
    """Where face and voice come from.

    Attributes:
        name: of it.
        about: one line for people.
        nodes: the sensing nodes that run.
        only_with: argument that a node needs, by node.
        parameters: of these nodes.
        topics: what is played from a bag, relative names; empty where nothing is.
        environment: in place of what the description says for every source.
    """

    name: str
    about: str
    nodes: tuple[str, ...]
    only_with: Mapping[str, str]
    parameters: Parameters
    topics: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class System:
    """The description; see config/system.yaml for the meaning of each part."""

    environment: Mapping[str, str]
    arguments: Mapping[str, Argument]
    processes: Mapping[str, tuple[str, ...]]
    activation: tuple[str, ...]
    only_with: Mapping[str, str]
    parameters: Parameters
    sources: Mapping[str, Source] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path | None = None) -> System:
        """Read a description (the shipped one by default), all of it checked before any of it is used.

        Raises:
            ConfigError: naming the place, the value and the remedy.
        """
        path = path or resource("config/system.yaml")
        entry = _Checked(path.name, read_yaml(path), _FILE)
        sources = {
            name: _source(name, _Checked(f"{path.name}, sources {name}", fields, _SOURCE))
            for name, fields in entry.mapping("sources").items()
        }
        arguments = {
            name: _argument(name, _Checked(f"{path.name}, arguments {name}", fields, ("default", "about")))
            for name, fields in entry.mapping("arguments").items()
        }
        if "source" in arguments:
            arguments["source"] = replace(arguments["source"], choices=tuple(sources))
        system = cls(
            {name: str(value) for name, value in entry.mapping("environment").items()},
            arguments,
            {name: entry.names("processes", value) for name, value in entry.mapping("processes").items()},
            entry.names("activation"),
            {name: str(value) for name, value in entry.mapping("only_with").items()},
            entry.parameters(),
            sources,
        )
        system._check(path.name)
        return system

    @property
    def nodes(self) -> tuple[str, ...]:
        """Every node of every process."""
        return tuple(node for nodes in self.processes.values() for node in nodes)

    def _check(self, file: str) -> None:
        """Names that are used are names that exist. Raises ConfigError."""
        once = [node for node in self.nodes if self.nodes.count(node) > 1]
        _known(f"{file}: processes", once, (), "Name each node in one process.")
        remedy = "Use a node of `processes`."
        _known(f"{file}: activation", self.activation, self.nodes, remedy)
        forgotten = [node for node in self.nodes if node not in (*self.activation, "manager")]
        _known(f"{file}: activation", forgotten, (), "Say when this node is activated.")
        for where, part in [(f"{file}: sources {name}", source) for name, source in self.sources.items()]:
            _known(f"{where}, nodes", part.nodes, self.nodes, remedy)
            self._check_part(where, part.only_with, part.parameters)
        self._check_part(file, self.only_with, self.parameters)
        default = self.arguments.get("source")
        if default is None or default.default not in self.sources:
            raise ConfigError(f"{file}: arguments source", default, "Give it a default among `sources`.")

    def _check_part(self, where: str, only_with: Mapping[str, str], parameters: Parameters) -> None:
        remedy = "Use a node of `processes`."
        _known(f"{where}, only_with", only_with, self.nodes, remedy)
        _known(f"{where}, only_with", only_with.values(), self.arguments, "Use one of `arguments`.")
        _known(f"{where}, parameters", parameters, self.nodes, remedy)
        for values in parameters.values():
            for value in values.values():
                if isinstance(value, str):
                    used = Template(value).get_identifiers()
                    _known(f"{where}, parameters", used, self.arguments, "Use one of `arguments`.")


class _Checked(Entry):
    """An entry whose parts are mappings and lists of names."""

    def mapping(self, key: str) -> dict[str, Any]:
        """Return a mapping with texts for keys; empty where there is none."""
        value = self._fields.get(key, {})
        if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
            raise self.error(key, repr(value), "Write a mapping.")
        return dict(value)

    def names(self, key: str, value: object = None) -> tuple[str, ...]:
        """Return a list of texts: `value`, or what stands under `key`."""
        found = self._fields.get(key, []) if value is None else value
        if not isinstance(found, list) or not all(isinstance(name, str) and name for name in found):
            raise self.error(key, repr(found), "Write a list of names.")
        return tuple(found)

    def parameters(self) -> dict[str, dict[str, object]]:
        """Return the mapping `parameters`."""
        found = self.mapping("parameters")
        for node, values in found.items():
            if not isinstance(values, Mapping):
                raise self.error(f"parameters {node}", repr(values), "Write a mapping of parameters.")
        return {node: dict(values) for node, values in found.items()}

    def plain(self, key: str) -> str | bool:
        """Return a text or a truth value."""
        value = self._fields.get(key)
        if not isinstance(value, (str, bool)):
            raise self.error(key, repr(value), "Write a text, or true or false.")
        return value


def _argument(name: str, entry: _Checked) -> Argument:
    default = entry.plain("default")
    choices = ("true", "false") if isinstance(default, bool) else ()
    return Argument(name, default, entry.text("about"), choices)


def _source(name: str, entry: _Checked) -> Source:
    return Source(
        name,
        entry.text("about"),
        entry.names("nodes"),
        {node: str(argument) for node, argument in entry.mapping("only_with").items()},
        entry.parameters(),
        entry.names("topics"),
        {name: str(value) for name, value in entry.mapping("environment").items()},
    )


def _known(where: str, used: Iterable[str], known: Iterable[str] | Sequence[str], remedy: str) -> None:
    there = set(known)
    for name in used:
        if name not in there:
            raise ConfigError(where, repr(name), remedy)
