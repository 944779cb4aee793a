"""Leaves with a fixed verdict."""

from __future__ import annotations

from py_trees.common import Status

from whee_ros.behavior.node import FAILURE, SUCCESS, Node


class AlwaysSuccess(Node):
    """Succeeds."""

    def update(self) -> Status:
        """Succeed."""
        return SUCCESS


class AlwaysFailure(Node):
    """Fails."""

    def update(self) -> Status:
        """Fail."""
        return FAILURE
