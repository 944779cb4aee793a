"""One stretch of speech as the row of numbers that the affect model reads."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.voice.functionals import describe
from whee_ros.perception.voice.pitch import track
from whee_ros.perception.voice.prosody import SHORTEST, Prosody, measure
from whee_ros.ports.voice_encoder import VoiceEncoder


class Ear:
    """Measures prosody, and where an encoder is given, adds the mean and spread of its states.

    Args:
        encoder: loaded; None measures prosody alone.
    """

    def __init__(self, encoder: VoiceEncoder | None = None) -> None:
        self._encoder = encoder

    def describe(self, samples: NDArray[np.float32]) -> tuple[NDArray[np.float32], Prosody]:
        """Return the features and the prosody of finite float32 samples at 16 kHz, at least 0.2 s of them.

        The features are those of `functionals.describe`, then mean and standard deviation of each state.

        Raises:
            ValueError: if the stretch is shorter.
        """
        if len(samples) < SHORTEST:
            raise ValueError(f"{len(samples)} samples are too few")
        frames = track(samples)
        prosody = measure(samples, frames)
        statistics = list(describe(frames, prosody).values())
        if self._encoder is None:
            return np.array(statistics, np.float32), prosody
        states = self._encoder.encode(samples)
        row = np.concatenate([statistics, states.mean(axis=0), states.std(axis=0)])
        return row.astype(np.float32), prosody
