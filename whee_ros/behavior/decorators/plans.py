"""OncePerPlan: every plan is performed once, and the newest wins."""

from __future__ import annotations

from py_trees.common import Status

from whee_ros.behavior.decorators.verdict import Decorator
from whee_ros.behavior.node import FAILURE, IDLE, RUNNING
from whee_ros.behavior.ports import Port


class OncePerPlan(Decorator):
    """Runs its child once for each new plan; a newer plan halts the child and starts it afresh.

    Fails while there is nothing new. A plan counts as performed from the moment its performance starts, so
    that one that was interrupted is not taken up again.
    """

    ports = (Port("max_age", float, "A plan that is older when first seen is let go, s.", 10.0, low=0.0),)
    _taken = ""

    def update(self) -> Status:
        """Take a new plan if there is one; go on with the one being performed."""
        plan = self.context.snapshot.plan
        if plan is not None and plan.plan_id not in (self._taken, self.context.taken):
            self._taken = plan.plan_id
            if self.child.status is not IDLE:
                self.child.stop(IDLE)
            if self.context.now - plan.stamp > self.number("max_age"):
                self.feedback_message = f"{plan.plan_id} is too old"
                return FAILURE
            self.feedback_message = plan.plan_id
            return self.child.run()
        if self.status is not RUNNING:
            return FAILURE
        return self.child.run()
