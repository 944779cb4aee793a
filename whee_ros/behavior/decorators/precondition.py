"""Precondition: a script in front of a node, with a verdict of its own."""

from __future__ import annotations

from py_trees.common import Status

from whee_ros.behavior.decorators.verdict import Decorator
from whee_ros.behavior.node import FAILURE, RUNNING, SKIPPED, SUCCESS
from whee_ros.behavior.ports import Port

_VERDICTS = {"SUCCESS": SUCCESS, "FAILURE": FAILURE, "SKIPPED": SKIPPED, "RUNNING": RUNNING}


class Precondition(Decorator):
    """Ticks its child if a script is true when it starts; gives another verdict if not.

    As in BehaviorTree.CPP, a script that let a child through is not asked again until the child has ended, even if the
    child was skipped or halted.
    """

    ports = (
        Port("if", str, "As in plan.response == 'empathic' and so on.", script=True),
        Port("else", str, "Verdict if it is not true.", "FAILURE", choices=tuple(_VERDICTS)),
    )
    _open = False

    def update(self) -> Status:
        """Ask, then tick to the end."""
        if not self._open and not self.holds("if"):
            return _VERDICTS[self.text("else")]
        status = self.child.run()
        self._open = status is RUNNING or status is SKIPPED
        return status
