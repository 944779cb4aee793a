"""Inputs that wait until the node takes them: at its own pace, not when they come, and never those of before."""

from __future__ import annotations

import pytest
from std_msgs.msg import String
from together import Together

from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION


class Slow(WheeNode):
    """Takes what it is told when somebody says so."""

    def __init__(self) -> None:
        super().__init__("slow")
        self.taken: list[str] = []

    def setup(self) -> None:
        self.gather_raw(String, "told", DECISION, lambda message: self.taken.append(message.data))


@pytest.fixture
def system():
    with Together() as found:
        found.add("slow", Slow())
        found.activate()
        found.wait(lambda: found.probe.count_subscribers("told"))
        yield found


def tell(system: Together, *words: str) -> None:
    for word in words:
        system.tell(String(data=word), "told")


def catch_up(system: Together, slow: Slow, count: int) -> None:
    def arrived() -> bool:
        slow.catch_up()
        return len(slow.taken) >= count

    system.wait(arrived)


def test_what_came_waits_for_the_node_and_is_taken_once_oldest_first(system):
    slow = system.nodes["slow"]
    tell(system, "one", "two")
    system.run(0.5)
    assert slow.taken == []
    catch_up(system, slow, 2)
    assert slow.taken == ["one", "two"]
    slow.catch_up()
    assert slow.taken == ["one", "two"]


def test_what_was_said_to_an_inactive_node_is_not_heard_later(system):
    slow = system.nodes["slow"]
    slow.trigger_deactivate()
    tell(system, "asleep")
    system.run(0.5)
    slow.trigger_activate()
    tell(system, "awake")
    catch_up(system, slow, 1)
    assert slow.taken == ["awake"]
    slow.trigger_deactivate()
    slow.trigger_cleanup()
    assert not slow._gathered
    system.wait(lambda: not system.probe.count_subscribers("told"))
