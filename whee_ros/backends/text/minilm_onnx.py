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
        user = "text back end minilm_onnx"
        self._session = session(self._models.find("minilm_int8"), user, self._threads)
        self._tokenizer = open_tokenizer(self._models, user)
        self.encode(["ready"])  # the first run allocates; nobody should wait for that in a conversation

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [len(texts), 384], rows of unit length."""
        if self._session is None:
            raise BackendError("text back end minilm_onnx", "not loaded", "Call load() first.")
        if not texts:
            return np.zeros((0, DIMENSION), np.float32)
        fed = feeds(self._tokenizer, texts)
        wanted = {item.name for item in self._session.get_inputs()}
        hidden = self._session.run(None, {k: v for k, v in fed.items() if k in wanted})[0]
        return pooled(hidden, fed["attention_mask"].astype(np.float32))

    def close(self) -> None:
        """Drop model and tokenizer."""
        self._session = self._tokenizer = None


def open_tokenizer(models: ModelFinder, user: str) -> Any:
    """Return the tokenizer of the model, for `user` in errors. Raises ModelError or BackendError."""
    tokens = models.find("minilm_tokenizer")
    tokenizer = vendor("tokenizers", user, "tokenizers").Tokenizer.from_file(str(tokens))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.enable_padding()
    return tokenizer


def feeds(tokenizer: Any, texts: Sequence[str]) -> dict[str, NDArray[np.int64]]:
    """Return what the model reads of `texts`, [n, tokens] each."""
    coded = tokenizer.encode_batch(list(texts))
    mask = np.array([c.attention_mask for c in coded], np.int64)
    return {
        "input_ids": np.array([c.ids for c in coded], np.int64),
        "attention_mask": mask,
        "token_type_ids": np.zeros_like(mask),
    }


def pooled(last: NDArray[np.float32], mask: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the mean over tokens, rows of unit length, of the last states [n, tokens, 384] and the mask."""
    mean = (last * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
    return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True), np.float32)


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> MiniLmOnnx:
    """Return the encoder; it runs on the CPU whatever `device` says: use `transformers` for a GPU."""
    return MiniLmOnnx(models, threads)
