"""all-MiniLM-L6-v2 on PyTorch: for a robot with a GPU, and for training."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import BackendError
from whee_ros.core.registry import vendor
from whee_ros.ports.models import ModelFinder

DIMENSION = 384
LONGEST = 128


class TransformersEncoder:
    """TextEncoder with mean pooling; gives the vectors of `minilm_onnx` up to its int8 rounding.

    Args:
        models: where `minilm_torch` is found; no hub is asked.
        device: "auto" (CUDA where there is one), "cpu" or "cuda".
    """

    def __init__(self, models: ModelFinder, device: str = "auto") -> None:
        self._models = models
        self._wanted = device
        self._model: Any = None
        self._tokenizer: Any = None
        self._torch: Any = None
        self._device = "cpu"

    @property
    def dimension(self) -> int:
        """Length of one embedding."""
        return DIMENSION

    @property
    def device(self) -> str:
        """Where it runs, known after `load`."""
        return self._device

    def load(self) -> None:
        """Open the model. Raises ModelError or BackendError."""
        folder = self._models.find("minilm_torch")
        needed = ("text back end transformers", "-r requirements/torch.txt")
        self._torch, hub = vendor("torch", *needed), vendor("transformers", *needed)
        there = bool(self._torch.cuda.is_available())
        if self._wanted == "cuda" and not there:
            raise BackendError("text back end transformers", "no CUDA device", "Use text_device:=auto.")
        self._device = "cuda" if there and self._wanted != "cpu" else "cpu"
        self._tokenizer = hub.AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
        model = hub.AutoModel.from_pretrained(str(folder), local_files_only=True)
        self._model = model.to(self._device).eval()
        self.encode(["ready"])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [len(texts), 384], rows of unit length."""
        if self._model is None:
            raise BackendError("text back end transformers", "not loaded", "Call load() first.")
        if not texts:
            return np.zeros((0, DIMENSION), np.float32)
        coded = self._tokenizer(
            list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
        ).to(self._device)
        with self._torch.inference_mode():
            hidden = self._model(**coded).last_hidden_state
            weights = coded["attention_mask"].unsqueeze(-1).float()
            mean = (hidden * weights).sum(dim=1) / weights.sum(dim=1)
            rows = self._torch.nn.functional.normalize(mean, dim=1)
        return np.asarray(rows.cpu().numpy(), np.float32)

    def close(self) -> None:
        """Drop model and tokenizer."""
        self._model = self._tokenizer = None


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> TransformersEncoder:
    """Return the encoder."""
    return TransformersEncoder(models, device)
