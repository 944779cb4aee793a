"""A bag boiled down to what thresholds and times decide upon, so that a trial takes milliseconds.

Weights, windows and memory change how much need is seen; `course` replays the bag for them. Thresholds and times
change what is made of it; `switched` runs the same gate over the same needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from whee_ros.bags.replay import STATE, Mind, ReplayConfig, Timed
from whee_ros.core.empathy import EmpathyState
from whee_ros.core.motion import SpeechStatus
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import Reads
from whee_ros.empathy.when.temporal import Gate

GATE = (
    "need_on",
    "need_off",
    "minimum_duration",
    "refractory",
    "cooldown",
    "cooldown_time",
    "addressed_from",
)
"""Parameters that change nothing but what is made of the need."""


class Moment(NamedTuple):
    """One step of the gate: its own time and that of the log (s), whose, the need and what kind of step."""

    now: float
    log: float
    person_id: str
    kind: str
    need: float = 0.0
    addressed: float = 1.0


@dataclass(frozen=True)
class Course:
    """The needs of a bag in order; `start` is the time (s) that labels count from."""

    start: float
    end: float
    moments: tuple[Moment, ...]


def course(items: Sequence[Timed], config: ReplayConfig, reader: Reads | None, start: float) -> Course:
    """Return the needs that a replay of `items` sees."""
    mind = Mind(config, reader)
    moments: list[Moment] = []
    person = ""
    for item in items:
        for topic, log_ns, value in mind.take(item):
            if topic == STATE and isinstance(value, EmpathyState):
                log, person = log_ns * 1e-9, value.person_id
                kind, now = ("words", value.stamp) if value.utterance_id else ("signs", log)
                moments.append(Moment(now, log, person, kind, value.need, value.addressed))
        if isinstance(item.value, SpeechStatus) and item.value.state == "started":
            moments.append(Moment(item.value.stamp, item.log_ns * 1e-9, person, "rest"))
    return Course(start, moments[-1].log if moments else start, tuple(moments))


def switched(moments: Iterable[Moment], config: WhenConfig) -> list[tuple[float, bool]]:
    """Return (log time, whether empathy is on) at every step."""
    gates: dict[str, Gate] = {}
    found = []
    for moment in moments:
        gate = gates.setdefault(moment.person_id, Gate())
        if moment.kind == "rest":
            gate.rest(moment.now)
            continue
        if moment.kind == "signs":
            on = gate.signs(moment.need, moment.now, config)
        elif moment.addressed < config.addressed_from:
            gate.close()
            on = False
        else:
            on = gate.words(moment.need, moment.now, config)
        found.append((moment.log, on))
    return found
