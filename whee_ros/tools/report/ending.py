"""Knows when a conversation is over."""

from __future__ import annotations

import json

from whee_ros.core.empathy import EmpathyPlan
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceActivity
from whee_ros.tools.report.session import Event

QUIET = 1.0
"""Seconds after the robot's last word, so that its face and body come to rest in the report."""
STALLED = 3.0
"""Seconds without face and voice after which a recording counts as played to its end."""
LAST_ANSWER = 4.0
"""Seconds that the robot has to begin its answer to the last turn, from the last sign that it is at work."""
LAST_WORDS = 10.0
"""Seconds that the words of a turn may take from its end on a slow machine."""


class Ending:
    """Follows a conversation and tells when it is over.

    Args:
        source: "demo" ends with the script, "files" when nothing is seen or heard any more, "live" never.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._script_over = 0.0
        self._speaking = False
        self._spoken = 0.0
        self._sensed = 0.0
        self._at_work = 0.0
        self._untold = 0.0  # end of a turn whose words are not there yet

    def add(self, event: Event) -> None:
        """Take one event."""
        value = event.value
        if isinstance(value, SpeechStatus):
            self._speaking = value.state in ("started", "word")
            self._spoken = event.received
        elif isinstance(value, (FaceObservation, VoiceActivity)):
            self._sensed = event.received
        elif isinstance(value, TurnState):
            if value.phase == TurnPhase.ENDED:
                self._untold = event.received
        elif isinstance(value, (Transcript, EmpathyPlan)):
            self._at_work = event.received
            self._untold = 0.0 if isinstance(value, Transcript) and value.is_final else self._untold
        elif event.topic == "person/script" and json.loads(value).get("over"):
            self._script_over = event.received

    def over(self, now: float) -> bool:
        """Return whether nothing more will come; `now` in s, on the clock of the events."""
        if self._speaking or now - self._spoken < QUIET:
            return False
        if self._source == "demo" and self._script_over:
            if self._spoken > self._script_over:
                return True
            since = max(self._script_over, self._at_work, self._untold and self._untold + LAST_WORDS)
            return now - since > LAST_ANSWER
        if self._source == "files" and self._sensed:
            return now - self._sensed > STALLED
        return False
