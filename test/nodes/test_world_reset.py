"""A simulated world is reset: its time begins anew, and so does every node, in its own process."""

from __future__ import annotations

from together import Together

from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.voice import Transcript

NODES = ("recorder", "dashboard", "person", "face", "voice", "transcript")
NODES += ("when", "how", "behavior", "skills", "robot")
RESET = 50.0
"""s, the time of the world that was reset."""


def answered(system: Together, plans: list, speech: list) -> None:
    """Tell the system a loss, and wait until the robot is in the middle of what it says about it."""
    goals = system.nodes["behavior"]._skills._clients.values()
    system.wait(lambda: all(client.server_is_ready() for client in goals))
    said, begun = f"u{len(plans)}", system.now - 2.0
    plans.clear()
    system.tell(Transcript(system.now, begun, said, "My dog died last night.", True), "transcript")
    system.until(lambda: plans, step=0.05)
    assert plans[-1].utterance_id == said
    system.until(lambda: speech and speech[-1].word_index > 1, step=0.05)


def test_every_node_forgets_what_was_and_works_on(tmp_path):
    parameters = {
        "recorder": {"bag_path": str(tmp_path / "bag"), "record": True},
        "dashboard": {"page_address": "127.0.0.1:0"},
        "behavior": {"groot_port": 0},
        "person": {"start_after": 60.0, "face_camera": "scripted"},
    }
    with Together("manager", *NODES, parameters=parameters) as system:
        states, plans = system.heard(EmpathyState, "empathy/state"), system.heard(EmpathyPlan, "empathy/plan")
        speech = system.heard(SpeechStatus, "robot/speech")
        system.run(0.5, step=0.05)
        answered(system, plans, speech)
        late = system.now

        system.now = RESET
        system.until(lambda: speech[-1].state == "cancelled", 1.0)
        system.until(
            lambda: all("time ran back by" in system.troubles().get(name, "") for name in NODES), 1.0
        )
        assert all(node.active for node in system.nodes.values())
        # what was under way before the reset must not count as the newest for ever
        system.tell(SpeechStatus(late, "p0", "Of before.", "started"), "robot/speech")
        states.clear()
        speech.clear()
        system.run(0.5, step=0.05)
        assert 4 <= len(states) <= 6
        assert all(RESET < state.stamp <= system.now + 0.01 for state in states)
        answered(system, plans, speech)
        assert RESET < speech[0].stamp < late
    assert {bag.name for bag in tmp_path.iterdir()} == {"bag", "bag_2"}  # a bag for each time
