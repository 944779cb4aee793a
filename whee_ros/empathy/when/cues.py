"""The table of cues (config/cues.yaml): each a formula over signals, with its weight and two examples."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from whee_ros.core import registry
from whee_ros.core.entries import read_yaml, version
from whee_ros.core.errors import ConfigError
from whee_ros.empathy.when.formula import Formula
from whee_ros.empathy.when.signals import CHANNELS, MEANING, Channel, channel_of

LEAST_SHOWN = 0.15
"""A signal nearer to 0 than this is not named in an explanation."""


@dataclass(frozen=True)
class Reading:
    """One cue as read.

    Attributes:
        name: of the cue.
        value: on the cue's own scale, for people.
        confidence: 0-1.
        stamp: s, of sensing.
        evidence: what the weight is multiplied with.
        detail: a few words for people.
    """

    name: str
    value: float
    confidence: float
    stamp: float
    evidence: float
    detail: str = ""


class CueReader(Protocol):
    """A cue: an entry of the table, or what a plug-in of the group `whee.cue` returns."""

    @property
    def name(self) -> str:
        """Unique."""
        ...

    @property
    def modality(self) -> str:
        """One of `CHANNELS`; whose weight it is multiplied with."""
        ...

    @property
    def half_life(self) -> float:
        """Seconds after which its confidence has halved."""
        ...

    @property
    def seeking(self) -> float:
        """Log-odds towards seeking that a unit of evidence adds."""
        ...

    @property
    def providing(self) -> float:
        """The same towards providing."""
        ...

    def read(self, channels: Mapping[str, Channel]) -> Reading | None:
        """Return the cue as read from `channels` (by name), None where one that it needs is missing."""
        ...


@dataclass(frozen=True)
class Example:
    """A labelled example: with these signals (the rest 0) the cue speaks, or is silent."""

    given: Mapping[str, float]
    speaks: bool


@dataclass(frozen=True)
class CueSpec:
    """What a cue is and how much it counts.

    Attributes:
        name: unique.
        modality: one of `CHANNELS`; whose weight it is multiplied with.
        what: for people.
        value: on the cue's own scale, for people.
        evidence: what the weights are multiplied with; 0 says nothing.
        half_life: s after which its confidence has halved.
        seeking, providing: log-odds a unit of evidence adds.
        examples: at least one that speaks and one that is silent.
    """

    name: str
    modality: str
    what: str
    value: Formula
    evidence: Formula
    half_life: float
    seeking: float
    providing: float
    examples: tuple[Example, ...]

    def read(self, channels: Mapping[str, Channel]) -> Reading | None:
        """Return the cue as read from `channels`, None where one that it needs is missing."""
        names = sorted(self.value.names | self.evidence.names)
        found = {name: channels.get(channel_of(name)) for name in names}
        there = {name: ch for name, ch in found.items() if ch is not None and name in ch.values}
        if len(there) < len(names) or not names:
            return None
        values = {name: channel.values[name] for name, channel in there.items()}
        told = [name for name in there if name in (self.value.names or there)]
        shown = [name for name in told if abs(values[name]) >= LEAST_SHOWN] or told
        details = [there[name].details.get(name) or f"{_plain(name)} {values[name]:.1f}" for name in shown]
        return Reading(
            self.name,
            self.value.value(values),
            min(channel.sure.get(name, channel.confidence) for name, channel in there.items()),
            min(channel.stamp for channel in there.values()),
            self.evidence.value(values),
            ", ".join(details),
        )


def table(path: Path) -> Mapping[str, CueReader]:
    """Return the cues of the table by name, then those of installed plug-ins (entry points of the group `whee.cue`).

    Raises:
        ConfigError: if the table has an error, or two cues have one name.
        BackendError: if a plug-in cannot be imported.
    """
    found: dict[str, CueReader] = dict(load(path))
    for name in registry.names("cue"):
        cue: CueReader = registry.load("cue", name)()
        if cue.name in found:
            raise ConfigError("cue", cue.name, "Give each cue a name of its own.")
        found[cue.name] = cue
    return found


def load(path: Path) -> Mapping[str, CueSpec]:
    """Read the table.

    Raises:
        ConfigError: naming the cue and what is wrong with it; nothing is used of a table with an error.
    """
    return _read(path, version(path))


@cache
def _read(path: Path, changed: tuple[int, int]) -> Mapping[str, CueSpec]:
    """Parse the table as it was when it `changed`: slow enough to be done once a file and process."""
    data: Any = read_yaml(path)
    if not isinstance(data, dict):
        raise ConfigError(
            str(path), type(data).__name__, "Write one entry a cue: name: {modality: ..., ...}."
        )
    return {name: _spec(f"{path.name}: {name}", name, entry) for name, entry in data.items()}


def _spec(thing: str, name: str, entry: object) -> CueSpec:
    known = [key for key in CueSpec.__dataclass_fields__ if key != "name"]
    if not isinstance(entry, dict):
        raise ConfigError(thing, entry, f"Give {', '.join(known)}.")
    for key, value in entry.items():
        if key not in known:
            raise ConfigError(thing, f"unknown key {key}", f"Use {', '.join(known)}.")
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if key in ("half_life", "seeking", "providing") and not number:
            raise ConfigError(f"{thing}.{key}", repr(value), "Give a number.")
    if entry.get("modality") not in CHANNELS:
        raise ConfigError(f"{thing}.modality", entry.get("modality"), f"Choose one of {', '.join(CHANNELS)}.")
    if not entry.get("half_life", 0) > 0:
        raise ConfigError(f"{thing}.half_life", entry.get("half_life"), "Give seconds above 0.")
    if "value" not in entry:
        raise ConfigError(
            f"{thing}.value", "missing", "Give a formula over signals (docs/cues.md lists them)."
        )
    value = _formula(f"{thing}.value", entry["value"])
    return CueSpec(
        name,
        entry["modality"],
        str(entry.get("what", "")),
        value,
        _formula(f"{thing}.evidence", entry["evidence"]) if "evidence" in entry else value,
        float(entry["half_life"]),
        float(entry.get("seeking", 0.0)),
        float(entry.get("providing", 0.0)),
        _examples(f"{thing}.examples", entry.get("examples")),
    )


def _formula(thing: str, source: object) -> Formula:
    formula = Formula(str(source), thing)
    for name in sorted(formula.names):
        _known(thing, name)
    return formula


def _known(thing: str, name: str) -> None:
    if name not in MEANING:
        near = difflib.get_close_matches(name, MEANING, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Signals start with {', '.join(CHANNELS)}."
        raise ConfigError(thing, f"unknown signal {name}", hint)


def _examples(thing: str, entries: object) -> tuple[Example, ...]:
    """Read `{speaks: [{signal: value}, ...], silent: [...]}`."""
    remedy = "Give {speaks: [{signal: value}], silent: [{signal: value}]}, one of each at least."
    if not isinstance(entries, dict) or set(entries) != {"speaks", "silent"}:
        raise ConfigError(thing, entries, remedy)
    found = []
    for label, cases in entries.items():
        if not isinstance(cases, list) or not cases or not all(isinstance(case, dict) for case in cases):
            raise ConfigError(f"{thing}.{label}", cases, remedy)
        for case in cases:
            for name in case:
                _known(f"{thing}.{label}", name)
            found.append(Example({name: float(value) for name, value in case.items()}, label == "speaks"))
    return tuple(found)


def _plain(name: str) -> str:
    """Return a signal's name for people: face_au12 is AU12, voice_arousal is voice arousal."""
    short = name.removeprefix("face_")
    return short.upper() if short.startswith("au") and short[2:].isdigit() else name.replace("_", " ")
