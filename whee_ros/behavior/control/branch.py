"""Branches: one child decides, or a value does, which other is ticked."""

from __future__ import annotations

from typing import ClassVar

from py_trees.common import Status

from whee_ros.behavior.node import FAILURE, IDLE, RUNNING, SKIPPED, SUCCESS, Node
from whee_ros.behavior.ports import Port


class IfThenElse(Node):
    """Ticks the first child once; then the second if it succeeded, the third (or failure) if it failed."""

    lingers = True
    kind = "Control"
    children_needed = (2, 3)

    def initialise(self) -> None:
        """Ask again."""
        self._branch: int | None = None

    def update(self) -> Status:
        """Decide, then stay with the branch."""
        if self._branch is None:
            status = self.children[0].run()
            if status is RUNNING or status is SKIPPED:
                return status
            self._branch = 1 if status is SUCCESS else 2
        if self._branch >= len(self.children):
            return FAILURE
        return self.children[self._branch].run()


class WhileDoElse(Node):
    """Asks the first child at every tick; ticks the second while it succeeds, the third while it fails."""

    lingers = True
    kind = "Control"
    children_needed = (2, 3)

    def update(self) -> Status:
        """Ask, halt the other branch, tick the right one."""
        status = self.children[0].run()
        if status is RUNNING or status is SKIPPED:
            return status
        wanted = 1 if status is SUCCESS else 2
        for index in (1, 2):
            if index != wanted and index < len(self.children) and self.children[index].status is not IDLE:
                self.children[index].stop(IDLE)
        return self.children[wanted].run() if wanted < len(self.children) else FAILURE


class Switch(Node):
    """Ticks the child whose case equals the variable, the last child when none does."""

    kind = "Control"
    cases: ClassVar[int] = 0

    def initialise(self) -> None:
        """Forget the last choice."""
        self._chosen: Node | None = None

    def update(self) -> Status:
        """Choose, halt what was chosen before, tick."""
        variable = self.text("variable")
        matching = (i for i in range(self.cases) if self.text(f"case_{i + 1}") == variable)
        chosen = self.children[next(matching, self.cases)]
        if self._chosen is not None and self._chosen is not chosen and self._chosen.status is not IDLE:
            self._chosen.stop(IDLE)
        self._chosen = chosen
        self.feedback_message = variable
        return chosen.run()


def switch(cases: int) -> type[Switch]:
    """Return the switch of BehaviorTree.CPP with so many cases (and a default child)."""
    ports = (
        Port("variable", str, "What decides."),
        *(Port(f"case_{i + 1}", str, f"Value for child {i + 1}.") for i in range(cases)),
    )
    fields = {
        "__doc__": Switch.__doc__,
        "__module__": __name__,
        "cases": cases,
        "ports": ports,
        "children_needed": (cases + 1, cases + 1),
    }
    return type(f"Switch{cases}", (Switch,), fields)
