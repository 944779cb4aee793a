"""Decorators that change their child's verdict."""

from __future__ import annotations

from py_trees.common import Status

from whee_ros.behavior.node import FAILURE, IDLE, RUNNING, SKIPPED, SUCCESS, Node
from whee_ros.behavior.ports import Port


class Decorator(Node):
    """Base of nodes with one child."""

    kind = "Decorator"
    children_needed = (1, 1)

    @property
    def child(self) -> Node:
        """The one child."""
        return self.children[0]


class Inverter(Decorator):
    """Turns success into failure and failure into success."""

    lingers = True

    def update(self) -> Status:
        """Tick and turn."""
        status = self.child.run()
        return {SUCCESS: FAILURE, FAILURE: SUCCESS}.get(status, status)


class ForceSuccess(Decorator):
    """Succeeds when its child has ended, whatever it said."""

    lingers = True

    def update(self) -> Status:
        """Tick and overrule."""
        status = self.child.run()
        return SUCCESS if status is FAILURE else status


class ForceFailure(Decorator):
    """Fails when its child has ended, whatever it said."""

    lingers = True

    def update(self) -> Status:
        """Tick and overrule."""
        status = self.child.run()
        return FAILURE if status is SUCCESS else status


class KeepRunningUntilFailure(Decorator):
    """Starts its child anew whenever it succeeds or is skipped; fails when it fails."""

    def update(self) -> Status:
        """Tick and go on."""
        status = self.child.run()
        if status is SUCCESS:
            self.child.stop(IDLE)
        return FAILURE if status is FAILURE else RUNNING


class RunOnce(Decorator):
    """Runs its child to its end once in the life of the tree."""

    ports = (Port("then_skip", bool, "Afterwards: true to be skipped, false to repeat the verdict.", True),)
    _verdict: Status | None = None

    def update(self) -> Status:
        """Tick, or remember."""
        if self._verdict is not None:
            self.lingers = False
            return SKIPPED if self.flag("then_skip") else self._verdict
        status = self.child.run()
        self.lingers = status is SKIPPED
        if status is SUCCESS or status is FAILURE:
            self._verdict = status
        return status


class SubTree(Decorator):
    """Another tree in the place of a node; gives what that tree gives.

    Attributes:
        tree: its ID.
        origin: the file it comes from, and what that replaces.
    """

    lingers = True
    tree = ""
    origin = ""

    def update(self) -> Status:
        """Tick the tree."""
        return self.child.run()
