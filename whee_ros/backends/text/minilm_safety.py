"""all-MiniLM-L6-v2 and, beside its upper layers, three that learned what danger sounds like: the safety gate's encoder.

Both read the same lower three layers, so that the embedding others know costs nothing more. `whee train safety` makes
the second stack, int8; docs/models/safety_gate.md says from what.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.onnx import session
from whee_ros.backends.text.minilm_onnx import DIMENSION, feeds, open_tokenizer, pooled
from whee_ros.core.errors import BackendError, ModelError
from whee_ros.core.resources import resource
from whee_ros.ports.models import ModelFinder

KEPT = 3
"""Lower layers that both stacks share."""
LOW = f"layer_norm_{2 * KEPT}"
"""Their output in the graph of `minilm_int8`: one norm after the word embeddings, two in each layer."""
USER = "text back end minilm_safety"


class MiniLmSafety:
    """TextEncoder whose rows are the usual embedding and then the mean state of the second stack, scaled together.

    The scale is the row's alone: divided by the length of its first half it is the usual embedding again.

    Args:
        models: where `minilm_int8` and `minilm_tokenizer` are found.
        path: of the second stack.
        threads: of each model.
    """

    def __init__(self, models: ModelFinder, path: Path | None = None, threads: int = 1) -> None:
        self._models = models
        self._path = path or resource("config/weights/safety_upper.onnx")
        self._threads = threads
        self._whole: Any = None
        self._upper: Any = None
        self._tokenizer: Any = None

    @property
    def dimension(self) -> int:
        """Length of one row."""
        return 2 * DIMENSION

    def load(self) -> None:
        """Open both models and the tokenizer. Raises ModelError or BackendError."""
        self.open()
        try:
            self._upper = session(self._path, USER, self._threads)
        except BackendError:
            raise
        except Exception as error:  # onnxruntime's errors share no base class of their own
            raise ModelError(str(self._path), error, "Train it: whee train safety --help") from error
        self.encode(["ready"])  # the first run allocates; nobody should wait for that in a conversation

    def open(self) -> None:
        """Open all but the second stack, which is enough for `states`. Raises ModelError or BackendError."""
        self._whole = session(self._models.find("minilm_int8"), USER, self._threads, inside=LOW)
        self._tokenizer = open_tokenizer(self._models, USER)

    def states(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], ...]:
        """Return the last states and those of the lower layers, both [n, tokens, 384], and the mask [n, tokens]."""
        if self._whole is None:
            raise BackendError(USER, "not loaded", "Call load() first.")
        fed = feeds(self._tokenizer, texts)
        last, low = self._whole.run(None, fed)
        return last, low, fed["attention_mask"].astype(np.float32)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [len(texts), 768]."""
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        last, low, mask = self.states(texts)
        tuned = self._upper.run(None, {"states": low, "mask": mask})[0]
        rows = np.concatenate([pooled(last, mask), tuned], axis=1)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)

    def close(self) -> None:
        """Drop models and tokenizer."""
        self._whole = self._upper = self._tokenizer = None


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> MiniLmSafety:
    """Return the encoder; it runs on the CPU whatever `device` says."""
    return MiniLmSafety(models, None, threads)
