"""How long to wait before a process that died is started again. Pure."""

from __future__ import annotations

FIRST, LONGEST = 0.5, 8.0
"""Seconds before the first restart, and before any later one at most."""
WELL = 30.0
"""Seconds that a process must have lived for its earlier deaths to be forgotten."""


class Backoff:
    """Doubles the wait with every death in a row."""

    def __init__(self) -> None:
        self.deaths = 0

    def died(self, lived: float) -> float:
        """Return the wait (s) before the next start of a process that lived for `lived` s."""
        self.deaths = 1 if lived >= WELL else self.deaths + 1
        return min(LONGEST, FIRST * 2.0 ** (self.deaths - 1))
