"""The manager with real nodes in one process: order, words, and parameters that survive a restart."""

from __future__ import annotations

from rclpy.parameter import Parameter
from together import Together

from whee_ros.nodes import manager
from whee_ros.nodes.host import build

NODES = ["how", "when"]


def managed(**more) -> Together:
    parameters = {"manager": {"nodes": NODES}, **more.pop("parameters", {})}
    return Together("manager", *NODES, parameters=parameters, active=False, **more)


def test_nodes_are_brought_up_and_told_of_under_their_namespace():
    with managed(namespace="robot1") as system:
        said = system.diagnostics()
        system.until(lambda: len(said) == 2 and all(s.message == "working" for s in said.values()), 20.0)
        assert set(said) == {"robot1/how", "robot1/when"}
        assert system.nodes["when"].resolve_topic_name("transcript") == "/robot1/transcript"


def test_a_live_change_is_given_back_to_a_process_that_was_started_again(monkeypatch):
    with managed() as system:
        said = system.diagnostics()
        system.until(lambda: len(said) == 2 and all(s.message == "working" for s in said.values()), 20.0)
        assert system.nodes["when"].set_parameters([Parameter("need_on", value=0.77)])[0].successful
        system.run(0.1)
        system.remove("when")
        system.until(lambda: said["when"].message != "working", 20.0)
        monkeypatch.setattr(
            "whee_ros.ros.lifecycle.os.getpid", lambda: 4711
        )  # what a heartbeat tells a process by
        system.add("when", build("when"))
        system.until(lambda: said["when"].message == "working", 20.0)
        assert system.nodes["when"].get_parameter("need_on").value == 0.77
        assert manager.STALE < 5.0
