"""Checks a behaviour tree and prints it: nodes, ports, conditions, and the file each part comes from.

→ sequence, ? fallback, ⇉ parallel, ▸ subtree; what bears an exclamation mark asks from the first child at every tick.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from whee_ros.behavior.loader import load_tree
from whee_ros.behavior.scripted import ScriptedSkills
from whee_ros.core.resources import resource
from whee_ros.tools.trees.outline import outline
from whee_ros.tools.trees.picture import draw


def main(argv: Sequence[str]) -> int:
    """Print a tree; 1 with all its faults when it cannot be loaded."""
    parser = argparse.ArgumentParser(prog="whee tree", description=__doc__)
    parser.add_argument("tree", nargs="?", type=Path, help="default: behavior_trees/main.xml")
    parser.add_argument("--tree-path", default="", help="folders whose files replace parts, separated by :")
    parser.add_argument("--part", default="", help="print only this tree, by its ID")
    parser.add_argument("--png", type=Path, metavar="FILE", help="draw it, too")
    options = parser.parse_args(argv)
    search = [Path(folder).expanduser() for folder in options.tree_path.split(":") if folder]
    tree = load_tree(options.tree or resource("behavior_trees/main.xml"), ScriptedSkills(), search)
    trees = [part for part in outline(tree.forest, tree.name) if options.part in ("", part[0])]
    for name, origin, lines in trees:
        print(f"{name}  ({origin})")
        for line in lines:
            print(f"  {'  ' * line.depth}{line.words}{'  ' if line.details else ''}{line.details}")
        print()
    for note in tree.forest.unused:
        print(note, file=sys.stderr)
    print(f"{len(tree.status())} nodes, {len(trees)} trees, {len(tree.forest.files)} files")
    if options.png:
        draw(trees, options.png)
    return 0
