"""Asks a language model for a second opinion on an utterance, and does not ask twice."""

from __future__ import annotations

from collections import OrderedDict

from whee_ros.empathy.when.opinion import Opinion, Prompt, hopeless, read
from whee_ros.engine.guarded import GuardedModel

REMEMBERED = 256
"""Opinions that are kept."""
LONGEST = 40
"""Tokens of an answer; label and need take about 15."""


class Adviser:
    """Opinions of one model.

    Args:
        model: answers, or fails in time.
        prompt: the question.
    """

    def __init__(self, model: GuardedModel, prompt: Prompt) -> None:
        self._model = model
        self._prompt = prompt
        self._known: OrderedDict[tuple[str, str], Opinion] = OrderedDict()

    def ask(self, text: str, before: str = "") -> Opinion | None:
        """Return what the model thinks of `text`; None if its answer makes no sense.

        Args:
            text: the utterance.
            before: what the robot said last.

        Raises:
            WheeError: as `GuardedModel.answer`.
        """
        key = (text.strip().lower(), before)
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        if not text.strip():
            return None
        answer = self._model.answer(self._prompt.messages(text, before), _enough, max_tokens=LONGEST)
        opinion = read(answer)
        if opinion is not None:
            self._known[key] = opinion
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return opinion


def _enough(answer: str) -> bool:
    opinion = read(answer)
    return (opinion is not None and opinion.need is not None) or hopeless(answer)
