"""Asks a language model beside the when-detector, and never keeps it waiting longer than it allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from whee_ros.core import registry
from whee_ros.core.params import param
from whee_ros.core.resources import resource
from whee_ros.core.voice import Transcript
from whee_ros.empathy.when import opinion
from whee_ros.empathy.when.opinion import Opinion, Prompt
from whee_ros.engine.adviser import Adviser
from whee_ros.engine.models import ModelStore
from whee_ros.ros.lifecycle import WheeNode

Decide = Callable[[Transcript, Mapping[str, float] | None], None]


@dataclass(frozen=True)
class OpinionConfig:
    """Which language model gives a second opinion on an utterance, and how long it is waited for."""

    opinion_backend: str = param("", "Back end of the kind llm (openai, transformers); empty asks nobody.")
    opinion_uri: str = param(
        "",
        "Address of the server, such as http://127.0.0.1:8080/v1; what is said to the robot is sent there.",
    )
    opinion_model: str = param("", "Name on the server (empty: its first), or folder of a local model.")
    opinion_deadline: float = param(3.0, "Time the model has for an answer.", unit="s", low=0.1, high=30.0)
    opinion_wait: float = param(
        0.5,
        "How long a decision waits for it after the last word; later answers only count for the same words again.",
        unit="s",
        low=0.0,
        high=5.0,
        live=True,
    )


@dataclass(frozen=True)
class Job:
    """Words to be judged, after what the robot said last."""

    utterance_id: str
    text: str
    before: str


class SecondOpinion:
    """Opinions on the utterances of one node.

    Args:
        node: whose worker, timers and parameters are used.
        decide: called once for each utterance that `give` was called with, with the log-odds of the opinion or None.
    """

    def __init__(self, node: WheeNode, decide: Decide) -> None:
        self._node = node
        self._decide = decide
        self._config = node.parameters.get(OpinionConfig)
        self._before = ""
        self._waiting: Transcript | None = None
        self._timer: Any = None
        self._model: Any = None
        self._adviser: Adviser | None = None
        if self._config.opinion_backend:
            self._weights = opinion.weights(resource("config/opinion.yaml"), self._config.opinion_model)
            create = registry.load("llm", self._config.opinion_backend)
            self._model = create(
                ModelStore.default(), uri=self._config.opinion_uri, model=self._config.opinion_model
            )
            prompt = Prompt(resource("config/prompts/opinion.txt"))
            self._adviser = Adviser(self._model, prompt, self._config.opinion_deadline, node.clock.now)
            self._worker = node.work("second opinion", self._ask)

    def robot_said(self, text: str) -> None:
        """Note what the robot said."""
        self._before = text

    def expect(self, transcript: Transcript) -> None:
        """Ask about words that may turn out to be all: then the answer is there when they are."""
        if self._adviser is not None:
            self._worker.mailbox.put(Job(transcript.utterance_id, transcript.text, self._before))

    def give(self, transcript: Transcript) -> None:
        """Decide about a final transcript: with an opinion if one comes in time."""
        self._resolve(None)
        wait = self._node.parameters.get(OpinionConfig).opinion_wait
        if self._adviser is None or wait <= 0:
            self._decide(transcript, None)
            return
        self._waiting = transcript
        self._timer = self._node.create_timer(wait, lambda: self._resolve(None))
        self.expect(transcript)

    def close(self) -> None:
        """Free the model."""
        self._resolve(None)
        if self._model is not None:
            self._model.close()

    def _ask(self, job: Job) -> None:
        """On the worker thread; a failure is said by the node."""
        assert self._adviser is not None
        found = None
        try:
            found = self._adviser.ask(job.text, job.before)
        finally:
            answer = found
            self._node.later(lambda: self._answered(job, answer))

    def _answered(self, job: Job, answer: Opinion | None) -> None:
        waiting = self._waiting
        if waiting is not None and (waiting.utterance_id, waiting.text) == (job.utterance_id, job.text):
            self._resolve(answer)

    def _resolve(self, answer: Opinion | None) -> None:
        if self._timer is not None:
            self._node.destroy_timer(self._timer)
            self._timer = None
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._decide(waiting, self._weights[answer.direction] if answer is not None else None)
