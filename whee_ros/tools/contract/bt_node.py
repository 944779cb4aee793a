"""Contract of `whee.bt_node`: a subclass of behavior.node.Node."""

from __future__ import annotations

import tempfile
from pathlib import Path

from whee_ros.behavior.catalogue import KINDS
from whee_ros.behavior.loader import load_tree
from whee_ros.behavior.node import Node
from whee_ros.behavior.ports import Port
from whee_ros.behavior.scripted import ScriptedSkills
from whee_ros.behavior.snapshot import Snapshot
from whee_ros.tools.contract.trial import Trial, expect

TREE = """<root BTCPP_format="4" main_tree_to_execute="Main"><BehaviorTree ID="Main">
<{tag} {ports}>{children}</{tag}></BehaviorTree></root>"""
WORDS = {str: "text", float: "1", bool: "true", int: "1"}
"""A value for a port without a default."""


def check(trial: Trial) -> None:
    """Try a node in a tree of its own."""
    kind = trial.plug
    with trial.clause("is a subclass of whee_ros.behavior.node.Node"):
        expect(isinstance(kind, type) and issubclass(kind, Node), repr(kind))
    if trial.broken:
        return
    with trial.clause("has a docstring, a kind of Groot2, and ports with a description"):
        expect(bool((kind.__doc__ or "").strip()), "no docstring: it is what Groot2 shows")
        expect(kind.kind in KINDS, f"kind {kind.kind!r}, not one of {', '.join(KINDS)}")
        expect(all(isinstance(port, Port) and port.description.strip() for port in kind.ports), kind.ports)
    with trial.clause("runs in a tree, is halted and runs again"):
        skills = ScriptedSkills()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "tree.xml"
            path.write_text(_tree(trial.name, kind), encoding="utf-8")
            tree = load_tree(path, skills)
        for tick in range(60):
            skills.advance(tick / 30)
            tree.tick(Snapshot(tick / 30))
            if tick % 20 == 19:
                tree.halt()


def _tree(tag: str, kind: type[Node]) -> str:
    given = {port.name: _value(port) for port in kind.ports if port.default is None}
    ports = " ".join(f'{name}="{value}"' for name, value in given.items())
    return TREE.format(tag=tag, ports=ports, children="<AlwaysSuccess/>" * kind.children_needed[0])


def _value(port: Port) -> str:
    return port.choices[0] if port.choices else WORDS.get(port.type, "text")
