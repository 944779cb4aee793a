"""When the scripted person speaks: after the robot's answer and a pause, or when none came in time. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whee_ros.engine.scenario import ScriptedTurn

AHEAD = 0.1
"""Seconds between the decision to speak and the first movement: the face must get to know of it first."""
THINKING = 8.0
"""Seconds longer that a person waits who was heard: a machine that is busy takes its time."""
BREATH = 4.0
"""Seconds from the robot's decision to say something to its first word, at most."""
LOST = 3.0
"""Seconds by which the end of the robot's speech may be late before nobody waits for it any more."""


@dataclass(frozen=True)
class Beginning:
    """A turn that starts: its number from 0, the first movement and the first sound (s)."""

    number: int
    start: float
    onset: float


class Conversation:
    """The scripted person's side of turn-taking.

    Args:
        turns: of the scenario.
        durations: of their speech, s.
        start: when the first one may start, s.
    """

    def __init__(self, turns: Sequence[ScriptedTurn], durations: Sequence[float], start: float) -> None:
        self._turns = list(zip(turns, durations, strict=True))
        self._number = -1
        self._spoken = 0.0  # end of the own last words
        self._due = start
        self._robot_until = 0.0
        self._decided = False

    def robot(self, state: str, duration: float, now: float) -> None:
        """Hear that the robot's speech, `duration` s long, is in `state` (`SpeechStatus.state`)."""
        if state == "started":
            self._robot_until = now + duration + LOST
        elif state in ("finished", "cancelled"):
            self._robot_until = 0.0
            if self._number >= 0 and now > self._spoken:
                self._due = now + self._turns[self._number][0].pause

    def heard(self, now: float) -> None:
        """Notice that the robot has heard the end of the turn."""
        if self._number >= 0 and now > self._spoken and not self._decided:
            within = self._turns[self._number][0].answer_within
            self._due = max(self._due, self._spoken + within + THINKING)

    def decided(self, text: str, now: float) -> None:
        """Notice what the robot is going to say; "" for nothing."""
        if self._number >= 0 and now > self._spoken:
            self._decided = True
            self._due = now + (BREATH if text else self._turns[self._number][0].pause)

    def step(self, now: float) -> Beginning | None:
        """Return the turn that starts now, if one does."""
        if now < self._due or now < self._robot_until or self._number + 1 >= len(self._turns):
            return None
        self._number += 1
        self._decided = False
        turn, duration = self._turns[self._number]
        start = now + AHEAD
        onset = start + turn.lead
        self._spoken = onset + duration
        self._due = self._spoken + turn.answer_within
        return Beginning(self._number, start, onset)

    def over(self, now: float) -> bool:
        """Return whether the last sentence has been said; an answer may still come."""
        return self._number + 1 >= len(self._turns) and now > self._spoken
