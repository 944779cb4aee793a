"""A speech server with the OpenAI interface (`POST {base}/audio/speech`), on the robot or elsewhere.

It is used only where a server is named, by WHEE_TTS_URL, such as http://127.0.0.1:8880/v1, or a `url` given to
`create`; the voice is the parameter `tts_voice`. The rest comes from the environment too:

- WHEE_TTS_MODEL: model of the server, tts-1 by default.
- WHEE_TTS_KEY: bearer token, if the server wants one.
- WHEE_TTS_DEADLINE: seconds a sentence may take, 2 by default.

Whatever goes wrong, the robot speaks: a sentence that does not come in time, or is no speech, is said by the packaged
voice, and a server that fails three times in a row is left alone for half a minute. The packaged voice also tells when
each word and mouth shape comes (`align`), because such servers do not.
"""

from __future__ import annotations

import io
import json
import os
import wave

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.http import Server, deadline
from whee_ros.backends.tts.align import timed_like
from whee_ros.backends.tts.hibari import HibariSynthesizer
from whee_ros.core.breaker import Breaker
from whee_ros.core.clock import elapsed
from whee_ros.core.errors import BackendError
from whee_ros.core.motion import Prosody, Speech
from whee_ros.ports.models import ModelFinder
from whee_ros.ports.tts import Synthesizer

MOST_BYTES = 16_000_000
"""Of an answer: two minutes of 48 kHz stereo would be more."""
SPEEDS = (0.25, 4.0)
"""Of the interface."""
LIKELY = (0.4, 2.5)
"""Length of an honest answer, relative to the packaged voice's: neither cut short nor babble."""
LEAST_LEVEL = 0.003
"""RMS below which there is no voice in it (-50 dBFS)."""
_FROM, _TO = 8_000, 48_000
"""Sample rates that are taken."""


class ServerSynthesizer:
    """Implements `Synthesizer` over a server, with another voice behind it.

    Args:
        server: to ask.
        model, voice: their names on the server.
        spare: says what the server does not, and when words come.

    Attributes:
        trouble: why the last sentence was said by the spare voice; "" while the server does well.
    """

    def __init__(self, server: Server, model: str, voice: str, spare: Synthesizer) -> None:
        self._server = server
        self._model = model
        self._voice = voice
        self._spare = spare
        self._breaker = Breaker()
        self.trouble = ""

    def load(self) -> None:
        """Load the spare voice and see whether somebody answers at the address.

        Raises:
            BackendError: if there is no address, or it is none; nobody there is only noted.
            ModelError: if the spare voice is not there.
        """
        self._spare.load()
        try:
            self._server.check("tts_backend hibari")
        except BackendError as error:
            if not error.retryable:
                raise
            self.trouble = str(error)

    def synthesize(self, text: str, prosody: Prosody) -> Speech:
        """Return `text` as the server says it, or else as the spare voice does.

        Of the prosody the server is told the rate and, in words, the manner; loudness is applied here.

        Raises:
            BackendError: if not even the spare voice can say it.
        """
        reference = self._spare.synthesize(text, prosody)
        if not self._breaker.closed(elapsed()):
            return reference
        try:
            rate, samples = self._ask(text, prosody)
            _believed(samples, rate, reference)
        except BackendError as error:
            self._breaker.failed(elapsed())
            self.trouble = str(error)
            return reference
        self._breaker.succeeded()
        self.trouble = ""
        loud = np.clip(samples * 10 ** (prosody.gain_db / 20), -1.0, 1.0).astype(np.float32)
        return timed_like(reference, text, rate, loud)

    def close(self) -> None:
        """Free the spare voice; nothing is kept open between requests."""
        self._spare.close()

    def _ask(self, text: str, prosody: Prosody) -> tuple[int, NDArray[np.float32]]:
        question = {
            "model": self._model,
            "voice": self._voice,
            "input": text,
            "response_format": "wav",
            "speed": min(SPEEDS[1], max(SPEEDS[0], round(prosody.rate, 3))),
            "instructions": manner(prosody),
        }
        return _sound(self._server.ask("audio/speech", json.dumps(question).encode()))


def manner(prosody: Prosody) -> str:
    """Return how to say it in words, for models that take instructions; "" for nothing special."""
    words = []
    if abs(prosody.pitch - 1.0) > 0.03:
        words.append("a higher voice" if prosody.pitch > 1.0 else "a lower voice")
    if abs(prosody.range - 1.0) > 0.1:
        words.append("a lively melody" if prosody.range > 1.0 else "an even melody")
    if abs(prosody.brightness) > 0.5:
        words.append("a smile in the voice" if prosody.brightness > 0.0 else "a soft, dark timbre")
    if prosody.pause > 1.2:
        words.append("longer pauses")
    return f"Speak with {', '.join(words)}." if words else ""


def _sound(body: bytes) -> tuple[int, NDArray[np.float32]]:
    """Return rate and mono samples of a WAV file, also of one whose header does not know its length."""
    try:
        with wave.open(io.BytesIO(body)) as file:
            rate, channels, width = file.getframerate(), file.getnchannels(), file.getsampwidth()
            raw = file.readframes(len(body))
    except (wave.Error, EOFError, ValueError, RuntimeError) as error:
        raise BackendError("speech server", f"answers no WAV ({error})", "Check that it is one.") from error
    if width != 2 or not 1 <= channels <= 2 or not _FROM <= rate <= _TO:
        raise BackendError(
            "speech server",
            f"answers {rate} Hz, {channels} channels of {width} bytes",
            "Use 16 bit, 8-48 kHz.",
        )
    whole = len(raw) // (2 * channels) * channels
    samples = np.frombuffer(raw, "<i2", whole).reshape(-1, channels).mean(axis=1)
    return rate, (samples / 32768.0).astype(np.float32)


def _believed(samples: NDArray[np.float32], rate: int, reference: Speech) -> None:
    """Refuse what cannot be this text. Raises BackendError."""
    length = len(samples) / rate
    low, high = (share * reference.duration for share in LIKELY)
    if not low <= length <= high:
        raise BackendError(
            "speech server",
            f"{length:.1f} s of sound for a text of about {reference.duration:.1f} s",
            "Look at the server's own log.",
        )
    level = float(np.sqrt(np.mean(np.square(samples))))
    if level < LEAST_LEVEL:
        raise BackendError("speech server", "answers silence", "Look at the server's own log.")


def create(
    models: ModelFinder, *, voice: str = "", device: str = "auto", threads: int = 1, url: str = ""
) -> ServerSynthesizer:
    """Return the voice of the server at `url`, or else of the one that the environment names, if any."""
    env = os.environ
    server = Server(
        "speech server",
        (url or env.get("WHEE_TTS_URL", "")).rstrip("/"),
        env.get("WHEE_TTS_KEY", ""),
        deadline(env, "WHEE_TTS_DEADLINE", 2.0),
        MOST_BYTES,
        "WHEE_TTS_URL",
        "WHEE_TTS",
    )
    spare = HibariSynthesizer(models, threads=threads)
    return ServerSynthesizer(server, env.get("WHEE_TTS_MODEL", "tts-1"), voice or "alloy", spare)
