"""The latest delays of each stage against its budget."""

from __future__ import annotations

from collections import deque
from typing import Any

from whee_ros.core.trace import Latency
from whee_ros.tools.report.delays import results

KEPT = 200
"""Samples of a stage over which median and 95th percentile are taken."""


class Delays:
    """Keeps the last `KEPT` delays of each stage."""

    def __init__(self) -> None:
        self._samples: dict[str, deque[float]] = {}
        self._last: dict[str, float] = {}

    def add(self, done: Latency) -> None:
        """Take one report."""
        self._samples.setdefault(done.stage, deque(maxlen=KEPT)).append(done.seconds)
        self._last[done.stage] = done.seconds

    def value(self) -> list[dict[str, Any]]:
        """Return one row a known stage that was heard of, in order, times in ms; `kept` is null without a budget."""
        found = results({stage: list(values) for stage, values in self._samples.items()})
        return [
            {
                "stage": row.stage.name,
                "meaning": row.stage.meaning,
                "last": _ms(self._last[row.stage.name]),
                "p50": _ms(row.p50),
                "p95": _ms(row.p95),
                "goal50": _ms(row.stage.p50),
                "goal95": _ms(row.stage.p95),
                "count": row.count,
                "kept": row.kept,
            }
            for row in found
        ]


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else round(1e3 * seconds, 1)
