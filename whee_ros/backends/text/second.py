"""A second view of an utterance: the sentence encoder as it came, and one layer that learned what to make of it.

Fine-tuning makes an encoder sharp on what it learned from and a little blind to the rest; the one that was never tuned
errs elsewhere. `whee train text --bundle told` learns the layer, and heads that look at both.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.text.minilm_onnx import DIMENSION, MiniLmOnnx
from whee_ros.core.errors import ModelError
from whee_ros.ports.models import ModelFinder
from whee_ros.ports.text import Said

Floats = NDArray[np.float32]
SCALE = 8.0
"""On rows of unit length, so that their numbers are near 1/2 and not near 1/20."""
KEPT = 16
"""Texts whose rows are kept: what was said before was mostly an utterance a moment ago."""


class SecondView:
    """The plain encoder and the layer over it.

    Args:
        models: where `minilm_int8` and `minilm_tokenizer` are found.
        path: of the layer.
        threads: of the encoder.
    """

    def __init__(self, models: ModelFinder, path: Path, threads: int = 1) -> None:
        self._encoder = MiniLmOnnx(models, threads)
        self._path = path
        self._rows: dict[str, Floats] = {}
        self._layer = np.zeros((0, 0), np.float32)

    @property
    def size(self) -> int:
        """Numbers of a view; after `load`."""
        return int(self._layer.shape[1])

    def load(self) -> None:
        """Open encoder and layer. Raises ModelError or BackendError."""
        self._layer = layer(self._path)
        self._encoder.load()

    def of(self, text: str, before: Sequence[Said]) -> Floats:
        """Return float32 [size]: what is seen of `text`, said after `before` (the latest first)."""
        last = before[0].text if before else ""
        row = inputs(self._row(text)[None], self._row(last)[None])[0]
        return np.asarray(np.maximum(row @ self._layer[:-1] + self._layer[-1], 0.0), np.float32)

    def close(self) -> None:
        """Drop encoder and layer."""
        self._encoder.close()
        self._rows.clear()

    def _row(self, text: str) -> Floats:
        if text not in self._rows:
            self._rows[text] = embedded(self._encoder, [text])[0]
            for old in list(self._rows)[:-KEPT]:
                del self._rows[old]
        return self._rows[text]


def beside(weights: Path) -> Path:
    """Return where the layer of a tuned encoder lies, given its file or that of its heads; not all have one."""
    return weights.with_name(f"{weights.stem}_second.npz")


def layer(path: Path) -> Floats:
    """Return the layer, float32 [3 * 384 + 1, numbers], bias last, from an .npz with `layer`. Raises ModelError."""
    try:
        with np.load(path, allow_pickle=False) as data:
            found = np.asarray(data["layer"], np.float32)
        if found.ndim != 2 or len(found) != 3 * DIMENSION + 1:
            raise ValueError(f"a layer of shape {found.shape}")
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(str(path), error, "Train it again: whee train text --help") from error
    return found


def embedded(encoder: MiniLmOnnx, texts: Sequence[str]) -> Floats:
    """Return float32 [len(texts), 384], rows of unit length; zeros for what has no words."""
    rows = np.zeros((len(texts), DIMENSION), np.float32)
    there = [at for at, text in enumerate(texts) if text.strip()]
    rows[there] = encoder.encode([texts[at] for at in there])
    return rows


def inputs(own: Floats, last: Floats) -> Floats:
    """Return what the layer sees, [rows, 3 * 384]: an utterance, the turn before it, and where both agree."""
    return np.asarray(SCALE * np.concatenate([own, last, own * last], axis=1), np.float32)
