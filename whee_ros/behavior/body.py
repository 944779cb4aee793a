"""Who moves the body: one owner for each skill, old goals end before new ones start.

py_trees and BehaviorTree.CPP alike start a new branch before they halt the old one, so a new goal could be
struck by the cancel meant for the old. Here leaves only ask during a tick; when every branch has had its say the
goals start: a leaf that was displaced in the same tick starts nothing, and the owner before is cancelled first.
Cancelling speech stops the whole body (one cancel path), so goals wait until a cancelled utterance has ended;
face, gesture and gaze replace each other softly and need no wait.
"""

from __future__ import annotations

from dataclasses import dataclass

from whee_ros.behavior.skills import SkillHandle, Skills
from whee_ros.core.errors import WheeError
from whee_ros.core.motion import SkillGoal

PATIENCE = 0.3
"""A cancelled utterance is waited for this long, s: one that never reports must not hold the body."""

TAKEN = "stopped by somebody else"


@dataclass(eq=False)
class Ticket:
    """A goal that was asked for.

    Attributes:
        goal: what for.
        handle: once it has started.
        error: why it will never start, "" while it may.
    """

    goal: SkillGoal
    handle: SkillHandle | None = None
    error: str = ""


class Body:
    """Skills with owners.

    Args:
        skills: what performs the goals.
    """

    def __init__(self, skills: Skills) -> None:
        self._skills = skills
        self._asked: dict[str, Ticket] = {}
        self._owners: dict[str, Ticket] = {}
        self._stopping: list[tuple[float, SkillHandle]] = []

    def ask(self, goal: SkillGoal) -> Ticket:
        """Ask for a goal; it starts when the tick settles. Of two for one skill the later counts."""
        earlier = self._asked.get(goal.skill)
        if earlier is not None:
            earlier.error = TAKEN
        ticket = Ticket(goal)
        self._asked[goal.skill] = ticket
        return ticket

    def release(self, ticket: Ticket, now: float) -> None:
        """Give a goal up, whether it runs, waits, or has ended long ago."""
        for held in (self._asked, self._owners):
            if held.get(ticket.goal.skill) is ticket:
                del held[ticket.goal.skill]
        handle = ticket.handle
        if handle is None or handle.status != "running":
            return
        if not any(handle is known for _, known in self._stopping):
            handle.cancel()
            if ticket.goal.skill == "say":
                self._stopping.append((now, handle))

    def settle(self, now: float) -> None:
        """End the tick: cancel whose skill is wanted by others, start what was asked for."""
        if not self._asked:
            return
        for skill in self._asked:
            if skill in self._owners:
                self.release(self._owners[skill], now)
        self._stopping = [
            (since, handle)
            for since, handle in self._stopping
            if handle.status == "running" and now - since < PATIENCE
        ]
        if self._stopping:
            return
        for skill, ticket in self._asked.items():
            try:
                ticket.handle = self._skills.start(ticket.goal)
                self._owners[skill] = ticket
            except WheeError as error:
                ticket.error = str(error)
        self._asked.clear()
