"""Asks a language model beside the when-detector, and never keeps it waiting longer than it allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from whee_ros.core import registry
from whee_ros.core.params import param
from whee_ros.core.resources import resource
from whee_ros.core.voice import Transcript
from whee_ros.empathy.when import opinion
from whee_ros.empathy.when.opinion import Opinion, Prompt
from whee_ros.engine.adviser import Adviser
from whee_ros.engine.guarded import GuardedModel
from whee_ros.engine.models import ModelStore
from whee_ros.nodes.errand import Errand
from whee_ros.perception.words.draft import stable
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
        self._before = ""
        self._errand: Errand[Job, Opinion] | None = None
        self._model: GuardedModel | None = None
        config = node.parameters.get(OpinionConfig)
        if config.opinion_backend:
            self._weights = opinion.weights(resource("config/opinion.yaml"), config.opinion_model)
            create = registry.load("llm", config.opinion_backend)
            model = create(ModelStore.default(), uri=config.opinion_uri, model=config.opinion_model)
            prompt = Prompt(resource("config/prompts/opinion.txt"))
            self._model = GuardedModel(model, config.opinion_deadline, node.clock.now)
            adviser = Adviser(self._model, prompt)
            self._errand = Errand(
                node, "second opinion", lambda job: adviser.ask(job.text, job.before), self._model.prepare
            )

    def robot_said(self, text: str) -> None:
        """Note what the robot said."""
        self._before = text

    def expect(self, transcript: Transcript) -> None:
        """Ask about words that may turn out to be all: then the answer is there when they are."""
        # a last word that the next recognition may change makes another question of it
        if self._errand is not None and stable(transcript) == transcript.text:
            self._errand.ahead(self._job(transcript))

    def give(self, transcript: Transcript) -> None:
        """Decide about a final transcript: with an opinion if one comes in time."""
        wait = self._node.parameters.get(OpinionConfig).opinion_wait
        if self._errand is None or wait <= 0:
            self._decide(transcript, None)
            return

        def then(answer: Opinion | None) -> None:
            self._decide(transcript, self._weights[answer.direction] if answer is not None else None)

        self._errand.ask(self._job(transcript), wait, then)

    def close(self) -> None:
        """Decide what is open, and free the model."""
        if self._errand is not None:
            self._errand.give_up()
        if self._model is not None:
            self._model.close()

    def _job(self, transcript: Transcript) -> Job:
        return Job(transcript.utterance_id, transcript.text, self._before)
