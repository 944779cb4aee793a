"""How node: an empathy state at the end of an utterance becomes a plan."""

from __future__ import annotations

from typing import Any

from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.resources import resource
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.responder import Responder
from whee_ros.ros.convert import from_msg
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION


class HowNode(WheeNode):
    """Publishes an EmpathyPlan for every completed utterance."""

    def __init__(self) -> None:
        super().__init__("how", HowConfig)
        self._publish = self.tell(EmpathyPlan, "empathy/plan", DECISION)

    def setup(self) -> None:
        """Load the bank of replies."""
        bank = Bank.load(resource("config/bank.yaml"))
        self._responder = Responder(self.parameters.get(HowConfig), bank)
        self.parameters.on_change(HowConfig, self._responder.amend)
        self.hear(EmpathyState, "empathy/state", DECISION, self._plan)

    def _plan(self, message: Any) -> None:
        if not message.utterance_id:
            return
        state = from_msg(message)
        plan = self._responder.plan(state, self.clock.now())
        self._publish(plan)
        self.took("plan", state.utterance_id, state.stamp)
