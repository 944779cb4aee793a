"""A language model with a deadline, opened before the first question, and left alone while it keeps failing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from whee_ros.core.breaker import Breaker
from whee_ros.core.errors import BackendError
from whee_ros.ports.llm import LanguageModel, Message

WORTH = 0.5
"""Share of the deadline that must be left for a second try."""


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
        self._why: BackendError | None = None
        self._loaded = False

    def answer(
        self,
        messages: Sequence[Message],
        enough: Callable[[str], bool],
        *,
        max_tokens: int,
        temperature: float = 0.0,
    ) -> str:
        """Return the answer as far as it is `enough`, the rest is not waited for.

        Blocks up to the deadline: call it from a worker. What fails at once and may pass (a busy server, a closed
        connection) is tried once more in the time that is left.

        Raises:
            BackendError: if the model failed. After the third time in a row it is left alone for half a minute, and
                every question fails at once with the last reason: what is not asked is not well.
            ConfigError, ModelError: if it cannot be used as it is set up.
        """
        if self._why is not None and not self._breaker.closed(self._now()):
            why = self._why
            raise BackendError(why.thing, f"{why.value}; left alone for a while", why.remedy) from why
        until = self._now() + self._deadline
        try:
            try:
                said = self._once(messages, enough, self._deadline, max_tokens, temperature)
            except BackendError as error:
                left = until - self._now()
                if not error.retryable or left < WORTH * self._deadline:
                    raise
                said = self._once(messages, enough, left, max_tokens, temperature)
        except BackendError as error:
            self._why = error
            self._breaker.failed(self._now())
            raise
        self._breaker.succeeded()
        return said

    def _once(
        self,
        messages: Sequence[Message],
        enough: Callable[[str], bool],
        deadline: float,
        max_tokens: int,
        temperature: float,
    ) -> str:
        self.prepare()
        said = ""
        pieces = self._model.stream(
            messages, deadline=deadline, max_tokens=max_tokens, temperature=temperature
        )
        for piece in pieces:
            said += piece
            if enough(said):
                break
        return said

    def prepare(self) -> None:
        """Load the model, so that the first question need not wait for it; nothing where it is loaded.

        Raises:
            BackendError, ConfigError, ModelError: as the model's `load`.
        """
        if not self._loaded:
            self._model.load()
            self._loaded = True

    def close(self) -> None:
        """Free the model."""
        self._model.close()
