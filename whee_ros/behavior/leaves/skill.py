"""What the leaves that use a skill share: start, wait, give up, call off."""

from __future__ import annotations

from typing import ClassVar

from py_trees.common import Status

from whee_ros.behavior.body import TAKEN, Ticket
from whee_ros.behavior.node import FAILURE, RUNNING, SUCCESS, Node
from whee_ros.behavior.ports import Port
from whee_ros.core.motion import SkillGoal

INTENSITY = Port("intensity", float, "How strong, 0-1.", 1.0, low=0.0, high=1.0)
PLAN_ID = Port("plan_id", str, "Plan it serves; empty for idle behaviour.", "")


def timeout(seconds: float) -> Port:
    """Return the port that every leaf with a skill has: one that hangs must not hang the tree."""
    return Port("timeout", float, "Longest time until it counts as failed, s.", seconds, low=0.1)


class SkillLeaf(Node):
    """Base of Say, ShowFace, Gesture and LookAt: subclasses say what the goal is."""

    skill: ClassVar[str] = ""
    longest = float("inf")  # it has a timeout
    may_finish = False
    """Whether what was begun is let finish when the leaf is halted."""
    _ticket: Ticket | None = None

    def goal(self) -> SkillGoal:
        """Return the goal from the ports. Raises NotKnown."""
        raise NotImplementedError

    def initialise(self) -> None:
        """Start the clock."""
        self._ticket = None
        self._begin = self.context.now

    def update(self) -> Status:
        """Ask for the goal, then follow it."""
        ticket = self._ticket
        if ticket is None:
            goal = self.goal()
            if not (goal.text if goal.skill == "say" else goal.name).strip():
                return self._fail("nothing to perform: the text or name is empty")
            self._ticket = self.context.body.ask(goal)
            self.feedback_message = goal.name or f"{len(goal.text.split())} words"
            return RUNNING
        if ticket.error:
            return self._fail(ticket.error)
        status = ticket.handle.status if ticket.handle is not None else "running"
        if status == "running":
            if self.context.now - self._begin < self.number("timeout"):
                return RUNNING
            return self._fail(f"not done within {self.number('timeout'):g} s")
        if status == "succeeded":
            return SUCCESS
        return self._fail(TAKEN if status == "cancelled" else "the skill failed")

    def terminate(self, new_status: Status) -> None:
        """Call off what still runs."""
        if self._ticket is not None:
            self.context.body.release(self._ticket, self.context.now, finish=self.may_finish)
            self._ticket = None

    def _fail(self, why: str) -> Status:
        self.feedback_message = why
        return FAILURE
