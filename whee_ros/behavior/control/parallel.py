"""Parallel: several children in the same ticks."""

from __future__ import annotations

from py_trees.common import Status

from whee_ros.behavior.node import FAILURE, RUNNING, SKIPPED, SUCCESS, Node
from whee_ros.behavior.ports import Port


class Parallel(Node):
    """Ticks all children that have not ended; enough successes or failures end it and halt the rest."""

    lingers = True
    kind = "Control"
    children_needed = (1, 999)
    ports = (
        Port("success_count", int, "Successes that make a success; -1 for all children.", -1),
        Port("failure_count", int, "Failures that make a failure; -1 for all children.", 1),
    )

    def initialise(self) -> None:
        """Begin with every child."""
        self._ended: dict[int, Status] = {}
        self._success_count = int(self.number("success_count"))
        self._failure_count = int(self.number("failure_count"))

    def update(self) -> Status:
        """Tick what has not ended and count."""
        count = len(self.children)
        needed, allowed = self._threshold(self._success_count), self._threshold(self._failure_count)
        skipped = 0
        for index, child in enumerate(self.children):
            if index not in self._ended:
                status = child.run()
                if status is SKIPPED:
                    skipped += 1
                elif status is not RUNNING:
                    self._ended[index] = status
            successes = sum(status is SUCCESS for status in self._ended.values())
            failures = len(self._ended) - successes
            # with a negative count "all" means all that were not skipped
            if successes >= needed or (self._success_count < 0 and successes + skipped >= needed):
                return SUCCESS
            if count - failures < needed or failures == allowed:
                return FAILURE
        return SKIPPED if skipped == count else RUNNING

    def _threshold(self, count: int) -> int:
        return max(0, len(self.children) + count + 1) if count < 0 else count


class ParallelAll(Node):
    """Ticks all children to their end, then fails if too many of them did."""

    lingers = True
    kind = "Control"
    children_needed = (1, 999)
    ports = (Port("max_failures", int, "Failures that make a failure; -1 for all children.", 1),)

    def initialise(self) -> None:
        """Begin with every child."""
        self._ended: dict[int, Status] = {}

    def update(self) -> Status:
        """Tick what has not ended; judge when all have."""
        count, skipped = len(self.children), 0
        for index, child in enumerate(self.children):
            if index not in self._ended:
                status = child.run()
                if status is SKIPPED:
                    skipped += 1
                elif status is not RUNNING:
                    self._ended[index] = status
        if skipped == count:
            return SKIPPED
        if skipped + len(self._ended) < count:
            return RUNNING
        allowed = int(self.number("max_failures"))
        allowed = max(0, count + allowed + 1) if allowed < 0 else allowed
        failures = sum(status is FAILURE for status in self._ended.values())
        return FAILURE if failures >= allowed else SUCCESS
