"""Small expressions over the snapshot, such as `plan.response == 'empathic' && plan.intensity > 0.5`.

Numbers, texts in quotes, true and false, names of the snapshot, `|| && ! == != < <= > >= + - * /` and
brackets, with the precedence of C as in BehaviorTree.CPP scripts. Nothing can be assigned or called. Types
are checked when the tree is loaded. A name that is not known yet equals nothing: comparisons with it are
false (`!=` is true), sums with it unknown.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any

from whee_ros.behavior.operands import Operand, OperandError, Scope, literal, reference
from whee_ros.behavior.snapshot import Snapshot

LONGEST, DEEPEST = 1000, 40

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d*)?|\.\d+)|(?P<text>'[^']*'|\"[^\"]*\")|(?P<name>[A-Za-z_]\w*(?:\.\w+)*)"
    r"|(?P<sign>\|\||&&|==|!=|<=|>=|[<>!()+\-*/]))"
)
_LEVELS: tuple[tuple[str, ...], ...] = (
    ("||",),
    ("&&",),
    ("==", "!="),
    ("<", "<=", ">", ">="),
    ("+", "-"),
    ("*", "/"),
)
_ORDER = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_SUMS = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def compile_script(code: str, scope: Scope) -> Callable[[Snapshot], bool]:
    """Return a function that says whether `code` holds.

    Raises:
        OperandError: naming what is wrong with it.
    """
    found = expression(code, scope)
    if found.type is not bool:
        raise OperandError(f"{code!r} is no condition", "Compare it with something, as in turn.silence > 1.")
    read = found.read
    return lambda snapshot: bool(read(snapshot))


def expression(code: str, scope: Scope) -> Operand:
    """Return the operand that `code` describes.

    Raises:
        OperandError: naming what is wrong with it.
    """
    if len(code) > LONGEST:
        raise OperandError(f"a script of {len(code)} characters", f"Keep it under {LONGEST}.")
    return _Parser(code, scope).parse()


class _Parser:
    """Precedence climbing over the tokens of one script."""

    def __init__(self, code: str, scope: Scope) -> None:
        self._code = code
        self._scope = scope
        self._tokens = _tokens(code)
        self._at = 0
        self._depth = 0

    def parse(self) -> Operand:
        found = self._level(0)
        if self._at < len(self._tokens):
            raise self._error(f"{self._tokens[self._at][1]!r} was not expected")
        return found

    def _level(self, level: int) -> Operand:
        if level == len(_LEVELS):
            return self._single()
        left = self._level(level + 1)
        while self._peek() in _LEVELS[level]:
            sign = self._next()[1]
            left = self._join(sign, left, self._level(level + 1))
        return left

    def _single(self) -> Operand:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._error("nested too deeply")
        kind, token = self._next()
        if kind == "number":
            found = literal(float(token))
        elif kind == "text":
            found = literal(token[1:-1])
        elif token in ("true", "false"):
            found = literal(token == "true")
        elif kind == "name":
            found = reference(token, self._scope)
        elif token == "(":
            found = self._level(0)
            if self._peek() != ")":
                raise self._error("a bracket is not closed")
            self._at += 1
        elif token in ("!", "-"):
            found = self._negate(token, self._single())
        else:
            raise self._error(f"{token!r} was not expected")
        self._depth -= 1
        return found

    def _negate(self, sign: str, value: Operand) -> Operand:
        read = value.read
        if sign == "!":
            self._need(value, bool, sign)
            return Operand(bool, lambda s: not read(s), f"!{value.source}")
        self._need(value, float, sign)

        def minus(snapshot: Snapshot) -> Any:
            number: Any = read(snapshot)
            return None if number is None else -number

        return Operand(float, minus, f"-{value.source}")

    def _join(self, sign: str, left: Operand, right: Operand) -> Operand:
        a, b = left.read, right.read
        source = f"{left.source} {sign} {right.source}"
        if sign in ("||", "&&"):
            self._need(left, bool, sign)
            self._need(right, bool, sign)
            if sign == "||":
                return Operand(bool, lambda s: bool(a(s) or b(s)), source)
            return Operand(bool, lambda s: bool(a(s) and b(s)), source)
        if sign in ("==", "!="):
            if _kind(left) is not _kind(right):
                raise self._error(f"{left.source} and {right.source} are never the same kind of thing")
            if sign == "==":
                return Operand(bool, lambda s: a(s) == b(s), source)
            return Operand(bool, lambda s: a(s) != b(s), source)
        self._need(left, float, sign)
        self._need(right, float, sign)
        if sign in _ORDER:
            return Operand(bool, _known(a, b, _ORDER[sign], False), source)
        return Operand(float, _known(a, b, _SUMS.get(sign, _divide), None), source)

    def _need(self, value: Operand, kind: type, sign: str) -> None:
        if _kind(value) is not kind:
            what = "a number" if kind is float else "true or false"
            raise self._error(f"{value.source} is not {what}, which {sign} needs")

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _next(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            raise self._error("it ends too early")
        self._at += 1
        return self._tokens[self._at - 1]

    def _error(self, what: str) -> OperandError:
        return OperandError(
            f"script {self._code!r}: {what}", "See docs/behavior_trees.md for what scripts can say."
        )


def _tokens(code: str) -> list[tuple[str, str]]:
    found, at, end = [], 0, len(code.rstrip())
    while at < end:
        match = _TOKEN.match(code, at)
        if match is None or match.lastgroup is None:
            raise OperandError(
                f"script {code!r}: {code[at:].strip()[:12]!r} cannot be read",
                "Scripts compare and add; they cannot assign or call.",
            )
        found.append((match.lastgroup, match.group(match.lastgroup)))
        at = match.end()
    return found


def _kind(value: Operand) -> type:
    return float if value.type is int else value.type


def _known(a: Callable[..., Any], b: Callable[..., Any], act: Callable[..., Any], unknown: Any) -> Any:
    def read(snapshot: Snapshot) -> Any:
        left, right = a(snapshot), b(snapshot)
        return unknown if left is None or right is None else act(left, right)

    return read


def _divide(left: float, right: float) -> float | None:
    return left / right if right else None
