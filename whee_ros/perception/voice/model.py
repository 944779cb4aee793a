"""Linear maps from what is heard of a voice to emotions and dimensions; `training/voice_affect.py` makes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import ModelError

Floats = NDArray[np.float64]

BUNDLES = ("permissive", "research")
NOTICES = {
    "research": "The weights of vocal affect learned from RAVDESS (CC BY-NC-SA 4.0): not for commercial use."
}
"""To be told when a bundle is loaded."""
DIMENSIONS = ("arousal", "valence", "dominance", "intensity")
VALENCE = {
    "neutral": 0.0,
    "calm": 0.68,
    "happy": 0.81,
    "sad": -0.63,
    "angry": -0.51,
    "scared": -0.64,
    "disgusted": -0.60,
    "surprised": 0.40,
    "bored": -0.65,
}
"""Pleasure of each emotion in [-1, 1] (Russell & Mehrabian 1977; calm is their "relaxed"). Valence is its mean under
the probabilities of the emotions: no line through the features parts high from low as well."""
ARRAYS = ("centre", "scale", "reach", "emotion_weights", "dimension_weights")
LIMIT = 4.0
"""Standard deviations beyond which a feature counts no further."""
LOUDNESS = 0
"""Column that says nothing of a stranger, whose distance to the microphone is not known."""


@dataclass(frozen=True)
class AffectModel:
    """What a voice sounds like, from a row of `features.Ear`.

    Attributes:
        emotions: that it tells apart; may hold some that are not of `VOICE_EMOTIONS`.
        centre, scale: of each feature over the speakers learned from [f].
        reach: how far the mean of a speaker may be from `centre` [f].
        emotion_weights: [f + 1, emotions], bias last.
        dimension_weights: [f + 1, 3], bias last, columns as `DIMENSIONS` without valence.
        temperature: by which the scores of the emotions are divided: so probabilities are right as often as they say.
        trust: 0-1, what is left of "emotion" and of each of `DIMENSIONS` on a corpus that it has not heard.
    """

    emotions: tuple[str, ...]
    centre: Floats
    scale: Floats
    reach: Floats
    emotion_weights: Floats
    dimension_weights: Floats
    temperature: float
    trust: Mapping[str, float]

    @classmethod
    def shipped(cls, bundle: str, *, states: bool) -> AffectModel:
        """Return the weights that ship with the package.

        Args:
            bundle: one of `BUNDLES`.
            states: whether the rows hold encoder states, or prosody alone.

        Raises:
            ModelError: if the file is missing or broken.
        """
        path = Path(__file__).with_name(f"affect_{bundle}.npz")
        try:
            with np.load(path) as data:
                part = "states" if states else "prosody"
                about = json.loads(str(data[f"{part}_about"]))
                arrays = {name: data[f"{part}_{name}"].astype(np.float64) for name in ARRAYS}
            about["emotions"] = tuple(about["emotions"])
            return cls(**arrays, **about)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(
                f"voice affect weights {path.name}", error, "Install the package again."
            ) from error

    def arrays(self, part: str) -> dict[str, NDArray[np.generic]]:
        """Return what `shipped` reads, to be written with `numpy.savez_compressed`."""
        about = {"emotions": self.emotions, "temperature": self.temperature, "trust": dict(self.trust)}
        kept: dict[str, NDArray[np.generic]] = {
            f"{part}_{name}": getattr(self, name).astype(np.float32) for name in ARRAYS
        }
        return kept | {f"{part}_about": np.array(json.dumps(about))}

    def standardise(self, features: Floats, own: Floats, known: float | Floats) -> Floats:
        """Return features in standard deviations from what is usual.

        Args:
            features: [n, f].
            own: the speaker's own mean [n, f] or [f].
            known: 0-1, how much of the way from the crowd to the speaker "usual" is, a number or [n, 1].
        """
        usual = self.centre + known * np.clip(own - self.centre, -self.reach, self.reach)
        away = features - usual
        away[:, LOUDNESS] = (known * (features - own))[:, LOUDNESS]
        return np.clip(away / self.scale, -LIMIT, LIMIT)

    def scores(self, z: Floats) -> tuple[Floats, Floats]:
        """Return log-probabilities [n, emotions] and each of `DIMENSIONS` in [0, 1] [n, 4]."""
        rows = np.concatenate([z, np.ones((len(z), 1))], axis=1)
        logits = rows @ self.emotion_weights / self.temperature
        logits -= logits.max(axis=1, keepdims=True)
        logits -= np.log(np.exp(logits).sum(axis=1, keepdims=True))
        valence = (1.0 + np.exp(logits) @ [VALENCE[name] for name in self.emotions]) / 2.0
        others = 1.0 / (1.0 + np.exp(-np.clip(rows @ self.dimension_weights, -30, 30)))
        return logits, np.insert(others, DIMENSIONS.index("valence"), valence, axis=1)
