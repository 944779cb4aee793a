"""Time that runs back: a simulated world that is reset, and a computer's clock that is set."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from whee_ros.ros.convert import to_time
from whee_ros.ros.renewal import ROUNDS, Renewal


class Node:
    """What a `Renewal` needs of a node, with a clock that the test sets."""

    def __init__(self, simulated: bool) -> None:
        self.time, self.active, self.said, self.lives = 100.0, True, {}, []
        self.clock = SimpleNamespace(now=lambda: self.time, simulated=simulated, on_jump_back=lambda *_: None)
        self.turns = 0
        self.renewal = Renewal(self)
        self.renewal.look()

    def create_guard_condition(self, turn):
        def trigger():
            self.turns += 1
            turn()

        return SimpleNamespace(trigger=trigger)

    def trouble(self, key, text):
        self.said[key] = text

    def time_ran_back(self):
        self.renewal.begin()

    def trigger_deactivate(self):
        self.active = False

    def renew(self, *, active):
        self.lives.append(active)
        self.active = active


def message(stamp: float):
    return SimpleNamespace(header=SimpleNamespace(stamp=to_time(stamp)))


def test_a_node_starts_again_when_its_world_is_reset_and_hears_nothing_from_before():
    node = Node(simulated=True)
    node.time = 2.0
    node.renewal.look()
    assert "time ran back by 98 s" in node.said["clock"]
    assert (node.lives, node.active, node.turns) == ([True], True, ROUNDS)
    assert node.renewal.from_before(message(99.0))
    assert not node.renewal.from_before(message(1.9))
    assert not node.renewal.from_before(SimpleNamespace())
    node.time = 120.0
    assert not node.renewal.from_before(message(120.0))


@pytest.mark.parametrize(("seconds", "lives"), [(0.5, 0), (4.0, 0), (60.0, 1)])
def test_a_computers_clock_that_is_set_back_a_little_costs_no_restart(seconds, lives):
    node = Node(simulated=False)
    node.time -= seconds
    node.renewal.look()
    assert len(node.lives) == lives
    assert ("set back: times are wrong for 4 s" in node.said.get("clock", "")) == (seconds == 4.0)
