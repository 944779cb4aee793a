"""What a live monitor of BehaviorTree.CPP trees shows: the tree as it stands, its state, its variables.

The formats are those that Groot2 reads from BehaviorTree.CPP 4.8 (its Groot2Publisher; `nodes/groot.py` speaks the
protocol): each use of a subtree is a <BehaviorTree> of its own with a path, every node has a number (`_uid`, depth
first from 1), and a state is three bytes: the number (16 bit, little endian) and a code.
"""

from __future__ import annotations

import dataclasses
import struct
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from whee_ros.behavior.catalogue import OWN, STANDARD
from whee_ros.behavior.decorators.verdict import SubTree
from whee_ros.behavior.node import FAILURE, IDLE, RUNNING, SUCCESS, Node
from whee_ros.behavior.palette import model
from whee_ros.behavior.snapshot import Snapshot
from whee_ros.behavior.tree import BehaviorTree
from whee_ros.core.privacy import PERSONAL

_CODES = {RUNNING: 1, SUCCESS: 2, FAILURE: 3}
_WAS = 10
"""Added to the code of the state before, for a node that is idle now."""
_ENDED = {"success": _WAS + 2, "failure": _WAS + 3, "idle": _WAS + 1}


@dataclass
class _Use:
    """One use of a tree: its ID, path, first node, and its nodes with their numbers."""

    tree: str
    path: str
    root: Node
    nodes: list[tuple[int, Node]] = field(default_factory=list)


class TreeMonitor:
    """Looks at one tree, which it does not change.

    Args:
        tree: that runs.
    """

    def __init__(self, tree: BehaviorTree) -> None:
        self._tree = tree
        self._uses: list[_Use] = []
        self._numbers: dict[Node, int] = {}
        self._paths: dict[Node, str] = {}
        self._collect(tree.root, self._use(tree.name, "", tree.root))
        self.xml = self._written()

    def status(self) -> bytes:
        """Return the state of every node, use by use."""
        return b"".join(
            struct.pack("<HB", number, _code(node)) for use in self._uses for number, node in use.nodes
        )

    def boards(self, names: list[str]) -> dict[str, dict[str, object]]:
        """Return the variables of trees by path, the main tree's by its ID and with the snapshot's single values.

        What a person said stays out.
        """
        found: dict[str, dict[str, object]] = {}
        for use in self._uses:
            name = use.path or use.tree
            if name in names:
                values = {} if use.path else _known(self._tree.snapshot)
                for key, operand in use.root.board.items():
                    values[key] = operand.read(self._tree.snapshot)
                found[name] = {key: _plain(value) for key, value in values.items() if value is not None}
        return found

    def _use(self, tree: str, path: str, root: Node) -> _Use:
        self._uses.append(_Use(tree, path, root))
        return self._uses[-1]

    def _collect(self, node: Node, use: _Use) -> None:
        number = self._numbers[node] = len(self._numbers) + 1
        use.nodes.append((number, node))
        if isinstance(node, SubTree):
            own = node.attributes.get("name") or f"{node.tree}::{number}"
            path = self._paths[node] = f"{use.path}/{own}" if use.path else own
            self._collect(node.child, self._use(node.tree, path, node.child))
        else:
            for child in node.children:
                self._collect(child, use)

    def _written(self) -> str:
        lines = ['<root BTCPP_format="4">']
        for use in self._uses:
            lines.append(f"  <BehaviorTree ID={quoteattr(use.tree)} _fullpath={quoteattr(use.path)}>")
            lines += self._element(use.root, 2)
            lines.append("  </BehaviorTree>")
        lines.append("  <TreeNodesModel>")
        for tag, kind in sorted({**STANDARD, **OWN}.items()):
            lines += model(tag, kind)
        return "\n".join([*lines, "  </TreeNodesModel>", "</root>", ""])

    def _element(self, node: Node, depth: int) -> list[str]:
        attributes = {key: text for key, text in node.attributes.items() if key not in ("ID", "name")}
        path = self._paths.get(node)
        first = {"name": node.name} if path is None else {"ID": node.attributes["ID"], "_fullpath": path}
        attributes = {**first, "_uid": str(self._numbers[node]), **attributes}
        head = f"<{node.type} " + " ".join(f"{key}={quoteattr(text)}" for key, text in attributes.items())
        indent = "  " * depth
        if isinstance(node, SubTree) or not node.children:
            return [f"{indent}{head}/>"]
        inside = [line for child in node.children for line in self._element(child, depth + 1)]
        return [f"{indent}{head}>", *inside, f"{indent}</{node.type}>"]


def _code(node: Node) -> int:
    if node.status is not IDLE:
        ended = (
            node.parent is None and node.status is not RUNNING
        )  # nobody resets the first node before its next tick
        return _CODES[node.status] + (_WAS if ended else 0)
    return _ENDED.get(node.shown, 0) if node.seen else 0


def _known(snapshot: Snapshot) -> dict[str, object]:
    """Return single values of the snapshot by their names in scripts."""
    values: dict[str, object] = {"now": snapshot.now}
    for part in dataclasses.fields(snapshot):
        record = getattr(snapshot, part.name)
        if dataclasses.is_dataclass(record):
            kept_back = PERSONAL.get(type(record).__name__, frozenset())
            for item in dataclasses.fields(record):
                value = getattr(record, item.name)
                if item.name not in kept_back and isinstance(value, (str, int, float, bool)):
                    values[f"{part.name}.{item.name}"] = value
    return values


def _plain(value: object) -> object:
    """Return a value as a monitor expects it: whole numbers as such, texts without their class."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return str(value) if isinstance(value, str) else value
