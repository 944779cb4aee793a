"""What the course of the talk says, as signals: the robot's question, what was told before, silence, short answers."""

from __future__ import annotations

from collections import deque

from whee_ros.core.motion import is_filler
from whee_ros.empathy.when.signals import Channel
from whee_ros.ports.text import Said

ANSWER_TIME = 20.0
"""Seconds within which what a person says still answers the robot's question."""
FADES = 20.0
"""Seconds in which the need of an utterance fades to half; moods outlast the sentence (Kuppens et al. 2010)."""
SHORT = 3
"""Words that make a short answer."""
REMEMBERED = 4
"""Utterances that are looked back upon."""
TURNS, TURNS_TIME = 3, 60.0
"""Turns before an utterance, of whoever said them, with which it is read; and s after which a turn is another talk."""


class Course:
    """Remembers who said what last in the talk with one person."""

    def __init__(self) -> None:
        self._robot_at = -1e9
        self._robot_asked = False
        self._spoke_at: float | None = None
        self._seeking = 0.0
        self._need = 0.0
        self._valence: deque[float] = deque(maxlen=REMEMBERED)
        self._words: deque[int] = deque(maxlen=REMEMBERED)
        self._turns: deque[tuple[float, Said]] = deque(maxlen=TURNS)

    def robot_said(self, text: str, stamp: float) -> None:
        """Note an utterance of the robot that began at `stamp` (s); a mere "hmm" is none."""
        if is_filler(text):
            return
        self._robot_at, self._robot_asked = stamp, text.strip().endswith("?")
        self._turns.append((stamp, Said(text)))

    def person_said(self, text: str, stamp: float, p_seeking: float, need: float, valence: float) -> None:
        """Note the verdict on an utterance that ended at `stamp` (s); it answered the robot's question."""
        self._seeking, self._need, self._robot_asked = p_seeking, need, False
        self._spoke_at = stamp
        self._valence.append(valence)
        self._words.append(len(text.split()))
        self._turns.append((stamp, Said(text, own=True)))

    def before(self, start: float) -> tuple[Said, ...]:
        """Return the turns before an utterance that begins at `start` (s), the latest first."""
        return tuple(said for at, said in reversed(self._turns) if start - TURNS_TIME <= at <= start)

    def flip(self, valence: float) -> float:
        """Return how far `valence` lies below the mean of the utterances before, 0-2."""
        if not self._valence:
            return 0.0
        return max(0.0, sum(self._valence) / len(self._valence) - valence)

    def asked(self, now: float) -> bool:
        """Return whether what is said at `now` (s) answers a question of the robot."""
        return self._robot_asked and now - self._robot_at <= ANSWER_TIME

    def signals(self, now: float, silence: float) -> Channel:
        """Return the channel at `now` (s); `silence` is s since anybody spoke."""
        faded = 0.5 ** (max(0.0, now - self._spoke_at) / FADES) if self._spoke_at is not None else 0.0
        values = {
            "dialogue_asked": float(self.asked(now)),
            "dialogue_before": self._seeking,
            "dialogue_need": self._need * faded,
            "dialogue_silence": max(0.0, silence),
            "dialogue_short": _share(self._words),
        }
        details = {
            "dialogue_asked": "after the robot's question",
            "dialogue_silence": f"silent for {silence:.0f} s",
        }
        return Channel(now, 1.0, values, details)


def _share(words: deque[int]) -> float:
    """Return the share of short answers; one alone is no habit."""
    return sum(count <= SHORT for count in words) / len(words) if len(words) > 1 else 0.0
