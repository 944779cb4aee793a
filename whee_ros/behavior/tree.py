"""A loaded tree: tick it with a snapshot, ask how it stands, halt it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from whee_ros.behavior.decorators.verdict import SubTree
from whee_ros.behavior.forest import Forest
from whee_ros.behavior.node import IDLE, RUNNING, Context, Node
from whee_ros.behavior.snapshot import Snapshot


@dataclass(frozen=True)
class TreeNodeStatus:
    """How one node stands after a tick; whee_interfaces/TreeNodeStatus.

    Attributes:
        id: position in the tree, depth first; the same as long as the tree is loaded.
        parent: id of the parent, -1 for the root.
        name: for people.
        type: tag in the XML.
        status: "idle" (not ticked), "running", "success", "failure" or "skipped".
        message: why, for people.
        origin: of the first node and of subtrees: the file it comes from, and what that replaces; else "".
    """

    id: int
    parent: int
    name: str
    type: str
    status: str
    message: str = ""
    origin: str = ""


class BehaviorTree:
    """The nodes of one tree and what they share. One thread at a time.

    Args:
        name: ID of the main tree.
        root: its first node.
        forest: what it was built from.
    """

    def __init__(self, name: str, root: Node, forest: Forest) -> None:
        self.name = name
        self.root = root
        self.forest = forest
        self._context = root.context
        self._nodes = list(_walk(root))
        ids = {id(node): index for index, (node, _) in enumerate(self._nodes)}
        self._status = tuple(
            TreeNodeStatus(
                index,
                ids[id(parent)] if parent else -1,
                node.name,
                node.type,
                "idle",
                origin=node.origin if isinstance(node, SubTree) else "" if parent else forest.origin(name),
            )
            for index, (node, parent) in enumerate(self._nodes)
        )

    @property
    def snapshot(self) -> Snapshot:
        """What the last tick saw."""
        return self._context.snapshot

    def tick(self, snapshot: Snapshot) -> None:
        """Let the tree react to `snapshot`. Takes well under a millisecond; starts and cancels goals."""
        self._context.snapshot = snapshot
        self._context.tick += 1
        self.root.run()
        self._context.body.settle(snapshot.now)

    def status(self) -> tuple[TreeNodeStatus, ...]:
        """Return all nodes depth first; the very same tuple as long as nothing changed."""
        tick = self._context.tick
        changed: dict[int, TreeNodeStatus] = {}
        for known, (node, _) in zip(self._status, self._nodes, strict=True):
            seen = node.status is RUNNING or node.seen == tick
            status = node.shown if seen else "idle"
            message = node.feedback_message if status != "idle" else ""
            if status != known.status or message != known.message:
                changed[known.id] = replace(known, status=status, message=message)
        if changed:
            self._status = tuple(changed.get(known.id, known) for known in self._status)
        return self._status

    def halt(self) -> None:
        """Stop everything that runs; the next tick starts afresh."""
        self.root.stop(IDLE)

    def heir(self) -> Context:
        """Return what the nodes of the tree that follows share: the same body, and no plan taken twice."""
        plan = self._context.snapshot.plan
        return Context(self._context.body, taken=plan.plan_id if plan else "")


def _walk(node: Node, parent: Node | None = None) -> Iterator[tuple[Node, Node | None]]:
    yield node, parent
    for child in node.children:
        yield from _walk(child, node)
