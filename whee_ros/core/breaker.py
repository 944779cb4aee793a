"""A circuit breaker: what fails again and again is left alone for a while (Nygard 2007)."""

from __future__ import annotations


class Breaker:
    """Counts failures in a row.

    Args:
        failures: in a row, after which it opens.
        rest: s for which it stays open; then one try is let through.
    """

    def __init__(self, failures: int = 3, rest: float = 30.0) -> None:
        self._limit = failures
        self._rest = rest
        self._failed = 0
        self._until = float("-inf")

    def closed(self, now: float) -> bool:
        """Return whether a try is allowed at `now` (s)."""
        return now >= self._until

    def succeeded(self) -> None:
        """Note a success."""
        self._failed, self._until = 0, float("-inf")

    def failed(self, now: float) -> None:
        """Note a failure at `now` (s)."""
        self._failed += 1
        if self._failed >= self._limit:
            self._until = now + self._rest
