"""The conversation as a list of lines: what was heard, what it was taken for, what the robot answered."""

from __future__ import annotations

from collections import deque
from typing import Any

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.voice import Transcript

KEPT = 30
"""Lines that are remembered."""


class Talk:
    """Keeps the last `KEPT` lines; a line of the person is replaced by its later versions."""

    def __init__(self) -> None:
        self._lines: deque[dict[str, Any]] = deque(maxlen=KEPT)

    def heard(self, words: Transcript) -> None:
        """Take a version of an utterance."""
        line = self._find("person", words.utterance_id)
        if line is None:
            if not words.text:
                return
            line = {"who": "person", "id": words.utterance_id, "cause": "", "direction": ""}
            self._lines.append(line)
        elif line["final"] and not words.is_final:
            return
        line.update(text=words.text, final=words.is_final, at=round(words.start, 2))
        line["marks"] = [[mark.kind, mark.first, mark.last] for mark in words.marks]

    def judged(self, state: EmpathyState) -> None:
        """Take what an utterance was taken for."""
        line = self._find("person", state.utterance_id)
        if line is not None:
            line.update(cause=state.cause, direction=state.direction, need=round(state.need, 2))
            line["emotion"] = state.emotion

    def said(self, status: SpeechStatus) -> None:
        """Take how far the robot is with a sentence."""
        line = self._lines[-1] if self._lines else None
        if status.state == "started" or line is None or line["who"] != "robot":
            line = next((old for old in reversed(self._lines) if old["who"] == "robot"), None)
            if status.state == "started" or line is None:
                line = {"who": "robot", "id": status.plan_id, "at": round(status.stamp, 2)}
                self._lines.append(line)
        line.update(text=status.text, state=status.state, words=status.word_index)

    def lines(self) -> list[dict[str, Any]]:
        """Return the lines, oldest first."""
        return list(self._lines)

    def _find(self, who: str, identity: str) -> dict[str, Any] | None:
        lines = (line for line in reversed(self._lines) if line["who"] == who and line["id"] == identity)
        return next(lines, None)
