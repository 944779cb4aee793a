"""How node: an empathy state at the end of an utterance becomes a plan."""

from __future__ import annotations

from typing import Any

from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.resources import resource
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.responder import Responder
from whee_ros.empathy.safety.config import SafetyConfig
from whee_ros.nodes.free_writer import WriterBeside, WriterConfig
from whee_ros.nodes.guard import Guard
from whee_ros.ros.convert import from_msg
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION


class HowNode(WheeNode):
    """Publishes an EmpathyPlan for every completed utterance."""

    def __init__(self) -> None:
        super().__init__("how", HowConfig, WriterConfig, SafetyConfig)
        self._publish = self.tell(EmpathyPlan, "empathy/plan", DECISION)
        self._guard = Guard(self)
        self._writer: WriterBeside | None = None

    def setup(self) -> None:
        """Load the bank of replies."""
        bank = Bank.load(resource("config/bank.yaml"))
        self._guard.open()
        self._responder = Responder(self.parameters.get(HowConfig), bank, guardian=self._guard.guardian)
        self.parameters.on_change(HowConfig, self._responder.amend)
        self._writer = WriterBeside(self)
        self.hear(EmpathyState, "empathy/state", DECISION, self._plan)

    def teardown(self) -> None:
        """Free the language model, and the encoder of the boundaries."""
        self._guard.close()
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def _plan(self, message: Any) -> None:
        if not message.utterance_id or self._writer is None:
            return
        state = from_msg(message)
        now = self.clock.now()

        def answer(drafts: tuple[str, ...]) -> None:
            self._publish(self._responder.plan(state, now, drafts))
            self.took("plan", state.utterance_id, state.stamp)

        self._writer.write(self._responder.brief(state, now), answer)
