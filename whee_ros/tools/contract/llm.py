"""Contract of `whee.llm`: ports/llm.py."""

from __future__ import annotations

from whee_ros.core.clock import elapsed
from whee_ros.core.errors import BackendError
from whee_ros.ports.llm import LanguageModel, Message
from whee_ros.tools.contract.trial import Trial, attempt, expect

CHAT = (Message("system", "You answer in one word."), Message("user", "What colour is the sky?"))
AMPLE, SHORT, SLACK = 30.0, 0.001, 5.0
"""Seconds: allowed for an answer, hardly any, and by how much that may be overrun (a first token in the works)."""


def answer(model: LanguageModel, deadline: float) -> list[str]:
    """Return the pieces of an answer."""
    return list(model.stream(CHAT, deadline=deadline, max_tokens=8))


def check(trial: Trial) -> None:
    """Try a language model; the address of the trial is that of a server, or the folder of a model."""
    model = trial.plug(None, uri=trial.uri, model="" if "://" in trial.uri else trial.uri)
    trial.copes("before load it works or says what to call", answer, model, AMPLE)
    trial.usable("load works, or says what is missing", model.load)
    with trial.clause("answers in pieces of text"):
        pieces = answer(model, AMPLE)
        expect(all(isinstance(piece, str) for piece in pieces), pieces)
    with trial.clause("keeps the deadline, or says that it could not"):
        begun = elapsed()
        try:
            answer(model, SHORT)
        except BackendError as error:
            expect(error.retryable, "an overrun deadline that is not retryable")
        expect(elapsed() - begun < SLACK, f"{elapsed() - begun:.1f} s for a deadline of {SHORT} s")
    with trial.clause("may be left in the middle of an answer"):
        next(iter(model.stream(CHAT, deadline=AMPLE, max_tokens=8)), "")
        attempt(answer, model, AMPLE)
    trial.closes_twice(model)
    trial.copes("after close it works or says what to call", answer, model, AMPLE)
