"""Port: a language model that answers a chat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Message:
    """One message of a chat; `role` is "system", "user" or "assistant"."""

    role: str
    text: str


class LanguageModel(Protocol):
    """Answers chats, piece by piece. One thread at a time."""

    def load(self) -> None:
        """Open the model or reach the server. Raises ModelError or BackendError."""
        ...

    def stream(
        self,
        messages: Sequence[Message],
        *,
        deadline: float,
        max_tokens: int = 120,
        temperature: float = 0.0,
    ) -> Iterator[str]:
        """Yield pieces of the answer as they come; leave the iterator to stop it.

        Args:
            messages: oldest first.
            deadline: s from now until the last piece may come.
            max_tokens: longest answer.
            temperature: 0 always gives the likeliest answer.

        Raises:
            BackendError: if it fails or takes longer; `retryable` where another try may do better.
        """
        ...

    def close(self) -> None:
        """Free everything; may be called twice."""
        ...
