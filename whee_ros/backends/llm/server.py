"""Any server that speaks OpenAI's chat protocol: llama.cpp, Ollama, vLLM on the robot, or one far away if so asked."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from whee_ros.backends.llm.wire import wire
from whee_ros.core.clock import elapsed
from whee_ros.core.errors import BackendError, ConfigError
from whee_ros.core.registry import vendor
from whee_ros.ports.llm import Message
from whee_ros.ports.models import ModelFinder

REACH = 3.0
"""Seconds in which a server must say which models it has."""
_MALFORMED = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What the client raises where JSON is none, or of another shape."""
KEY = "OPENAI_API_KEY"
"""Environment variable that holds the key of a server that wants one."""


class ServedModel:
    """LanguageModel behind a chat server.

    Args:
        uri: base address with version, such as http://127.0.0.1:8080/v1; nothing is sent anywhere else.
        model: name on that server; the first one it lists where empty.
    """

    def __init__(self, uri: str, model: str) -> None:
        self._uri = uri
        self._model = model
        self._client: Any = None
        self._vendor: Any = None
        self._httpx: Any = None

    def load(self) -> None:
        """Ask the server for its models. Raises ConfigError or BackendError."""
        if not _is_address(self._uri):
            raise ConfigError("address of the language model", repr(self._uri), "Give http://host:port/v1.")
        self._vendor = vendor("openai", "llm back end openai", "-r requirements/llm.txt")
        key = os.environ.get(KEY, "none")
        self._httpx = vendor("httpx2", "llm back end openai", "-r requirements/llm.txt")
        self._client = self._vendor.OpenAI(
            base_url=self._uri, api_key=key, max_retries=0, http_client=wire(self._httpx)
        )
        try:
            there = [entry.id for entry in self._client.with_options(timeout=REACH).models.list().data]
        except (self._vendor.OpenAIError, self._httpx.HTTPError, *_MALFORMED) as error:
            denied = getattr(error, "status_code", 0) in (401, 403)
            remedy = f"Set {KEY}." if denied else "Start the server, or mend the address."
            raise self._failed(_told(error), remedy) from error
        if self._model and self._model not in there:
            found = ", ".join(there) or "none"
            raise ConfigError(f"model of {self._uri}", repr(self._model), f"Choose of: {found}.")
        if not there:
            raise self._failed("no model", "Let the server load one.")
        self._model = self._model or there[0]

    def stream(
        self,
        messages: Sequence[Message],
        *,
        deadline: float,
        max_tokens: int = 120,
        temperature: float = 0.0,
    ) -> Iterator[str]:
        """Yield pieces of the answer; see `LanguageModel.stream`."""
        if self._client is None:
            raise BackendError("llm back end openai", "not loaded", "Call load() first.")
        until = elapsed() + deadline
        try:
            answer = self._client.chat.completions.create(
                model=self._model,
                messages=[{"role": message.role, "content": message.text} for message in messages],
                max_tokens=max_tokens,
                temperature=temperature,
                stream=True,
                timeout=deadline,
            )
            with answer:
                for event in answer:
                    # the time limit of the client counts from piece to piece, ours to the last
                    if elapsed() > until:
                        raise self._failed(
                            f"no end within {deadline:g} s", "Allow more time.", retryable=True
                        )
                    piece = event.choices[0].delta.content if event.choices else None
                    if piece:
                        yield str(piece)
        except (self._vendor.APITimeoutError, self._httpx.TimeoutException) as error:
            raise self._failed(
                f"no answer within {deadline:g} s", "Allow more time.", retryable=True
            ) from error
        except (self._vendor.OpenAIError, self._httpx.HTTPError, *_MALFORMED) as error:
            # what the server was asked is at fault from 400 to 499, but for too much at once
            status = getattr(error, "status_code", 503)
            again = not isinstance(error, _MALFORMED) and (status in (408, 429) or status >= 500)
            raise self._failed(_told(error), "Look into the server's log.", retryable=again) from error

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _failed(self, what: object, remedy: str, *, retryable: bool = False) -> BackendError:
        said = str(what).rstrip(".")  # the remedy follows after a full stop
        return BackendError(f"language model at {self._uri}", said, remedy, retryable=retryable)


def _is_address(uri: str) -> bool:
    try:
        parts = urlsplit(uri)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", uri)
    except ValueError:  # "http://[::1"
        return False


def _told(error: Exception) -> object:
    """Return what went wrong, in words of the cause: the client says "Connection error" to many things."""
    if isinstance(error, _MALFORMED):
        return f"an answer that is not of OpenAI's chat protocol ({error})"
    cause = error.__cause__
    return cause if str(error) == "Connection error." and cause is not None and str(cause) else error


def create(
    models: ModelFinder, *, uri: str = "", model: str = "", device: str = "auto", threads: int = 1
) -> ServedModel:
    """Return the client; `device` and `threads` are the server's matter."""
    return ServedModel(uri, model)
