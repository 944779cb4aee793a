"""Sequences: every child must succeed."""

from __future__ import annotations

from typing import ClassVar

from py_trees.common import Status

from whee_ros.behavior.node import FAILURE, IDLE, RUNNING, SKIPPED, SUCCESS, Node


class Sequence(Node):
    """Ticks its children in order; goes on where it was; fails with the first that fails."""

    lingers = True
    kind = "Control"
    children_needed = (1, 999)
    stops_at: ClassVar[Status] = FAILURE
    passes: ClassVar[Status] = SUCCESS

    def initialise(self) -> None:
        """Begin with the first child."""
        self._at = 0
        self._skipped = 0

    def update(self) -> Status:
        """Advance as far as it goes."""
        while self._at < len(self.children):
            status = self.children[self._at].run()
            if status is RUNNING or status is self.stops_at:
                return status
            self._skipped += status is SKIPPED
            self._at += 1
        return SKIPPED if self._skipped == len(self.children) else self.passes


class AsyncSequence(Sequence):
    """A sequence that lets others have a say: after a child that took no time it goes on at the next tick."""

    def update(self) -> Status:
        """Advance to the next child that takes time, or that ends well at once."""
        while self._at < len(self.children):
            child = self.children[self._at]
            began = child.status is not RUNNING
            status = child.run()
            if status is RUNNING or status is self.stops_at:
                return status
            self._skipped += status is SKIPPED
            self._at += 1
            if status is self.passes and began and self._at < len(self.children):
                return RUNNING
        return SKIPPED if self._skipped == len(self.children) else self.passes


class SequenceWithMemory(AsyncSequence):
    """A sequence that after a failure, or after being halted, goes on with the child it had come to.

    As in BehaviorTree.CPP, a child that succeeds in the tick in which it began leaves the next one to the next
    tick.
    """

    _at = 0
    _skipped = 0

    def initialise(self) -> None:
        """Begin where it was left, at the first child after a full round."""
        if self._at >= len(self.children):
            self._at = self._skipped = 0


class ReactiveSequence(Node):
    """Ticks all children from the first at every tick, so that conditions are asked again and again."""

    lingers = True
    kind = "Control"
    children_needed = (1, 999)
    stops_at: ClassVar[Status] = FAILURE
    passes: ClassVar[Status] = SUCCESS

    def update(self) -> Status:
        """Ask everything again; whatever is not running any more is halted."""
        all_skipped = True
        for child in self.children:
            status = child.run()
            if status is not SKIPPED:
                all_skipped = False
            if status is RUNNING:
                for other in self.children:
                    if other is not child and other.status is not IDLE:
                        other.stop(IDLE)
                return RUNNING
            if status is self.stops_at:
                return status
        return SKIPPED if all_skipped else self.passes
