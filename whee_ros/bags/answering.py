"""The half of a replay that answers: policy, boundaries, mood and tastes, as the node `how` runs them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from whee_ros.bags.settings import pick
from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.params import specs
from whee_ros.core.rapport import Reaction, RobotMood
from whee_ros.core.resources import resource
from whee_ros.core.safety import SafetyEvent
from whee_ros.core.voice import VoiceAffect
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.mood import MoodConfig
from whee_ros.empathy.how.rapport import Rapport
from whee_ros.empathy.how.responder import Responder
from whee_ros.empathy.how.tastes import FeedbackConfig
from whee_ros.empathy.safety.config import SafetyConfig
from whee_ros.empathy.safety.gate import SafetyGate
from whee_ros.empathy.safety.guardian import Guardian
from whee_ros.engine.overheard import Overheard, open_nearness, open_suits

Told = EmpathyPlan | Reaction | RobotMood | SafetyEvent


class Models(NamedTuple):
    """What answers are chosen with besides the words of the bank: `engine.safety.open_gate` gives both.

    Attributes:
        gate: of the boundaries; None for their rules alone.
        encoder: what it reads with, which tells how near lines are in meaning, too; None leaves that out.
    """

    gate: SafetyGate | None = None
    encoder: Overheard | None = None


NOTHING = Models()


class Answering:
    """Plans answers to states and watches how they are taken.

    Args:
        values: parameters of the node `how`.
        models: what it answers with.
    """

    def __init__(self, values: Mapping[str, Any], models: Models = NOTHING) -> None:
        bank = Bank.load(resource("config/bank.yaml"))
        self._events: list[SafetyEvent] = []
        guardian = Guardian(pick(SafetyConfig, values), models.gate, self._events.append)
        self._rapport = Rapport(pick(MoodConfig, values), pick(FeedbackConfig, values))
        nearness = open_nearness(bank, models.encoder)
        self._responder = Responder(
            pick(HowConfig, values),
            bank,
            guardian=guardian,
            tastes=self._rapport.tastes,
            nearness=nearness,
            suits=open_suits(bank, nearness),
        )
        self._parts = {
            HowConfig: self._responder.amend,
            MoodConfig: self._rapport.mood.amend,
            FeedbackConfig: self._rapport.amend_feedback,
            SafetyConfig: guardian.amend,
        }
        self._plan: EmpathyPlan | None = None
        self._moody = self._fond = False
        self._watching = self._rapport.tastes.config.feedback

    def begin(self, known: RobotMood | str) -> None:
        """Begin in the mood, or with what is known of people (JSON), that was told first; later ones are our own."""
        if isinstance(known, RobotMood):
            if not self._moody:
                self._rapport.mood.restore(known)
            self._moody = True
        elif not self._fond:
            self._rapport.tastes.restore(known)
            self._fond = True

    def see(self, item: FaceObservation | VoiceAffect | SpeechStatus | EmpathyState) -> None:
        """Take in what was perceived, said or decided; without feedback nobody is watched."""
        if self._watching:
            self._rapport.see(self._ours(item) if isinstance(item, SpeechStatus) else item)

    def answer(self, state: EmpathyState, now: float) -> Iterator[Told]:
        """Yield what is to be told about a completed utterance, its plan last."""
        plan = self._rapport.answered(self._responder.plan(state, now), state, now)
        self._plan = plan
        yield from self._events
        self._events.clear()
        yield plan

    def step(self, now: float) -> Iterator[Told]:
        """Yield what is to be told at `now` (s)."""
        yield from self._rapport.step(now)

    def amend(self, values: Mapping[str, Any]) -> None:
        """Change live parameters; others are passed over. Raises ParameterError."""
        for config, amend in self._parts.items():
            known = {name for name, spec in specs(config).items() if spec.live}
            changes = {name: value for name, value in values.items() if name in known}
            if changes:
                amend(changes)
        self._watching |= self._rapport.tastes.config.feedback

    def _ours(self, said: SpeechStatus) -> SpeechStatus:
        """Return a report of what was said then as one of our plan, where that says the same; plans have new ids."""
        plan = self._plan
        if (
            plan is None
            or plan.text != said.text
            or not said.plan_id.startswith(f"{plan.utterance_id}-plan-")
        ):
            return said
        return replace(said, plan_id=plan.plan_id)
