"""Times calls and prints the table that every benchmark prints."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import numpy as np

from whee_ros.core.clock import elapsed

P = ParamSpec("P")
T = TypeVar("T")


class Stopwatch:
    """Collects durations by stage."""

    def __init__(self) -> None:
        self._times: dict[str, list[float]] = {}

    def time(self, stage: str, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return the result of `call` and keep how long it took."""
        begun = elapsed()
        result = call(*args, **kwargs)
        self.add(stage, elapsed() - begun)
        return result

    def add(self, stage: str, seconds: float) -> None:
        """Keep one duration."""
        self._times.setdefault(stage, []).append(seconds)

    def percentiles(self, stage: str) -> tuple[float, float]:
        """Return p50 and p95 of a stage, s."""
        p50, p95 = np.percentile(self._times[stage], [50, 95])
        return float(p50), float(p95)

    def table(self) -> str:
        """Return one line a stage: p50 and p95 in ms, and how often it was timed."""
        lines = [f"{'stage':44}{'p50 ms':>9}{'p95 ms':>9}{'n':>6}"]
        for stage, times in self._times.items():
            p50, p95 = self.percentiles(stage)
            lines.append(f"{stage:44}{p50 * 1000:9.2f}{p95 * 1000:9.2f}{len(times):6}")
        return "\n".join(lines)
