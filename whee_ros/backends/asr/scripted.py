"""A recogniser for tests: hears the sentences it was given, in order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from whee_ros.ports.asr import Recognition
from whee_ros.ports.models import ModelFinder


class ScriptedRecognizer:
    """Recognizer over a list of sentences; silence after the last."""

    def __init__(self, sentences: Sequence[str] = ()) -> None:
        self._sentences = list(sentences)

    def load(self) -> None:
        """Need nothing."""

    def transcribe(self, samples: NDArray[np.float32], *, partial: bool = False) -> Recognition:
        """Return the next sentence; a partial does not use it up."""
        if not self._sentences:
            return Recognition("", (), 0.0)
        text = self._sentences[0] if partial else self._sentences.pop(0)
        return Recognition(text, (), 1.0)

    def close(self) -> None:
        """Need nothing."""


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> ScriptedRecognizer:
    """Return a recogniser that hears nothing."""
    return ScriptedRecognizer()
