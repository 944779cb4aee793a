"""SafetyPlan: does the newest plan carry a fixed answer to something dangerous?"""

from __future__ import annotations

from whee_ros.behavior.leaves.condition import Condition
from whee_ros.core.empathy import SAFETY_WRITER


class SafetyPlan(Condition):
    """Succeeds when the newest plan is a fixed answer of the safety gate."""

    def true(self) -> bool:
        """Look at who wrote the plan."""
        plan = self.context.snapshot.plan
        return plan is not None and any(made.writer.startswith(SAFETY_WRITER) for made in plan.candidates)
