"""Has a language model write beside the bank, and never keeps the answer waiting longer than it allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whee_ros.core import registry
from whee_ros.core.errors import ConfigError
from whee_ros.core.params import param
from whee_ros.core.resources import resource
from whee_ros.empathy.how.brief import Brief, Prompt
from whee_ros.empathy.how.levels import Gauge, by_heads
from whee_ros.empathy.when.text_tuned import TunedReader
from whee_ros.engine.free_writer import FreeWriter
from whee_ros.engine.guarded import GuardedModel
from whee_ros.engine.models import ModelStore
from whee_ros.engine.reading import loaded_reader
from whee_ros.nodes.errand import Errand
from whee_ros.ros.lifecycle import WheeNode


@dataclass(frozen=True)
class WriterConfig:
    """Which language model proposes replies beside the bank's, and how long it is waited for."""

    llm_backend: str = param(
        "", "Back end of the kind llm (openai, transformers); empty leaves the bank alone."
    )
    llm_uri: str = param(
        "",
        "Address of the server, such as http://127.0.0.1:8080/v1; what is said to the robot is sent there.",
    )
    llm_model: str = param("", "Name on the server (empty: its first), or folder of a local model.")
    llm_gauge: str = param(
        "tuned",
        "Text back end with levels of its own (tuned) that measures what the model writes; empty believes that it "
        "wrote what was ordered, and kindly.",
    )
    llm_wait: float = param(
        0.8,
        "How long a reply waits for the model; the best of what is there then is said.",
        unit="s",
        low=0.0,
        high=5.0,
        live=True,
    )


def gauge_of(config: WriterConfig) -> Gauge | None:
    """Return what measures drafts, if anything does; the encoder is loaded only where a language model writes.

    Raises:
        WheeError: if the back end or its weights cannot be used.
    """
    if not (config.llm_backend and config.llm_gauge):
        return None
    reader = loaded_reader(config.llm_gauge)
    if not isinstance(reader, TunedReader):
        raise ConfigError("llm_gauge", config.llm_gauge, "Name a text back end with heads of its own: tuned.")
    return by_heads(reader)


class WriterBeside:
    """Drafts for one node.

    Args:
        node: whose worker, timers and parameters are used.
    """

    def __init__(self, node: WheeNode) -> None:
        self._node = node
        self._errand: Errand[Brief, tuple[str, ...]] | None = None
        self._model: GuardedModel | None = None
        config = node.parameters.get(WriterConfig)
        if config.llm_backend:
            create = registry.load("llm", config.llm_backend)
            model = create(ModelStore.default(), uri=config.llm_uri, model=config.llm_model)
            # an answer that comes after the wait is of no use to anybody
            self._model = GuardedModel(model, max(0.1, config.llm_wait), node.clock.now)
            writer = FreeWriter(self._model, Prompt(resource("config/prompts/reply.txt")))
            self._errand = Errand(node, "free writer", writer.write, self._model.prepare)

    def write(self, brief: Brief | None, then: Callable[[tuple[str, ...]], None]) -> None:
        """Call `then` once, with what was written in time or with nothing; at once where nothing is to be written."""
        wait = self._node.parameters.get(WriterConfig).llm_wait
        if self._errand is None or brief is None or wait <= 0:
            then(())
        else:
            self._errand.ask(brief, wait, lambda written: then(written or ()))

    def close(self) -> None:
        """Go on without what is still being written, and free the model."""
        if self._errand is not None:
            self._errand.give_up()
        if self._model is not None:
            self._model.close()
