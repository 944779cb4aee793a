"""Reads a blocking source in a thread of its own and passes on what comes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from whee_ros.core.errors import WheeError

T = TypeVar("T")


class Pump(Generic[T]):
    """One thread that calls `read` until it returns None or fails.

    Args:
        name: thread name.
        read: blocks at the source's own pace; None at the end.
        passed: called with each item, on the pump's thread; never again once `stop` has returned, however long a
            read still takes, so that it may use what is freed then.
        ended: called once with the reason ("" at a regular end), on the pump's thread; likewise.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[], T | None],
        passed: Callable[[T], None],
        ended: Callable[[str], None],
    ) -> None:
        self._read = read
        self._passed = passed
        self._ended = ended
        self._stopped = False
        self._telling = threading.Lock()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self, timeout: float = 1.0) -> None:
        """End the thread after the read in progress, waiting at most `timeout` s for that."""
        with self._telling:
            self._stopped = True
        self._thread.join(timeout)

    def _run(self) -> None:
        while not self._stopped:
            item, why = self._next()
            with self._telling:
                if self._stopped:
                    return
                if item is None:
                    self._ended(why)
                    return
                self._passed(item)

    def _next(self) -> tuple[T | None, str]:
        """Return what comes next, or None and why nothing does."""
        try:
            return self._read(), ""
        except WheeError as error:
            return None, str(error)
        except Exception as error:  # noqa: BLE001 - a source that dies without a word helps nobody
            return None, f"{self._thread.name} failed: {type(error).__name__}: {error}"
