"""The back end for a transcription server, against real ones on this machine that answer, stall, fail and lie."""

from __future__ import annotations

import json
import time

import numpy as np
import pytest
from answering import Answering, dribble, stall

from whee_ros.backends.asr.openai import ServerRecognizer, create
from whee_ros.core.errors import BackendError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.engine.models import ModelStore

SOUND = 0.1 * np.sin(np.arange(2 * SAMPLE_RATE)).astype(np.float32)
GOOD = {
    "text": "I lost, um, my keys.",
    "language": "english",
    "words": [
        {"word": word, "start": 0.3 * i, "end": 0.3 * i + 0.2}
        for i, word in enumerate(["I", "lost", "um", "my", "keys"])
    ],
    "segments": [{"avg_logprob": -0.1}],
}


@pytest.fixture
def serve():
    servers = []

    def start(answer, deadline=10.0, **more):
        server = Answering(json.dumps(answer).encode() if isinstance(answer, dict) else answer)
        servers.append(server)
        recognizer = ServerRecognizer(server.url, deadline=deadline, **more)
        recognizer.load()
        return recognizer, server

    yield start
    for server in servers:
        server.close()


def test_what_was_said_comes_back_with_times(serve):
    recognizer, server = serve(GOOD, key="secret")
    heard = recognizer.transcribe(SOUND)
    assert heard.text == "I lost, um, my keys."
    assert [(w.text, w.start) for w in heard.words][2] == ("um,", pytest.approx(0.6))
    assert heard.language == "en"
    assert heard.confidence == pytest.approx(0.905, abs=0.01)
    path, headers, body = server.seen[0]
    assert path == "/v1/audio/transcriptions"
    assert headers["Authorization"] == "Bearer secret"
    assert b"verbose_json" in body
    assert b"RIFF" in body
    assert len(body) > 2 * len(SOUND)


def test_silence_is_not_even_sent(serve):
    recognizer, server = serve(GOOD)
    for sound in (np.zeros(0), np.zeros(SAMPLE_RATE), np.full(SAMPLE_RATE, np.nan), SOUND[:100]):
        assert recognizer.transcribe(sound.astype(np.float32)).text == ""
    assert server.seen == []


def test_long_speech_goes_in_pieces(serve):
    recognizer, server = serve(GOOD)
    heard = recognizer.transcribe(np.tile(SOUND, 20))
    assert len(server.seen) == 2
    assert heard.text == f"{GOOD['text']} {GOOD['text']}"
    assert heard.words[5].start > 15.0


def test_times_that_make_no_sense_are_spread_instead(serve):
    recognizer, _ = serve({**GOOD, "words": [{"word": "x", "start": -5, "end": 900}]})
    words = recognizer.transcribe(SOUND).words
    assert words[0].start == 0.0
    assert words[-1].end == pytest.approx(2.0)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>welcome</html>",
        b"[]",
        b"{}",
        b'{"words": 3}',
        b'{"text": "a", "words": [1]}',
        b"x" * 2_000_000,
    ],
    ids=["nothing", "a page", "a list", "an empty object", "no text", "wrong words", "too much"],
)
def test_what_is_no_transcript_is_an_error(serve, answer):
    recognizer, _ = serve(answer)
    with pytest.raises(BackendError) as raised:
        recognizer.transcribe(SOUND)
    assert raised.value.remedy


@pytest.mark.parametrize("how", [stall, dribble])
def test_a_server_that_stalls_is_not_waited_for(serve, how):
    recognizer, _ = serve(how, deadline=0.3)
    begun = time.perf_counter()
    with pytest.raises(BackendError) as raised:
        recognizer.transcribe(SOUND)
    assert time.perf_counter() - begun < 10.0  # the server would take thirty
    assert "no answer within 0.3 s" in str(raised.value)
    assert raised.value.retryable


@pytest.mark.parametrize(("code", "retryable"), [(500, True), (401, False), (302, False)])
def test_refusals_are_told(serve, code, retryable):
    def refuse(handler):
        handler.send_response(code)
        handler.send_header("Location", "http://127.0.0.1:9/elsewhere")
        handler.end_headers()

    recognizer, _ = serve(refuse)
    with pytest.raises(BackendError) as raised:
        recognizer.transcribe(SOUND)
    assert str(code) in str(raised.value)
    assert raised.value.retryable == retryable


def test_nobody_there_is_told_when_loading():
    with pytest.raises(BackendError) as raised:
        ServerRecognizer("http://127.0.0.1:9/v1").load()
    assert "Start the server" in raised.value.remedy


@pytest.mark.parametrize("url", ["", "localhost:8000", "file:///etc/passwd"])
def test_without_a_proper_address_nothing_is_sent(url, monkeypatch):
    monkeypatch.delenv("WHEE_ASR_URL", raising=False)
    recognizer = create(ModelStore({}), url=url)
    with pytest.raises(BackendError):
        recognizer.load()
    with pytest.raises(BackendError):
        recognizer.transcribe(SOUND)
