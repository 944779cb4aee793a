"""Moonshine tiny (Jeffries et al. 2024) on onnxruntime: a second recogniser, of another make and of any length.

It needs no padding and is quicker on short speech; it tells no times, so words are spread over what is not silence,
and it tidies: fillers are mostly left out. Not part of the default install (requirements/dev-nodeps.txt).
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.asr.sound import Sound, mended, pieces, voiced
from whee_ros.backends.onnx import session
from whee_ros.core.errors import BackendError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.registry import vendor
from whee_ros.core.voice import Word
from whee_ros.ports.asr import Recognition
from whee_ros.ports.models import ModelFinder

USER = "asr back end moonshine"
LAYERS, HEADS, WIDTH = 6, 8, 36
"""Of the tiny model's decoder."""
START, END = 1, 2
"""Tokens."""
TOKENS = 6.5
"""Most tokens a second, as its authors decode: more is a loop."""
LONGEST = 20.0
"""Seconds read at once; trained on 4 to 30."""


class MoonshineRecognizer:
    """Recognizer.

    Args:
        models: where `moonshine_encoder`, `moonshine_decoder` and `moonshine_tokenizer` are found.
        threads: CPU threads.
    """

    def __init__(self, models: ModelFinder, threads: int) -> None:
        self._models = models
        self._threads = threads
        self._encoder: Any = None
        self._decoder: Any = None
        self._tokenizer: Any = None

    def load(self) -> None:
        """Open the model. Raises ModelError or BackendError."""
        encoder, decoder = self._models.find("moonshine_encoder"), self._models.find("moonshine_decoder")
        tokens = self._models.find("moonshine_tokenizer")
        tokenizers = vendor("tokenizers", USER, "tokenizers")
        self._encoder, self._decoder = (session(path, USER, self._threads) for path in (encoder, decoder))
        self._tokenizer = tokenizers.Tokenizer.from_file(str(tokens))

    def transcribe(self, samples: NDArray[np.float32], *, partial: bool = False) -> Recognition:
        """Recognise float32 samples at 16 kHz; partials are read as well as any."""
        if self._decoder is None:
            raise BackendError(USER, "not loaded", "Call load() first.")
        sound = mended(samples)
        words: list[Word] = []
        if sound is not None:
            for at, piece in pieces(sound, LONGEST):
                words += [Word(w.text, w.start + at, w.end + at, w.confidence) for w in self._read(piece)]
        text = " ".join(word.text for word in words)
        if not any(letter.isalnum() for letter in text):
            return Recognition("", (), 0.0)
        return Recognition(text, tuple(words), sum(word.confidence for word in words) / len(words))

    def close(self) -> None:
        """Drop the model."""
        self._encoder = self._decoder = None

    def _read(self, sound: Sound) -> list[Word]:
        """Decode greedily; the model keeps keys and values of what it has said."""
        mask = np.ones((1, len(sound)), np.int64)
        hidden = self._encoder.run(None, {"input_values": sound[None], "attention_mask": mask})[0]
        names = [
            f"past_key_values.{layer}.{part}.{what}"
            for layer in range(LAYERS)
            for part in ("decoder", "encoder")
            for what in ("key", "value")
        ]
        past = {name: np.zeros((0, HEADS, 1, WIDTH), np.float32) for name in names}
        said: list[int] = []
        scores: list[float] = []
        for step in range(int(len(sound) / SAMPLE_RATE * TOKENS) + 6):
            logits, *present = self._decoder.run(
                None,
                {
                    "input_ids": np.array([[said[-1] if said else START]], np.int64),
                    "encoder_hidden_states": hidden,
                    "encoder_attention_mask": mask,
                    "use_cache_branch": np.array([step > 0]),
                    **past,
                },
            )
            token, score = _best(logits[0, -1])
            if token == END:
                break
            said.append(token)
            scores.append(score)
            # the encoder's part is given once
            past.update({n: v for n, v in zip(names, present, strict=True) if step == 0 or ".decoder." in n})
        text = self._tokenizer.decode(said, skip_special_tokens=True)
        return _spread(text.split(), sound, math.exp(sum(scores) / len(scores)) if scores else 0.0)


def _best(logits: NDArray[np.float32]) -> tuple[int, float]:
    """Return the likeliest token and its log probability."""
    token = int(logits.argmax())
    return token, float(-np.log(np.exp(logits - logits[token]).sum()))


def _spread(words: list[str], sound: Sound, confidence: float) -> list[Word]:
    """Place words over what is not silence, by their length in letters."""
    start, end = voiced(sound, 0.0, len(sound) / SAMPLE_RATE)
    total = sum(len(word) + 1 for word in words)
    placed, at = [], start
    for word in words:
        length = (end - start) * (len(word) + 1) / total
        placed.append(Word(word, at, at + length, confidence))
        at += length
    return placed


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> MoonshineRecognizer:
    """Return the recogniser; it runs on the CPU."""
    return MoonshineRecognizer(models, threads)
