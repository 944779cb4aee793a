"""A body of paper: skills that take as long as they are told and remember what was asked of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from whee_ros.core.motion import SkillGoal

DURATIONS: Mapping[str, float] = {"say": 2.0, "face": 3.0, "gesture": 1.5, "gaze": 0.3}
"""How long a goal of each skill takes unless it names a duration itself, s."""


@dataclass
class ScriptedGoal:
    """A goal that was started: a SkillHandle with its history.

    Attributes:
        goal: as it was asked for.
        started: s.
        ended: s, None while it runs.
        status: "running", "succeeded", "failed" or "cancelled".
    """

    goal: SkillGoal
    started: float
    duration: float
    stop_time: float
    clock: Callable[[], float] = field(repr=False)
    ended: float | None = None
    status: str = "running"
    cancelled_at: float | None = None

    def cancel(self) -> None:
        """Stop, `stop_time` s from now."""
        if self.status == "running" and self.cancelled_at is None:
            self.cancelled_at = self.clock()
            if self.stop_time <= 0:
                self._end("cancelled")

    def advance(self, now: float) -> None:
        """Finish if it is time."""
        if self.status != "running":
            return
        if self.cancelled_at is not None and now >= self.cancelled_at + self.stop_time:
            self._end("cancelled")
        elif now >= self.started + self.duration:
            self._end("succeeded")

    def fail(self) -> None:
        """Fail now."""
        self._end("failed")

    def _end(self, status: str) -> None:
        self.status, self.ended = status, self.clock()


class ScriptedSkills:
    """Skills for tests, benchmarks and rehearsals; time moves only by `advance`.

    Args:
        durations: s by skill, in place of `DURATIONS`; `float("inf")` never ends.
        stop_time: s from a cancel until the skill has stopped.
        broken: skills whose goals fail at once.
    """

    def __init__(
        self,
        durations: Mapping[str, float] | None = None,
        stop_time: float = 0.0,
        broken: tuple[str, ...] = (),
    ) -> None:
        self._durations = {**DURATIONS, **(durations or {})}
        self._stop_time = stop_time
        self._broken = broken
        self._now = 0.0
        self.goals: list[ScriptedGoal] = []

    def start(self, goal: SkillGoal) -> ScriptedGoal:
        """Begin a goal and remember it."""
        length = goal.duration or self._durations[goal.skill]
        handle = ScriptedGoal(goal, self._now, length, self._stop_time, lambda: self._now)
        self.goals.append(handle)
        if goal.skill in self._broken:
            handle.fail()
        return handle

    def advance(self, now: float) -> None:
        """Move to `now` (s): what is due ends. Call before each tick with the snapshot's time."""
        self._now = now
        for handle in self.running:
            handle.advance(now)

    @property
    def running(self) -> list[ScriptedGoal]:
        """Goals under way, oldest first."""
        return [handle for handle in self.goals if handle.status == "running"]

    def of(self, skill: str) -> list[ScriptedGoal]:
        """Return every goal of a skill so far."""
        return [handle for handle in self.goals if handle.goal.skill == skill]
