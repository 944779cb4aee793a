"""What the course of the talk says: the robot's question, the answer that belongs to it, channels that disagree."""

from __future__ import annotations

from whee_ros.empathy.when.cues import Reading
from whee_ros.empathy.when.face_cues import FaceSummary
from whee_ros.empathy.when.text import TextReading

ANSWER_TIME = 20.0
"""Seconds within which what a person says still answers the robot's question."""
SILENT = 2.0
"""Seconds of silence after a question that begin to mean something."""


class Course:
    """Remembers who said what last."""

    def __init__(self) -> None:
        self._robot_at = -1e9
        self._robot_asked = False
        self._seeking = 0.0

    def robot_said(self, text: str, stamp: float) -> None:
        """Note an utterance of the robot that began at `stamp` (s)."""
        self._robot_at, self._robot_asked = stamp, text.strip().endswith("?")

    def person_said(self, p_seeking: float) -> None:
        """Note the verdict on an utterance; the robot's question has been answered with it."""
        self._seeking, self._robot_asked = p_seeking, False

    def carried_over(self, stamp: float) -> list[Reading]:
        """Return the cue that an answer to the robot's question still belongs to what was told before."""
        if not self._robot_asked or stamp - self._robot_at > ANSWER_TIME:
            return []
        detail = "answers the robot's question"
        return [Reading("carried_over", self._seeking, 1.0, stamp, max(0.0, self._seeking - 0.5), detail)]

    def unanswered(self, silence: float, now: float) -> list[Reading]:
        """Return the cue of `silence` (s) after a question of the robot."""
        if not self._robot_asked or now - self._robot_at > ANSWER_TIME or silence < SILENT:
            return []
        value = min(1.0, (silence - SILENT) / 6.0)
        return [Reading("unanswered", value, 1.0, now, value, f"silent for {silence:.0f} s")]


def incongruence(text: TextReading | None, face: FaceSummary | None, stamp: float) -> list[Reading]:
    """Return the cue of pleasant words with a heavy face; the reverse, sad words with a smile, is usual bravery."""
    if text is None or face is None or text.valence <= 0:
        return []
    heavy = max(face.emotion["sadness"], face.emotion["fear"], face.emotion["pain"])
    value = min(1.0, text.valence * heavy * 2)
    return [Reading("incongruence", value, face.confidence, stamp, max(0.0, value - 0.1))]
