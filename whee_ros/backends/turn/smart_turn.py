"""Smart Turn v3.2 (Daily, BSD-2-Clause): a Whisper tiny encoder with a head that says whether a turn is over."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.onnx import session
from whee_ros.backends.turn.mel import log_mel
from whee_ros.core.errors import BackendError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.ports.models import ModelFinder
from whee_ros.ports.turn import SPAN


class SmartTurn:
    """EndOfTurnModel; about 70 ms on one core, whatever the length.

    Args:
        models: where `smart_turn` is found.
        threads: CPU threads.
    """

    def __init__(self, models: ModelFinder, threads: int = 1) -> None:
        self._models = models
        self._threads = threads
        self._session: Any = None

    def load(self) -> None:
        """Open the model and run it once, so that the first turn is not the slow one."""
        path = self._models.find("smart_turn")
        self._session = session(path, "turn back end smart_turn", self._threads)
        self.probability(np.zeros(SAMPLE_RATE, np.float32))

    def probability(self, samples: NDArray[np.float32]) -> float:
        """Return the probability that a turn which sounds like this is over."""
        if self._session is None:
            raise BackendError("turn back end smart_turn", "not loaded", "Call load() first.")
        whole = np.zeros(int(SPAN * SAMPLE_RATE), np.float32)  # shorter sound has silence before it
        kept = samples[-len(whole) :]
        whole[len(whole) - len(kept) :] = kept
        return float(self._session.run(None, {"input_features": log_mel(whole)[None]})[0].item())

    def close(self) -> None:
        """Drop the session."""
        self._session = None


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> SmartTurn:
    """Return the model; it is made for the CPU (int8)."""
    return SmartTurn(models, threads)
