"""Parallel: several children in the same ticks."""

from __future__ import annotations

from collections.abc import Mapping

from py_trees.common import Status

from whee_ros.behavior.node import FAILURE, RUNNING, SKIPPED, SUCCESS, Node
from whee_ros.behavior.operands import Operand
from whee_ros.behavior.ports import Port


class _Together(Node):
    """Ticks all children in turn and remembers how each ended."""

    lingers = True
    kind = "Control"
    children_needed = (1, 999)

    def initialise(self) -> None:
        """Begin with every child."""
        self._ended: dict[int, Status] = {}

    def _tick(self, index: int) -> bool:
        """Tick a child that has not ended; return whether it was skipped."""
        if index in self._ended:
            return False
        status = self.children[index].run()
        if status not in (SKIPPED, RUNNING):
            self._ended[index] = status
        return status is SKIPPED

    def _count(self, wanted: Status) -> int:
        return sum(status is wanted for status in self._ended.values())

    def _threshold(self, count: int) -> int:
        """Return `count`, or as many as there are children where it is -1."""
        return max(0, len(self.children) + count + 1) if count < 0 else count


class Parallel(_Together):
    """Ticks all children that have not ended; enough successes or failures end it and halt the rest."""

    ports = (
        Port("success_count", int, "Successes that make a success; -1 for all children.", -1),
        Port("failure_count", int, "Failures that make a failure; -1 for all children.", 1),
    )

    @classmethod
    def impossible(cls, operands: Mapping[str, Operand], children: int) -> str:
        """Return the threshold that more children were needed for; BehaviorTree.CPP ends with an error there."""
        name = "success_count"
        wanted = operands.get(name)
        asks_more = wanted is not None and wanted.constant and int(wanted.source) > children
        return name if asks_more else ""

    def initialise(self) -> None:
        """Begin with every child."""
        super().initialise()
        self._success_count = int(self.number("success_count"))
        self._failure_count = int(self.number("failure_count"))

    def update(self) -> Status:
        """Tick what has not ended and count."""
        count = len(self.children)
        needed, allowed = self._threshold(self._success_count), self._threshold(self._failure_count)
        skipped = 0
        for index in range(count):
            skipped += self._tick(index)
            successes = self._count(SUCCESS)
            failures = len(self._ended) - successes
            # with a negative count "all" means all that were not skipped
            if successes >= needed or (self._success_count < 0 and successes + skipped >= needed):
                return SUCCESS
            if count - failures < needed or failures == allowed:
                return FAILURE
        return SKIPPED if skipped == count else RUNNING


class ParallelAll(_Together):
    """Ticks all children to their end, then fails if too many of them did."""

    ports = (Port("max_failures", int, "Failures that make a failure; -1 for all children.", 1),)

    def update(self) -> Status:
        """Tick what has not ended; judge when all have."""
        count = len(self.children)
        skipped = sum([self._tick(index) for index in range(count)])
        if skipped == count:
            return SKIPPED
        if skipped + len(self._ended) < count:
            return RUNNING
        allowed = self._threshold(int(self.number("max_failures")))
        return FAILURE if self._count(FAILURE) >= allowed else SUCCESS
