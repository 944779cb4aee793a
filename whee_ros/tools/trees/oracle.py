"""The same random tree in both libraries, with leaves that follow one script each, and all that happened in a tick."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from py_trees.common import Status

from whee_ros.behavior import catalogue
from whee_ros.behavior.body import Body
from whee_ros.behavior.build import Builder
from whee_ros.behavior.forest import Forest
from whee_ros.behavior.markup import parse_xml
from whee_ros.behavior.node import FAILURE, IDLE, RUNNING, SKIPPED, SUCCESS, Context, Node
from whee_ros.behavior.operands import Operand, variable
from whee_ros.behavior.scripted import ScriptedSkills
from whee_ros.behavior.snapshot import Snapshot
from whee_ros.core.registry import vendor
from whee_ros.tools.trees.growth import LEAVES, MAIN, VARIABLES

Happened = tuple[str, tuple[Any, ...], tuple[Any, ...], tuple[float, ...]]
"""Verdict of the root, what was ticked in order, what was halted in any order, the variables of the main tree."""
_OURS = {"S": SUCCESS, "F": FAILURE, "R": RUNNING}
_NAMES = {SUCCESS: "SUCCESS", FAILURE: "FAILURE", RUNNING: "RUNNING", SKIPPED: "SKIPPED"}


class World:
    """Leaves with a script each, in both libraries, and one log.

    Args:
        halts: whether leaves note that they are halted. Not with a clock: BehaviorTree.CPP halts from a thread of its
            timer, which would wait for Python while Python waits for the timer.

    Raises:
        BackendError: if behaviortreepy is not installed.
    """

    def __init__(self, halts: bool = True) -> None:
        self._halts = halts
        self._cpp: Any = vendor("behaviortreepy", "comparison of trees", "-r requirements/dev.txt")
        self.nodes: dict[str, type[Node]] = {}
        self._log: list[tuple[str, int]] = []
        self._scripts: Mapping[int, str] = {}
        self._places = {number: itertools.count() for number in range(LEAVES)}
        self._factory = self._cpp.BehaviorTreeFactory()
        for number in range(LEAVES):
            self._register(number)

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Let our trees use the leaves, for a while."""
        catalogue.OWN.update(self.nodes)
        try:
            yield
        finally:
            for tag in self.nodes:
                del catalogue.OWN[tag]

    def theirs(self, xml: str, scripts: Mapping[int, str], values: Sequence[str]) -> Iterator[Happened]:
        """Yield what happens tick by tick in BehaviorTree.CPP, as long as it does not refuse to go on."""
        self._begin(scripts)
        board = self._cpp.Blackboard.create()
        for name in VARIABLES:
            board.set_double(name, 0.0)
        board.set_string("value", values[0])
        tree = self._factory.create_tree_from_text(xml, board)
        for value in values:
            board.set_string("value", value)
            try:
                verdict = str(tree.tick_exactly_once()).rpartition(".")[2]
            except RuntimeError:  # it forbids what a skipped child makes of some branches; nothing to compare
                return
            yield verdict, *self._taken(), tuple(board.get_double(name) for name in VARIABLES)

    def ours(
        self, xml: str, scripts: Mapping[int, str], values: Sequence[str], times: Sequence[float] = ()
    ) -> Iterator[Happened]:
        """Yield what happens tick by tick here, at the given times (s) if there are any."""
        self._begin(scripts)
        known = {"value": values[0]}
        document = parse_xml(xml.encode(), "random")
        trees = {tree.attributes["ID"]: tree for tree in document.children}
        homes = dict.fromkeys(trees, Path("random"))
        builder = Builder(Forest(document, trees, homes), Context(Body(ScriptedSkills())))
        board: dict[str, Operand] = {name: variable(name, float) for name in VARIABLES}
        for operand in board.values():
            assert operand.write is not None
            operand.write(0.0)
        root = builder.tree(MAIN, {**board, "value": Operand(str, lambda _: known["value"], "value")})
        assert root is not None, (builder.faults, xml)
        for value, now in itertools.zip_longest(values, times, fillvalue=0.0):
            known["value"] = str(value)
            root.context.snapshot = Snapshot(float(now))
            verdict = _NAMES[root.run()]
            state = tuple(float(operand.read(root.context.snapshot) or 0.0) for operand in board.values())
            yield verdict, *self._taken(), state

    def told(self, event: str, number: int) -> str:
        """Note that a leaf was ticked, and return what its script says: S, F or R."""
        self._log.append((event, number))
        script = self._scripts[number]
        says = script[next(self._places[number]) % len(script)]
        return "F" if event == "asked" and says == "R" else says

    def _begin(self, scripts: Mapping[int, str]) -> None:
        self._scripts = scripts
        self._places = {number: itertools.count() for number in range(LEAVES)}
        self._log.clear()

    def _taken(self) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        """Return what happened since the last call; the order of halts within a tick is free."""
        ticked = tuple(entry for entry in self._log if entry[0] != "halted")
        halted = tuple(sorted(entry for entry in self._log if entry[0] == "halted"))
        self._log.clear()
        return ticked, halted

    def _register(self, number: int) -> None:
        world = self
        status = self._cpp.NodeStatus
        theirs = {"S": status.SUCCESS, "F": status.FAILURE, "R": status.RUNNING}

        class Leaf(Node):
            def update(self) -> Status:
                return _OURS[world.told("went on" if self.status is RUNNING else "began", number)]

            def terminate(self, new_status: Status) -> None:
                if world._halts and new_status is IDLE and self.status is RUNNING:
                    world._log.append(("halted", number))

        class Question(Node):
            def update(self) -> Status:
                return _OURS[world.told("asked", number)]

        self.nodes[f"Leaf{number}"] = Leaf
        self.nodes[f"Question{number}"] = Question
        self._factory.register_simple_stateful_action(
            f"Leaf{number}",
            lambda _: theirs[world.told("began", number)],
            lambda _: theirs[world.told("went on", number)],
            (lambda _: world._log.append(("halted", number))) if self._halts else None,
        )
        self._factory.register_simple_condition(
            f"Question{number}", lambda _: theirs[world.told("asked", number)]
        )
