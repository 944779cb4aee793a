"""StateActive: is empathy called for?"""

from __future__ import annotations

from whee_ros.behavior.leaves.condition import Condition, max_age
from whee_ros.behavior.ports import Port
from whee_ros.core.empathy import Direction


class StateActive(Condition):
    """Succeeds while the need for empathy is on, after hysteresis and refractory period."""

    ports = (
        Port("direction", str, "Only this direction.", "any", choices=("any", *Direction)),
        Port("mood", str, "Only this side of valence.", "any", choices=("any", "good", "bad")),
        max_age(3.0),
    )

    def true(self) -> bool:
        """Look at the state."""
        state = self.context.snapshot.state
        if state is None or not state.active or not self.recent(state.stamp):
            return False
        direction, mood = self.text("direction"), self.text("mood")
        if direction not in ("any", state.direction):
            return False
        return mood == "any" or (state.valence >= 0) == (mood == "good")
