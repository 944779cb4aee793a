"""Who moves the body: one owner for each skill, old goals end before new ones start.

py_trees and BehaviorTree.CPP alike start a new branch before they halt the old one, so a new goal could be
struck by the cancel meant for the old. Here leaves only ask during a tick; when every branch has had its say the
goals start: a leaf that was displaced in the same tick starts nothing, and the owner before is cancelled first.
Cancelling speech stops the whole body (one cancel path), so goals wait until a cancelled utterance has ended;
face, gesture and gaze replace each other softly and need no wait. A sound that may finish (a "hmm") is let finish, and
the voice alone waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from whee_ros.behavior.skills import SkillHandle, Skills
from whee_ros.core.errors import WheeError
from whee_ros.core.motion import SkillGoal

PATIENCE = 0.3
"""A cancelled utterance is waited for this long, s: one that never reports must not hold the body."""

COURTESY = 1.0
"""A sound that may finish is waited for this long, s."""

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
        self._finishing: list[tuple[float, SkillHandle]] = []

    def ask(self, goal: SkillGoal) -> Ticket:
        """Ask for a goal; it starts when the tick settles. Of two for one skill the later counts."""
        earlier = self._asked.get(goal.skill)
        if earlier is not None:
            earlier.error = TAKEN
        ticket = Ticket(goal)
        self._asked[goal.skill] = ticket
        return ticket

    def release(self, ticket: Ticket, now: float, finish: bool = False) -> None:
        """Give a goal up, whether it runs, waits, or has ended long ago; what runs may `finish`."""
        for held in (self._asked, self._owners):
            if held.get(ticket.goal.skill) is ticket:
                del held[ticket.goal.skill]
        handle = ticket.handle
        if handle is None or handle.status != "running":
            return
        if finish:
            self._finishing.append((now, handle))
        elif not any(handle is known for _, known in self._stopping):
            self._stop(ticket.goal.skill, handle, now)

    def hush(self, now: float) -> None:
        """Stop also what was let finish."""
        for _, handle in _left(self._finishing, now, COURTESY):
            self._stop("say", handle, now)
        self._finishing = []

    def settle(self, now: float) -> None:
        """End the tick: cancel whose skill is wanted by others, start what was asked for."""
        if not self._asked:
            return
        for skill in self._asked:
            if skill in self._owners:
                self.release(self._owners[skill], now)
        self._stopping = _left(self._stopping, now, PATIENCE)
        self._finishing = _left(self._finishing, now, COURTESY)
        if self._stopping:
            return
        waits = {"say"} if self._finishing else set()
        for skill, ticket in self._asked.items():
            if skill in waits:
                continue
            try:
                ticket.handle = self._skills.start(ticket.goal)
                self._owners[skill] = ticket
            except WheeError as error:
                ticket.error = str(error)
        self._asked = {skill: ticket for skill, ticket in self._asked.items() if skill in waits}

    def _stop(self, skill: str, handle: SkillHandle, now: float) -> None:
        handle.cancel()
        if skill == "say":
            self._stopping.append((now, handle))


def _left(
    handles: list[tuple[float, SkillHandle]], now: float, longest: float
) -> list[tuple[float, SkillHandle]]:
    """Return what still runs and is still waited for."""
    return [
        (since, handle) for since, handle in handles if handle.status == "running" and now - since < longest
    ]
