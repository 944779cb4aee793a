"""Which support strategy listeners choose in such a moment: a small learned head beside the rules.

Multinomial logistic regression over what the policy knows of a state (emotion, valence, arousal, a question,
length), learned by `training/strategy.py`; docs/models/strategy.md says on what and how well. It only orders what the
rules allow: its say in a score is at most `REACH`.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.errors import ModelError
from whee_ros.empathy.safety.words import count
from whee_ros.empathy.when.text import AROUSAL

EMOTIONS = tuple(AROUSAL)
SIZE = len(EMOTIONS) + 5
REACH = 0.15
"""Largest gain or loss of a strategy."""
_EASE = 0.1
"""Score for a strategy that is e times as likely as the average one."""


def features(state: EmpathyState) -> NDArray[np.float32]:
    """Return what the head looks at, float32 [SIZE]."""
    emotion = [float(state.emotion == name) for name in EMOTIONS]
    asked = float(state.dialogue_act == "question")
    length = min(1.0, count(state.text) / 30)
    return np.array(
        [*emotion, state.valence, abs(state.valence), state.arousal, asked, length], dtype=np.float32
    )


class Leaning:
    """The head.

    Args:
        path: an .npz with `weights` [SIZE + 1, strategies] (bias last) and `strategies`.

    Raises:
        ModelError: if the file is missing, broken or of another shape.
    """

    def __init__(self, path: Path) -> None:
        try:
            with np.load(path, allow_pickle=False) as data:
                self._weights = data["weights"].astype(np.float32)
                self.strategies = tuple(str(name) for name in data["strategies"])
        except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
            raise ModelError(
                str(path), error, "Install the package again, or train: python -m whee_ros.training.strategy"
            ) from error
        if self._weights.shape != (SIZE + 1, len(self.strategies)):
            raise ModelError(
                str(path), f"{self._weights.shape} weights for {SIZE} inputs", "Train them anew."
            )

    def probabilities(self, state: EmpathyState) -> dict[str, float]:
        """Return how likely a listener chooses each strategy."""
        logits = features(state) @ self._weights[:-1] + self._weights[-1]
        p = np.exp(logits - logits.max())
        return dict(zip(self.strategies, map(float, p / p.sum()), strict=True))

    def weights(self, state: EmpathyState) -> dict[str, float]:
        """Return what each strategy gains or loses in a score, within `REACH`; those it does not know gain nothing."""
        found = self.probabilities(state)
        even = 1.0 / len(found)
        return {
            name: float(np.clip(_EASE * np.log(max(p, 1e-6) / even), -REACH, REACH))
            for name, p in found.items()
        }
