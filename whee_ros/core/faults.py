"""How many unexpected faults in a row a process bears before it ends and is started afresh."""

from __future__ import annotations

from collections import deque

MOST, WITHIN = 5, 10.0
"""Faults borne within so many seconds: one broken message is survived, a fault in every tick is not hidden."""


class Faults:
    """Counts faults over the last seconds."""

    def __init__(self) -> None:
        self._times: deque[float] = deque(maxlen=MOST + 1)

    def too_many(self, now: float) -> bool:
        """Note a fault at `now` (s, any steady clock); return whether more than `MOST` fell within `WITHIN` seconds."""
        self._times.append(now)
        return len(self._times) > MOST and now - self._times[0] <= WITHIN
