"""Say: speak a sentence."""

from __future__ import annotations

from whee_ros.behavior.leaves.skill import INTENSITY, PLAN_ID, SkillLeaf, timeout
from whee_ros.behavior.ports import Port
from whee_ros.core.motion import Prosody, SkillGoal


class Say(SkillLeaf):
    """Speaks; runs until the last word, succeeds then; stops at once when halted, unless it may finish."""

    skill = "say"
    ports = (
        Port("text", str, "What to say."),
        INTENSITY,
        Port("rate", float, "Speed, 1 is normal.", 1.0, low=0.5, high=2.0),
        Port("pitch", float, "Pitch, 1 is normal.", 1.0, low=0.5, high=2.0),
        Port("gain_db", float, "Loudness, dB above normal.", 0.0, low=-30.0, high=12.0),
        Port(
            "may_finish",
            bool,
            "Whether a halt lets it finish, and others wait: for a sound such as hmm.",
            False,
        ),
        PLAN_ID,
        timeout(30.0),
    )

    def goal(self) -> SkillGoal:
        """Return the goal from the ports."""
        self.may_finish = self.flag("may_finish")
        prosody = Prosody(self.number("rate"), self.number("pitch"), self.number("gain_db"))
        return SkillGoal(
            "say",
            text=self.text("text"),
            intensity=self.number("intensity"),
            prosody=prosody,
            plan_id=self.text("plan_id"),
        )
