"""ShowFace: an expression on the robot's face."""

from __future__ import annotations

from whee_ros.behavior.leaves.skill import INTENSITY, PLAN_ID, SkillLeaf, timeout
from whee_ros.behavior.ports import Port
from whee_ros.core.motion import SkillGoal


class ShowFace(SkillLeaf):
    """Shows an expression; runs as long as the skill holds it."""

    skill = "face"
    ports = (
        Port("expression", str, "A name of config/expressions.yaml."),
        INTENSITY,
        Port("duration", float, "How long, s; 0 for the expression's own time.", 0.0, low=0.0),
        PLAN_ID,
        timeout(15.0),
    )

    def goal(self) -> SkillGoal:
        """Return the goal from the ports."""
        return SkillGoal(
            "face",
            name=self.text("expression"),
            intensity=self.number("intensity"),
            duration=self.number("duration"),
            plan_id=self.text("plan_id"),
        )
