"""Decorators that run their child again.

As in BehaviorTree.CPP, a child that ends in the tick in which it began leaves the rest for the next tick: an
endless loop never blocks one.
"""

from __future__ import annotations

from typing import ClassVar

from py_trees.common import Status

from whee_ros.behavior.decorators.verdict import Decorator
from whee_ros.behavior.node import FAILURE, IDLE, RUNNING, SKIPPED, SUCCESS
from whee_ros.behavior.ports import Port


class Repeat(Decorator):
    """Runs its child so many times in a row as long as it succeeds."""

    lingers = True
    ports = (Port("num_cycles", int, "How many times; -1 for ever.", low=-1),)
    counts: ClassVar[Status] = SUCCESS
    limit: ClassVar[str] = "num_cycles"
    _count = 0

    def update(self) -> Status:
        """Run until it is done, ends otherwise, or takes time."""
        limit = self.number(self.limit)
        while limit < 0 or self._count < limit:
            began = self.child.status is not RUNNING
            status = self.child.run()
            if status is RUNNING:
                return RUNNING
            if self.child.status is not IDLE:
                self.child.stop(IDLE)
            if status is SKIPPED:
                return SKIPPED
            if status is not self.counts:
                self._count = 0
                return status
            self._count += 1
            if began and (limit < 0 or self._count < limit):
                return RUNNING
        self._count = 0
        return self.counts

    def terminate(self, new_status: Status) -> None:
        """Count from the beginning after a halt."""
        if new_status is IDLE and self.status is RUNNING:
            self._count = 0


class RetryUntilSuccessful(Repeat):
    """Runs its child again when it fails, at most so many times."""

    ports = (Port("num_attempts", int, "How many times; -1 for ever.", low=-1),)
    counts = FAILURE
    limit = "num_attempts"
