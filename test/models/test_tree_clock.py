"""Timeouts, delays and sleeps end at the ticks at which they end in BehaviorTree.CPP, in real time.

In a process of its own: the C++ library's timers may wait for Python, or for each other, for ever (with forty trees in
every second run on a machine that others use, too), and nothing within the process can end that.
"""

from __future__ import annotations

import subprocess
import sys

COMPARE = """
from whee_ros.tools.eval_tree import GOAL, SHAPES
from whee_ros.tools.trees.compare import compared_in_time
(shape,) = (shape for shape in SHAPES.values() if shape.clock)
found = compared_in_time(16, shape, "test")
assert found.ticks > 80
assert found.share >= GOAL, found.differing[:1]
"""
ATTEMPTS, LONGEST = 8, 15.0


def compared() -> subprocess.CompletedProcess[str] | None:
    try:
        return subprocess.run(
            [sys.executable, "-c", COMPARE], timeout=LONGEST, capture_output=True, text=True, check=False
        )
    except subprocess.TimeoutExpired:
        return None


def test_trees_with_a_clock_tick_as_in_behaviortree_cpp():
    done = next((found for _ in range(ATTEMPTS) if (found := compared()) is not None), None)
    assert done is not None, "the C++ library hung each time"
    assert done.returncode == 0, done.stderr
