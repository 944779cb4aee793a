"""BargeIn: has the person taken the floor from the robot?"""

from __future__ import annotations

from whee_ros.behavior.leaves.condition import Condition, max_age


class BargeIn(Condition):
    """Succeeds when the person speaks over the robot for good, not for an mhm."""

    ports = (max_age(1.0),)

    def true(self) -> bool:
        """Look at the turn."""
        turn = self.context.snapshot.turn
        return turn is not None and turn.barge_in and self.recent(turn.stamp)
