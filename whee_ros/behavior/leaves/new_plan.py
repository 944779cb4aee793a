"""NewPlan: is there a plan that was not taken yet?"""

from __future__ import annotations

from whee_ros.behavior.leaves.condition import Condition, max_age


class NewPlan(Condition):
    """Succeeds once for each plan and remembers it as taken; OncePerPlan does this around a whole branch."""

    ports = (max_age(10.0),)
    _taken = ""

    def true(self) -> bool:
        """Compare with the plan taken last."""
        plan = self.context.snapshot.plan
        if plan is None or plan.plan_id in (self._taken, self.context.taken):
            return False
        self._taken = plan.plan_id
        self.feedback_message = plan.plan_id
        return self.recent(plan.stamp)
