"""A real HTTP server on the loopback interface that answers as it is told, stalls or dribbles."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = bytes | Callable[[BaseHTTPRequestHandler], None]


class Answering:
    """Answers whatever is posted with `answer`: bytes, or a function of the handler.

    Attributes:
        seen: path, headers and body of every question.
        answer: to the next ones.
        url: base address.
    """

    def __init__(self, answer: Answer) -> None:
        self.seen: list[tuple[str, dict[str, str], bytes]] = []
        self.answer = answer
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(404)
                self.end_headers()

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.seen.append((self.path, dict(self.headers), body))
                if callable(outer.answer):
                    outer.answer(self)
                    return
                self.send_response(200)
                self.end_headers()
                self.wfile.write(outer.answer)

            def log_message(self, *args: object) -> None: ...

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}/v1"
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


def stall(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(30.0)  # in a thread that ends with the tests


def dribble(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    with suppress(OSError):
        for _ in range(300):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.1)
