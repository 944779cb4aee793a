"""The when node with a language model behind a real server: in time, too late, gone."""

from __future__ import annotations

import pytest
from chat import ChatServer
from together import Together

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.voice import Transcript

SAID = "It is what it is."


@pytest.fixture
def server():
    made = ChatServer('{"direction": "seeking", "need": 0.9}')
    yield made
    made.close()


def states(server: ChatServer, wait: float, **more: object) -> tuple[EmpathyState, dict[str, str]]:
    """Return the state of one utterance, and what the node says is wrong."""
    asked = {"opinion_backend": "openai", "opinion_uri": server.uri, "opinion_wait": wait, **more}
    with Together("when", parameters={"when": asked}) as system:
        heard = system.heard(EmpathyState, "empathy/state")
        system.tell(Transcript(system.now, system.now - 2.0, "u1", SAID, True), "transcript")
        system.until(lambda: any(state.utterance_id for state in heard), 10.0)
        system.run(0.2)
        return next(state for state in heard if state.utterance_id), system.troubles()


def test_an_opinion_in_time_is_one_of_the_cues(server):
    state, troubles = states(server, 5.0)
    assert next(cue for cue in state.cues if cue.name == "opinion_seeking").contribution > 0.5
    assert not troubles


def test_a_stalling_server_costs_only_its_opinion(server):
    server.behaviour = "stall"
    state, _ = states(server, 0.3, opinion_deadline=0.5)
    assert state.text == SAID
    assert not any(cue.name.startswith("opinion") for cue in state.cues)


def test_a_missing_server_is_said_in_words(server):
    server.close()
    state, troubles = states(server, 2.0)
    assert not any(cue.name.startswith("opinion") for cue in state.cues)
    assert server.uri in troubles["when"]


def test_a_missing_server_is_said_before_anybody_speaks(server):
    server.close()
    asked = {"opinion_backend": "openai", "opinion_uri": server.uri}
    with Together("when", parameters={"when": asked}) as system:
        system.until(lambda: server.uri in system.troubles().get("when", ""), 5.0)
        assert "Connection refused" in system.troubles()["when"]


def test_nobody_is_asked_unless_told_to(server):
    with Together("when") as system:
        heard = system.heard(EmpathyState, "empathy/state")
        system.tell(Transcript(system.now, system.now - 2.0, "u1", SAID, True), "transcript")
        system.until(lambda: any(state.utterance_id for state in heard), 5.0)
    assert not server.asked
