"""Scripts that set variables of the tree: `count := count + 1; done := true`, as in BehaviorTree.CPP.

Signs are `:=` and `=`, which mean the same here, and `+= -= *= /=`. A variable belongs to the tree whose script sets
it, and lasts as long as the tree is loaded.
"""

from __future__ import annotations

from collections.abc import Callable

from whee_ros.behavior.operands import OperandError, Reader, Scope, Value, reference
from whee_ros.behavior.script import Token, expression, kind_of, tokens
from whee_ros.behavior.snapshot import Snapshot

_ASSIGN = (":=", "=", "+=", "-=", "*=", "/=")
_WORDS = {str: "text", float: "number", bool: "truth"}


def compile_action(code: str, scope: Scope) -> Callable[[Snapshot], None]:
    """Return a function that carries out the assignments of `code`, one after another.

    A value that is not known yet is not assigned.

    Raises:
        OperandError: naming what is wrong with it.
    """
    steps = [_step(code, name, sign, value, scope) for name, sign, value in assignments(code)]

    def act(snapshot: Snapshot) -> None:
        for read, write in steps:
            value = read(snapshot)
            if value is not None:
                write(value)

    return act


def assignments(code: str) -> list[tuple[str, str, str]]:
    """Return the statements of a script as (name, sign, expression).

    Raises:
        OperandError: if one is no assignment.
    """
    found = []
    for statement in _statements(code):
        if len(statement) < 3 or statement[0].kind != "name" or statement[1].text not in _ASSIGN:
            raise OperandError(
                f"script {code!r}: {code[statement[0].start : statement[-1].end]!r} sets nothing",
                "Write NAME := VALUE, and ; between several.",
            )
        value = code[statement[2].start : statement[-1].end]
        found.append((statement[0].text, statement[1].text, value))
    return found


def _statements(code: str) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens(code):
        if token.text == ";" and token.kind == "sign":
            parts.append([])
        else:
            parts[-1].append(token)
    if not any(parts):
        raise OperandError(f"script {code!r} is empty", "Write NAME := VALUE.")
    return [part for part in parts if part]


def _step(
    code: str, name: str, sign: str, value: str, scope: Scope
) -> tuple[Reader, Callable[[Value], None]]:
    operand = expression(value if sign in (":=", "=") else f"{name} {sign[0]} ({value})", scope)
    target = reference(name, scope)
    if target.write is None:
        remedy = "Only variables of the tree can be set: choose a name that is free."
        raise OperandError(f"script {code!r} sets {name}, which is given", remedy)
    if kind_of(operand) is not kind_of(target):
        kinds = f"a {_WORDS[kind_of(operand)]} to {name}, a {_WORDS[kind_of(target)]}"
        raise OperandError(f"script {code!r} gives {kinds}", "A variable keeps its kind.")
    return operand.read, target.write
