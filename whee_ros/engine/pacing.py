"""When a scripted person speaks: after a pause, once the robot has answered or clearly does not mean to."""

from __future__ import annotations

from whee_ros.core.empathy import EmpathyPlan, Response
from whee_ros.core.motion import SpeechStatus
from whee_ros.engine.scenario import Scenario, ScriptedTurn

LONGEST_ANSWER = 20.0
"""Seconds after which an answer whose end was never reported counts as over."""
SILENT_END = 1.0
"""Seconds of silence that a recorded turn may end with; an answer in them is an answer."""


class Pacing:
    """The order of a scenario on somebody else's clock; the same for the engine and for the ROS node.

    Each turn goes: `step` returns it when its face begins (`lead` s before its words); the caller starts sound
    and face and says so by `speaks`; `plan` and `robot` tell how the robot answers.

    Args:
        scenario: a script.
        start: s; the first turn's pause counts from here.
    """

    def __init__(self, scenario: Scenario, start: float) -> None:
        self._turns = list(scenario.turns)
        self._free = start
        self._end: float | None = None
        self._within = 0.0
        self._answer: float | None = None
        self._begun = False

    @property
    def over(self) -> bool:
        """Whether everything was said and answered."""
        return not self._turns and not self._begun

    def step(self, now: float) -> ScriptedTurn | None:
        """Return the turn that begins at `now` (s), None most of the time. Its words begin `lead` s later."""
        if self._begun:
            self._wait(now)
            return None
        if not self._turns or now < self._free + self._turns[0].pause - self._turns[0].lead:
            return None
        turn = self._turns.pop(0)
        self._begun, self._end, self._answer = True, None, None
        self._within = turn.answer_within
        return turn

    def speaks(self, onset: float, duration: float) -> None:
        """Note that the words of the turn begin at `onset` (s) and last `duration` s."""
        self._end = onset + duration

    def plan(self, plan: EmpathyPlan, now: float) -> None:
        """Note what the robot is going to do; nothing to say is an answer too."""
        if self._after(now) and (plan.response == Response.NOTHING or not plan.text):
            self._answered(now)

    def robot(self, status: SpeechStatus) -> None:
        """Note what the robot says."""
        if not self._after(status.stamp):
            return
        if status.state in ("finished", "cancelled"):
            self._answered(status.stamp)
        elif self._answer is None:
            self._answer = status.stamp

    def _after(self, now: float) -> bool:
        return self._begun and self._end is not None and now >= self._end - SILENT_END

    def _answered(self, now: float) -> None:
        self._begun, self._free = False, max(now, self._end or now)

    def _wait(self, now: float) -> None:
        if self._end is None:
            return
        if self._answer is None:
            if now >= self._end + self._within:
                self._answered(now)
        elif now >= self._answer + LONGEST_ANSWER:
            self._answered(now)
