"""Telling blinks (AU45) from eyes that stay closed (AU43)."""

from __future__ import annotations

from collections import deque

LONGEST_BLINK = 0.5
"""s; eyes closed longer are AU43, not AU45 (FACS manual; blinks take 0.1-0.4 s)."""


class Eyelids:
    """Follows the closure of one person's eyes."""

    def __init__(self) -> None:
        self._shut: deque[tuple[float, float]] = deque()

    def feed(self, stamp: float, closure: float) -> tuple[float, float]:
        """Return AU43 and AU45 at `stamp` (s): the least `closure` of the last moments, and what is beyond it."""
        self._shut.append((stamp, closure))
        while self._shut[0][0] < stamp - LONGEST_BLINK:
            self._shut.popleft()
        held = min(value for _, value in self._shut)
        # eyes that stay closed are no longer blinking
        return held, closure - held
