"""A language model for tests: answers from a script, slow, broken or lying where the script says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whee_ros.core.errors import BackendError
from whee_ros.ports.llm import Message
from whee_ros.ports.models import ModelFinder

FAILS = "!"
"""A line that begins so is a failure in place of an answer."""


class ScriptedModel:
    """LanguageModel that gives `answers` in turn, the last one for ever.

    Attributes:
        asked: the messages of each call.
    """

    def __init__(self, answers: Sequence[str]) -> None:
        self.asked: list[tuple[Message, ...]] = []
        self._answers = tuple(answers) or ("",)

    def load(self) -> None:
        """Need nothing."""

    def stream(
        self,
        messages: Sequence[Message],
        *,
        deadline: float,
        max_tokens: int = 120,
        temperature: float = 0.0,
    ) -> Iterator[str]:
        """Yield the next answer word by word."""
        answer = self._answers[min(len(self.asked), len(self._answers) - 1)]
        self.asked.append(tuple(messages))
        if answer.startswith(FAILS):
            raise BackendError("scripted model", answer[1:], "This is a rehearsal.", retryable=True)
        for index, word in enumerate(answer.split(" ")):
            yield word if index == 0 else f" {word}"

    def close(self) -> None:
        """Need nothing."""


def create(
    models: ModelFinder, *, uri: str = "", model: str = "", device: str = "auto", threads: int = 1
) -> ScriptedModel:
    """Return the model; `uri` holds its answers, one a line."""
    return ScriptedModel(uri.splitlines())
