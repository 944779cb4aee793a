"""Small expressions over the snapshot, such as `plan.response == 'empathic' && plan.intensity > 0.5`.

Numbers, texts in quotes, true and false, names of the snapshot and of the tree, `|| && ! == != < <= > >= + - * / ?:`
and brackets, with the precedence of C as in BehaviorTree.CPP scripts. Nothing can be called. Types are checked when
the tree is loaded. A name that is not known yet equals nothing: comparisons with it are false (`!=` is true), sums
with it unknown.

Scripts that set variables are made of these expressions (`assign`).
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from whee_ros.behavior.operands import Operand, OperandError, Scope, literal, reference
from whee_ros.behavior.snapshot import Snapshot

LONGEST, DEEPEST = 1000, 40


class Token(NamedTuple):
    """A word of a script: its place in the code, its kind (number, text, name, sign) and itself."""

    start: int
    end: int
    kind: str
    text: str


_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d*)?|\.\d+)|(?P<text>'[^']*'|\"[^\"]*\")|(?P<name>@?[A-Za-z_]\w*(?:\.\w+)*)"
    r"|(?P<sign>\|\||&&|:=|\+=|-=|\*=|/=|==|!=|<=|>=|[<>!()+\-*/?:;=]))"
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
    return _Parser(code, scope).parse()


class _Parser:
    """Precedence climbing over the tokens of one script."""

    def __init__(self, code: str, scope: Scope) -> None:
        self._code = code
        self._scope = scope
        self._tokens = tokens(code)
        self._at = 0
        self._depth = 0

    def parse(self) -> Operand:
        found = self._choice()
        if self._at < len(self._tokens):
            remedy = ": compare with ==" if self._peek().endswith("=") else ""
            raise self._error(f"{self._peek()!r} was not expected{remedy}")
        return found

    def _choice(self) -> Operand:
        asked = self._level(0)
        if self._peek() != "?":
            return asked
        self._need(asked, bool, "?")
        self._at += 1
        yes = self._choice()
        if self._next().text != ":":
            raise self._error("a ? without its :")
        no = self._choice()
        if kind_of(yes) is not kind_of(no):
            raise self._error(f"{yes.source} and {no.source} are never the same kind of thing")
        a, b, holds = yes.read, no.read, asked.read
        return Operand(yes.type, lambda s: a(s) if holds(s) else b(s), f"{asked.source} ? ...")

    def _level(self, level: int) -> Operand:
        if level == len(_LEVELS):
            return self._single()
        left = self._level(level + 1)
        while self._peek() in _LEVELS[level]:
            sign = self._next().text
            left = self._join(sign, left, self._level(level + 1))
        return left

    def _single(self) -> Operand:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._error("nested too deeply")
        _, _, kind, token = self._next()
        if kind == "number":
            found = literal(float(token))
        elif kind == "text":
            found = literal(token[1:-1])
        elif token in ("true", "false"):
            found = literal(token == "true")
        elif kind == "name":
            found = reference(token, self._scope)
        elif token == "(":
            found = self._choice()
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
            if kind_of(left) is not kind_of(right):
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
        if kind_of(value) is not kind:
            what = "a number" if kind is float else "true or false"
            raise self._error(f"{value.source} is not {what}, which {sign} needs")

    def _peek(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    def _next(self) -> Token:
        if self._at >= len(self._tokens):
            raise self._error("it ends too early")
        self._at += 1
        return self._tokens[self._at - 1]

    def _error(self, what: str) -> OperandError:
        return OperandError(
            f"script {self._code!r}: {what}", "See docs/behavior_trees.md for what scripts can say."
        )


def tokens(code: str) -> list[Token]:
    """Return the words of a script.

    Raises:
        OperandError: if it is too long or holds something that no script does.
    """
    if len(code) > LONGEST:
        raise OperandError(f"a script of {len(code)} characters", f"Keep it under {LONGEST}.")
    found, at, end = [], 0, len(code.rstrip())
    while at < end:
        match = _TOKEN.match(code, at)
        if match is None or match.lastgroup is None:
            single = code[at:].strip()[:1]
            raise OperandError(
                f"script {code!r}: {code[at:].strip()[:12]!r} cannot be read",
                "Write || for or, && for and (as XML: &amp;&amp;)."
                if single in ("|", "&")
                else "Scripts compare, add and set variables; they cannot call anything.",
            )
        kind = match.lastgroup
        found.append(Token(match.start(kind), match.end(kind), kind, match.group(kind)))
        at = match.end()
    return found


def kind_of(value: Operand) -> type:
    """Return str, float or bool: a number is a number."""
    return float if value.type is int else value.type


def _known(a: Callable[..., Any], b: Callable[..., Any], act: Callable[..., Any], unknown: Any) -> Any:
    def read(snapshot: Snapshot) -> Any:
        left, right = a(snapshot), b(snapshot)
        return unknown if left is None or right is None else act(left, right)

    return read


def _divide(left: float, right: float) -> float | None:
    return left / right if right else None
