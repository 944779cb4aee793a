"""The how node with a language model behind a real server that writes well, stalls, and answers with a web page."""

from __future__ import annotations

import pytest
from chat import ChatServer
from together import Together

from whee_ros.core.empathy import Direction, EmpathyPlan, EmpathyState

GOOD = "I'm so sorry about Rex. You must miss him terribly."


def plan(server: ChatServer, wait: float) -> tuple[EmpathyPlan, float, dict[str, str]]:
    """Return the plan for a sad state, how long it took (s), and what the node says is wrong."""
    told = {"llm_backend": "openai", "llm_uri": server.uri, "llm_wait": wait}
    with Together("how", parameters={"how": told}) as system:
        heard = system.heard(EmpathyPlan, "empathy/plan")
        text, begun = "My dog Rex died last night.", system.now
        system.tell(
            EmpathyState(
                begun,
                "p1",
                "u1",
                Direction.SEEKING,
                0.05,
                0.9,
                0.05,
                0.9,
                0.9,
                True,
                valence=-0.8,
                emotion="sadness",
                text=text,
            ),
            "empathy/state",
        )
        system.until(lambda: heard, 10.0)
        took = system.now - begun
        system.run(0.3)
        return heard[0], took, system.troubles()


@pytest.fixture
def server():
    made = ChatServer(GOOD)
    yield made
    made.close()


def test_what_the_model_writes_in_time_is_said(server):
    found, _, troubles = plan(server, 5.0)
    assert found.text == GOOD
    assert not troubles


@pytest.mark.parametrize("behaviour", ["stall", "ping", "error", "garbage", "page"])
def test_a_bad_server_costs_its_wait_and_no_more(server, behaviour):
    server.behaviour = behaviour
    found, took, _ = plan(server, 0.5)
    assert found.text
    assert found.candidates[0].writer.startswith("bank")
    assert took < 0.8


def test_a_web_page_is_not_read_out(server):
    server.answer = "<html> <body> Gateway timeout. </body> </html>"
    found, _, _ = plan(server, 5.0)
    assert found.candidates[0].writer.startswith("bank")
