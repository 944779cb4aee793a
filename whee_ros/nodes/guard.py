"""Lets the guardian of the boundaries work in a node: its parameters, its events for the operator, its log."""

from __future__ import annotations

from typing import Any

from whee_ros.core.safety import SafetyEvent
from whee_ros.core.voice import Transcript
from whee_ros.empathy.safety.config import SafetyConfig
from whee_ros.engine.models import ModelStore
from whee_ros.engine.safety import SafetyLog, open_guardian
from whee_ros.perception.words.draft import stable
from whee_ros.ros.convert import from_msg
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import ALERT, DECISION


class Guard:
    """The guardian of one node, with `SafetyConfig` among the node's parameters; events on `safety/events`.

    Args:
        node: whose parameters, publishers and troubles are used.
    """

    def __init__(self, node: WheeNode) -> None:
        self._node = node
        self._publish = node.tell(SafetyEvent, "safety/events", ALERT)
        self._encoder: Any = None

    def open(self) -> None:
        """Load rules, scripts and the trained gate. Raises WheeError."""
        config = self._node.parameters.get(SafetyConfig)
        self._log = SafetyLog(config.safety_log_file)
        self.guardian, self._encoder, trouble = open_guardian(config, ModelStore.default(), self._report)
        self._node.parameters.on_change(SafetyConfig, self.guardian.amend)
        self._node.trouble("safety", trouble)
        self._node.hear(Transcript, "transcript", DECISION, self._expect)

    @property
    def encoder(self) -> Any:
        """The sentence encoder of the trained gate (`engine.overheard.Overheard`), None where there is none."""
        return self._encoder

    def close(self) -> None:
        """Free the encoder."""
        if self._encoder is not None:
            self._encoder.close()
            self._encoder = None

    def _expect(self, message: Any) -> None:
        """Read words that are all, or may be, beside the detector: the verdict is known before their state comes."""
        transcript = from_msg(message)
        if transcript.is_final or stable(transcript) == transcript.text:
            self.guardian.gate.judge(transcript.text)

    def _report(self, event: SafetyEvent) -> None:
        self._publish(event)
        if not self.guardian.config.safety_log:
            return
        try:
            self._log.write(event)
        except OSError as error:
            self._node.trouble("safety", f"the safety log cannot be written: {error}")
