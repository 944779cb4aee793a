"""Decorators that know the time, which is that of the snapshot."""

from __future__ import annotations

from py_trees.common import Status

from whee_ros.behavior.decorators.verdict import Decorator
from whee_ros.behavior.node import FAILURE, IDLE, RUNNING, SUCCESS
from whee_ros.behavior.ports import LONGEST_MS, Port


class Timeout(Decorator):
    """Halts its child and fails when it takes longer."""

    lingers = True
    ports = (Port("msec", int, "Longest time, ms.", low=1, high=LONGEST_MS),)

    def initialise(self) -> None:
        """Start the clock."""
        self._end = self.context.now + self.number("msec") / 1000

    def update(self) -> Status:
        """Tick unless time is up."""
        if self.context.now >= self._end:
            self.feedback_message = f"not done within {self.number('msec'):g} ms"
            return FAILURE
        return self.child.run()


class Delay(Decorator):
    """Waits before it ticks its child."""

    lingers = True
    ports = (Port("delay_msec", int, "How long, ms.", low=0, high=LONGEST_MS),)

    def initialise(self) -> None:
        """Start the clock."""
        self._begin = self.context.now + self.number("delay_msec") / 1000

    def update(self) -> Status:
        """Tick when time has come."""
        return self.child.run() if self.context.now >= self._begin else RUNNING


class Cooldown(Decorator):
    """Fails for a while after its child has succeeded or was halted, so that nothing is done too often."""

    ports = (Port("seconds", float, "Rest after the child, s.", low=0.0),)
    _until = float("-inf")

    def update(self) -> Status:
        """Tick unless resting."""
        if self.status is not RUNNING and self.context.now < self._until:
            self.feedback_message = "resting"
            return FAILURE
        return self.child.run()

    def terminate(self, new_status: Status) -> None:
        """Begin to rest."""
        if new_status is SUCCESS or (new_status is IDLE and self.status is RUNNING):
            self._until = self.context.now + self.number("seconds")
