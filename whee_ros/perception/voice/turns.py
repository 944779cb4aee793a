"""Who has the floor: a state machine over voice activity, patient or brisk by what the words ask for."""

from __future__ import annotations

from collections.abc import Mapping

from whee_ros.core.params import amend
from whee_ros.core.voice import TurnPhase, TurnState, VoiceActivity
from whee_ros.perception.voice.completeness import completeness
from whee_ros.perception.voice.config import VoiceConfig

BACKCHANNEL_AFTER = 0.2
"""Silence inside a turn at which a short "mhm" fits (Ward & Tsukahara 2000 use 0.2 s after a low pitch)."""


class TurnTaker:
    """Turns of one person with the robot.

    Args:
        config: patience and shortest turn.
    """

    def __init__(self, config: VoiceConfig) -> None:
        self.config = config
        self._count = 0
        self._onset: float | None = None
        self._speech_end = 0.0
        self._over_robot = 0.0

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change thresholds while running."""
        self.config = amend(self.config, changes)

    def update(self, activity: VoiceActivity, robot_speaking: bool, partial: str = "") -> TurnState:
        """Return the floor after `activity`.

        Args:
            activity: newest voice activity.
            robot_speaking: whether the robot is speaking now.
            partial: the words recognised so far, "" if none.
        """
        now = activity.stamp
        if activity.speaking:
            return self._speaking(activity, robot_speaking)
        self._over_robot = 0.0
        if self._onset is None:
            phase = TurnPhase.ROBOT if robot_speaking else TurnPhase.IDLE
            return TurnState(now, phase, 1.0, now - self._speech_end, self._id())
        if self._speech_end < activity.since:
            self._speech_end = activity.since
        silence = now - self._speech_end
        patience = self.patience(partial)
        if silence < patience:
            fits = BACKCHANNEL_AFTER <= silence < BACKCHANNEL_AFTER + 0.05
            return TurnState(now, TurnPhase.PAUSE, silence / patience, silence, self._id(), fits)
        onset, self._onset = self._onset, None
        if self._speech_end - onset < self.config.turn_shortest:
            return TurnState(now, TurnPhase.IDLE, 1.0, silence, self._id())
        return TurnState(now, TurnPhase.ENDED, 1.0, silence, self._id())

    def patience(self, partial: str) -> float:
        """Return the silence (s) that ends the turn, given the words so far."""
        if not partial:
            return self.config.patience
        finished = completeness(partial)
        if finished < 0.5:
            return self.config.patience_unfinished
        return self.config.patience_complete if finished > 0.9 else self.config.patience

    def _speaking(self, activity: VoiceActivity, robot_speaking: bool) -> TurnState:
        now = activity.stamp
        if self._onset is None:
            self._onset = activity.since
            self._count += 1
        self._over_robot = now - max(activity.since, self._onset) if robot_speaking else 0.0
        barge_in = self._over_robot >= self.config.barge_in_time
        return TurnState(now, TurnPhase.SPEAKING, 0.0, 0.0, self._id(), False, barge_in)

    def _id(self) -> str:
        return f"u{self._count:04d}" if self._count else ""
