"""A transcription server with the OpenAI interface (`POST {base}/audio/transcriptions`), on the robot or elsewhere.

It is never used unasked: what a person says leaves this process only where a server is named, by the parameter
`asr_url` or by WHEE_ASR_URL, such as http://127.0.0.1:8000/v1. The rest comes from the environment, so that no key
stands in a parameter file or a bag:

- WHEE_ASR_MODEL: model of the server, whisper-1 by default.
- WHEE_ASR_KEY: bearer token, if the server wants one.
- WHEE_ASR_DEADLINE: seconds a recognition may take, 3 by default.
"""

from __future__ import annotations

import io
import json
import math
import os
import uuid
import wave
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.asr.sound import Sound, mended, pieces
from whee_ros.backends.http import Server, deadline
from whee_ros.core.errors import BackendError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.voice import Word
from whee_ros.ports.asr import Recognition
from whee_ros.ports.models import ModelFinder

LONGEST = 30.0
"""Seconds sent at once."""
MOST_BYTES = 1_000_000
"""Of an answer; half a minute of speech has a hundredth of it."""
UNKNOWN = 0.8
"""Confidence of words where the server tells none."""


class ServerRecognizer:
    """Recognizer.

    Args:
        base_url: address of the server up to and with its version, http or https; "" refuses to load.
        model: its name on the server.
        key: bearer token; "" sends none.
        deadline: s that one request may take, for connecting and for each wait for bytes.
    """

    def __init__(self, base_url: str, model: str = "whisper-1", key: str = "", deadline: float = 3.0) -> None:
        self._server = Server(
            "transcription server",
            base_url.rstrip("/"),
            key,
            deadline,
            MOST_BYTES,
            "asr_url or WHEE_ASR_URL",
            "WHEE_ASR",
        )
        self._model = model
        self._loaded = False

    def load(self) -> None:
        """Check the address and whether somebody answers there.

        Raises:
            BackendError: if there is no address, it is none, or nobody answers.
        """
        self._server.check("asr_backend whisper")
        self._loaded = True

    def transcribe(self, samples: NDArray[np.float32], *, partial: bool = False) -> Recognition:
        """Recognise float32 samples at 16 kHz on the server.

        Raises:
            BackendError: if it is not loaded, the server does not answer in time, or answers what is no transcript.
        """
        if not self._loaded:
            raise BackendError("asr back end openai", "not loaded", "Call load() first.")
        sound = mended(samples)
        words: list[Word] = []
        language = "en"
        if sound is not None:
            for at, piece in pieces(sound, LONGEST):
                found, language = self._recognize(piece)
                words += [Word(w.text, w.start + at, w.end + at, w.confidence) for w in found]
        if not words:
            return Recognition("", (), 0.0, language)
        confidence = sum(word.confidence for word in words) / len(words)
        return Recognition(" ".join(word.text for word in words), tuple(words), confidence, language)

    def close(self) -> None:
        """Nothing is kept open between requests."""
        self._loaded = False

    def _recognize(self, sound: Sound) -> tuple[list[Word], str]:
        fields = {
            "model": self._model,
            "response_format": "verbose_json",
            "timestamp_granularities[]": "word",
        }
        boundary = uuid.uuid4().hex
        form = _form(fields, _wav(sound), boundary)
        told = self._server.ask("audio/transcriptions", form, f"multipart/form-data; boundary={boundary}")
        try:
            return _understood(json.loads(told), len(sound) / SAMPLE_RATE)
        except ValueError as error:
            raise BackendError(
                f"transcription server {self._server.base}",
                f"answers no JSON ({error})",
                "Check that it is a transcription server.",
            ) from error


def _understood(answer: Any, duration: float) -> tuple[list[Word], str]:
    """Return words and language of an answer; whatever is of another kind than the interface says is refused."""
    try:
        text = str(answer["text"]).split()
        language = str(answer.get("language") or "en")
        timed = [
            (str(w["word"]).strip(), float(w["start"]), float(w["end"])) for w in answer.get("words") or ()
        ]
        segments = answer.get("segments") or ()
        scores = [math.exp(min(0.0, float(s["avg_logprob"]))) for s in segments if "avg_logprob" in s]
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise BackendError(
            "transcription server",
            f"its answer is no transcript ({error!r})",
            "Check that it speaks the OpenAI interface.",
        ) from error
    confidence = sum(scores) / len(scores) if scores else UNKNOWN
    tag = {"english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it"}.get(
        language.lower(), language
    )
    if not any(letter.isalnum() for word in text for letter in word):
        return [], tag
    # words of the list come without punctuation; those of the text are kept, in step
    if len(timed) != len(text) or not all(0.0 <= s <= e <= duration + 1.0 for _, s, e in timed):
        step = duration / len(text)
        return [Word(word, i * step, (i + 1) * step, confidence) for i, word in enumerate(text)], tag
    return [
        Word(word, min(s, duration), min(e, duration), confidence)
        for word, (_, s, e) in zip(text, timed, strict=True)
    ], tag


def _form(fields: dict[str, str], sound: bytes, boundary: str) -> bytes:
    """Return a multipart form (RFC 7578) with a sound file."""
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="speech.wav"\r\n'
    parts.append(head.encode() + b"Content-Type: audio/wav\r\n\r\n" + sound + b"\r\n")
    return b"".join(parts) + f"--{boundary}--\r\n".encode()


def _wav(sound: Sound) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        out.writeframes((sound * 32767.0).astype("<i2").tobytes())
    return file.getvalue()


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1, url: str = "") -> ServerRecognizer:
    """Return the recogniser of the server at `url`, or else of the one that the environment names, if any."""
    env = os.environ
    return ServerRecognizer(
        url or env.get("WHEE_ASR_URL", ""),
        env.get("WHEE_ASR_MODEL", "whisper-1"),
        env.get("WHEE_ASR_KEY", ""),
        deadline(env, "WHEE_ASR_DEADLINE", 3.0),
    )
