"""The encoder of Whisper tiny.en, the transcript's own model, through CTranslate2 (int8): 384 numbers every 20 ms."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import BackendError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.registry import vendor
from whee_ros.ports.models import ModelFinder
from whee_ros.ports.voice_encoder import SPAN

STEP = SAMPLE_RATE // 50
"""Samples between two states."""
SILENCE = 1.0
"""Seconds of silence put behind the longest stretch: the model was trained on speech that ends."""
WIDTH = int((SPAN + SILENCE) * 100)
"""Columns of the mel spectrogram; always the same, so that every estimate costs the same."""
USER, INSTALL = "voice encoder back end whisper", "faster-whisper"


class WhisperStates:
    """VoiceEncoder.

    Args:
        models: where `whisper_tiny_en` is found.
        threads: CPU threads.
    """

    def __init__(self, models: ModelFinder, threads: int) -> None:
        self._models = models
        self._threads = threads
        self._model: Any = None
        self._mel: Any = None
        self._storage: Any = None

    def load(self) -> None:
        """Load the model and run it once."""
        path = self._models.find("whisper_tiny_en")
        library = vendor("ctranslate2", USER, INSTALL)
        features = vendor("faster_whisper.feature_extractor", USER, INSTALL)
        try:
            self._model = library.models.Whisper(
                str(path), device="cpu", compute_type="int8", intra_threads=self._threads
            )
        except (RuntimeError, ValueError) as error:
            raise BackendError(USER, error, "Run `whee models` to check the file.") from error
        self._mel = features.FeatureExtractor()
        self._storage = library.StorageView.from_array
        self.encode(np.zeros(SAMPLE_RATE, np.float32))

    def encode(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the states [frames, 384]."""
        if self._model is None:
            raise BackendError(USER, "not loaded", "Call load() first.")
        heard = samples[-int(SPAN * SAMPLE_RATE) :]
        padded = np.zeros(int((SPAN + SILENCE) * SAMPLE_RATE), np.float32)
        padded[: len(heard)] = heard
        mel = np.ascontiguousarray(self._mel(padded)[None, :, :WIDTH], dtype=np.float32)
        states = np.array(self._model.encode(self._storage(mel), to_cpu=True), dtype=np.float32)
        found: NDArray[np.float32] = states[0, : max(1, len(heard) // STEP)]
        return found

    def close(self) -> None:
        """Drop the model."""
        self._model = None


def create(models: ModelFinder, *, threads: int = 1) -> WhisperStates:
    """Return the encoder."""
    return WhisperStates(models, threads)
