"""Whisper tiny.en through faster-whisper (CTranslate2, int8)."""

from __future__ import annotations

import importlib
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import BackendError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.voice import Word
from whee_ros.ports.asr import Recognition
from whee_ros.ports.models import ModelFinder

NO_SPEECH = 0.6
"""Probability of "no speech" above which an unsure text counts as a hallucination (Whisper's default)."""
UNSURE = -1.0
"""Mean log probability below which a text is unsure (Whisper's own default)."""


class WhisperRecognizer:
    """Recognizer.

    Args:
        models: where `whisper_tiny_en` is found.
        device: auto, cpu or cuda.
        threads: CPU threads.
    """

    def __init__(self, models: ModelFinder, device: str, threads: int) -> None:
        self._models = models
        self._device = device
        self._threads = threads
        self._model: Any = None

    def load(self) -> None:
        """Load the model and run it once, so that the first sentence is not the slow one."""
        path = self._models.find("whisper_tiny_en")
        try:
            whisper = importlib.import_module("faster_whisper").WhisperModel
        except ImportError as error:
            raise BackendError("asr back end whisper", error, "pip install faster-whisper") from error
        try:
            self._model = whisper(
                str(path),
                device=self._device,
                compute_type="int8",
                cpu_threads=self._threads,
                local_files_only=True,
            )
        except (RuntimeError, ValueError) as error:
            raise BackendError("asr back end whisper", error, "Set asr_device to cpu.") from error
        self.transcribe(np.zeros(SAMPLE_RATE, np.float32))

    def transcribe(self, samples: NDArray[np.float32], *, partial: bool = False) -> Recognition:
        """Recognise float32 samples at 16 kHz; a greedy search for partials."""
        if self._model is None:
            raise BackendError("asr back end whisper", "not loaded", "Call load() first.")
        segments, _ = self._model.transcribe(
            samples,
            language="en",
            beam_size=1 if partial else 5,
            condition_on_previous_text=False,
            without_timestamps=True,
            temperature=0.0,
            no_repeat_ngram_size=3,
        )
        kept = [s for s in segments if s.no_speech_prob < NO_SPEECH or s.avg_logprob > UNSURE]
        text = " ".join(segment.text.strip() for segment in kept)
        if not any(letter.isalnum() for letter in text):
            # silence comes back as dots
            return Recognition("", (), 0.0)
        confidence = math.exp(sum(segment.avg_logprob for segment in kept) / len(kept))
        return Recognition(text, _spread(text, len(samples) / SAMPLE_RATE, confidence), confidence)

    def close(self) -> None:
        """Drop the model."""
        self._model = None


def _spread(text: str, duration: float, confidence: float) -> tuple[Word, ...]:
    """Place words over the utterance by their length in letters: an estimate, alignment costs 200 ms."""
    words = text.split()
    total = sum(len(word) + 1 for word in words)
    placed, at = [], 0.0
    for word in words:
        length = duration * (len(word) + 1) / total
        placed.append(Word(word, at, at + length, confidence))
        at += length
    return tuple(placed)


def create(models: ModelFinder, *, device: str = "auto", threads: int = 2) -> WhisperRecognizer:
    """Return the recogniser."""
    return WhisperRecognizer(models, device, threads)
