"""Compares our trees with the real BehaviorTree.CPP: random trees, ticked in both, tick by tick.

A tick counts as identical when the root's verdict, the leaves ticked in their order, the leaves halted and the
variables are. Known causes of the rest (docs/behavior_trees.md): a Switch whose child was skipped, and a
SequenceWithMemory that resumes among skipped children. Trees with a clock are compared as long as this machine is on
time.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from whee_ros.tools.trees.compare import compared, compared_in_time
from whee_ros.tools.trees.growth import Shape
from whee_ros.tools.trees.oracle import World

GOAL = 0.999
SHAPES = {
    "control nodes and decorators": Shape(False, False, False, False),
    "with subtrees": Shape(False, False, False, True),
    "with pre-conditions": Shape(True, True, False, True),
    "with scripts and post-conditions": Shape(False, False, True, True),
    "with everything": Shape(),
    "with timeouts, delays and sleeps": Shape(guards=False, inner_guards=False, clock=True),
}
MOST_IN_TIME = 300
"""Trees with a clock are ticked in real time, fifty at once, for 1.2 s."""


def main(argv: Sequence[str]) -> int:
    """Compare and print; 1 when the goal is missed."""
    parser = argparse.ArgumentParser(prog="whee eval tree", description=__doc__)
    parser.add_argument("--trees", type=int, default=1000, help="random trees of each shape")
    parser.add_argument("--seed", default="0", help="other trees")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print so many trees that differ")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    options = parser.parse_args(argv)
    world, figures, missed = World(), {}, False
    print(f"{'random trees':36}{'trees':>7}{'ticks':>8}{'identical':>11}{'differ in':>11}   goal {GOAL:.1%}")
    for name, shape in SHAPES.items():
        seed = f"{name}/{options.seed}"
        if shape.clock:
            found = compared_in_time(min(options.trees, MOST_IN_TIME), shape, seed)
        else:
            found = compared(world, options.trees, shape, seed)
        kept = found.share >= GOAL
        missed |= not kept
        verdict = "kept" if kept else "MISSED"
        line = f"{name:36}{found.trees:7}{found.ticks:8}{found.share:11.3%}{len(found.differing):5} trees   {verdict}"
        print(line, flush=True)
        for xml, tick, theirs, ours in found.differing[: options.show]:
            print(f"  {xml}\n  first at tick {tick}: theirs {theirs}, ours {ours}")
        figures[name] = {
            "trees": found.trees,
            "ticks": found.ticks,
            "identical": found.share,
            "differing": len(found.differing),
            "stopped": found.stopped,
            "goal": GOAL,
        }
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return int(missed)
