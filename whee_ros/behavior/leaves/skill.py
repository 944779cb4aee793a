"""What the leaves that use a skill share: start, wait, give up, call off."""

from __future__ import annotations

from typing import ClassVar

from py_trees.common import Status

from whee_ros.behavior.node import FAILURE, RUNNING, SUCCESS, Node
from whee_ros.behavior.ports import Port
from whee_ros.behavior.skills import SkillHandle
from whee_ros.core.errors import WheeError
from whee_ros.core.motion import SkillGoal

INTENSITY = Port("intensity", float, "How strong, 0-1.", 1.0, low=0.0, high=1.0)
PLAN_ID = Port("plan_id", str, "Plan it serves; empty for idle behaviour.", "")


def timeout(seconds: float) -> Port:
    """Return the port that every leaf with a skill has: one that hangs must not hang the tree."""
    return Port("timeout", float, "Longest time until it counts as failed, s.", seconds, low=0.1)


class SkillLeaf(Node):
    """Base of Say, ShowFace, Gesture and LookAt: subclasses say what the goal is."""

    skill: ClassVar[str] = ""
    _handle: SkillHandle | None = None

    def goal(self) -> SkillGoal:
        """Return the goal from the ports. Raises NotKnown."""
        raise NotImplementedError

    def initialise(self) -> None:
        """Start the clock."""
        self._handle = None
        self._begin = self.context.now

    def update(self) -> Status:
        """Start the goal as soon as the body is free, then follow it."""
        if self._handle is None:
            goal = self.goal()
            if not (goal.text if goal.skill == "say" else goal.name).strip():
                self.feedback_message = "nothing to perform: the text or name is empty"
                return FAILURE
            try:
                self._handle = self.context.body.take(goal, self.context.now)
            except WheeError as error:
                self.feedback_message = str(error)
                return FAILURE
            if self._handle is None:
                self.feedback_message = "waiting for the voice to stop"
                return RUNNING
            self.feedback_message = goal.name or f"{len(goal.text.split())} words"
        status = self._handle.status
        if status == "running":
            if self.context.now - self._begin < self.number("timeout"):
                return RUNNING
            self.feedback_message = f"not done within {self.number('timeout'):g} s"
            return FAILURE
        if status == "succeeded":
            return SUCCESS
        self.feedback_message = "stopped by somebody else" if status == "cancelled" else "the skill failed"
        return FAILURE

    def terminate(self, new_status: Status) -> None:
        """Call off what still runs."""
        if self._handle is not None:
            self.context.body.release(self.skill, self._handle, self.context.now)
            self._handle = None
