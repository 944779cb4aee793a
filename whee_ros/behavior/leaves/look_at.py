"""LookAt: where head and eyes point."""

from __future__ import annotations

from whee_ros.behavior.leaves.skill import PLAN_ID, SkillLeaf, timeout
from whee_ros.behavior.ports import Port
from whee_ros.core.motion import SkillGoal
from whee_ros.expression.attention import POLICIES


class LookAt(SkillLeaf):
    """Directs the gaze and holds it for a while; the gaze stays there until something else moves it."""

    skill = "gaze"
    ports = (
        Port("target", str, "Where to.", "person", choices=POLICIES),
        Port("duration", float, "How long to hold it, s; 0 ends on arrival.", 0.0, low=0.0),
        PLAN_ID,
        timeout(15.0),
    )

    def goal(self) -> SkillGoal:
        """Return the goal from the ports."""
        return SkillGoal(
            "gaze",
            name=self.text("target"),
            duration=self.number("duration"),
            plan_id=self.text("plan_id"),
        )
