"""The voice of a speech server, against real ones on this machine that answer, stall, fail and lie."""

from __future__ import annotations

import io
import json
import time
import wave

import numpy as np
import pytest
from answering import Answering, dribble, stall

from whee_ros.backends.http import Server
from whee_ros.backends.tts.align import timed_like
from whee_ros.backends.tts.openai import ServerSynthesizer, create, manner
from whee_ros.backends.tts.scripted import ScriptedSynthesizer
from whee_ros.core.errors import BackendError
from whee_ros.core.motion import Prosody, Speech, Viseme
from whee_ros.core.voice import Word
from whee_ros.engine.models import ModelStore

TEXT = "I am so sorry about your dog."
SPARE = ScriptedSynthesizer().synthesize(TEXT, Prosody())
RATE = 22_050


def wav(
    seconds: float, *, level: float = 0.3, rate: int = RATE, channels: int = 1, streamed: bool = False
) -> bytes:
    """Return a WAV file with a tone; `streamed` with a header that does not know its length."""
    tone = level * np.sin(np.arange(round(seconds * rate)) * 2 * np.pi * 220 / rate)
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((channels, 2, rate, 0, "NONE", ""))
        out.writeframes((np.repeat(tone, channels) * 32767).astype("<i2").tobytes())
    data = bytearray(file.getvalue())
    if streamed:
        data[4:8] = data[40:44] = b"\xff\xff\xff\xff"
    return bytes(data)


GOOD = wav(SPARE.duration)


def voice_of(url: str, key: str = "", wait: float = 10.0) -> ServerSynthesizer:
    server = Server("speech server", url, key, wait, 4_000_000, "WHEE_TTS_URL", "WHEE_TTS")
    return ServerSynthesizer(server, "tts-1", "alloy", ScriptedSynthesizer())


@pytest.fixture
def serve():
    servers = []

    def start(answer, key="", wait=10.0):
        server = Answering(answer)
        servers.append(server)
        voice = voice_of(server.url, key, wait)
        voice.load()
        assert voice.trouble == ""
        return voice, server

    yield start
    for server in servers:
        server.close()


@pytest.mark.parametrize("body", [GOOD, wav(SPARE.duration, channels=2), wav(SPARE.duration, streamed=True)])
def test_the_server_speaks_and_words_and_lips_have_times(serve, body):
    voice, server = serve(body, key="secret")
    speech = voice.synthesize(TEXT, Prosody(rate=1.1, gain_db=-6.0, brightness=2.0))
    assert speech.sample_rate == RATE
    assert np.abs(speech.samples).max() == pytest.approx(0.15, abs=0.01)
    assert [word.text for word in speech.words] == TEXT.split()
    assert speech.words[-1].end <= speech.duration
    assert speech.visemes[0].start == 0.0
    assert speech.visemes[-1].end == pytest.approx(speech.duration)
    path, headers, body = server.seen[0]
    question = json.loads(body)
    assert path == "/v1/audio/speech"
    assert headers["Authorization"] == "Bearer secret"
    assert (question["input"], question["voice"], question["speed"]) == (TEXT, "alloy", 1.1)
    assert question["response_format"] == "wav"
    assert "smile" in question["instructions"]
    assert voice.trouble == ""


