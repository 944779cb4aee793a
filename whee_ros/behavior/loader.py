"""Trees from files in the XML of BehaviorTree.CPP 4 and Groot2: loaded whole, or not at all."""

from __future__ import annotations

import difflib
from pathlib import Path

from whee_ros.behavior.body import Body
from whee_ros.behavior.build import Builder, Fault
from whee_ros.behavior.markup import Element, read_xml
from whee_ros.behavior.node import Context
from whee_ros.behavior.skills import Skills
from whee_ros.behavior.tree import BehaviorTree
from whee_ros.core.errors import TreeError


def load_tree(path: Path, skills: Skills) -> BehaviorTree:
    """Load the main tree of a file.

    Args:
        path: of the XML.
        skills: what the leaves start goals with; not used before the first tick.

    Raises:
        TreeError: naming file, line, what is wrong and what to do; further faults are listed below the first.
    """
    root = read_xml(path)
    faults: list[Fault] = []
    trees = _trees(root, faults)
    main = _main(root, trees, faults)
    builder = Builder(trees, Context(Body(skills)))
    node = None
    if main:
        node = builder.tree(main, {})
    for name in trees:  # also what the main tree does not use: a file is right as a whole
        if name != main:
            builder.check(name)
    faults += builder.faults
    if faults or node is None:
        raise _error(path, sorted(faults, key=lambda fault: fault.line))
    return BehaviorTree(main, node)


def _trees(root: Element, faults: list[Fault]) -> dict[str, Element]:
    if root.tag != "root":
        faults.append(
            Fault(root.line, f"<{root.tag}> instead of <root>", 'Begin with <root BTCPP_format="4">.')
        )
        return {}
    version = root.attributes.get("BTCPP_format", "")
    if version != "4":
        faults.append(
            Fault(
                root.line, f"BTCPP_format={version!r}", 'Write BTCPP_format="4"; Groot2 converts version 3.'
            )
        )
    trees: dict[str, Element] = {}
    for element in root.children:
        if element.tag == "TreeNodesModel":
            continue
        name = element.attributes.get("ID", "")
        if element.tag != "BehaviorTree":
            faults.append(
                Fault(
                    element.line,
                    f"<{element.tag}> in <root>",
                    "Only <BehaviorTree> and <TreeNodesModel> fit.",
                )
            )
        elif not name:
            faults.append(Fault(element.line, "a <BehaviorTree> without ID", "Give it an ID."))
        elif name in trees:
            faults.append(Fault(element.line, f"a second tree {name}", "Give each tree its own ID."))
        else:
            trees[name] = element
    return trees


def _main(root: Element, trees: dict[str, Element], faults: list[Fault]) -> str:
    name = root.attributes.get("main_tree_to_execute", "")
    if name in trees:
        return name
    if not name and len(trees) == 1:
        return next(iter(trees))
    if name:
        near = difflib.get_close_matches(name, trees, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Trees here: {', '.join(trees) or 'none'}."
        faults.append(Fault(root.line, f"main_tree_to_execute={name!r} is not in the file", hint))
    elif trees or not faults:
        faults.append(
            Fault(root.line, f"no main tree among {len(trees)}", 'Add main_tree_to_execute="ID" to <root>.')
        )
    return ""


def _error(path: Path, faults: list[Fault]) -> TreeError:
    first, *others = faults
    more = "".join(f"\n  {path.name}:{fault.line}: {fault.value}. {fault.remedy}" for fault in others[:9])
    if len(others) > 9:
        more += f"\n  and {len(others) - 9} more"
    return TreeError(f"{path.name}:{first.line}", first.value, first.remedy + more)
