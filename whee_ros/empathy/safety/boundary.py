"""Boundaries: their names in the order of urgency, how grave they are, and how the robot bears itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from whee_ros.core.empathy import STRATEGIES, Stance
from whee_ros.core.entries import Entry, read_yaml
from whee_ros.core.safety import Severity
from whee_ros.empathy.shown import shown

KINDS = ("emergency", "crisis", "child", "abuse")
"""Kinds of helplines."""
NEEDED = ("emergency", "crisis")
"""Kinds that every region must have: without the second the script would name no number at all."""
_MANNER = ("stance", "expression", "gesture", "strategy", "intensity")
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
        file = Entry(str(path), read_yaml(path), ("boundaries", "follow_up", "regions"))
        boundaries = tuple(
            _boundary(name, Entry(f"{path}: {name}", entry, (*_MANNER, "what", "severity", "lasting")))
            for name, entry in file.table("boundaries").items()
        )
        if not boundaries:
            raise file.error("boundaries", "none", "Restore the file from the package.")
        regions = {
            name: _region(Entry(f"{path}: {name}", entry, (*KINDS, "source", "checked")))
            for name, entry in file.table("regions").items()
        }
        return cls(boundaries, _manner(file.part("follow_up", _MANNER)), regions)


def _boundary(name: str, entry: Entry) -> Boundary:
    severity = entry.choice("severity", tuple(Severity))
    lasting = entry.flag("lasting") if "lasting" in entry else False
    return Boundary(name, entry.text("what"), severity, _manner(entry), lasting)


def _manner(entry: Entry) -> Manner:
    return Manner(
        entry.choice("stance", tuple(Stance)),
        entry.choice("expression", shown("expressions")),
        entry.choice("gesture", ("", *shown("gestures"))),
        entry.choice("strategy", STRATEGIES),
        entry.number("intensity", 0.0, 1.0),
    )


def _region(entry: Entry) -> dict[str, Helpline]:
    found = {}
    for kind in KINDS:
        if kind in entry:
            line = entry.part(kind, ("number", "name"))
            number = line.text("number")
            if not (number.isdigit() and len(number) <= DIGITS):
                raise line.error("number", repr(number), f"Write a text of 1 to {DIGITS} digits.")
            found[kind] = Helpline(number, line.text("name", ""))
    for kind in NEEDED:
        if kind not in found:
            raise entry.error(kind, "is missing", "Write its number: it is what people in need are told.")
    entry.text("source")
    return found
