"""PersonSpeaking: does the person have the floor?"""

from __future__ import annotations

from whee_ros.behavior.leaves.condition import Condition, max_age
from whee_ros.behavior.ports import Port
from whee_ros.core.voice import TurnPhase


class PersonSpeaking(Condition):
    """Succeeds while the person speaks, and in pauses inside their turn unless told otherwise."""

    ports = (Port("pauses", bool, "Whether a pause inside the turn counts.", True), max_age(1.0))

    def true(self) -> bool:
        """Look at the turn."""
        turn = self.context.snapshot.turn
        if turn is None or not self.recent(turn.stamp):
            self.feedback_message = "nothing heard lately"
            return False
        return turn.phase == TurnPhase.SPEAKING or (turn.phase == TurnPhase.PAUSE and self.flag("pauses"))
