"""When a scripted person speaks: after a pause, once the robot has answered or clearly does not mean to."""

from __future__ import annotations

from whee_ros.core.empathy import EmpathyPlan, Response
from whee_ros.core.motion import SpeechStatus, is_filler
from whee_ros.engine.scenario import Scenario, ScriptedTurn

SILENT_END = 1.0
"""Seconds of silence that a recorded turn may end with; an answer in them is an answer."""
THINKING = 8.0
"""Seconds longer that a person waits who was heard: a machine that is busy takes its time."""
BREATH = 4.0
"""Seconds from the robot's decision to say something to its first word, at most."""
LOST = 3.0
"""Seconds by which the end of the robot's speech may be late before nobody waits for it any more."""


class Pacing:
    """The order of a scenario on somebody else's clock; the same for the engine and for the ROS node.

    Each turn goes: `step` returns it when its face begins (`lead` s before its words); the caller starts sound
    and face and says so by `speaks`; `heard`, `plan` and `robot` tell how the robot answers.

    Args:
        scenario: a script.
        start: s; the first turn's pause counts from here.
    """

    def __init__(self, scenario: Scenario, start: float) -> None:
        self._turns = list(scenario.turns)
        self._free = start
        self._end: float | None = None  # of the own words
        self._within = 0.0  # seconds that the turn waits for an answer
        self._patience = 0.0  # until when it does, s
        self._decided = False
        self._begun = False

    @property
    def over(self) -> bool:
        """Whether everything was said and answered."""
        return not self._turns and not self._begun

    def step(self, now: float) -> ScriptedTurn | None:
        """Return the turn that begins at `now` (s), None most of the time. Its words begin `lead` s later."""
        if self._begun:
            if self._end is not None and now >= self._patience:
                self._answered(now)
            return None
        if not self._turns or now < self._free + self._turns[0].pause - self._turns[0].lead:
            return None
        turn = self._turns.pop(0)
        self._begun, self._decided, self._end = True, False, None
        self._within = turn.answer_within
        return turn

    def speaks(self, onset: float, duration: float) -> None:
        """Note that the words of the turn begin at `onset` (s) and last `duration` s."""
        self._end = onset + duration
        self._patience = self._end + self._within

    def heard(self, now: float) -> None:
        """Note that the robot has noticed the end of the turn: it is thinking."""
        if self._after(now) and not self._decided:
            self._patience = max(self._patience, now + self._within + THINKING)

    def plan(self, plan: EmpathyPlan, now: float) -> None:
        """Note what the robot is going to do; nothing to say is an answer too."""
        if not self._after(now):
            return
        self._decided = True
        if plan.response == Response.NOTHING or not plan.text:
            self._answered(now)
        else:
            self._patience = now + BREATH

    def robot(self, status: SpeechStatus) -> None:
        """Note what the robot says."""
        if not self._after(status.stamp) or is_filler(status.text):
            return
        if status.state in ("finished", "cancelled"):
            self._answered(status.stamp)
        elif status.state == "started":
            self._patience = status.stamp + status.duration + LOST

    def _after(self, now: float) -> bool:
        return self._begun and self._end is not None and now >= self._end - SILENT_END

    def _answered(self, now: float) -> None:
        self._begun, self._free = False, max(now, self._end or now)
