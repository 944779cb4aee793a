"""What each timed stage may take: budgets of docs/architecture.md, and shares of a core at the rate of its input."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Budget:
    """Goals of the stages whose name contains `part`.

    Attributes:
        part: of the name.
        p50, p95: s, None where there is no goal.
        rate: calls a second in the running system, 0 where it varies.
        share: of one core at that rate, None where there is no goal.
    """

    part: str
    p50: float | None = None
    p95: float | None = None
    rate: float = 0.0
    share: float | None = None

    @property
    def words(self) -> str:
        """The goals as they stand in a table."""
        parts = []
        if self.p50 is not None and self.p95 is not None:
            parts.append(f"{self.p50 * 1e3:g} / {self.p95 * 1e3:g} ms")
        if self.share is not None:
            parts.append(f"{self.share:.0%} of a core")
        return ", ".join(parts)


BUDGETS = (
    Budget("frame to observation", 0.015, 0.033, 30.0, 0.40),
    Budget("intake", rate=31.25, share=0.02),
    Budget("echo", rate=31.25, share=0.05),
    Budget("voice activity", rate=31.25),
    Budget("turn taking", rate=31.25),
    Budget("affect", rate=2.0, share=0.15),
    Budget("prosody", rate=2.0),
    Budget("transcript -> state", 0.015, 0.040),
    Budget("state -> plan", 0.010, 0.040),
    Budget("signs -> state", rate=10.0),
    Budget("600 nodes", 0.010, 0.010),
    Budget("tree tick", 0.0005, 0.002, 30.0),
    Budget("motion frame", rate=50.0),
    Budget("robot step", rate=50.0),
    Budget("face drawn", rate=30.0, share=0.20),
)
"""The first whose part is in the name of a stage counts."""


def budget(stage: str) -> Budget | None:
    """Return the budget of a stage, None where it has none."""
    return next((known for known in BUDGETS if known.part in stage), None)
