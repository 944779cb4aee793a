"""The table of cues (config/cues.yaml): each a formula over signals, with its weight and two examples."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from whee_ros.core import registry
from whee_ros.core.entries import Entry, read_yaml, version
from whee_ros.core.errors import ConfigError
from whee_ros.empathy.when.formula import LARGEST, Formula
from whee_ros.empathy.when.signals import CHANNELS, MEANING, Channel, channel_of

LEAST_SHOWN = 0.15
"""A signal nearer to 0 than this is not named in an explanation."""
HALF_LIFE = (0.05, 3600.0)
"""What a half-life may be, s: less is gone before the next state, more is no matter of a talk."""
MOST_WEIGHT = 10.0
"""Log-odds that a unit of evidence may add: more than any sum of others could answer."""


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
        shown = [name for name in told if abs(values[name]) >= LEAST_SHOWN] or told[:1]
        details = [there[name].details.get(name) or f"{_plain(name)} {values[name]:.1f}" for name in shown]
        if len(told) > 1 and abs(values[shown[0]]) < LEAST_SHOWN:
            details = [self.what]  # it is what is not there that speaks
        return Reading(
            self.name,
            self.value.value(values),
            min(channel.sure.get(name, channel.confidence) for name, channel in there.items()),
            min(channel.stamp for channel in there.values()),
            self.evidence.value(values),
            ", ".join(details),
        )


class PlugIn:
    """A cue of somebody else's: one that fails is left out from then on, and `trouble` says why.

    Args:
        entry: name of its entry point.
        cue: what that returned.

    Raises:
        ConfigError: if it lacks something that a cue has, or belongs to no channel.
    """

    def __init__(self, entry: str, cue: CueReader) -> None:
        for key in ("name", "modality", "half_life", "seeking", "providing", "read"):
            if not hasattr(cue, key):
                raise ConfigError(f"cue {entry}", f"has no {key}", "Give it what CueReader names.")
        if cue.modality not in CHANNELS:
            raise ConfigError(
                f"cue {entry}", f"modality {cue.modality!r}", f"Choose one of {', '.join(CHANNELS)}."
            )
        self._cue = cue
        self.name, self.modality, self.half_life = cue.name, cue.modality, cue.half_life
        self.seeking, self.providing = cue.seeking, cue.providing
        self.trouble = ""

    def read(self, channels: Mapping[str, Channel]) -> Reading | None:
        """Return the cue as it reads itself, None once it has failed."""
        if self.trouble:
            return None
        try:
            return self._cue.read(channels)
        except Exception as error:  # noqa: BLE001 - whatever the code of others may raise
            self.trouble = f"cue {self.name} is left out: {type(error).__name__}: {error}"
            return None


def table(path: Path) -> Mapping[str, CueReader]:
    """Return the cues of the table by name, then those of installed plug-ins (entry points of the group `whee.cue`).

    Raises:
        ConfigError: if the table has an error, a plug-in is no cue, or two cues have one name.
        BackendError: if a plug-in cannot be imported.
    """
    found: dict[str, CueReader] = dict(load(path))
    for name in registry.names("cue"):
        cue = PlugIn(name, registry.load("cue", name)())
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
    if not isinstance(data, dict) or not all(isinstance(name, str) for name in data):
        raise ConfigError(str(path), repr(data)[:80], "Write one entry a cue: name: {modality: ..., ...}.")
    return {name: _spec(f"{path.name}: {name}", name, fields) for name, fields in data.items()}


def _spec(where: str, name: str, fields: object) -> CueSpec:
    entry = Entry(where, fields, [key for key in CueSpec.__dataclass_fields__ if key != "name"])
    modality = entry.choice("modality", tuple(CHANNELS))
    half_life = entry.number("half_life", *HALF_LIFE)
    value = _formula(entry, "value")
    return CueSpec(
        name,
        modality,
        entry.text("what", ""),
        value,
        _formula(entry, "evidence") if "evidence" in entry else value,
        half_life,
        entry.number("seeking", -MOST_WEIGHT, MOST_WEIGHT, 0.0),
        entry.number("providing", -MOST_WEIGHT, MOST_WEIGHT, 0.0),
        _examples(f"{where}: examples", entry.table("examples")),
    )


def _formula(entry: Entry, key: str) -> Formula:
    thing = f"{entry.where}: {key}"
    formula = Formula(entry.text(key), thing)
    if not formula.names:
        raise entry.error(key, formula.source, "Name a signal: what is always the same is no cue.")
    for name in sorted(formula.names):
        _known(thing, name)
    return formula


def _known(thing: str, name: object) -> None:
    if name not in MEANING:
        near = difflib.get_close_matches(str(name), MEANING, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Signals start with {', '.join(CHANNELS)}."
        raise ConfigError(thing, f"unknown signal {name}", hint)


def _examples(thing: str, given: Mapping[str, Any]) -> tuple[Example, ...]:
    """Read `{speaks: [{signal: value}, ...], silent: [...]}`."""
    remedy = "Give {speaks: [{signal: value}], silent: [{signal: value}]}, one of each at least."
    if set(given) != {"speaks", "silent"}:
        raise ConfigError(thing, dict(given), remedy)
    found = []
    for label, cases in given.items():
        if not isinstance(cases, list) or not cases or not all(isinstance(case, dict) for case in cases):
            raise ConfigError(f"{thing}: {label}", repr(cases), remedy)
        for case in cases:
            for name in case:
                _known(f"{thing}: {label}", name)
            signals = Entry(f"{thing}: {label}", case, case)
            values = {name: signals.number(name, -LARGEST, LARGEST) for name in case}
            found.append(Example(values, label == "speaks"))
    return tuple(found)


def _plain(name: str) -> str:
    """Return a signal's name for people: face_au12 is AU12, voice_arousal is voice arousal."""
    short = name.removeprefix("face_")
    return short.upper() if short.startswith("au") and short[2:].isdigit() else name.replace("_", " ")
