"""Where the time goes: how long after sensing each stage was done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Latency:
    """One stage done for one subject.

    Attributes:
        stamp: when the stage was done, s.
        stage: "face", "end_of_turn", "transcript", "state", "plan", "reaction", "speech", ...
        subject: utterance or frame id it was done for.
        seconds: since the sensing time it counts from (exposure, or end of speech).
    """

    stamp: float
    stage: str
    subject: str
    seconds: float


@dataclass(frozen=True)
class Summary:
    """Median and 95th percentile of one stage, s, over `count` samples."""

    stage: str
    count: int
    p50: float
    p95: float


class LatencyTrace:
    """Collects latencies and says p50/p95 per stage (nearest rank)."""

    def __init__(self) -> None:
        self._samples: dict[str, list[float]] = {}

    def add(self, latency: Latency) -> None:
        """Record one latency."""
        self._samples.setdefault(latency.stage, []).append(latency.seconds)

    def summaries(self) -> list[Summary]:
        """Return one summary a stage, in order of first appearance."""
        result = []
        for stage, samples in self._samples.items():
            ordered = sorted(samples)
            last = len(ordered) - 1
            result.append(
                Summary(stage, len(ordered), ordered[round(0.5 * last)], ordered[round(0.95 * last)])
            )
        return result
