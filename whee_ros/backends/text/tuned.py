"""The encoder fine-tuned for this project (int8, onnxruntime): an utterance with the turns before it in some 5 ms.

`whee train text` makes it; docs/models/text_permissive.md says from what and how well it does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.onnx import session
from whee_ros.backends.text.layout import Reach, Row, lay_out
from whee_ros.backends.text.second import SecondView, beside
from whee_ros.core.errors import BackendError, ModelError
from whee_ros.core.registry import vendor
from whee_ros.core.resources import resource
from whee_ros.ports.models import ModelFinder
from whee_ros.ports.text import Said, Tokens

DIMENSION = 384
USER = "text back end tuned"


class TunedOnnx:
    """TurnEncoder, and TextEncoder by the mean of the utterance's tokens.

    Args:
        models: where `minilm_tokenizer` is found.
        path: of the model, as `whee train text` writes it.
        threads: of the model.
    """

    def __init__(self, models: ModelFinder, path: Path | None = None, threads: int = 1) -> None:
        self._models = models
        self._path = path
        self._threads = threads
        self._dimension = DIMENSION
        self._reach = Reach()
        self._session: Any = None
        self._tokenizer: Any = None
        self._second: SecondView | None = None

    @property
    def dimension(self) -> int:
        """Numbers a token, and an embedding; the model's own after `load`."""
        return self._dimension

    @property
    def second(self) -> int:
        """Numbers of the second view, 0 without one; after `load`."""
        return self._second.size if self._second is not None else 0

    @property
    def weights(self) -> Path:
        """The file of the heads, which belongs to the model and lies beside it."""
        return self._file().with_suffix(".npz")

    def _file(self) -> Path:
        return self._path or resource("config/weights/text_permissive.onnx")

    def load(self) -> None:
        """Open model and tokenizer. Raises ModelError or BackendError."""
        model, tokens = self._file(), self._models.find("minilm_tokenizer")
        tokenizers = vendor("tokenizers", USER, "tokenizers")
        try:
            self._session = session(model, USER, self._threads)
        except BackendError:
            raise
        except Exception as error:  # onnxruntime's errors share no base class of their own
            raise ModelError(str(model), error, "Train it: whee train text --help") from error
        self._tokenizer = tokenizers.Tokenizer.from_file(str(tokens))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._shape()
        layer = beside(self._file())
        if layer.is_file():
            self._second = SecondView(self._models, layer, self._threads)
            self._second.load()
        self.read("ready")  # the first run allocates; nobody should wait for that in a conversation

    def _shape(self) -> None:
        self._dimension = int(self._session.get_outputs()[0].shape[-1])
        said = self._session.get_modelmeta().custom_metadata_map
        self._reach = Reach(**{name: int(said[name]) for name in asdict(Reach()) if name in said})

    def read(self, text: str, before: Sequence[Said] = ()) -> Tokens:
        """Return the states of `text`, said after the turns `before` (the latest first)."""
        row = self._laid_out(text, before)
        seen = self._second.of(text, before) if self._second is not None else np.zeros(0, np.float32)
        return Tokens(self._states(row), np.array(row.turns, np.int64), np.array(row.spans, np.int64), seen)

    def _laid_out(self, text: str, before: Sequence[Said] = ()) -> Row:
        if self._session is None:
            raise BackendError(USER, "not loaded", "Call load() first.")
        return lay_out(self._tokenizer, text, before, self._reach)

    def _states(self, row: Row) -> NDArray[np.float32]:
        ids = np.array([row.ids], np.int64)
        feeds = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.array([row.types], np.int64),
        }
        return np.asarray(self._session.run(None, feeds)[0][0], np.float32)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [len(texts), dimension], rows of unit length."""
        rows = np.zeros((len(texts), self._dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            laid = self._laid_out(text)
            states, own = self._states(laid), np.array(laid.turns) == 0
            mean = (states[own] if own.any() else states).mean(axis=0)
            row[:] = mean / np.linalg.norm(mean)
        return rows

    def close(self) -> None:
        """Drop models and tokenizer."""
        self._session = self._tokenizer = None
        if self._second is not None:
            self._second.close()


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> TunedOnnx:
    """Return the encoder of the permissive bundle; it runs on the CPU whatever `device` says."""
    return TunedOnnx(models, None, threads)
