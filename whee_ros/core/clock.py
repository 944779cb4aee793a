"""The only module that reads time; everything else is handed a clock or a `now`.

Times are seconds since the Unix epoch as float (a double resolves 0.24 microseconds there).
"""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Anything that tells the time in seconds."""

    def now(self) -> float:
        """Return the current time in seconds."""
        ...


class SystemClock:
    """Wall-clock time; comparable with ROS system-time stamps."""

    def now(self) -> float:
        """Return seconds since the Unix epoch."""
        return time.time()


class ManualClock:
    """A clock that stands still until a test or a replay moves it."""

    def __init__(self, start: float = 0.0) -> None:
        self._now = start

    def now(self) -> float:
        """Return the time last set."""
        return self._now

    def advance(self, seconds: float) -> float:
        """Move forward by `seconds` (>= 0) and return the new time.

        Raises:
            ValueError: if `seconds` is negative: time never runs back.
        """
        if seconds < 0:
            raise ValueError(f"time cannot run back by {seconds} s")
        self._now += seconds
        return self._now


def elapsed() -> float:
    """Return a monotonic reading in seconds; only differences mean anything."""
    return time.perf_counter()


def busy() -> float:
    """Return the seconds of processor time this process has used, all threads together."""
    return time.process_time()


def sleep(seconds: float) -> None:
    """Block the calling worker thread; never called on an executor thread."""
    time.sleep(max(0.0, seconds))
