"""Between the robot and people: its mood, how replies are taken, and what each person likes to hear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from whee_ros.core.empathy import EmpathyPlan, EmpathyState, Response
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.rapport import Reaction, RobotMood
from whee_ros.core.voice import VoiceAffect
from whee_ros.empathy.how.mood import Mood, MoodConfig
from whee_ros.empathy.how.reaction import Watch
from whee_ros.empathy.how.tastes import FeedbackConfig, Tastes

EVERY = 1.0
"""Seconds between two reports of the mood."""


class Rapport:
    """Mood, reactions and tastes of one robot.

    Args:
        mood: parameters of the mood.
        feedback: parameters of learning from reactions.
    """

    def __init__(self, mood: MoodConfig | None = None, feedback: FeedbackConfig | None = None) -> None:
        self.mood = Mood(mood or MoodConfig())
        self.tastes = Tastes(feedback or FeedbackConfig())
        self._watch = Watch(self.tastes.config.feedback_window)
        self._told = float("-inf")

    def amend_feedback(self, changes: Mapping[str, object]) -> None:
        """Change live parameters of feedback, all or none. Raises ParameterError."""
        self.tastes.amend(changes)
        self._watch.window = self.tastes.config.feedback_window

    def see(self, item: FaceObservation | VoiceAffect | EmpathyState | SpeechStatus) -> None:
        """Take in one observation."""
        self._watch.see(item)

    def answered(self, plan: EmpathyPlan, state: EmpathyState, now: float) -> EmpathyPlan:
        """Return `plan` as the mood colours it, and watch how it is taken; a plan of the safety gate stays as it is."""
        self.mood.see(state, now)
        self._watch.answered(plan, state)
        if plan.response == Response.NOTHING or plan.reasons[0].startswith("safety"):
            return plan
        face = plan.expression
        if plan.response == Response.PLAIN:
            face = self.mood.face(face, plan.stance, now)
        return replace(
            plan, intensity=round(self.mood.tint(plan.intensity, plan.stance, now), 3), expression=face
        )

    def step(self, now: float) -> Iterator[Reaction | RobotMood]:
        """Yield what is to be told at `now` (s): a reaction that is complete, and the mood once a second."""
        reaction = self._watch.due(now)
        if reaction is not None:
            self.mood.take(reaction, now)
            learned = self.tastes.learn(reaction)
            weights = self.tastes.weights(reaction.person_id)
            yield replace(
                reaction, learned=learned, strategies=tuple(weights), weights=tuple(weights.values())
            )
        if now >= self._told + EVERY:
            self._told = now
            yield self.mood.state(now)
