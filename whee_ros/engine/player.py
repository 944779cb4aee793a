"""Plays a scenario into an engine in virtual time: a conversation of a minute in less than a second."""

from __future__ import annotations

from typing import Any

from whee_ros.core.empathy import EmpathyPlan
from whee_ros.core.errors import ConfigError
from whee_ros.core.motion import SpeechStatus
from whee_ros.engine.loop import Engine
from whee_ros.engine.pacing import Pacing
from whee_ros.engine.person import ScriptedPerson
from whee_ros.engine.pulse import Pulse
from whee_ros.engine.record import Record
from whee_ros.engine.scenario import Scenario

STEP = 0.02
"""Seconds of virtual time between two steps."""
FACE_RATE = 10.0
"""Hz of face observations; a third of a camera's rate tells the same and costs a third."""
VOICE_RATE = 25.0
"""Hz of voice activity."""


class Player:
    """Leads a scripted person through a conversation with the engine's robot.

    Args:
        scenario: a script.
        engine: of the robot; its time must not be past `start`.
        person: speaks the turns.
        start: of the virtual time, s.

    Attributes:
        engine: as given.
        record: what has happened so far.
        now: s.
    """

    def __init__(
        self, scenario: Scenario, engine: Engine, person: ScriptedPerson, start: float = 1000.0
    ) -> None:
        if not scenario.turns:
            raise ConfigError(f"scenario {scenario.name}", "no turns", "Play a recording with its back ends.")
        self.record = Record()
        self.now = start
        self.engine, self._person, self._start = engine, person, start
        self._pacing = Pacing(scenario, start)
        self._steps = 0
        self._face, self._voice = Pulse(FACE_RATE), Pulse(VOICE_RATE)
        engine.listen(self.record.add)
        engine.listen(self._robot)

    @property
    def over(self) -> bool:
        """Whether everything was said and answered."""
        return self._pacing.over

    def run(self, longest: float = 300.0) -> Record:
        """Play to the end and return what happened.

        Raises:
            TimeoutError: if the conversation is not over `longest` s (virtual) after its start.
        """
        while not self.over:
            if self.now - self._start > longest:
                raise TimeoutError(f"the conversation goes on after {longest:g} s")
            self.step()
        return self.record

    def step(self) -> None:
        """Advance by `STEP`: the person first, then the robot."""
        turn = self._pacing.step(self.now)
        if turn is not None:
            onset = self.now + turn.lead
            self._pacing.speaks(onset, self._person.perform(turn, onset))
        if self._face.due(self.now):
            self.engine.observe(self._person.face(self.now))
        if self._voice.due(self.now):
            for item in self._person.heard(self.now, self.engine.robot_speaking):
                self.engine.observe(item)
        self.engine.step(self.now)
        self._steps += 1
        self.now = self._start + self._steps * STEP

    def _robot(self, now: float, item: Any) -> None:
        if isinstance(item, SpeechStatus):
            self._pacing.robot(item)
        elif isinstance(item, EmpathyPlan):
            self._pacing.plan(item, now)
