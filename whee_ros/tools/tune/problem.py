"""What is tuned: parameters by name, labelled bags, and what counts as good."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whee_ros.bags import labels
from whee_ros.bags.labels import Labels
from whee_ros.bags.reader import raw_messages
from whee_ros.bags.replay import ReplayConfig, Timed, inputs
from whee_ros.bags.settings import Settings, from_file, merged, pick, recorded
from whee_ros.core.errors import ConfigError, ParameterError
from whee_ros.core.params import ParamSpec, amend, specs
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import Reads
from whee_ros.tools.tune.course import GATE, Course, course, switched
from whee_ros.tools.tune.score import Counts, count

OBJECTIVES = ("f1", "time", "delay")
"""F1 of calls met, F1 of seconds, or least delay; each under the bound on false alarms."""
DEFAULT = ("need_on", "need_off", "minimum_duration", "refractory", "cooldown")
"""What is tuned unless somebody says otherwise."""
CUE = "cue."
"""Before the name of a cue whose gain is tuned."""
PENALTY = 10.0
"""What a false alarm a minute above the bound costs."""
TIE = 1e-3
"""What the F1 of seconds adds: calls are few and met or not, so many values meet the same ones."""
KEPT = 16
"""Courses kept by evidence parameters."""


@dataclass(frozen=True)
class Task:
    """What a tuning is about; what every process of it is told.

    Attributes:
        bags: folders.
        labels: files, one a bag.
        names: parameters, or `cue.NAME`.
        objective: one of `OBJECTIVES`.
        alarms: most false alarms a minute.
        base: parameter file to start from, "" for the bags' own.
        text_backend: who reads words; "" for nobody.
    """

    bags: tuple[str, ...]
    labels: tuple[str, ...]
    names: tuple[str, ...] = DEFAULT
    objective: str = "f1"
    alarms: float = 0.5
    base: str = ""
    text_backend: str = "minilm_onnx"


@dataclass(frozen=True)
class Case:
    """One labelled bag in memory."""

    name: str
    items: tuple[Timed, ...]
    start: float
    labels: Labels
    settings: Settings


def spec_of(name: str) -> ParamSpec:
    """Return what is known of a tuned parameter; the gain of a cue goes from 0 to 3.

    Raises:
        ParameterError: if it is none, or has no range.
    """
    if name.startswith(CUE):
        return ParamSpec(name, float, 1.0, "Gain of a cue.", low=0.0, high=3.0, live=True)
    known = {key: spec for key, spec in specs(WhenConfig).items() if spec.type is float and spec.live}
    if name not in known:
        raise ParameterError(name, "cannot be tuned", f"Choose of {', '.join(known)}, or {CUE}NAME.")
    return known[name]


def range_of(name: str) -> tuple[float, float]:
    """Return the least and most of a tuned parameter. Raises ParameterError."""
    spec = spec_of(name)
    return float(spec.low or 0.0), float(spec.high if spec.high is not None else 1.0)


def load(task: Task) -> list[Case]:
    """Read the bags and labels of a task. Raises WheeError."""
    base = from_file(Path(task.base)) if task.base else {}
    cases = []
    for bag, file in zip(map(Path, task.bags), task.labels, strict=True):
        first = next((raw.log_ns for raw in raw_messages(bag)), None)
        if first is None:
            raise ConfigError(str(bag), "an empty bag", "Leave it out.")
        settings = merged(recorded(bag), base)
        cases.append(Case(bag.name, tuple(inputs(bag)), first * 1e-9, labels.load(Path(file)), settings))
    return cases


class Problem:
    """Scores parameters.

    Args:
        task: what is tuned.
        cases: its bags.
        reader: reads words, each text once.
    """

    def __init__(self, task: Task, cases: Sequence[Case], reader: Reads | None) -> None:
        self.task, self._cases, self._reader = task, cases, reader
        self._courses: OrderedDict[tuple[Any, ...], list[Course]] = OrderedDict()

    @property
    def people(self) -> list[str]:
        """Whom the labels are about, each once; a bag without a name is a person of its own."""
        return list(dict.fromkeys(person(case) for case in self._cases))

    def counts(self, values: Mapping[str, float]) -> dict[str, Counts]:
        """Return what happens with these values, by person. Raises ParameterError."""
        found: dict[str, Counts] = {}
        for case, its in zip(self._cases, self._seen(values), strict=True):
            on = switched(its.moments, self._config(case, values))
            counted = count(on, case.labels.called, its.start, its.end)
            found[person(case)] = found.get(person(case), Counts()) + counted
        return found

    def value(self, counts: Counts) -> float:
        """Return how good that is: higher is better; of equals, that with more of the right seconds."""
        good = {"f1": counts.f1, "time": counts.time_f1, "delay": -counts.mean_delay}[self.task.objective]
        return good + TIE * counts.time_f1 - PENALTY * max(0.0, counts.alarm_rate - self.task.alarms)

    def _seen(self, values: Mapping[str, float]) -> list[Course]:
        key = tuple(sorted((name, value) for name, value in values.items() if name not in GATE))
        if key not in self._courses:
            made = []
            for case in self._cases:
                settings = merged(case.settings, {"when": parameters(dict(key))})
                config = ReplayConfig(settings, plans=False, follow=False)
                made.append(course(case.items, config, self._reader, case.start))
            self._courses[key] = made
            while len(self._courses) > KEPT:
                self._courses.popitem(last=False)
        self._courses.move_to_end(key)
        return self._courses[key]

    def _config(self, case: Case, values: Mapping[str, float]) -> WhenConfig:
        base = pick(WhenConfig, case.settings.get("when", {}))
        return amend(base, {name: value for name, value in values.items() if name in GATE})


def person(case: Case) -> str:
    """Return whom a case is about."""
    return case.labels.person or case.name


def parameters(values: Mapping[str, float]) -> dict[str, Any]:
    """Return values of tuned names as parameters of the node `when`."""
    found: dict[str, Any] = {name: value for name, value in values.items() if not name.startswith(CUE)}
    gains = {name.removeprefix(CUE): value for name, value in values.items() if name.startswith(CUE)}
    if gains:
        found["cue_gains"] = ", ".join(f"{name}={value:.4g}" for name, value in gains.items())
    return found
