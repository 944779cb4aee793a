"""What the tree asks of a body: start a skill, see how it goes, call it off."""

from __future__ import annotations

from typing import Protocol

from whee_ros.core.motion import SkillGoal


class SkillHandle(Protocol):
    """One goal under way.

    Attributes:
        status: "running", "succeeded", "failed" or "cancelled".
    """

    @property
    def status(self) -> str:
        """How it stands; never goes back to "running"."""
        ...

    def cancel(self) -> None:
        """Ask it to stop. `status` turns "cancelled" when it has, which may take a moment."""
        ...


class Skills(Protocol):
    """Starts goals. Must return at once; whatever takes time is seen in the handle's status."""

    def start(self, goal: SkillGoal) -> SkillHandle:
        """Begin a goal.

        Raises:
            WheeError: if it cannot even be asked for; the leaf then fails and says why.
        """
        ...
