"""Something that is due again and again."""

from __future__ import annotations


class Pulse:
    """A steady rate on somebody else's clock.

    Args:
        rate: Hz.
    """

    def __init__(self, rate: float) -> None:
        self._period = 1.0 / rate
        self._next: float | None = None

    def due(self, now: float) -> bool:
        """Return whether it is time at `now` (s); what was missed during a long gap is not made up for."""
        if self._next is None:
            self._next = now
        # a tenth of a millisecond early is in time: sums of periods are not exact
        if now < self._next - 1e-4:
            return False
        following = self._next + self._period
        self._next = following if following > now else now + self._period
        return True
