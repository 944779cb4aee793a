"""The large encoder of the research bundle: its usual one, and beside it all-mpnet-base-v2, tuned on the same sets.

Not for products (docs/models/text_research_large.md). A token's state is both, 768 numbers each. The weights are
made when they are fetched (`backends.text.mpnet_int8`); the package holds the graph and what was learned.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.onnx import session
from whee_ros.backends.text import mpnet_base
from whee_ros.backends.text.layout import Reach, Row
from whee_ros.backends.text.tuned import TunedOnnx
from whee_ros.core.errors import BackendError, ModelError
from whee_ros.core.resources import resource
from whee_ros.ports.models import ModelFinder

NAME = "text_research_large"
"""Of the weights in the manifest."""
USER = "text back end tuned_research_large"
SMALL = "config/weights/text_research.onnx"
GRAPH = f"config/weights/{NAME}.onnx"


class LargeOnnx(TunedOnnx):
    """TurnEncoder whose states are those of two encoders over the same tokens.

    Args:
        models: where `minilm_tokenizer` and `text_research_large` are found.
        graph: of the large one.
        threads: of each model.
    """

    def __init__(self, models: ModelFinder, graph: Path | None = None, threads: int = 1) -> None:
        super().__init__(models, resource(SMALL), threads)
        self._graph = graph or resource(GRAPH)
        self._large: Any = None

    @property
    def weights(self) -> Path:
        """The file of the heads."""
        return self._graph.with_suffix(".npz")

    def load(self) -> None:
        """Open both models and the tokenizer. Raises ModelError or BackendError."""
        weights = self._models.find(NAME)
        try:
            self._large = session(self._graph, USER, self._threads, weights=weights)
        except BackendError:
            raise
        except Exception as error:  # onnxruntime's errors share no base class of their own
            raise ModelError(str(weights), error, f"Run: whee models fetch {NAME}") from error
        super().load()

    def _shape(self) -> None:
        super()._shape()
        self._dimension += int(self._large.get_outputs()[0].shape[-1])
        said = self._large.get_modelmeta().custom_metadata_map
        self._reach = Reach(**{name: int(said[name]) for name in asdict(Reach())})

    def _states(self, row: Row) -> NDArray[np.float32]:
        feeds = {
            "ids": mpnet_base.words(np.array([row.ids], np.int64)),
            "turns": np.minimum(np.array([row.turns], np.int64) + 1, mpnet_base.TURNS),
        }
        return np.concatenate([super()._states(row), self._large.run(None, feeds)[0][0]], axis=1)

    def close(self) -> None:
        """Drop models and tokenizer."""
        super().close()
        self._large = None


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> LargeOnnx:
    """Return the encoder; it runs on the CPU whatever `device` says."""
    return LargeOnnx(models, None, threads)
