"""The truth of a scripted turn, as the scripted person announces it when it starts to speak."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Commanded:
    """An action unit that the person performs from `start` to `end` (s since the epoch) with `intensity`."""

    code: int
    start: float
    end: float
    intensity: float


@dataclass(frozen=True)
class Scripted:
    """One turn of the script.

    Attributes:
        id: name of the turn in the scenario.
        text: what the person says.
        direction: "none", "seeking" or "providing".
        kind: what sort of turn it is ("loss", "fact", ...).
        empathic: whether an empathic answer is called for.
        onset: when the speech starts, s since the epoch.
        duration: of the speech, s; 0 when unknown.
        units: the face that goes with it.
    """

    id: str
    text: str
    direction: str
    kind: str
    empathic: bool
    onset: float
    duration: float
    units: tuple[Commanded, ...]


def parse(content: Mapping[str, Any]) -> Scripted:
    """Return the turn that a person/script message tells; the face's times count from the onset."""
    onset = float(content["onset"])
    units = tuple(
        Commanded(int(unit["au"]), onset + unit["from"], onset + unit["to"], float(unit["intensity"]))
        for unit in content.get("face", ())
    )
    return Scripted(
        str(content["id"]),
        str(content["text"]),
        str(content.get("direction", "")),
        str(content.get("kind", "")),
        bool(content.get("empathic", False)),
        onset,
        float(content.get("duration", 0.0)),
        units,
    )


def parse_text(text: str) -> Scripted | None:
    """Return the turn of a person/script message as text, None for a message about something else."""
    content = json.loads(text)
    return parse(content) if "id" in content else None
