"""Servers on this machine for the back ends that need one: the default recogniser and the default voice behind them."""

from __future__ import annotations

import io
import json
import threading
import wave
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from whee_ros.core import registry
from whee_ros.core.errors import BackendError
from whee_ros.core.motion import Prosody


class Transcriptions(BaseHTTPRequestHandler):
    """`POST /v1/audio/transcriptions` with a WAV file, answered as the OpenAI interface says."""

    recognizer = None

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"data": []}')

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with wave.open(io.BytesIO(body[body.index(b"RIFF") :])) as file:
            samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / 32768
        heard = self.recognizer.transcribe(samples)
        words = [{"word": w.text.strip(".,!?"), "start": w.start, "end": w.end} for w in heard.words]
        answer = json.dumps({"text": heard.text, "language": "english", "words": words}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args): ...


@pytest.fixture(scope="session")
def transcription_server(models):
    recognizer = registry.load("asr", "whisper")(models, threads=1)
    recognizer.load()
    handler = type("Handler", (Transcriptions,), {"recognizer": recognizer})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()
    recognizer.close()


class Voices(BaseHTTPRequestHandler):
    """`POST /v1/audio/speech`, answered with a WAV file."""

    voice = None

    def do_GET(self):
        self.send_response(404)
        self.end_headers()

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        try:
            speech = self.voice.synthesize(asked["input"], Prosody(rate=asked["speed"]))
        except BackendError:
            self.send_response(400)
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        with wave.open(self.wfile, "wb") as file:
            file.setparams((1, 2, speech.sample_rate, len(speech.samples), "NONE", ""))
            file.writeframesraw((speech.samples * 32767).astype("<i2").tobytes())

    def log_message(self, *args): ...


@pytest.fixture(scope="session")
def speech_server(models):
    voice = registry.load("tts", "hibari")(models, voice="rowan")
    voice.load()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Voices,), {"voice": voice}))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()
    voice.close()


@pytest.fixture(autouse=True)
def a_server_where_one_is_needed(request, monkeypatch):
    if "asr-openai" in request.node.name:
        monkeypatch.setenv("WHEE_ASR_URL", request.getfixturevalue("transcription_server"))
        monkeypatch.setenv("WHEE_ASR_DEADLINE", "20")
    if "tts-openai" in request.node.name:
        monkeypatch.setenv("WHEE_TTS_URL", request.getfixturevalue("speech_server"))
        monkeypatch.setenv("WHEE_TTS_DEADLINE", "20")