def refuse(handler):
    handler.send_response(500)
    handler.end_headers()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (stall, "no answer within 0.3 s"),
        (dribble, "no answer within 0.3 s"),
        (refuse, "answers 500"),
        (b"", "no WAV"),
        (b"<html>welcome</html>", "no WAV"),
        (b'{"error": "no"}', "no WAV"),
        (b"ID3" + b"\0" * 4000, "no WAV"),
        (wav(0.1), "0.1 s of sound"),
        (wav(40.0), "40.0 s of sound"),
        (wav(SPARE.duration, level=0.0), "silence"),
        (wav(2.0, rate=4000), "4000 Hz"),
        (b"x" * 5_000_000, "more than"),
    ],
    ids=[
        "stalls",
        "dribbles",
        "fails",
        "nothing",
        "page",
        "json",
        "mp3",
        "cut off",
        "babble",
        "silent",
        "slow",
        "much",
    ],
)
def test_whatever_the_server_does_the_packaged_voice_speaks_and_says_why(serve, answer, said):
    voice, _ = serve(answer, wait=0.3 if answer in (stall, dribble) else 10.0)
    begun = time.perf_counter()
    speech = voice.synthesize(TEXT, Prosody())
    assert time.perf_counter() - begun < 10.0  # the server would take thirty
    assert np.array_equal(speech.samples, SPARE.samples)
    assert said in voice.trouble


def test_a_server_that_fails_again_and_again_is_left_alone_and_one_that_recovers_is_heard(serve):
    voice, server = serve(b"")
    for _ in range(2):
        voice.synthesize(TEXT, Prosody())
    server.answer = GOOD
    assert voice.synthesize(TEXT, Prosody()).sample_rate == RATE
    assert voice.trouble == ""
    server.answer = b""
    for _ in range(5):
        voice.synthesize(TEXT, Prosody())
    assert len(server.seen) == 2 + 1 + 3


def test_nobody_there_is_noted_and_the_packaged_voice_speaks():
    voice = voice_of("http://127.0.0.1:9/v1")
    voice.load()
    assert "Start the server" in voice.trouble
    assert np.array_equal(voice.synthesize(TEXT, Prosody()).samples, SPARE.samples)


@pytest.mark.parametrize("url", ["", "localhost:8000", "file:///etc/passwd"])
def test_without_a_proper_address_it_refuses_to_load(url):
    with pytest.raises(BackendError, match="http://"):
        voice_of(url).load()


def test_a_deadline_that_is_no_number_is_said(monkeypatch):
    monkeypatch.setenv("WHEE_TTS_DEADLINE", "soon")
    with pytest.raises(BackendError, match="WHEE_TTS_DEADLINE"):
        create(ModelStore({}))


def test_the_manner_is_told_in_words():
    assert manner(Prosody()) == ""
    sad = manner(Prosody(pitch=0.9, range=0.6, pause=2.0, brightness=-4.0))
    assert sad == "Speak with a lower voice, an even melody, a soft, dark timbre, longer pauses."


def test_times_follow_a_sound_that_is_slower_and_pauses_elsewhere():
    rng = np.random.default_rng(1)

    def spoken(lengths: list[float], rate: int) -> np.ndarray:
        tones = (200.0, 800.0, 2000.0, 450.0, 3500.0)
        parts = [
            np.sin(2 * np.pi * tone * np.arange(round(length * rate)) / rate)
            for length, tone in zip(lengths, tones, strict=True)
        ]
        sound = np.concatenate(parts)
        return (0.3 * sound + 0.001 * rng.standard_normal(len(sound))).astype(np.float32)

    was = [0.2, 0.3, 0.2, 0.4, 0.3]
    edges = np.concatenate([[0.0], np.cumsum(was)])
    words = tuple(Word(str(n), edges[n], edges[n + 1]) for n in range(5))
    shapes = tuple(Viseme("aa" if n % 2 else "ou", edges[n], edges[n + 1]) for n in range(5))
    reference = Speech("0 1 2 3 4", 24_000, spoken(was, 24_000), words, shapes)
    now = [0.3, 0.3, 0.5, 0.4, 0.2]
    found = timed_like(reference, "0 1 2 3 4", 16_000, spoken(now, 16_000))
    truth = np.concatenate([[0.0], np.cumsum(now)])
    assert [word.start for word in found.words] == pytest.approx(truth[:-1].tolist(), abs=0.05)
    assert [item.end for item in found.visemes] == pytest.approx(truth[1:].tolist(), abs=0.05)
