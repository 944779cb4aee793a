"""RobotSpeaking: is the robot saying something?"""

from __future__ import annotations

from whee_ros.behavior.leaves.condition import Condition


class RobotSpeaking(Condition):
    """Succeeds while the robot's voice is heard, by its speech reports or, without them, by its status."""

    def true(self) -> bool:
        """Look at speech, then at the body."""
        snapshot = self.context.snapshot
        if snapshot.speech is not None:
            return snapshot.speech.state in ("started", "word")
        return snapshot.robot is not None and snapshot.robot.speaking
