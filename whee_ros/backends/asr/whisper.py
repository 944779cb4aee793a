"""Whisper tiny.en through faster-whisper (CTranslate2, int8)."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import BackendError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.registry import vendor
from whee_ros.core.voice import Word
from whee_ros.ports.asr import Recognition
from whee_ros.ports.models import ModelFinder

NO_SPEECH = 0.6
"""Probability of "no speech" above which an unsure text counts as a hallucination (Whisper's default)."""
UNSURE = -1.0
"""Mean log probability below which a text is unsure (Whisper's own default)."""
FRAMES = 100
"""Columns of the mel spectrogram a second."""
MOST_TOKENS = 224
"""Half of the model's text window, as Whisper's own decoding allows."""
LONGEST = 30
"""Seconds that the model sees at once; longer speech is read in pieces."""
PADDING = 8
"""Seconds of silence put after the speech. The model was trained on 30 s in all; eight cost a third of the time of
that and no accuracy (98 sentences, half of them at 12 dB: word error rate .046 against .043, with five .053)."""


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
        self._storage: Any = None
        self._prompt: list[int] = []

    def load(self) -> None:
        """Load the model and run it once, so that the first sentence is not the slow one."""
        path = self._models.find("whisper_tiny_en")
        needed = ("asr back end whisper", "faster-whisper")
        whisper = vendor("faster_whisper", *needed).WhisperModel
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
        self._storage = vendor("ctranslate2", *needed).StorageView.from_array
        token = self._model.hf_tokenizer.token_to_id
        self._prompt = [token("<|startoftranscript|>"), token("<|notimestamps|>")]
        self.transcribe(np.zeros(SAMPLE_RATE, np.float32))

    def transcribe(self, samples: NDArray[np.float32], *, partial: bool = False) -> Recognition:
        """Recognise float32 samples at 16 kHz; a greedy search for partials."""
        if self._model is None:
            raise BackendError("asr back end whisper", "not loaded", "Call load() first.")
        pieces = [
            samples[at : at + LONGEST * SAMPLE_RATE] for at in range(0, len(samples), LONGEST * SAMPLE_RATE)
        ]
        read = [self._read(piece, beam=1 if partial else 5) for piece in pieces]
        kept = [(text, score) for text, score, no_speech in read if no_speech < NO_SPEECH or score > UNSURE]
        text = " ".join(text for text, _ in kept)
        if not any(letter.isalnum() for letter in text):
            # silence comes back as dots
            return Recognition("", (), 0.0)
        confidence = math.exp(sum(score for _, score in kept) / len(kept))
        return Recognition(text, _spread(text, len(samples) / SAMPLE_RATE, confidence), confidence)

    def _read(self, samples: NDArray[np.float32], beam: int) -> tuple[str, float, float]:
        """Return text, mean log probability and probability of no speech of up to `LONGEST` seconds."""
        mel = self._model.feature_extractor(samples)
        width = min(LONGEST, math.ceil(len(samples) / SAMPLE_RATE) + PADDING) * FRAMES
        padded = np.zeros((1, mel.shape[0], width), np.float32)
        padded[0, :, : min(width, mel.shape[1])] = mel[:, :width]
        found = self._model.model.generate(
            self._storage(padded),
            [self._prompt],
            beam_size=beam,
            no_repeat_ngram_size=3,
            max_length=MOST_TOKENS,
            return_scores=True,
            return_no_speech_prob=True,
        )[0]
        text = self._model.hf_tokenizer.decode(found.sequences_ids[0]).strip()
        return text, float(found.scores[0]), float(found.no_speech_prob)

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
