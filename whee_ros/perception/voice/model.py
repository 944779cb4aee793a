"""Linear maps from prosody to arousal and valence; the weights come from `training/voice_affect.py`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whee_ros.core.errors import ModelError

WEIGHTS = Path(__file__).with_name("affect.json")


@dataclass(frozen=True)
class AffectModel:
    """Logistic regressions over standardised prosody.

    Attributes:
        mean, scale: of each feature in the training data.
        arousal, valence: weights by feature, and "bias".
        arousal_trust, valence_trust: 0-1, from the cross-speaker AUC: 2 * AUC - 1.
    """

    mean: Mapping[str, float]
    scale: Mapping[str, float]
    arousal: Mapping[str, float]
    valence: Mapping[str, float]
    arousal_trust: float
    valence_trust: float

    @classmethod
    def shipped(cls) -> AffectModel:
        """Return the weights that ship with the package.

        Raises:
            ModelError: if the file is missing or broken.
        """
        try:
            data: Any = json.loads(WEIGHTS.read_text())
            return cls(**data["model"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(
                f"voice affect weights {WEIGHTS.name}", error, "Install the package again."
            ) from error

    def predict(self, features: Mapping[str, float], baseline: Mapping[str, float]) -> tuple[float, float]:
        """Return arousal and valence in [-1, 1].

        Args:
            features: of one stretch of speech, by name.
            baseline: the speaker's own running means; empty for a stranger.
        """
        z = {}
        for name, mean in self.mean.items():
            # half from the crowd, half from the speaker's own habit once it is known
            centre = 0.5 * mean + 0.5 * baseline.get(name, mean)
            z[name] = max(-4.0, min(4.0, (features[name] - centre) / self.scale[name]))
        return _squash(self.arousal, z), _squash(self.valence, z)


def _squash(weights: Mapping[str, float], z: Mapping[str, float]) -> float:
    score = weights["bias"] + sum(weights[name] * value for name, value in z.items())
    return math.tanh(score / 2.0)  # 2p - 1 of a logistic regression
