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
        passed: called with each item, on the pump's thread.
        ended: called once with the reason ("" at a regular end), on the pump's thread.
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
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self, timeout: float = 1.0) -> None:
        """End the thread after the read in progress, waiting at most `timeout` s."""
        self._stopping.set()
        self._thread.join(timeout)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                item = self._read()
            except WheeError as error:
                self._ended(str(error))
                return
            except Exception as error:  # noqa: BLE001 - a source that dies without a word helps nobody
                self._ended(f"{self._thread.name} failed: {type(error).__name__}: {error}")
                return
            if item is None:
                self._ended("")
                return
            self._passed(item)
