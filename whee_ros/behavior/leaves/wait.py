"""Wait and its relatives: let time pass, let something become true."""

from __future__ import annotations

from py_trees.common import Status

from whee_ros.behavior.node import FAILURE, RUNNING, SUCCESS, Node
from whee_ros.behavior.ports import LONGEST_MS, Port


class Wait(Node):
    """Lets so many seconds pass."""

    longest = float("inf")  # it ends by itself
    ports = (Port("seconds", float, "How long, s.", low=0.0),)

    def initialise(self) -> None:
        """Start the clock."""
        self._end = self.context.now + self.seconds()

    def update(self) -> Status:
        """Look at the clock."""
        return SUCCESS if self.context.now >= self._end else RUNNING

    def seconds(self) -> float:
        """Return how long, s."""
        return self.number("seconds")


class Sleep(Wait):
    """Lets so many milliseconds pass; BehaviorTree.CPP's own."""

    ports = (Port("msec", int, "How long, ms.", low=0, high=LONGEST_MS),)

    def seconds(self) -> float:
        """Return how long, s."""
        return self.number("msec") / 1000


class WaitUntil(Node):
    """Waits for a script to become true, and fails when that takes too long."""

    longest = float("inf")  # it has a timeout
    ports = (
        Port("code", str, "What to wait for.", script=True),
        Port("timeout", float, "Longest time, s.", low=0.0),
    )

    def initialise(self) -> None:
        """Start the clock."""
        self._end = self.context.now + self.number("timeout")

    def update(self) -> Status:
        """Ask."""
        if self.holds("code"):
            return SUCCESS
        if self.context.now < self._end:
            return RUNNING
        self.feedback_message = f"not so within {self.number('timeout'):g} s"
        return FAILURE
