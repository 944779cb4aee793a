"""What conditions share: one question, answered at once, with the reason."""

from __future__ import annotations

from py_trees.common import Status

from whee_ros.behavior.node import FAILURE, SUCCESS, Node
from whee_ros.behavior.ports import Port


def max_age(seconds: float) -> Port:
    """Return the port that keeps a sensor that fell silent from being believed for ever."""
    return Port("max_age", float, "Older news does not count, s.", seconds, low=0.0)


class Condition(Node):
    """Base of conditions: subclasses answer `true`."""

    kind = "Condition"

    def true(self) -> bool:
        """Return whether it holds now. Raises NotKnown."""
        raise NotImplementedError

    def update(self) -> Status:
        """Answer."""
        return SUCCESS if self.true() else FAILURE

    def recent(self, stamp: float) -> bool:
        """Return whether something sensed at `stamp` (s) still counts by the port `max_age`."""
        return self.context.now - stamp <= self.number("max_age")
