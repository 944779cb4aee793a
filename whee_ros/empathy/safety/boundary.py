"""Boundaries: their names in the order of urgency, how grave they are, and how the robot bears itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whee_ros.core.empathy import STRATEGIES, Stance
from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.core.safety import Severity

KINDS = ("emergency", "crisis", "child", "abuse")
"""Kinds of helplines."""
DIGITS = 6
"""Longest telephone number that can be spoken within a reply."""


@dataclass(frozen=True)
class Manner:
    """How a fixed reply is performed; see `core.empathy.EmpathyPlan` for the fields."""

    stance: str
    expression: str
    gesture: str
    strategy: str
    intensity: float


@dataclass(frozen=True)
class Boundary:
    """One kind of danger.

    Attributes:
        name: as in config/safety.yaml.
        what: for people.
        severity: a `core.safety.Severity` value.
        manner: of the reply.
        lasting: whether the robot stays with the person for some turns afterwards.
    """

    name: str
    what: str
    severity: str
    manner: Manner
    lasting: bool = False


@dataclass(frozen=True)
class Helpline:
    """A public number, and the name it is known by ("" for none)."""

    number: str
    name: str = ""


@dataclass(frozen=True)
class Boundaries:
    """config/safety.yaml.

    Attributes:
        all: most urgent first.
        follow_up: manner of staying with somebody.
        regions: helplines by kind, by region.
    """

    all: tuple[Boundary, ...]
    follow_up: Manner
    regions: Mapping[str, Mapping[str, Helpline]]

    def named(self, name: str) -> Boundary:
        """Return the boundary called `name`."""
        return next(boundary for boundary in self.all if boundary.name == name)

    @classmethod
    def load(cls, path: Path) -> Boundaries:
        """Read config/safety.yaml.

        Raises:
            ConfigError: if the file is not what it should be; nothing is used of it then.
        """
        try:
            data: Any = read_yaml(path)
            return cls(
                tuple(_boundary(name, entry) for name, entry in data["boundaries"].items()),
                _manner("follow_up", data["follow_up"]),
                {name: _region(name, entry) for name, entry in data["regions"].items()},
            )
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ConfigError(str(path), error, "Restore it from the package or mend the entry.") from error


def _boundary(name: str, entry: Mapping[str, Any]) -> Boundary:
    severity = str(Severity(entry["severity"]))
    return Boundary(name, entry["what"], severity, _manner(name, entry), bool(entry.get("lasting", False)))


def _manner(name: str, entry: Mapping[str, Any]) -> Manner:
    if entry["strategy"] not in STRATEGIES or entry["stance"] not in tuple(Stance):
        raise ValueError(f"{name}: unknown strategy or stance")
    if not 0 <= entry["intensity"] <= 1:
        raise ValueError(f"{name}: intensity outside [0, 1]")
    return Manner(
        entry["stance"], entry["expression"], entry["gesture"], entry["strategy"], float(entry["intensity"])
    )


def _region(name: str, entry: Mapping[str, Any]) -> dict[str, Helpline]:
    found = {}
    for kind in KINDS:
        if kind not in entry:
            continue
        number = entry[kind]["number"]
        if not (isinstance(number, str) and number.isdigit() and len(number) <= DIGITS):
            raise ValueError(f"{name}: {kind}: number {number!r} is not a text of 1 to {DIGITS} digits")
        found[kind] = Helpline(number, entry[kind].get("name", ""))
    if "emergency" not in found or not entry["source"]:
        raise ValueError(f"{name}: needs an emergency number and a source")
    return found
