"""What all nodes share: a py_trees behaviour that ticks with the semantics of BehaviorTree.CPP 4.

py_trees gives the interface (initialise, update, terminate, stop), its pictures and its ecosystem. Trees
edited in Groot2 mean what BehaviorTree.CPP means, which differs: skipped nodes, pre-conditions, reactive and
memory variants, children reset on completion. `Status.INVALID` is idle as a state and *skipped* as the result
of a tick. Nodes tick their children by direct calls; `tick` remains for py_trees' own tools.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, cast

from py_trees.behaviour import Behaviour
from py_trees.common import Status

from whee_ros.behavior.body import Body
from whee_ros.behavior.operands import Operand
from whee_ros.behavior.ports import Port
from whee_ros.behavior.snapshot import Snapshot

IDLE = Status.INVALID
SKIPPED = Status.INVALID
RUNNING = Status.RUNNING
SUCCESS = Status.SUCCESS
FAILURE = Status.FAILURE

Script = Callable[[Snapshot], bool]
Act = Callable[[Snapshot], None]


class NotKnown(Exception):
    """A port names something that nobody has published yet."""


@dataclass
class Context:
    """What the nodes of one tree share.

    Attributes:
        body: starts skills.
        snapshot: of this tick; never changes during it.
        tick: counts from 1.
        taken: plan that the tree before this one has taken; "" if none.
    """

    body: Body
    snapshot: Snapshot = field(default_factory=lambda: Snapshot(0.0))
    tick: int = 0
    taken: str = ""

    @property
    def now(self) -> float:
        """Time of the tick, s."""
        return self.snapshot.now


@dataclass(frozen=True)
class Setup:
    """What the loader gives a node.

    Attributes:
        name: for people.
        type: tag in the XML.
        context: shared.
        operands: by port.
        scripts: by port that holds a script.
        guards: pre-conditions in the order of BehaviorTree.CPP: (attribute, condition).
        actions: scripts that set variables, by port.
        posts: post-conditions, by attribute.
        attributes: as they stand in the file.
    """

    name: str
    type: str
    context: Context
    operands: Mapping[str, Operand]
    scripts: Mapping[str, Script]
    guards: tuple[tuple[str, Script], ...] = ()
    actions: Mapping[str, Act] = field(default_factory=dict)
    posts: Mapping[str, Act] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)


class Node(Behaviour):
    """Base of control nodes, decorators and leaves.

    Subclasses set `ports`, `children_needed` and implement `update`; `initialise` runs when a node starts,
    `terminate` when it ends or is halted, possibly more than once.

    Args:
        setup: from the loader.
        children: ready made.

    Attributes:
        type: tag in the XML.
        attributes: as they stand in the file.
        board: variables of the tree whose first node this is.
        shown: how the last tick of it went, in words.
        seen: number of that tick, 0 for none.
    """

    kind: ClassVar[str] = "Action"
    """Its box in Groot2: Action, Condition, Control or Decorator."""
    ports: ClassVar[tuple[Port, ...]] = ()
    children_needed: ClassVar[tuple[int, int]] = (0, 0)
    """Least and most children."""
    lingers: bool = False
    """Whether it counts as running when its children were skipped, as do those of BehaviorTree.CPP 4.8 that say so
    before they tick their children: then only `_while` is asked at the next tick, and a halt is a halt."""
    longest: ClassVar[float] = 120.0
    """A leaf that has run so long, s, has failed, whatever it says: none may hang the tree."""
    sets: ClassVar[bool] = False
    """Whether scripts in its ports set variables instead of asking something."""

    children: list[Node]
    status: Status
    feedback_message: str

    def __init__(self, setup: Setup, children: Sequence[Node] = ()) -> None:
        super().__init__(setup.name)
        self.type = setup.type
        self.context = setup.context
        self.shown = "idle"
        self.seen = 0
        self.attributes = setup.attributes
        self.board: Mapping[str, Operand] = {}
        self._lingering = False
        self._since = 0.0
        self._operands = setup.operands
        self._scripts = setup.scripts
        self._guards = setup.guards
        self._actions = setup.actions
        self._posts = setup.posts
        self.children = list(children)
        for child in self.children:
            child.parent = self

    @classmethod
    def impossible(cls, operands: Mapping[str, Operand], children: int) -> str:
        """Return the port whose constant value so many children can never meet, or ""."""
        return ""

    def run(self) -> Status:
        """Tick once and return RUNNING, SUCCESS, FAILURE or SKIPPED."""
        self.seen = self.context.tick
        status = self._guarded() if self._guards else None
        if status is None:
            was_running = self.status is RUNNING
            if not was_running or self._lingering:
                self.feedback_message = ""
                self._since = self.context.now
                self.initialise()
            try:
                status = cast(Status, self.update())
            except NotKnown as unknown:
                self.feedback_message = str(unknown)
                status = FAILURE
            if status is RUNNING and not self.children and self.context.now - self._since > self.longest:
                self.feedback_message = f"runs longer than {self.longest:g} s"
                status = FAILURE
            if status is not RUNNING:
                self.status = status  # so that `terminate` can tell an end, or a skip, from a halt
                self.stop(status)
            self._lingering = status is SKIPPED and (self.lingers or was_running)
            self.status = RUNNING if self._lingering else status
        if self._posts and (status is SUCCESS or status is FAILURE):
            self._after("_onSuccess" if status is SUCCESS else "_onFailure")
            self._after("_post")
        self.shown = _WORDS[status]
        return status

    def tick(self) -> object:
        """Tick in the manner of py_trees, as a generator."""
        self.run()
        yield self

    def stop(self, new_status: Status) -> None:
        """End with `new_status`; INVALID halts. Children are reset in any case, as BehaviorTree.CPP does."""
        for child in self.children:
            if child.status is not IDLE:
                child.stop(IDLE)
        halted = self.status is RUNNING and new_status is IDLE
        if halted:
            self.shown = "idle"
            self._lingering = False
        self.terminate(new_status)
        self.status = new_status
        if halted and self._posts:
            self._after("_onHalted")

    def text(self, port: str) -> str:
        """Return the value of a text port. Raises NotKnown."""
        return cast(str, self._read(port))

    def number(self, port: str) -> float:
        """Return the value of a number port, held within its range. Raises NotKnown."""
        value = cast(float, self._read(port))
        return next(known for known in self.ports if known.name == port).hold(value)

    def flag(self, port: str) -> bool:
        """Return the value of a true-or-false port. Raises NotKnown."""
        return bool(self._read(port))

    def holds(self, port: str) -> bool:
        """Return whether the script of a port is true now."""
        return self._scripts[port](self.context.snapshot)

    def act(self, port: str) -> None:
        """Carry out the assignments of a script port."""
        self._actions[port](self.context.snapshot)

    def _after(self, post: str) -> None:
        if post in self._posts:
            self._posts[post](self.context.snapshot)

    def _read(self, port: str) -> object:
        operand = self._operands[port]
        value = operand.read(self.context.snapshot)
        if value is None:
            raise NotKnown(f"{operand.source} is not known yet")
        return value

    def _guarded(self) -> Status | None:
        """Apply the pre-conditions; None lets the node be ticked."""
        snapshot = self.context.snapshot
        running = self.status is RUNNING
        for guard, holds in self._guards:
            if guard == "_while":
                if not holds(snapshot):
                    if running:
                        self.stop(IDLE)
                    return SKIPPED
            elif not running and holds(snapshot):
                return _VERDICTS[guard]
        return None


_WORDS = {RUNNING: "running", SUCCESS: "success", FAILURE: "failure", SKIPPED: "skipped"}
_VERDICTS = {"_failureIf": FAILURE, "_successIf": SUCCESS, "_skipIf": SKIPPED}
GUARDS = ("_failureIf", "_successIf", "_skipIf", "_while")
"""Pre-conditions, in the order in which they are asked."""
