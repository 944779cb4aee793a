"""Trees from files in the XML of BehaviorTree.CPP 4 and Groot2: loaded whole, or not at all."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from whee_ros.behavior.body import Body
from whee_ros.behavior.build import Builder
from whee_ros.behavior.forest import Fault, Forest, fault, read_forest
from whee_ros.behavior.node import Context
from whee_ros.behavior.skills import Skills
from whee_ros.behavior.tree import BehaviorTree
from whee_ros.behavior.variables import unread
from whee_ros.core.errors import TreeError

MOST_TOLD = 10
"""Faults that one error tells."""


def load_tree(
    path: Path,
    skills: Skills,
    search: Sequence[Path] = (),
    before: BehaviorTree | None = None,
) -> BehaviorTree:
    """Load the main tree of a file.

    Args:
        path: of the XML.
        skills: what the leaves start goals with; not used before the first tick.
        search: folders whose files replace those of the same name (`forest`).
        before: the tree that this one is to follow, still running: it stays as it is, but the new one inherits its
            claims to voice, face and body, and which plan was taken last.

    Raises:
        TreeError: naming file, line, what is wrong and what to do; further faults are listed below the first.
    """
    forest = read_forest(path, search)
    main = _main(forest)
    context = Context(Body(skills)) if before is None else before.heir()
    builder = Builder(forest, context)
    node = builder.tree(main, {}) if main else None
    for name in forest.trees:  # also what the main tree does not use: a file is right as a whole
        if name != main:
            builder.check(name)
    faults = forest.faults + builder.faults
    if faults or node is None:
        raise _error(faults, list(forest.files.values()))
    for element, key in unread(forest.trees):
        tree = element.attributes["ID"]
        told = fault(element, f"<SubTree ID={tree!r}> gives {key!r}, which nothing in {tree} reads", "")
        forest.unused.append(f"{told.file}:{told.line}: {told.value}. Is it misspelt?")
    return BehaviorTree(main, node, forest)


def _main(forest: Forest) -> str:
    """Return the ID of the main tree, "" if there is none."""
    root, trees = forest.root, forest.trees
    name = root.attributes.get("main_tree_to_execute", "")
    if name in trees:
        return name
    if not name and len(trees) == 1:
        return next(iter(trees))
    if name:
        near = difflib.get_close_matches(name, trees, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Trees here: {', '.join(trees) or 'none'}."
        value = f"main_tree_to_execute={name!r} is not in the file"
        forest.faults.append(fault(root, value, hint))
    elif trees or not forest.faults:
        value = f"no main tree among {len(trees)}"
        forest.faults.append(fault(root, value, 'Add main_tree_to_execute="ID" to <root>.'))
    return ""


def _error(faults: Sequence[Fault], files: Sequence[Path]) -> TreeError:
    """Return all faults as one error, in the order of files and lines."""
    order = [known for path in files for known in (path.name, str(path))]
    first, *others = sorted(
        faults, key=lambda f: (order.index(f.file) if f.file in order else len(order), f.line)
    )
    more = "".join(f"\n  {f.file}:{f.line}: {f.value}. {f.remedy}" for f in others[: MOST_TOLD - 1])
    if len(others) >= MOST_TOLD:
        more += f"\n  and {len(others) - MOST_TOLD + 1} more"
    return TreeError(f"{first.file}:{first.line}", first.value, first.remedy + more)
