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
import urllib.error
import urllib.parse
import urllib.request
import uuid
import wave
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.asr.sound import Sound, mended, pieces
from whee_ros.core.clock import elapsed
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
        self._base = base_url.rstrip("/")
        self._model = model
        self._key = key
        self._deadline = deadline
        self._loaded = False

    def load(self) -> None:
        """Check the address and whether somebody answers there.

        Raises:
            BackendError: if there is no address, it is none, or nobody answers.
        """
        if not self._base:
            raise BackendError(
                "asr back end openai",
                "no server is named",
                "Set asr_url or WHEE_ASR_URL, such as http://127.0.0.1:8000/v1, or choose asr_backend whisper.",
            )
        if urllib.parse.urlsplit(self._base).scheme not in ("http", "https"):
            raise BackendError(
                "asr_url", repr(self._base), "Give an address that begins with http:// or https://."
            )
        self._ask(urllib.request.Request(f"{self._base}/models", headers=self._headers()), tolerant=True)
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
        request = urllib.request.Request(
            f"{self._base}/audio/transcriptions",
            data=_form(fields, _wav(sound), boundary),
            headers={**self._headers(), "Content-Type": f"multipart/form-data; boundary={boundary}"},
        )
        return _understood(self._ask(request), len(sound) / SAMPLE_RATE)

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._key}"} if self._key else {}

    def _ask(self, request: urllib.request.Request, *, tolerant: bool = False) -> Any:
        """Return the JSON of an answer; `tolerant` takes any answer as a sign of life."""
        where = f"transcription server {self._base}"
        try:
            with _OPENER.open(request, timeout=self._deadline) as answer:
                return {} if tolerant else json.loads(self._all(answer))
        except urllib.error.HTTPError as error:
            if tolerant and error.code not in (401, 403):
                return {}
            remedy = "Check WHEE_ASR_KEY." if error.code in (401, 403) else "Look at the server's own log."
            raise BackendError(
                where, f"answers {error.code} {error.reason}", remedy, retryable=error.code >= 500
            ) from error
        except TimeoutError as error:
            raise BackendError(
                where,
                f"no answer within {self._deadline:g} s",
                "Take a nearer server or set WHEE_ASR_DEADLINE.",
                retryable=True,
            ) from error
        except OSError as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                reason = f"no answer within {self._deadline:g} s"
            raise BackendError(where, reason, "Start the server or mend asr_url.", retryable=True) from error
        except ValueError as error:
            raise BackendError(
                where, f"answers no JSON ({error})", "Check that it is a transcription server."
            ) from error

    def _all(self, answer: Any) -> bytes:
        """Read an answer to its end, within the deadline as a whole: a server that dribbles is as bad as a dead one."""
        begun, parts, size = elapsed(), [], 0
        while part := answer.read1(65536):
            parts.append(part)
            size += len(part)
            if elapsed() - begun > self._deadline:
                raise TimeoutError
            if size > MOST_BYTES:
                raise ValueError(f"more than {MOST_BYTES} bytes")
        return b"".join(parts)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would send a voice where nobody said it may go."""

    def redirect_request(self, *args: Any, **more: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}))


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
    env = os.environ.get
    try:
        deadline = float(env("WHEE_ASR_DEADLINE", "3"))
    except ValueError as error:
        raise BackendError("WHEE_ASR_DEADLINE", error, "Give a number of seconds.") from error
    return ServerRecognizer(
        url or env("WHEE_ASR_URL", ""), env("WHEE_ASR_MODEL", "whisper-1"), env("WHEE_ASR_KEY", ""), deadline
    )
