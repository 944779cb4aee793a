"""What every voice of the skills node does: one request at a time, the newest in place of the one before."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from whee_interfaces.action import Say

from whee_ros.core.errors import WheeError
from whee_ros.core.motion import Prosody, SpeechStatus
from whee_ros.expression.stage import Stage
from whee_ros.ports.tts import Synthesizer
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION

Done = Callable[[SpeechStatus | WheeError], None]


@dataclass(frozen=True)
class Request:
    """Something to say, for a goal handle; `done` gets the last status, or why it cannot be said."""

    text: str
    plan_id: str
    intensity: float
    prosody: Prosody
    handle: Any
    done: Done


class Saying(ABC):
    """Takes requests, and tells on `robot/speech` what becomes of them.

    Args:
        node: publishes, logs, and gives the time.
        tts: loaded synthesiser.
        stage: moves lips, face and body to the same clock.
    """

    def __init__(self, node: WheeNode, tts: Synthesizer, stage: Stage) -> None:
        self._node = node
        self._tts = tts
        self._stage = stage
        self._status_out = node.tell(SpeechStatus, "robot/speech", DECISION)
        self._worker = node.work("speech", self._make)
        self._wanted: Request | None = None

    def say(self, request: Request) -> None:
        """Start saying something; whatever was being said stops."""
        self.cancel()
        self._wanted = request
        self._stage.expect(request.plan_id)
        self._worker.mailbox.put(request)

    @abstractmethod
    def step(self, now: float) -> None:
        """Advance to `now` (s): tell words, and notice the end or a cancel."""

    @abstractmethod
    def cancel(self) -> None:
        """Stop voice, lips, face and body together, and report what was said."""

    def close(self) -> None:
        """Stop and free the voice; may be called twice."""
        self.cancel()

    @abstractmethod
    def _make(self, request: Request) -> None:
        """Make the sound; on the worker thread."""

    def _tell(self, request: Request, state: str, words: int, now: float, duration: float) -> SpeechStatus:
        """Publish where a request stands, and return it; `duration` (s) of the whole."""
        status = SpeechStatus(now, request.plan_id, request.text, state, words, duration)
        self._status_out(status)
        return status

    def _begun(self, request: Request, now: float, start: float, duration: float) -> None:
        """Tell that a request is heard from `start` (s) on."""
        self._tell(request, "started", 0, now, duration)
        if request.plan_id:
            self._node.took("speech", request.plan_id, start)

    def _reached(self, request: Request, words: int, now: float, duration: float) -> None:
        """Tell that so many words were said."""
        self._tell(request, "word", words, now, duration)
        request.handle.publish_feedback(Say.Feedback(word_index=words))
