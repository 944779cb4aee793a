"""What the rest of the face and body do while the robot speaks: beats on strong words, sway with the voice.

Head movement follows loudness and accents (Munhall et al. 2004; Busso et al. 2007); brows rise on accented
words (Krahmer & Swerts 2007). Small on purpose: it should be missed when it is gone, not seen when it is
there.
"""

from __future__ import annotations

import math

import numpy as np

from whee_ros.core.motion import Speech
from whee_ros.core.voice import Word
from whee_ros.expression.lips import Lips
from whee_ros.expression.moves import Pose, minimum_jerk

LOUDNESS_STEP = 0.01
"""Seconds between two values of loudness."""
_BEAT_GAP = 0.75
"""Seconds between two beats at the least: more of them would be nodding."""
_BEAT_AT = 0.05
"""Share of its word at which a beat peaks: early in the stressed syllable, never after it (McNeill 1992)."""
_BEAT_RISE, _BEAT_FALL = 0.16, 0.34
"""Seconds from rest to the peak of a beat, and back."""


class SpeechTrack:
    """One utterance on the clock that starts with its first sample.

    Args:
        speech: samples and times.
        intensity: of the performance, 0-1.

    Attributes:
        duration: s.
        accents: the stressed words.
        level: loudness every `LOUDNESS_STEP` s, 0-1.
    """

    def __init__(self, speech: Speech, intensity: float) -> None:
        self.duration = speech.duration
        self._lips = Lips(speech.visemes, speech.duration)
        self._intensity = min(1.0, max(0.0, intensity))
        self._ends = [word.end for word in speech.words]
        self.level = _envelope(speech)
        self.accents = self._find_accents(speech)
        self._beats = [word.start + _BEAT_AT * (word.end - word.start) for word in self.accents]

    @property
    def beats(self) -> tuple[float, ...]:
        """Times of the beats, s."""
        return tuple(self._beats)

    def words(self, t: float) -> int:
        """Return how many words are fully said at `t` s."""
        return sum(end <= t for end in self._ends)

    def lips(self, t: float) -> tuple[dict[int, float], str, float]:
        """Return the mouth at `t`: action units, viseme, weight."""
        units, viseme, weight = self._lips.at(t)
        size = 0.75 + 0.25 * self._intensity
        return {code: size * value for code, value in units.items()}, viseme, weight

    def presence(self, t: float) -> float:
        """Return 1 while the mouth belongs to speech, 0 outside, with soft edges."""
        return minimum_jerk(1 + t / 0.12) * minimum_jerk(1 - (t - self.duration) / 0.2)

    def evaluate(self, t: float) -> Pose:
        """Return beats and sway at `t`."""
        beat = max((_pulse(t - at) for at in self._beats), default=0.0)
        loud = self._loudness(t) * self.presence(t)
        alive = 0.4 + 0.6 * self._intensity
        return Pose(
            units={1: 0.28 * beat * alive, 2: 0.3 * beat * alive},
            channels={
                "head_tilt": 0.16 * beat * alive - 0.05 * loud * alive,
                "head_pan": 0.045 * loud * alive * math.sin(2 * math.pi * 0.47 * t + 0.6),
                "head_roll": 0.07 * loud * alive * math.sin(2 * math.pi * 0.31 * t),
                "body_lean": 0.1 * loud * alive,
            },
        )

    def _loudness(self, t: float) -> float:
        index = int(t / LOUDNESS_STEP)
        return float(self.level[index]) if 0 <= index < len(self.level) else 0.0

    def _find_accents(self, speech: Speech) -> tuple[Word, ...]:
        """Pick the loudest long words, at least `_BEAT_GAP` s apart, in order of time."""
        candidates = [word for word in speech.words if len(word.text.strip(".,!?")) >= 4]
        loudest = sorted(
            candidates,
            key=lambda word: -self._loudness((word.start + word.end) / 2) * (word.end - word.start),
        )
        found: list[Word] = []
        for word in loudest:
            if all(abs(word.start - other.start) >= _BEAT_GAP for other in found):
                found.append(word)
        return tuple(sorted(found, key=lambda word: word.start))


def _pulse(t: float) -> float:
    """Return a bump that peaks at 0: up in `_BEAT_RISE`, down in `_BEAT_FALL`."""
    return minimum_jerk(1 + t / _BEAT_RISE) if t < 0 else minimum_jerk(1 - t / _BEAT_FALL)


def _envelope(speech: Speech) -> np.ndarray:
    """Return smoothed loudness every `LOUDNESS_STEP` s, 1 at its 95th percentile."""
    size = max(1, round(LOUDNESS_STEP * speech.sample_rate))
    count = len(speech.samples) // size
    if count == 0:
        return np.zeros(0)
    level = np.sqrt(
        np.mean(speech.samples[: count * size].reshape(count, size) ** 2, axis=1, dtype=np.float64)
    )
    kernel = np.hanning(25)
    smooth = np.convolve(level, kernel / kernel.sum(), mode="same")[:count]
    return np.asarray(np.clip(smooth / max(float(np.percentile(smooth, 95)), 1e-6), 0.0, 1.0))
