"""A box that holds only the newest item: a slow reader never works through a queue of the past."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from whee_ros.core.priority import give_way

T = TypeVar("T")


class Mailbox(Generic[T]):
    """Thread-safe, latest-only, one reader.

    Attributes:
        dropped: how many items were overwritten before anyone read them.
    """

    def __init__(self) -> None:
        self._ready = threading.Condition()
        self._item: T | None = None
        self._closed = False
        self.dropped = 0

    def put(self, item: T) -> None:
        """Store `item`, replacing an unread one."""
        with self._ready:
            if self._item is not None:
                self.dropped += 1
            self._item = item
            self._ready.notify()

    def take(self, timeout: float | None = None, taken: Callable[[], None] | None = None) -> T | None:
        """Wait for an item and remove it; None when `timeout` (s) passes or the box is closed.

        `taken` is called before the box counts as empty.
        """
        with self._ready:
            self._ready.wait_for(lambda: self._item is not None or self._closed, timeout)
            if taken is not None and self._item is not None:
                taken()
            item, self._item = self._item, None
            return item

    @property
    def full(self) -> bool:
        """Whether an item waits."""
        return self._item is not None

    def close(self) -> None:
        """Wake the reader for good; later items are still stored but nobody needs to read them."""
        with self._ready:
            self._closed = True
            self._ready.notify_all()

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        return self._closed


class Worker(Generic[T]):
    """One thread that runs `work` on the newest item of a mailbox.

    Args:
        name: thread name, seen in debuggers.
        work: called with each item taken; runs on the worker thread.
        failed: called with any exception that `work` raised; the worker goes on.
        niceness: by how much the thread gives way (`priority.give_way`).
    """

    def __init__(
        self,
        name: str,
        work: Callable[[T], None],
        failed: Callable[[Exception], None],
        niceness: int = 0,
    ) -> None:
        self.mailbox: Mailbox[T] = Mailbox()
        self._working = False
        self._work = work
        self._failed = failed
        self._niceness = niceness
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self, timeout: float = 1.0) -> bool:
        """Close the mailbox and wait up to `timeout` s; return whether the thread ended."""
        self.mailbox.close()
        if self._thread.is_alive():
            self._thread.join(timeout)
        return not self._thread.is_alive()

    @property
    def busy(self) -> bool:
        """Whether an item is being worked on or waits."""
        return self._working or self.mailbox.full

    def _run(self) -> None:
        give_way(self._niceness)
        while not self.mailbox.closed:
            item = self.mailbox.take(taken=self._begin)
            if item is None:
                continue
            try:
                self._work(item)
            except Exception as error:  # noqa: BLE001 - a worker outlives one bad item and reports it
                self._failed(error)
            finally:
                self._working = False

    def _begin(self) -> None:
        self._working = True
