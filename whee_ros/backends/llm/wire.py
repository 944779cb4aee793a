"""What an OpenAI client sends its questions through: one address, one deadline for the whole answer, no surprises.

The client alone follows redirects, through which a server could have what somebody said sent to another, counts its
time limit anew with every byte, and unpacks whatever is packed.
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import Timer
from typing import Any

from whee_ros.core.clock import elapsed

MOST = 1_000_000
"""Bytes of an answer."""


def wire(httpx: Any) -> Any:
    """Return a client of httpx2 whose answers end within the read time limit of their request.

    What breaks a rule is a `RemoteProtocolError` that says so, or a `ReadTimeout`.

    Args:
        httpx: the module httpx2, which the `openai` client speaks through.
    """

    class Bounded(httpx.SyncByteStream):
        def __init__(self, inner: Any, until: float) -> None:
            self._inner, self._until = inner, until

        def __iter__(self) -> Iterator[bytes]:
            size = 0
            for part in self._inner:
                size += len(part)
                if elapsed() > self._until:
                    raise httpx.ReadTimeout("no end of the answer")
                if size > MOST:
                    raise httpx.RemoteProtocolError(f"an answer of more than {MOST} bytes")
                yield part

        def close(self) -> None:
            self._inner.close()

    class Transport(httpx.HTTPTransport):
        def handle_request(self, request: Any) -> Any:
            limit = request.extensions["timeout"]["read"]
            until = elapsed() + limit
            request.headers["Accept-Encoding"] = "identity"
            # headers that come byte by byte keep every time limit of the client; to be cut off ends them
            cut = Timer(limit, self.close)
            cut.daemon = True
            cut.start()
            try:
                answer = super().handle_request(request)
            except httpx.TransportError as error:
                if elapsed() >= until:
                    raise httpx.ReadTimeout("no end of the headers") from error
                raise
            finally:
                cut.cancel()
            if wrong := _wrong(answer):
                answer.close()
                raise httpx.RemoteProtocolError(wrong)
            answer.stream = Bounded(answer.stream, until)
            return answer

    return httpx.Client(transport=Transport(), follow_redirects=False, trust_env=False)


def _wrong(answer: Any) -> str:
    """Return what is wrong with an answer before it is read, or ""."""
    if answer.has_redirect_location:
        return "it redirects to another address, where nothing is sent"
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        return "a packed answer, which was not asked for"
    if answer.status_code < 400 and "html" in answer.headers.get("Content-Type", ""):
        return "a web page instead of an answer"
    return ""
