"""Gesture: a movement of head, body and arms."""

from __future__ import annotations

from whee_ros.behavior.leaves.skill import INTENSITY, PLAN_ID, SkillLeaf, timeout
from whee_ros.behavior.ports import Port
from whee_ros.core.motion import SkillGoal


class Gesture(SkillLeaf):
    """Performs a gesture; runs until it has ended."""

    skill = "gesture"
    ports = (Port("gesture", str, "A name of config/gestures.yaml."), INTENSITY, PLAN_ID, timeout(10.0))

    def goal(self) -> SkillGoal:
        """Return the goal from the ports."""
        return SkillGoal(
            "gesture",
            name=self.text("gesture"),
            intensity=self.number("intensity"),
            plan_id=self.text("plan_id"),
        )
