"""Script: set variables of the tree."""

from __future__ import annotations

from py_trees.common import Status

from whee_ros.behavior.node import SUCCESS, Node
from whee_ros.behavior.ports import Port


class Script(Node):
    """Sets variables of the tree, and succeeds."""

    sets = True
    ports = (Port("code", str, "As in count := count + 1; done := true.", script=True),)

    def update(self) -> Status:
        """Carry it out."""
        self.act("code")
        return SUCCESS
