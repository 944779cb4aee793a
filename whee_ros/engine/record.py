"""What happened in a conversation, in order, for whoever wants to look at it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.motion import MotionFrame, SkillGoal, SpeechStatus
from whee_ros.core.safety import SafetyEvent
from whee_ros.core.voice import Transcript
from whee_ros.engine.skills import Utterance
from whee_ros.ports.robot import JointReading


@dataclass
class Record:
    """A listener of the engine that remembers.

    Attributes:
        transcripts: final ones.
        states: of utterances.
        course: states between utterances.
        plans: in order.
        goals: (time, goal) of every skill that was started.
        speech: every report of the robot's voice.
        utterances: what the robot has said, when it was over.
        frames: of motion.
        joints: of the body, one a frame.
        safety: boundaries that were touched, and what was done about it.
    """

    transcripts: list[Transcript] = field(default_factory=list)
    states: list[EmpathyState] = field(default_factory=list)
    course: list[EmpathyState] = field(default_factory=list)
    plans: list[EmpathyPlan] = field(default_factory=list)
    goals: list[tuple[float, SkillGoal]] = field(default_factory=list)
    speech: list[SpeechStatus] = field(default_factory=list)
    utterances: list[Utterance] = field(default_factory=list)
    frames: list[MotionFrame] = field(default_factory=list)
    joints: list[JointReading] = field(default_factory=list)
    safety: list[SafetyEvent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._shelves: dict[type, Callable[[Any], None]] = {
            EmpathyPlan: self.plans.append,
            SpeechStatus: self.speech.append,
            Utterance: self.utterances.append,
            MotionFrame: self.frames.append,
            JointReading: self.joints.append,
            SafetyEvent: self.safety.append,
        }

    def add(self, now: float, item: Any) -> None:
        """Keep `item`, told at `now` (s), if it is of a kind that is kept."""
        if isinstance(item, EmpathyState):
            (self.states if item.utterance_id else self.course).append(item)
        elif isinstance(item, Transcript):
            if item.is_final:
                self.transcripts.append(item)
        elif isinstance(item, SkillGoal):
            self.goals.append((now, item))
        elif (keep := self._shelves.get(type(item))) is not None:
            keep(item)
