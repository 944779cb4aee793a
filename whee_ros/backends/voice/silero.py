"""Silero VAD on plain onnxruntime."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.onnx import session
from whee_ros.core.errors import BackendError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.ports.models import ModelFinder

CONTEXT = 64
"""Samples of the window before that the model wants in front of each window."""
STATE = (2, 1, 128)
"""Shape of the model's recurrent state."""


class SileroDetector:
    """SpeechDetector; 0.15 ms a window on one core.

    Args:
        models: where `silero_vad` is found.
    """

    def __init__(self, models: ModelFinder) -> None:
        self._models = models
        self._session: Any = None
        self._state = np.zeros(STATE, np.float32)
        self._context = np.zeros(CONTEXT, np.float32)

    def load(self) -> None:
        """Open the model. Raises ModelError or BackendError."""
        path = self._models.find("silero_vad")
        self._session = session(path, "voice back end silero")

    def probability(self, window: NDArray[np.float32]) -> float:
        """Return the probability of speech in the next 512 samples."""
        if self._session is None:
            raise BackendError("voice back end silero", "not loaded", "Call load() first.")
        framed = np.concatenate([self._context, window])[None].astype(np.float32)
        self._context = framed[0, -CONTEXT:]
        output, self._state = self._session.run(
            None, {"input": framed, "state": self._state, "sr": np.array(SAMPLE_RATE, np.int64)}
        )
        return float(output[0, 0])

    def reset(self) -> None:
        """Forget the stream."""
        self._state = np.zeros(STATE, np.float32)
        self._context = np.zeros(CONTEXT, np.float32)

    def close(self) -> None:
        """Drop the session."""
        self._session = None


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> SileroDetector:
    """Return the detector; it is too small for anything but one CPU thread."""
    return SileroDetector(models)
