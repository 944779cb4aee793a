"""Times the behaviour tree: a tick and its picture, over two minutes of a scripted conversation, and of 600 nodes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from whee_ros.behavior.bench import large_tree, timed
from whee_ros.core.resources import resource
from whee_ros.tools.stopwatch import Stopwatch

LARGE = 600
"""Nodes of a tree that nobody would write by hand."""


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
    with TemporaryDirectory() as folder:
        large = Path(folder) / "large.xml"
        large.write_text(large_tree(LARGE), encoding="utf-8")
        nodes, times = timed(large, 20.0)
    for seconds in times:
        watch.add(f"all of {nodes} nodes ticked", seconds)
    print(watch.table())
    return int(not all(row.kept for row in watch.rows()))
