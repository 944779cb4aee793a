"""Has a language model write replies to a brief."""

from __future__ import annotations

from whee_ros.empathy.how.brief import Brief, Prompt, drafts
from whee_ros.engine.guarded import GuardedModel

TOKENS_A_WORD = 2
"""Tokens that English words take at most, on average."""
WARMTH = 0.7
"""Temperature: varied, and still to the point."""


class FreeWriter:
    """Replies of one model.

    Args:
        model: answers, or fails in time.
        prompt: the order.
    """

    def __init__(self, model: GuardedModel, prompt: Prompt) -> None:
        self._model = model
        self._prompt = prompt

    def write(self, brief: Brief) -> tuple[str, ...]:
        """Return replies to `brief` that can be spoken, longest first.

        Raises:
            WheeError: as `GuardedModel.answer`.
        """
        answer = self._model.answer(
            self._prompt.messages(brief),
            lambda said: "\n" in said.strip(),
            max_tokens=TOKENS_A_WORD * brief.max_words,
            temperature=WARMTH,
        )
        return drafts(answer, brief.max_words)
