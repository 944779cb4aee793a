"""Times the behaviour tree: a tick and its picture, over two minutes of a scripted conversation."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from whee_ros.behavior.bench import timed
from whee_ros.core.resources import resource
from whee_ros.tools.stopwatch import Stopwatch


def main(argv: Sequence[str]) -> int:
    """Measure and print; 1 when the budget is not kept."""
    parser = argparse.ArgumentParser(prog="whee bench tree", description=__doc__)
    parser.add_argument("tree", nargs="?", type=Path, help="default: behavior_trees/main.xml")
    options = parser.parse_args(argv)
    path = options.tree or resource("behavior_trees/main.xml")
    watch = Stopwatch()
    nodes, times = timed(path)
    for seconds in times:
        watch.add(f"tree tick, {nodes} nodes", seconds)
    print(watch.table())
    return int(not all(row.kept for row in watch.rows()))
