"""Timeouts, delays and sleeps end at the ticks at which they end in BehaviorTree.CPP, in real time."""

from whee_ros.tools.eval_tree import GOAL, SHAPES
from whee_ros.tools.trees.compare import compared_in_time


def test_trees_with_a_clock_tick_as_in_behaviortree_cpp():
    (shape,) = (shape for shape in SHAPES.values() if shape.clock)
    found = compared_in_time(40, shape, "test")
    assert found.ticks > 40
    assert found.share >= GOAL, found.differing[:1]
