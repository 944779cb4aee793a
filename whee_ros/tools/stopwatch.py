"""Times calls and prints the table that every benchmark prints, goals beside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

import numpy as np

from whee_ros.core.clock import elapsed
from whee_ros.tools.budgets import Budget, budget

P = ParamSpec("P")
T = TypeVar("T")

_collections: list[list[Stopwatch]] = []


@dataclass(frozen=True)
class Row:
    """One stage: median and 95th percentile (s) of `count` calls, and its budget, None for none."""

    stage: str
    p50: float
    p95: float
    count: int
    budget: Budget | None

    @property
    def share(self) -> float | None:
        """Share of one core at the rate of the budget, None where it has no rate."""
        return self.p50 * self.budget.rate if self.budget and self.budget.rate else None

    @property
    def kept(self) -> bool | None:
        """Whether all goals are met; None where there is none."""
        goals = self.budget
        if goals is None or (goals.p50 is None and goals.share is None):
            return None
        in_time = goals.p50 is None or goals.p95 is None or (self.p50 <= goals.p50 and self.p95 <= goals.p95)
        cheap = goals.share is None or self.share is None or self.share <= goals.share
        return in_time and cheap

    def line(self) -> str:
        """Return it as a line of the table."""
        text = f"{self.stage:44}{self.p50 * 1000:9.2f}{self.p95 * 1000:9.2f}{self.count:6}"
        text += f"{self.share:9.1%}" if self.share is not None else f"{'':9}"
        return (text + (f"   {self.budget.words}" if self.budget else "") + _VERDICTS[self.kept]).rstrip()

    def figures(self) -> dict[str, Any]:
        """Return it for a JSON file; times in s."""
        goals = self.budget
        return {
            "stage": self.stage,
            "p50": self.p50,
            "p95": self.p95,
            "count": self.count,
            "share": self.share,
            "goal_p50": goals.p50 if goals else None,
            "goal_p95": goals.p95 if goals else None,
            "goal_share": goals.share if goals else None,
            "kept": self.kept,
        }


_VERDICTS = {True: ", kept", False: ", MISSED", None: ""}


class Stopwatch:
    """Collects durations by stage.

    Attributes:
        notes: figures that are no durations, for the JSON file of `whee bench`.
    """

    def __init__(self) -> None:
        self._times: dict[str, list[float]] = {}
        self.notes: list[dict[str, Any]] = []
        if _collections:
            _collections[-1].append(self)

    def time(self, stage: str, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return the result of `call` and keep how long it took."""
        begun = elapsed()
        result = call(*args, **kwargs)
        self.add(stage, elapsed() - begun)
        return result

    def add(self, stage: str, seconds: float) -> None:
        """Keep one duration."""
        self._times.setdefault(stage, []).append(seconds)

    def total(self, stage: str) -> float:
        """Return all durations of a stage together, s."""
        return sum(self._times[stage])

    def percentiles(self, stage: str) -> tuple[float, float]:
        """Return p50 and p95 of a stage, s."""
        p50, p95 = np.percentile(self._times[stage], [50, 95])
        return float(p50), float(p95)

    def rows(self) -> list[Row]:
        """Return one row a stage, in the order of their first call."""
        return [
            Row(stage, *self.percentiles(stage), len(times), budget(stage))
            for stage, times in self._times.items()
        ]

    def table(self) -> str:
        """Return one line a stage: p50 and p95 in ms, how often it was timed, its share of a core, its goals."""
        head = f"{'stage':44}{'p50 ms':>9}{'p95 ms':>9}{'n':>6}{'of core':>9}   goal"
        return "\n".join([head, *(row.line() for row in self.rows())])


@contextmanager
def collected() -> Iterator[list[Stopwatch]]:
    """Collect every stopwatch that is made inside, so that one command can write the figures of many."""
    _collections.append([])
    try:
        yield _collections[-1]
    finally:
        _collections.pop()
