"""An encoder of two: a usual one, and beside it all-mpnet-base-v2, tuned on the same sets.

A token's state is both, one after the other. The weights are made when they are fetched (`backends.text.mpnet_int8`);
the package holds the graph and what was learned.
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

FOLDER = "config/weights"


class LargeOnnx(TunedOnnx):
    """TurnEncoder whose states are those of two encoders over the same tokens.

    Args:
        models: where `minilm_tokenizer` and the large one's weights are found.
        bundle: whose encoders they are, "permissive" or "research".
        graph: of the large one.
        threads: of each model.
    """

    def __init__(self, models: ModelFinder, bundle: str, graph: Path | None = None, threads: int = 1) -> None:
        super().__init__(models, resource(f"{FOLDER}/text_{bundle}.onnx"), threads)
        self._name = model_name(bundle)
        self._graph = graph or resource(f"{FOLDER}/{self._name}.onnx")
        self._large: Any = None

    @property
    def weights(self) -> Path:
        """The file of the heads."""
        return self._graph.with_suffix(".npz")

    @property
    def usual(self) -> Path:
        """The file of the heads of the usual encoder alone."""
        return self._file().with_suffix(".npz")

    def load(self) -> None:
        """Open both models and the tokenizer. Raises ModelError or BackendError."""
        weights = self._models.find(self._name)
        try:
            self._large = session(self._graph, f"text encoder {self._name}", self._threads, weights=weights)
        except BackendError:
            raise
        except Exception as error:  # onnxruntime's errors share no base class of their own
            raise ModelError(str(weights), error, f"Run: whee models fetch {self._name}") from error
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


def model_name(bundle: str) -> str:
    """Return the name that the weights of a bundle's large encoder have in the manifest."""
    return f"text_{bundle}_large"
