"""One utterance on the stage: sentences that arrive one after another, on the clock of the sound as heard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.motion import Speech
from whee_ros.expression.moves import Pose
from whee_ros.expression.skew import openness
from whee_ros.expression.speech import LOUDNESS_STEP, SpeechTrack

_TAIL = 0.5
"""Seconds after the last sound until the face is its own again."""
_PHRASE = 6
"""Words of a caption."""


@dataclass(frozen=True)
class Accent:
    """A stressed word: its text, and when it begins, s."""

    word: str
    time: float


class Utterance:
    """Lips, beats, words and caption of what is being said.

    Args:
        speech: the first sentence, or all of it.
        start: when its first sample is heard, s.
        intensity: of the performance, 0-1.
        plan_id: of the plan it serves.
        more: whether further sentences will come.
    """

    def __init__(
        self, speech: Speech, start: float, intensity: float, plan_id: str = "", *, more: bool = False
    ) -> None:
        self.plan_id = plan_id
        self.more = more
        self._intensity = intensity
        self._parts: list[tuple[float, Speech, SpeechTrack]] = []
        self.add(speech, start, more=more)

    def add(self, speech: Speech, start: float, *, more: bool) -> None:
        """Go on with the next sentence, whose first sample is heard at `start` (s)."""
        self.more = more
        self._parts.append((start, speech, SpeechTrack(speech, self._intensity)))

    @property
    def start(self) -> float:
        """When the first sample is heard, s."""
        return self._parts[0][0]

    def over(self, now: float) -> bool:
        """Return whether nothing of it is left at `now` (s)."""
        return all(now > start + speech.duration + _TAIL for start, speech, _ in self._parts)

    def words(self, now: float) -> int:
        """Return how many words are fully said at `now`."""
        return sum(track.words(now - start) for start, _, track in self._parts)

    def lips(self, now: float) -> tuple[dict[int, float], str, float]:
        """Return the mouth at `now`: action units, viseme, weight."""
        start, _, track = self._current(now)
        return track.lips(now - start)

    def presence(self, now: float) -> float:
        """Return 1 while the mouth belongs to speech, 0 outside, with soft edges."""
        return max(track.presence(now - start) for start, _, track in self._parts)

    def evaluate(self, now: float) -> Pose:
        """Return beats and sway at `now`."""
        start, _, track = self._current(now)
        return track.evaluate(now - start)

    def accents(self) -> Iterator[Accent]:
        """Yield the stressed words in order of time."""
        for start, _, track in self._parts:
            for word in track.accents:
                yield Accent(word.text, start + word.start)

    def every_word(self) -> Iterator[Accent]:
        """Yield all words in order of time."""
        for start, speech, _ in self._parts:
            for word in speech.words:
                yield Accent(word.text, start + word.start)

    def caption(self, now: float) -> str:
        """Return the words around the one that is being said at `now`, "" before and after."""
        start, speech, track = self._current(now)
        if not speech.words or not 0.0 <= now - start <= speech.duration + _TAIL:
            return ""
        texts = [word.text for word in speech.words]
        return " ".join(phrase(texts, min(track.words(now - start), len(texts) - 1)))

    def sound(self) -> tuple[float, NDArray[np.float64]]:
        """Return when the sound begins, s, and its `openness`, 0 between sentences."""
        end = max(start + speech.duration for start, speech, _ in self._parts)
        level = np.zeros(1 + round((end - self.start) / LOUDNESS_STEP))
        for start, speech, _ in self._parts:
            at = max(0, round((start - self.start) / LOUDNESS_STEP))
            part = openness(speech.samples, speech.sample_rate)[: len(level) - at]
            level[at : at + len(part)] = part
        return self.start, level

    def _current(self, now: float) -> tuple[float, Speech, SpeechTrack]:
        """Return the sentence that is heard at `now`, or else the nearest."""
        found = self._parts[0]
        for part in self._parts:
            if now >= part[0] - 0.12:
                found = part
        return found


def phrase(words: Sequence[str], at: int) -> Sequence[str]:
    """Return the words that are shown with word number `at`: a share of its sentence, `_PHRASE` at the most."""
    ends = [number for number, word in enumerate(words, 1) if word.endswith((".", "!", "?"))]
    first = max((end for end in ends if end <= at), default=0)
    last = min((end for end in ends if end > at), default=len(words))
    lines = -(-(last - first) // _PHRASE)
    length = -(-(last - first) // lines)
    begin = first + (at - first) // length * length
    return words[begin : min(begin + length, last)]
