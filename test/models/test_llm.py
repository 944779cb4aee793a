"""Language models as they are: a real server that streams, stalls, breaks and lies, and a model on this machine."""

from __future__ import annotations

import pytest
from chat import ChatServer, tiny_model

from whee_ros.backends.llm.server import create as serve
from whee_ros.backends.llm.transformers import create as local
from whee_ros.core.clock import elapsed
from whee_ros.core.errors import BackendError, ConfigError, ModelError
from whee_ros.core.resources import resource
from whee_ros.empathy.when.opinion import Opinion, Prompt
from whee_ros.engine.adviser import Adviser
from whee_ros.engine.guarded import GuardedModel
from whee_ros.engine.models import ModelStore
from whee_ros.ports.llm import Message

CHAT = (Message("user", "what colour is the sky"),)
STORE = ModelStore({})


@pytest.fixture
def server():
    made = ChatServer()
    yield made
    made.close()


@pytest.fixture
def client(server):
    made = serve(STORE, uri=server.uri)
    made.load()
    yield made
    made.close()


def test_an_answer_comes_in_pieces(server, client):
    assert list(client.stream(CHAT, deadline=5.0, max_tokens=7)) == ["blue", " ", "sky"]
    body = server.asked[0]
    assert (body["model"], body["max_tokens"], body["stream"]) == ("tiny", 7, True)
    assert body["messages"] == [{"role": "user", "content": "what colour is the sky"}]


@pytest.mark.parametrize("behaviour", ["stall", "headers", "trickle", "ping"])
def test_a_deadline_holds_whatever_the_server_does(server, client, behaviour):
    server.behaviour = behaviour
    begun = elapsed()
    with pytest.raises(BackendError) as caught:
        list(client.stream(CHAT, deadline=0.5))
    assert caught.value.retryable
    assert elapsed() - begun < 10.0  # the server would take twenty
    server.behaviour = "stream"
    assert "".join(client.stream(CHAT, deadline=5.0)) == "blue sky"


@pytest.mark.parametrize(
    ("behaviour", "named"),
    [
        ("error", "out of memory"),
        ("garbage", "not of OpenAI's chat protocol"),
        ("page", "a web page instead of an answer"),
        ("packed", "a packed answer"),
        ("flood", "an answer of more than 1000000 bytes"),
    ],
)
def test_a_broken_server_is_named(server, client, behaviour, named):
    server.behaviour = behaviour
    with pytest.raises(BackendError, match=named) as caught:
        list(client.stream(CHAT, deadline=5.0))
    assert server.uri in str(caught.value)


def test_nothing_is_sent_where_a_server_redirects_to(server, client):
    elsewhere = ChatServer()
    server.behaviour = elsewhere.uri
    with pytest.raises(BackendError, match="it redirects to another address"):
        list(client.stream(CHAT, deadline=5.0))
    elsewhere.close()
    assert len(server.asked) == 1
    assert elsewhere.asked == []


def test_an_answer_that_breaks_off_is_what_came(server, client):
    server.behaviour = "break"
    assert list(client.stream(CHAT, deadline=5.0)) == ["blue"]


def test_what_fails_at_once_is_tried_once_more(server, client):
    guarded = GuardedModel(client, 5.0, elapsed)
    server.behaviour = "error"
    with pytest.raises(BackendError):
        guarded.answer(CHAT, lambda said: False, max_tokens=10)
    assert len(server.asked) == 2
    server.behaviour = "garbage"
    with pytest.raises(BackendError):
        guarded.answer(CHAT, lambda said: False, max_tokens=10)
    assert len(server.asked) == 3, "what is no answer now will be none in a moment"


def test_no_server_no_model_no_address(server):
    for address in ("http://[::1", "http://", "http://robot:80/v1\nHost: other"):
        with pytest.raises(ConfigError, match="http://host:port"):
            serve(STORE, uri=address).load()
    with pytest.raises(ConfigError, match="http://host:port"):
        serve(STORE, uri="localhost").load()
    with pytest.raises(ConfigError, match="Choose of: tiny"):
        serve(STORE, uri=server.uri, model="large").load()
    with pytest.raises(BackendError, match=r"127\.0\.0\.1:9/v1: \[Errno \d+\] Connection refused"):
        serve(STORE, uri="http://127.0.0.1:9/v1").load()


def test_an_opinion_is_read_from_a_stream_and_the_rest_not_waited_for(server, client):
    server.answer = '{"direction": "seeking", "need": 0.8} ' + "and so on " * 50
    adviser = Adviser(GuardedModel(client, 3.0, elapsed), Prompt(resource("config/prompts/opinion.txt")))
    assert adviser.ask('I said "stop"} and left.') == Opinion("seeking", 0.8)
    question = server.asked[0]["messages"][0]["content"]
    assert r"I said \"stop\"} and left." in question
    adviser.ask('I said "stop"} and left.')
    assert len(server.asked) == 1, "the second time it is remembered"


def test_a_liar_gets_no_say(server, client):
    adviser = Adviser(GuardedModel(client, 3.0, elapsed), Prompt(resource("config/prompts/opinion.txt")))
    for answer in ("I cannot judge that.", '{"direction": "happy"}', '{"need": 1.0}', ""):
        server.answer = answer
        assert adviser.ask(f"Something new: {answer}") is None


def test_a_model_on_this_machine_answers(tmp_path):
    model = local(STORE, model=tiny_model(tmp_path), device="cpu")
    model.load()
    first = list(model.stream(CHAT, deadline=20.0, max_tokens=5))
    assert first
    assert "".join(first).split() == "".join(model.stream(CHAT, deadline=20.0, max_tokens=5)).split()
    model.close()
    with pytest.raises(ModelError, match=r"config\.json"):
        local(STORE, model=str(tmp_path / "nothing")).load()
