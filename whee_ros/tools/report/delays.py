"""How long each stage took, against the budgets of docs/architecture.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Stage:
    """One stage: what it counts from and to, and its budget in seconds (None: part of a later budget)."""

    name: str
    meaning: str
    p50: float | None
    p95: float | None


STAGES = (
    Stage("face", "camera frame to face observation", 0.015, 0.033),
    Stage("end_of_turn", "end of speech to end of turn", 0.250, 0.500),
    Stage("transcript", "end of speech to final transcript", None, None),
    Stage("state", "final transcript to empathy state", 0.015, 0.040),
    Stage("plan", "empathy state to plan", 0.010, 0.040),
    Stage("reaction", "end of turn to first reaction", 0.300, 0.600),
    Stage("speech", "end of turn to first spoken word", 0.700, 1.200),
)
"""In the order in which they happen."""
ORIGINS = {
    "end_of_turn": "",
    "transcript": "",
    "state": "transcript",
    "plan": "state",
    "reaction": "end_of_turn",
    "speech": "end_of_turn",
}
"""What each stage's delay counts from: another stage, or "" for the end of speech."""


@dataclass(frozen=True)
class StageResult:
    """Median and 95th percentile of a stage over `count` samples, s, and whether both budgets are kept."""

    stage: Stage
    count: int
    p50: float
    p95: float

    @property
    def kept(self) -> bool | None:
        """Whether the budget is kept; None when there is none."""
        if self.stage.p50 is None or self.stage.p95 is None:
            return None
        return self.p50 <= self.stage.p50 and self.p95 <= self.stage.p95


def results(samples: Mapping[str, Sequence[float]]) -> tuple[StageResult, ...]:
    """Return one result a stage that has samples (s, by stage name)."""
    found = []
    for stage in STAGES:
        values = samples.get(stage.name, ())
        if len(values):
            p50, p95 = np.percentile(np.asarray(values, np.float64), [50, 95])
            found.append(StageResult(stage, len(values), float(p50), float(p95)))
    return tuple(found)
