"""What the tree knows during one tick: everything at once, frozen, so that no branch sees another moment."""

from __future__ import annotations

from dataclasses import dataclass

from whee_ros.behavior.settings import DEFAULTS, TreeSettings
from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import RobotStatus, SpeechStatus
from whee_ros.core.voice import TurnState


@dataclass(frozen=True)
class Snapshot:
    """The newest of everything; None for what has not been heard of yet.

    Attributes:
        now: time of the tick, s, on the clock of the stamps.
        state: newest empathy state.
        plan: newest plan.
        turn: who has the floor.
        robot: the body.
        speech: what the robot says, or said last.
        face: newest face seen.
        settings: what users have set.
    """

    now: float
    state: EmpathyState | None = None
    plan: EmpathyPlan | None = None
    turn: TurnState | None = None
    robot: RobotStatus | None = None
    speech: SpeechStatus | None = None
    face: FaceObservation | None = None
    settings: TreeSettings = DEFAULTS
