"""Word error rate, its confidence interval, and how honest the confidence of words is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from whee_ros.core.clock import busy
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.perception.words.scoring import errors, matched, normal
from whee_ros.ports.asr import Recognizer
from whee_ros.tools.words.noise import Sound, mix, noise
from whee_ros.tools.words.sets import Clip

RESAMPLES = 1000
"""Of the bootstrap over clips (Bisani & Ney 2004)."""
BINS = 10
"""Of the expected calibration error (Naeini et al. 2015)."""


@dataclass
class Score:
    """Results of one condition.

    Attributes:
        wrong, words: errors and words said, by clip.
        seconds, cpu: sound heard, and processor time it took.
        beliefs: confidence of each word heard, and whether it was right.
        worst: the clip with most errors: their number, what was said, what was heard.
    """

    wrong: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    seconds: float = 0.0
    cpu: float = 0.0
    beliefs: list[tuple[float, bool]] = field(default_factory=list)
    worst: tuple[int, str, str] = (0, "", "")

    @property
    def rate(self) -> float:
        """Word error rate."""
        return sum(self.wrong) / max(sum(self.words), 1)

    @property
    def interval(self) -> tuple[float, float]:
        """95 % interval of the rate, by bootstrap over clips."""
        wrong, words = np.array(self.wrong), np.array(self.words)
        picks = np.random.default_rng(0).integers(len(wrong), size=(RESAMPLES, len(wrong)))
        low, high = np.percentile(wrong[picks].sum(axis=1) / words[picks].sum(axis=1), [2.5, 97.5])
        return float(low), float(high)

    @property
    def real_time_factor(self) -> float:
        """Processor time a second of sound."""
        return self.cpu / max(self.seconds, 1e-9)

    @property
    def calibration_error(self) -> float:
        """Expected calibration error of word confidence, 0-1."""
        belief, right = np.array(self.beliefs, float).reshape(-1, 2).T
        bins = np.minimum((belief * BINS).astype(int), BINS - 1)
        gaps = [
            abs(belief[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean()
            for b in set(bins.tolist())
        ]
        return float(sum(gaps))

    def add(self, clip: Clip, heard: str, words: Sequence[tuple[str, float]], cpu: float) -> None:
        """Add a clip: the text heard, its words with their confidence, and the time taken."""
        found = errors(clip.said, heard)
        self.wrong.append(found.wrong)
        self.words.append(found.words)
        self.seconds += len(clip.samples) / SAMPLE_RATE
        self.cpu += cpu
        self.worst = max(self.worst, (found.wrong, clip.said, heard))
        spelled = [(part, belief) for text, belief in words for part in normal(text)]
        right = {heard for _, heard in matched(normal(clip.said), [part for part, _ in spelled])}
        self.beliefs += [(belief, i in right) for i, (_, belief) in enumerate(spelled)]


def score(recognizer: Recognizer, clips: Sequence[Clip], change: Callable[[int, Clip], Sound]) -> Score:
    """Recognise every clip after `change` (number, clip) and score it."""
    found = Score()
    for number, clip in enumerate(clips):
        sound = change(number, clip)
        begun = busy()
        heard = recognizer.transcribe(sound)
        took = busy() - begun
        found.add(clip, heard.text, [(word.text, word.confidence) for word in heard.words], took)
    return found


def noisy(kind: str, snr_db: float, clips: Sequence[Clip]) -> Callable[[int, Clip], Sound]:
    """Return a change that puts noise under a clip; babble is made of the other clips."""

    def change(number: int, clip: Clip) -> Sound:
        others = [other.samples for other in clips if other.name != clip.name]
        return mix(clip.samples, noise(kind, len(clip.samples), others, number), snr_db)

    return change


def sets(clips: Sequence[Clip]) -> Iterator[tuple[str, list[Clip]]]:
    """Yield the clips of each set, by its name."""
    for name in dict.fromkeys(clip.set for clip in clips):
        yield name, [clip for clip in clips if clip.set == name]
