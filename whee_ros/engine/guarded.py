"""A language model with a deadline, opened at the first question, and left alone while it keeps failing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from whee_ros.core.breaker import Breaker
from whee_ros.core.errors import BackendError
from whee_ros.ports.llm import LanguageModel, Message


class GuardedModel:
    """Questions to one model.

    Args:
        model: not loaded yet, so that a server may come up later.
        deadline: s for one answer.
        now: tells the time, s.
        breaker: leaves a failing model alone.
    """

    def __init__(
        self, model: LanguageModel, deadline: float, now: Callable[[], float], breaker: Breaker | None = None
    ) -> None:
        self._model = model
        self._deadline = deadline
        self._now = now
        self._breaker = breaker or Breaker()
        self._loaded = False

    def answer(
        self,
        messages: Sequence[Message],
        enough: Callable[[str], bool],
        *,
        max_tokens: int,
        temperature: float = 0.0,
    ) -> str | None:
        """Return the answer as far as it is `enough`, the rest is not waited for; None while the model is left alone.

        Blocks up to the deadline: call it from a worker.

        Raises:
            BackendError: if the model failed; after the third time in a row it is left alone for half a minute.
            ConfigError, ModelError: if it cannot be used as it is set up.
        """
        if not self._breaker.closed(self._now()):
            return None
        said = ""
        try:
            if not self._loaded:
                self._model.load()
                self._loaded = True
            for piece in self._model.stream(
                messages, deadline=self._deadline, max_tokens=max_tokens, temperature=temperature
            ):
                said += piece
                if enough(said):
                    break
        except BackendError:
            self._breaker.failed(self._now())
            raise
        self._breaker.succeeded()
        return said

    def close(self) -> None:
        """Free the model."""
        self._model.close()
