"""ScriptCondition: any question about the snapshot."""

from __future__ import annotations

from whee_ros.behavior.leaves.condition import Condition
from whee_ros.behavior.ports import Port


class ScriptCondition(Condition):
    """Succeeds when its script is true."""

    ports = (Port("code", str, "As in plan.response == 'empathic' and so on.", script=True),)

    def true(self) -> bool:
        """Evaluate."""
        return self.holds("code")
