"""Who moves the body: one owner for each skill, and nothing new while the voice is still falling silent.

py_trees and BehaviorTree.CPP alike start a new branch before they halt the old one. Without an owner the new
branch's goal could be struck by the cancel meant for the old. Here the newest goal owns its skill: the one
before is cancelled first. Cancelling speech stops the whole body (one cancel path), so every new goal waits
until a cancelled utterance has ended; face, gesture and gaze replace each other softly and need no wait.
"""

from __future__ import annotations

from whee_ros.behavior.skills import SkillHandle, Skills
from whee_ros.core.motion import SkillGoal

PATIENCE = 0.3
"""A cancelled utterance is waited for this long, s: one that never reports must not hold the body."""


class Body:
    """Skills with owners.

    Args:
        skills: what performs the goals.
    """

    def __init__(self, skills: Skills) -> None:
        self._skills = skills
        self._owners: dict[str, SkillHandle] = {}
        self._stopping: list[tuple[float, SkillHandle]] = []

    def take(self, goal: SkillGoal, now: float) -> SkillHandle | None:
        """Start `goal`, ending whoever had its skill; None while an utterance is still stopping.

        Raises:
            WheeError: from the skill.
        """
        owner = self._owners.pop(goal.skill, None)
        if owner is not None:
            self.release(goal.skill, owner, now)
        self._stopping = [
            (since, handle)
            for since, handle in self._stopping
            if handle.status == "running" and now - since < PATIENCE
        ]
        if self._stopping:
            return None
        handle = self._skills.start(goal)
        self._owners[goal.skill] = handle
        return handle

    def release(self, skill: str, handle: SkillHandle, now: float) -> None:
        """Cancel `handle` if it still runs; again is no harm."""
        if self._owners.get(skill) is handle:
            del self._owners[skill]
        if handle.status != "running" or any(handle is known for _, known in self._stopping):
            return
        handle.cancel()
        if skill == "say":
            self._stopping.append((now, handle))
