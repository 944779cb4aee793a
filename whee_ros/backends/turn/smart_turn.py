"""The encoder of Smart Turn v3.2 (Daily, BSD-2-Clause), a Whisper tiny that knows ends of turns, with our own head."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.onnx import session
from whee_ros.backends.turn.head import Head
from whee_ros.backends.turn.mel import log_mel
from whee_ros.backends.turn.window import FRAME, shortened
from whee_ros.core.errors import BackendError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.ports.models import ModelFinder
from whee_ros.ports.turn import SPAN

STATES = "layer_norm_8"
"""The encoder's output inside the model's graph."""


class SmartTurn:
    """EndOfTurnModel; about 20 ms on one core, whatever the length.

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
        model = shortened(path.read_bytes(), round(SPAN / FRAME))
        self._session = session(model, "turn back end smart_turn", self._threads, inside=STATES)
        self.probability(np.zeros(SAMPLE_RATE, np.float32))

    def probability(self, samples: NDArray[np.float32]) -> float:
        """Return the probability that a turn which sounds like this is over."""
        states = self.states(samples)
        return Head.shipped().probability(states)

    def states(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return what the encoder makes of the last `SPAN` seconds: [frames, 384], 50 frames a second."""
        if self._session is None:
            raise BackendError("turn back end smart_turn", "not loaded", "Call load() first.")
        whole = np.zeros(int(SPAN * SAMPLE_RATE), np.float32)  # shorter sound has silence before it
        kept = samples[-len(whole) :]
        whole[len(whole) - len(kept) :] = kept
        found: NDArray[np.float32] = self._session.run([STATES], {"input_features": log_mel(whole)[None]})[0][
            0
        ]
        return found

    def close(self) -> None:
        """Drop the session."""
        self._session = None


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> SmartTurn:
    """Return the model; it is made for the CPU (int8)."""
    return SmartTurn(models, threads)
