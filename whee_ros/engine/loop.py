"""The whole loop without ROS and without a clock of its own: observations in, skills and motion out.

    see, hear or observe -> detector -> responder -> behaviour tree -> skills -> stage -> robot

Whoever owns the engine owns the time: `step(now)` does what is due, and everything between two steps happens at
the time of the first. The same input therefore gives the same output, at any speed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from whee_ros.behavior.loader import load_tree
from whee_ros.behavior.skills import SkillHandle, Skills
from whee_ros.behavior.snapshot import Snapshot
from whee_ros.core.empathy import EmpathyState
from whee_ros.core.face import FaceObservation
from whee_ros.core.media import AudioChunk, Frame
from whee_ros.core.motion import PerformanceSkew, RobotStatus, SkillGoal, SpeechStatus
from whee_ros.core.voice import Transcript, TurnState, VoiceActivity, VoiceAffect
from whee_ros.empathy.how.rapport import Rapport
from whee_ros.empathy.how.responder import Responder
from whee_ros.empathy.when.detector import EmpathyDetector
from whee_ros.engine.config import EngineConfig
from whee_ros.engine.eyes import Eyes
from whee_ros.engine.pulse import Pulse
from whee_ros.engine.senses import Ears
from whee_ros.engine.skills import StageSkills, Utterance
from whee_ros.expression.stage import Stage
from whee_ros.ports.robot import JointReading, RobotAdapter
from whee_ros.ports.tts import Synthesizer

Observation = FaceObservation | VoiceActivity | VoiceAffect | TurnState | Transcript
Listener = Callable[[float, Any], None]


class Engine:
    """The conversation's loop.

    Args:
        config: tree and rates; the names of back ends are for `wiring.assemble`.
        detector: when.
        responder: how.
        stage: mixes what the skills want.
        voice: speaks, loaded; None for a mute robot.
        robot: the body, open.
        tree: path of the behaviour tree.
        eyes: for `see`.
        ears: for `hear`.
        rapport: the robot's mood, and how replies are taken; one of default parameters if none is given.
    """

    def __init__(
        self,
        config: EngineConfig,
        detector: EmpathyDetector,
        responder: Responder,
        stage: Stage,
        voice: Synthesizer | None,
        robot: RobotAdapter,
        tree: Path,
        eyes: Eyes | None = None,
        ears: Ears | None = None,
        rapport: Rapport | None = None,
    ) -> None:
        self.now = 0.0
        self.detector, self.responder, self.stage, self.robot = detector, responder, stage, robot
        self.skills = StageSkills(stage, voice, self._spoke)
        self.tree = load_tree(tree, _Announced(self.skills, self.tell))
        self.eyes, self.ears, self._voice = eyes, ears, voice
        self.rapport = rapport or Rapport()
        self._listeners: list[Listener] = []
        self._latest: dict[str, Any] = {}
        self._states, self._ticks = Pulse(config.state_rate), Pulse(config.tick_rate)
        self._motion = Pulse(config.motion_rate)
        self._status: tuple[bool, bool] | None = None
        self._moving = False

    def listen(self, listener: Listener) -> None:
        """Call `listener` with the time (s) and every item that goes in, is decided, or comes out.

        Items are observations, EmpathyState, EmpathyPlan, SkillGoal, SpeechStatus, Utterance, RobotStatus,
        MotionFrame, JointReading, PerformanceSkew, RobotMood, Reaction and SafetyEvent.
        """
        self._listeners.append(listener)

    def tell(self, item: Any) -> None:
        """Tell every listener of `item`, for a part that works beside the loop, such as the boundaries."""
        for listener in self._listeners:
            listener(self.now, item)

    @property
    def robot_speaking(self) -> bool:
        """Whether the robot's voice is being heard."""
        return self.skills.speaking

    def see(self, frame: Frame) -> None:
        """Look at a camera frame; without eyes nothing is seen."""
        if self.eyes is not None:
            for face in self.eyes.see(frame):
                self.observe(face)

    def hear(self, chunk: AudioChunk) -> None:
        """Listen to the next chunk of sound; without ears nothing is heard."""
        if self.ears is not None:
            for item in self.ears.hear(chunk, self.robot_speaking):
                self.observe(item)

    def observe(self, item: Observation) -> None:
        """Take in what was perceived; a final transcript is decided upon and answered with a plan at once."""
        self.tell(item)
        if isinstance(item, Transcript):
            if item.is_final:
                self._decide(self.detector.decide(item))
            else:
                self.detector.expect(item)
            return
        self.detector.observe(item)
        if isinstance(item, FaceObservation | VoiceAffect):
            self.rapport.see(item)
        if isinstance(item, VoiceActivity) and self.eyes is not None:
            self.eyes.heard(item)
        if isinstance(item, FaceObservation):
            self._latest["face"] = item
            self.stage.mimic(item)
        elif isinstance(item, TurnState):
            self._latest["turn"] = item

    def step(self, now: float) -> None:
        """Do what is due at `now` (s): advance skills, estimate, tick the tree, move the body.

        Raises:
            ValueError: if `now` lies before the last step.
        """
        if now < self.now:
            raise ValueError(f"time cannot run back from {self.now} s to {now} s")
        self.now = now
        self.skills.step(now)
        if self._states.due(now):
            self._latest["state"] = state = self.detector.step(now)
            self._felt(state)
            self.tell(state)
            for told in self.rapport.step(now):
                self.tell(told)
        if self._ticks.due(now):
            self._report()
            self.tree.tick(Snapshot(now, **self._latest))
        if self._motion.due(now):
            self._move(now)

    def close(self) -> None:
        """Stop what is going on and free back ends and body."""
        self.tree.halt()
        self.skills.cancel()
        self.robot.stop()
        self.robot.close()
        for part in (self.eyes, self.ears, self._voice):
            if part is not None:
                part.close()

    def _felt(self, state: EmpathyState) -> None:
        self.rapport.see(state)
        if self.ears is not None:
            self.ears.feel(state)

    def _decide(self, state: EmpathyState) -> None:
        self._latest["state"] = state
        self._felt(state)
        self.tell(state)
        plan = self.rapport.answered(self.responder.plan(state, self.now), state, self.now)
        self._latest["plan"] = plan
        self.tell(plan)

    def _move(self, now: float) -> None:
        frame = self.stage.frame(now)
        self.robot.command(frame)
        reading: JointReading = self.robot.step(now)
        self._moving = reading.moving
        self.tell(frame)
        self.tell(reading)

    def _report(self) -> None:
        """Say how the body is when that has changed."""
        business = (self.robot_speaking, self._moving)
        if business != self._status:
            self._status = business
            name = self.robot.capabilities.name
            self._latest["robot"] = status = RobotStatus(self.now, name, True, *business)
            self.tell(status)

    def _spoke(self, item: SpeechStatus | PerformanceSkew | Utterance) -> None:
        if isinstance(item, SpeechStatus):
            self._latest["speech"] = item
            self.rapport.see(item)
            if item.state == "started":
                self.detector.robot_said(item.text, item.stamp)
        self.tell(item)


class _Announced:
    """Skills whose goals are told before they start."""

    def __init__(self, skills: Skills, tell: Callable[[SkillGoal], None]) -> None:
        self._skills = skills
        self._tell = tell

    def start(self, goal: SkillGoal) -> SkillHandle:
        self._tell(goal)
        return self._skills.start(goal)
