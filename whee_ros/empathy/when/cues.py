"""The table of cues (config/cues.yaml) and one reading of a cue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from whee_ros.core.errors import ConfigError

MODALITIES = ("text", "face", "voice", "dialogue")


@dataclass(frozen=True)
class CueSpec:
    """What a cue is and how much it counts.

    Attributes:
        name: unique.
        modality: one of `MODALITIES`.
        what: for people.
        half_life: s after which its confidence has halved.
        seeking, providing: log-odds a unit of evidence adds.
    """

    name: str
    modality: str
    what: str
    half_life: float
    seeking: float = 0.0
    providing: float = 0.0


@dataclass(frozen=True)
class Reading:
    """One cue as read from one channel.

    Attributes:
        name: of a `CueSpec`.
        value: on the cue's own scale, for people.
        confidence: 0-1.
        stamp: s, of sensing.
        evidence: what the weight is multiplied with; usually the value, or a log-odds.
        detail: a few words for people.
    """

    name: str
    value: float
    confidence: float
    stamp: float
    evidence: float
    detail: str = ""


def load(path: Path) -> Mapping[str, CueSpec]:
    """Read the table.

    Raises:
        ConfigError: naming the cue and what is wrong with it; nothing is used of a table with an error.
    """
    try:
        data: Any = yaml.safe_load(path.read_text())
    except (OSError, yaml.YAMLError) as error:
        raise ConfigError(str(path), error, "Give a YAML file of cues.") from error
    if not isinstance(data, dict):
        raise ConfigError(
            str(path), type(data).__name__, "Write one entry a cue: name: {modality: ..., ...}."
        )
    return {name: _spec(path, name, entry) for name, entry in data.items()}


def _spec(path: Path, name: str, entry: object) -> CueSpec:
    thing = f"{path.name}: {name}"
    known = {field.name: field for field in fields(CueSpec) if field.name != "name"}
    if not isinstance(entry, dict):
        raise ConfigError(thing, entry, f"Give {', '.join(known)}.")
    for key, value in entry.items():
        if key not in known:
            raise ConfigError(thing, f"unknown key {key}", f"Use {', '.join(known)}.")
        if (key in ("modality", "what")) != isinstance(value, str) or isinstance(value, bool):
            raise ConfigError(
                f"{thing}.{key}", repr(value), "Give text for modality and what, numbers for the rest."
            )
    if entry.get("modality") not in MODALITIES:
        raise ConfigError(
            f"{thing}.modality", entry.get("modality"), f"Choose one of {', '.join(MODALITIES)}."
        )
    if not entry.get("half_life", 0) > 0:
        raise ConfigError(f"{thing}.half_life", entry.get("half_life"), "Give seconds above 0.")
    return CueSpec(name=name, **{"what": "", **entry})
