"""A synthesiser without a voice: a soft tone, as long as the text, with words and lips where they belong.

For tests and for the engine in virtual time. Length and times depend only on the text and the prosody.
"""

from __future__ import annotations

import numpy as np

from whee_ros.core.errors import BackendError
from whee_ros.core.motion import Prosody, Speech, Viseme
from whee_ros.core.voice import Word
from whee_ros.ports.models import ModelFinder

SAMPLE_RATE = 16_000
SECONDS_PER_CHARACTER = 0.065
"""Conversational English runs at about 15 characters a second."""
_TONE_HZ = 180.0
_LEVEL = 0.1
_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        "aa PP SS DD E FF kk kk ih CH kk nn PP nn oh PP kk RR SS DD ou FF ou kk ih SS".split(),
        strict=True,
    )
)


class ScriptedSynthesizer:
    """Implements `Synthesizer` with a tone."""

    def load(self) -> None:
        """Nothing to load."""

    def synthesize(self, text: str, prosody: Prosody) -> Speech:
        """Return a tone of `SECONDS_PER_CHARACTER` a character, divided by the rate.

        Raises:
            BackendError: if `text` holds no word.
        """
        texts = text.split()
        if not texts:
            raise BackendError("text to speak", repr(text), "Give at least one word.")
        unit = SECONDS_PER_CHARACTER / prosody.rate
        words: list[Word] = []
        visemes: list[Viseme] = []
        at = 0.0
        for word in texts:
            start = at
            for letter in word.lower():
                shape = _LETTERS.get(letter, "sil")
                if visemes and visemes[-1].shape == shape:
                    visemes[-1] = Viseme(shape, visemes[-1].start, at + unit)
                else:
                    visemes.append(Viseme(shape, at, at + unit))
                at += unit
            words.append(Word(word, start, at))
        times = np.arange(round(at * SAMPLE_RATE)) / SAMPLE_RATE
        level = _LEVEL * 10 ** (prosody.gain_db / 20)
        samples = np.clip(level * np.sin(2 * np.pi * _TONE_HZ * prosody.pitch * times), -1, 1)
        return Speech(text, SAMPLE_RATE, samples.astype(np.float32), tuple(words), tuple(visemes))

    def close(self) -> None:
        """Nothing to free."""


def create(
    models: ModelFinder, *, voice: str = "", device: str = "auto", threads: int = 1
) -> ScriptedSynthesizer:
    """Return the scripted synthesiser; the arguments are those of every text-to-speech back end."""
    return ScriptedSynthesizer()
