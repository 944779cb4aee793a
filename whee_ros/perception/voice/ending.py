"""Is the turn over? Sound, words and silence together, as one calibrated probability.

A logistic regression over what an end-of-turn model says of the sound, how voice and pitch fall, whether the words
sound finished, and how long it has been silent (`training/turn_end.py` learns it). Its answer is the probability
that the turn is over given the silence so far; turned around, it says how much silence is needed to be sure enough.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import ModelError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.perception.voice.cadence import Cadence, cadence
from whee_ros.perception.voice.completeness import completeness
from whee_ros.ports.turn import EndOfTurnModel

WEIGHTS = Path(__file__).with_name("ending.json")
LEVEL = Cadence()
"""Neither falls."""
SUREST = 1e-3
"""Probabilities of a model count as no nearer to 0 or 1 than this."""


@dataclass(frozen=True)
class EndQuestion:
    """Sound that may be the end of a turn.

    Attributes:
        utterance_id: of the turn.
        end: s, of its last sound.
        samples: float32 at 16 kHz, the turn so far and the beginning of the silence after it.
        silence: s at the end of `samples` that are silent.
    """

    utterance_id: str
    end: float
    samples: NDArray[np.float32]
    silence: float

    @property
    def spoken(self) -> NDArray[np.float32]:
        """`samples` without the silence."""
        return self.samples[: len(self.samples) - int(self.silence * SAMPLE_RATE)]


@dataclass(frozen=True)
class Verdict:
    """What the sound says of a possible end: the model's probability, and how voice and pitch fall."""

    utterance_id: str
    end: float
    probability: float
    cadence: Cadence = LEVEL


def judge(question: EndQuestion, model: EndOfTurnModel) -> Verdict:
    """Answer a question; takes as long as the model, so call it where nobody waits. Raises what the model raises."""
    said = model.probability(question.samples)
    return Verdict(question.utterance_id, question.end, said, cadence(question.spoken))


@dataclass(frozen=True)
class EndModel:
    """Log-odds as a weighted sum.

    Attributes:
        weights: by the names that `terms` gives, "silence" (a second) and "bias".
    """

    weights: Mapping[str, float]

    @classmethod
    @cache
    def shipped(cls) -> EndModel:
        """Return the weights that ship with the package.

        Raises:
            ModelError: if the file is missing or broken.
        """
        try:
            data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
            return cls({str(name): float(value) for name, value in data["weights"].items()})
        except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
            raise ModelError(f"turn weights {WEIGHTS.name}", error, "Install the package again.") from error

    def log_odds(self, known: Mapping[str, float], silence: float) -> float:
        """Return the log-odds that the turn is over after `silence` (s), from `terms`."""
        held = self.weights["bias"] + self.weights["silence"] * silence
        return held + sum(self.weights[name] * value for name, value in known.items())

    def probability(self, known: Mapping[str, float], silence: float) -> float:
        """Return the probability, 0-1, that the turn is over after `silence` (s)."""
        return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, self.log_odds(known, silence)))))

    def needed(self, known: Mapping[str, float], certainty: float) -> float:
        """Return the silence in s, of either sign, at which the turn is over with probability `certainty`."""
        wanted = math.log(certainty / (1.0 - certainty))
        return (wanted - self.log_odds(known, 0.0)) / self.weights["silence"]


def terms(verdict: Verdict, text: str) -> dict[str, float]:
    """Return what is known of a possible end, by name; words count where there are some.

    Args:
        verdict: of the sound.
        text: all words up to this silence, "" while they are not known.
    """
    sure = min(max(verdict.probability, SUREST), 1.0 - SUREST)
    sound = math.log(sure / (1.0 - sure))
    found = {"sound": sound, "drop": verdict.cadence.drop_db / 10.0, "fall": verdict.cadence.fall_st / 10.0}
    if text:
        found["words"] = 1.0
        found["finished"] = completeness(text) - 0.5
    return found


TERMS = ("sound", "drop", "fall", "words", "finished")
"""Names that `terms` gives."""
