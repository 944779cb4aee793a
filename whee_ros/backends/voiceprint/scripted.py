"""Voiceprints for tests: voices are alike when their loudest tones are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import BackendError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.ports.models import ModelFinder

OCTAVES = 8
"""Up from 62.5 Hz; each is one direction of the print."""


class ScriptedPrinter:
    """VoicePrinter without weights."""

    def __init__(self) -> None:
        self._loaded = False

    def load(self) -> None:
        """Nothing to load."""
        self._loaded = True

    def embed(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the print [`OCTAVES`] of the loudest tone."""
        if not self._loaded:
            raise BackendError("voiceprint back end scripted", "not loaded", "Call load() first.")
        spectrum = np.abs(np.fft.rfft(samples))
        tone = max(62.5, float(np.argmax(spectrum)) * SAMPLE_RATE / len(samples))
        found = np.zeros(OCTAVES, np.float32)
        found[min(OCTAVES - 1, int(np.log2(tone / 62.5)))] = 1.0
        return found

    def close(self) -> None:
        """Forget."""
        self._loaded = False


def create(models: ModelFinder) -> ScriptedPrinter:
    """Return the printer; `models` is not needed."""
    return ScriptedPrinter()
