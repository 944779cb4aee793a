"""all-MiniLM-L6-v2 on onnxruntime: 384 numbers a sentence, about 10 ms on one core, no torch in the process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.onnx import session
from whee_ros.core.errors import BackendError
from whee_ros.core.registry import vendor
from whee_ros.ports.models import ModelFinder

DIMENSION = 384
LONGEST = 128
"""Tokens of a sentence that are read; speech turns rarely have more than sixty."""


class MiniLmOnnx:
    """TextEncoder with mean pooling (Reimers & Gurevych 2019).

    Args:
        models: where `minilm_int8` and `minilm_tokenizer` are found.
        threads: of the model.
    """

    def __init__(self, models: ModelFinder, threads: int = 1) -> None:
        self._models = models
        self._threads = threads
        self._session: Any = None
        self._tokenizer: Any = None

    @property
    def dimension(self) -> int:
        """Length of one embedding."""
        return DIMENSION

    def load(self) -> None:
        """Open model and tokenizer. Raises ModelError or BackendError."""
        model, tokens = self._models.find("minilm_int8"), self._models.find("minilm_tokenizer")
        user = "text back end minilm_onnx"
        tokenizers = vendor("tokenizers", user, "tokenizers")
        self._session = session(model, user, self._threads)
        self._tokenizer = tokenizers.Tokenizer.from_file(str(tokens))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.enable_padding()
        self.encode(["ready"])  # the first run allocates; nobody should wait for that in a conversation

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [len(texts), 384], rows of unit length."""
        if self._session is None:
            raise BackendError("text back end minilm_onnx", "not loaded", "Call load() first.")
        if not texts:
            return np.zeros((0, DIMENSION), np.float32)
        coded = self._tokenizer.encode_batch(list(texts))
        mask = np.array([c.attention_mask for c in coded], np.int64)
        feeds = {
            "input_ids": np.array([c.ids for c in coded], np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        wanted = {item.name for item in self._session.get_inputs()}
        hidden = self._session.run(None, {k: v for k, v in feeds.items() if k in wanted})[0]
        weights = mask[:, :, None].astype(np.float32)
        mean = (hidden * weights).sum(axis=1) / weights.sum(axis=1)
        return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True), np.float32)

    def close(self) -> None:
        """Drop model and tokenizer."""
        self._session = self._tokenizer = None


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> MiniLmOnnx:
    """Return the encoder; it runs on the CPU whatever `device` says: use `transformers` for a GPU."""
    return MiniLmOnnx(models, threads)
