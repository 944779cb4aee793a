"""Knows when a conversation is over."""

from __future__ import annotations

import json

from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.voice import VoiceActivity
from whee_ros.tools.report.session import Event

QUIET = 1.0
"""Seconds after the last word, so that the robot's face and body come to rest in the report."""
STALLED = 3.0
"""Seconds without face and voice after which a recording counts as played to its end."""


class Ending:
    """Follows a conversation and tells when it is over.

    Args:
        source: "demo" ends when the scripted person says so (`engine.pacing` waits for the last answer), "files"
            when nothing is seen or heard any more, "live" never.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._script_over = 0.0
        self._speaking = False
        self._spoken = 0.0
        self._sensed = 0.0

    def add(self, event: Event) -> None:
        """Take one event."""
        value = event.value
        if isinstance(value, SpeechStatus):
            self._speaking = value.state in ("started", "word")
            self._spoken = event.received
        elif isinstance(value, (FaceObservation, VoiceActivity)):
            self._sensed = event.received
        elif event.topic == "person/script" and json.loads(value).get("over"):
            self._script_over = event.received

    def over(self, now: float) -> bool:
        """Return whether nothing more will come; `now` in s, on the clock of the events."""
        if self._speaking or now - self._spoken < QUIET:
            return False
        if self._source == "demo" and self._script_over:
            return now - self._script_over >= QUIET
        if self._source == "files" and self._sensed:
            return now - self._sensed > STALLED
        return False
