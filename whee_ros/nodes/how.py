"""How node: an empathy state at the end of an utterance becomes a plan; how that is taken becomes a reaction."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from std_msgs.msg import String
from whee_interfaces.srv import ResetFeedback

from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.rapport import Reaction, RobotMood
from whee_ros.core.resources import resource
from whee_ros.core.voice import VoiceAffect
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.mood import MoodConfig
from whee_ros.empathy.how.rapport import Rapport
from whee_ros.empathy.how.responder import Responder
from whee_ros.empathy.how.tastes import FeedbackConfig
from whee_ros.empathy.safety.config import SafetyConfig
from whee_ros.engine.overheard import open_nearness, open_suits
from whee_ros.nodes.free_writer import WriterBeside, WriterConfig, gauge_of
from whee_ros.nodes.guard import Guard
from whee_ros.ros.convert import from_msg
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION, LATCHED, STREAM

WATCHED = 0.25
"""Seconds between two looks at whether a reaction is complete."""


class HowNode(WheeNode):
    """Publishes an EmpathyPlan for every completed utterance, the robot's mood, and how replies are taken."""

    def __init__(self) -> None:
        super().__init__("how", HowConfig, WriterConfig, MoodConfig, FeedbackConfig, SafetyConfig)
        self._publish = self.tell(EmpathyPlan, "empathy/plan", DECISION)
        self.create_service(ResetFeedback, "reset_feedback", self._reset)
        self._telling = {
            RobotMood: self.tell(RobotMood, "robot/mood", LATCHED),
            Reaction: self.tell(Reaction, "empathy/reaction", DECISION),
        }
        self._tastes = self.create_publisher(String, "empathy/tastes", LATCHED)
        self._guard = Guard(self)
        self._rapport = Rapport()
        self._kept: Path | None = None
        self._writer: WriterBeside | None = None
        self._timer: Any = None
        self._watching = False

    def setup(self) -> None:
        """Load the bank of replies, and what people are known to like where that is kept."""
        feedback = self.parameters.get(FeedbackConfig)
        self._rapport = Rapport(self.parameters.get(MoodConfig), feedback)
        self._kept = Path(feedback.feedback_file).expanduser() if feedback.feedback_file else None
        if self._kept is not None:
            self._rapport.tastes.load(self._kept)
        bank = Bank.load(resource("config/bank.yaml"))
        self._guard.open()
        nearness = open_nearness(bank, self._guard.encoder)
        self._responder = Responder(
            self.parameters.get(HowConfig),
            bank,
            guardian=self._guard.guardian,
            tastes=self._rapport.tastes,
            gauge=gauge_of(self.parameters.get(WriterConfig)),
            nearness=nearness,
            suits=open_suits(bank, nearness),
        )
        self.parameters.on_change(HowConfig, self._responder.amend)
        self.parameters.on_change(MoodConfig, self._rapport.mood.amend)
        self.parameters.on_change(FeedbackConfig, self._amend_feedback)
        self._writer = WriterBeside(self)
        self.hear(EmpathyState, "empathy/state", DECISION, self._felt)
        self._watch()
        self._timer = self.create_timer(WATCHED, self._look)

    def teardown(self) -> None:
        """Free the language model, and the encoder of the boundaries."""
        self._guard.close()
        self._watching = False
        if self._timer is not None:
            self.destroy_timer(self._timer)
            self._timer = None
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def _amend_feedback(self, changes: Mapping[str, object]) -> None:
        self._rapport.amend_feedback(changes)
        self._watch()

    def _watch(self) -> None:
        """Look at faces and voices from the first time that feedback is wanted on: until then nobody pays for it."""
        self._tell_tastes()
        if self._rapport.tastes.config.feedback and not self._watching:
            self._watching = True
            self.hear(FaceObservation, "face", STREAM, self._saw)
            self.hear(VoiceAffect, "voice/affect", DECISION, self._saw)
            self.hear(SpeechStatus, "robot/speech", DECISION, self._saw)

    def _felt(self, message: Any) -> None:
        if self._watching:
            self._saw(message)
        if message.utterance_id:
            self._plan(message)

    def _saw(self, message: Any) -> None:
        self._rapport.see(from_msg(message))

    def _look(self) -> None:
        if not self.active:
            return
        for item in self._rapport.step(self.clock.now()):
            self._telling[type(item)](item)
            if isinstance(item, Reaction) and item.learned:
                self._keep()

    def _tell_tastes(self) -> None:
        """Say what is known of people, so that a recording can be decided anew from where it began."""
        if self._rapport.tastes.config.feedback:
            self._tastes.publish(String(data=self._rapport.tastes.text()))

    def _keep(self) -> None:
        self._tell_tastes()
        if self._kept is not None:
            try:
                self._rapport.tastes.save(self._kept)
            except OSError as error:
                self.trouble("feedback_file", f"{self._kept}: {error}. Name a folder that can be written.")

    def _reset(self, request: Any, response: Any) -> Any:
        response.success = self._rapport.tastes.forget(request.person_id)
        if response.success:
            self._keep()
        else:
            response.message = f"nothing is known of {request.person_id or 'anybody'}"
        return response

    def _plan(self, message: Any) -> None:
        if self._writer is None:
            return
        state = from_msg(message)
        now = self.clock.now()

        def answer(drafts: tuple[str, ...]) -> None:
            plan = self._responder.plan(state, now, drafts)
            self._publish(self._rapport.answered(plan, state, now))
            self.took("plan", state.utterance_id, state.stamp)

        self._writer.write(self._responder.brief(state, now), answer)
