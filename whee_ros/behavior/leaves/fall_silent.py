"""FallSilent: not even the end of a word."""

from __future__ import annotations

from py_trees.common import Status

from whee_ros.behavior.node import SUCCESS, Node


class FallSilent(Node):
    """Stops at once what a halted Say was allowed to finish, and succeeds."""

    def update(self) -> Status:
        """Stop it."""
        self.context.body.hush(self.context.now)
        return SUCCESS
