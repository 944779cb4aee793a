"""Asks a language model for a second opinion: within a deadline, not twice, and not while it keeps failing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from whee_ros.core.breaker import Breaker
from whee_ros.core.errors import BackendError
from whee_ros.empathy.when.opinion import Opinion, Prompt, hopeless, read
from whee_ros.ports.llm import LanguageModel

REMEMBERED = 256
"""Opinions that are kept."""
LONGEST = 40
"""Tokens of an answer; label and need take about 15."""


class Adviser:
    """Opinions of one model.

    Args:
        model: loaded at the first question, so that a server may come up later.
        prompt: the question.
        deadline: s for one answer.
        now: tells the time, s.
        breaker: leaves a failing model alone.
    """

    def __init__(
        self,
        model: LanguageModel,
        prompt: Prompt,
        deadline: float,
        now: Callable[[], float],
        breaker: Breaker | None = None,
    ) -> None:
        self._model = model
        self._prompt = prompt
        self._deadline = deadline
        self._now = now
        self._breaker = breaker or Breaker()
        self._loaded = False
        self._known: OrderedDict[tuple[str, str], Opinion] = OrderedDict()

    def ask(self, text: str, before: str = "") -> Opinion | None:
        """Return what the model thinks of `text`; None if it has been left alone or makes no sense.

        Blocks up to the deadline: call it from a worker.

        Args:
            text: the utterance.
            before: what the robot said last.

        Raises:
            BackendError: if the model failed; the third time in a row it is left alone for half a minute.
            ConfigError, ModelError: if it cannot be used as it is set up.
        """
        key = (text.strip().lower(), before)
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        if not text.strip() or not self._breaker.closed(self._now()):
            return None
        try:
            if not self._loaded:
                self._model.load()
                self._loaded = True
            opinion = self._listen(text, before)
        except BackendError:
            self._breaker.failed(self._now())
            raise
        self._breaker.succeeded()
        if opinion is not None:
            self._known[key] = opinion
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return opinion

    def _listen(self, text: str, before: str) -> Opinion | None:
        """Read until the opinion is complete; the rest of the answer is not waited for."""
        answer, opinion = "", None
        for piece in self._model.stream(
            self._prompt.messages(text, before), deadline=self._deadline, max_tokens=LONGEST
        ):
            answer += piece
            opinion = read(answer)
            if (opinion is not None and opinion.need is not None) or hopeless(answer):
                break
        return opinion
