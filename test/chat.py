"""A real chat server on the loopback interface that streams, stalls, breaks and lies; and a tiny model in a folder."""

from __future__ import annotations

import functools
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

WORDS = (
    "[PAD]",
    "[UNK]",
    "[EOS]",
    "blue",
    "sky",
    "the",
    "is",
    "what",
    "colour",
    "you",
    "answer",
    "in",
    "one",
    "word",
)


class ChatServer:
    """Speaks the chat protocol as far as a client needs it.

    Attributes:
        behaviour: what it does with the next questions: "stream", "stall" before the first piece, "headers" (one more
            in 0.1 s, for ever), "trickle" (a piece in 0.2 s, for ever), "ping" (signs of life without a piece), "break"
            off in the middle, "error" (500), "garbage" (no JSON), "page" (HTML), "packed" (what it says, compressed),
            "flood" (2 MB in a piece), or an address to which it redirects.
        answer: what it says.
        asked: bodies of the requests.
    """

    def __init__(self, answer: str = "blue sky") -> None:
        self.behaviour = "stream"
        self.answer = answer
        self.asked: list[dict] = []
        self._over = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *args: object) -> None:
                pass

            def do_GET(self) -> None:
                self._send(200, json.dumps({"object": "list", "data": [{"id": "tiny", "object": "model"}]}))

            def do_POST(self) -> None:
                outer.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                if outer.behaviour == "error":
                    self._send(500, '{"error": {"message": "out of memory"}}')
                elif outer.behaviour == "garbage":
                    self._send(200, "data: not json\n\n", "text/event-stream")
                elif outer.behaviour == "page":
                    self._send(200, "<!DOCTYPE html><html>Please log in.</html>", "text/html; charset=utf-8")
                elif outer.behaviour == "packed":
                    self._send(200, "", "text/event-stream", **{"Content-Encoding": "gzip"})
                elif outer.behaviour.startswith("http"):
                    self._send(307, "", Location=f"{outer.behaviour}/chat/completions")
                elif outer.behaviour == "stall":
                    outer._over.wait(20.0)
                else:
                    self._stream()

            def _send(self, status: int, body: str, kind: str = "application/json", **headers: str) -> None:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body.encode())

            def _stream(self) -> None:
                self.send_response(200)
                try:
                    while outer.behaviour == "headers" and not outer._over.wait(0.1):
                        self.send_header("X-More", "to come")
                        self.flush_headers()
                except (BrokenPipeError, ConnectionResetError):
                    return
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Connection", "close")
                self.end_headers()
                pieces = [piece for word in outer.answer.split(" ") for piece in (word, " ")][:-1]
                if outer.behaviour == "trickle":
                    pieces = ["x"] * 500
                elif outer.behaviour == "flood":
                    pieces = ["x" * 2_000_000]
                try:
                    while outer.behaviour == "ping" and not outer._over.wait(0.1):
                        self.wfile.write(b": alive\n\n")
                        self.wfile.flush()
                    for number, piece in enumerate(pieces):
                        if outer.behaviour == "break" and number == 1:
                            break
                        if outer.behaviour == "trickle" and outer._over.wait(0.2):
                            break
                        event = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "tiny"}
                        event["choices"] = [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]
                        self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
                        self.wfile.flush()
                    else:
                        self.wfile.write(b"data: [DONE]\n\n")
                except (BrokenPipeError, ConnectionResetError):
                    pass
                self.close_connection = True

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.uri = f"http://127.0.0.1:{self._server.server_port}/v1"

    @classmethod
    @functools.cache
    def shared(cls) -> ChatServer:
        """Return one that lives as long as the tests."""
        return cls()

    def close(self) -> None:
        """Stop; whoever still waits is let go."""
        self._over.set()
        self._server.shutdown()
        self._server.server_close()


def tiny_model(folder: Path) -> str:
    """Write a causal model of a few thousand random weights, with its tokenizer, and return the folder."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

    torch.manual_seed(1)
    tokenizer = Tokenizer(
        models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]", eos_token="[EOS]"
    ).save_pretrained(folder)
    config = GPT2Config(
        vocab_size=len(WORDS), n_positions=256, n_embd=16, n_layer=1, n_head=2, eos_token_id=2
    )
    GPT2LMHeadModel(config).save_pretrained(folder)
    return str(folder)
