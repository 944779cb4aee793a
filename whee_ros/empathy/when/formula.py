"""Arithmetic that a YAML file may hold: numbers, names, a few functions, and nothing that could do harm.

A formula is parsed once by Python's own grammar, every construct outside the short list below is refused by name, and
what is left becomes a function of the names.
"""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping

from whee_ros.core.errors import ConfigError

Value = Callable[[Mapping[str, float]], float]
LONGEST = 500
"""Characters of a formula."""
LARGEST = 1e6
"""Size of a number in a formula, and of its value."""


def clip(value: float, low: float = 0.0, high: float = 1.0) -> float:
    """Return `value` held between `low` and `high`."""
    return min(high, max(low, value))


def rise(value: float, start: float, end: float) -> float:
    """Return 0 below `start`, 1 above `end`, a straight line between; `start` > `end` falls instead."""
    return clip((value - start) / (end - start)) if end != start else float(value >= end)


FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "abs": abs,
    "min": min,
    "max": max,
    "sqrt": lambda value: math.sqrt(max(0.0, value)),
    "clip": clip,
    "rise": rise,
}
"""What a formula may call."""

_BINARY: Mapping[type, Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: lambda a, b: a / b if b else 0.0,
}
_UNARY: Mapping[type, Callable[[float], float]] = {ast.USub: operator.neg, ast.UAdd: operator.pos}


class Formula:
    """One checked expression.

    Args:
        source: the text, for example ``clip(2 * max(0, text_valence) * face_sadness)``.
        thing: what it belongs to, for the error.

    Attributes:
        source: as given.
        names: of the values it needs.

    Raises:
        ConfigError: if the text is no formula, or calls or contains what a formula may not.
    """

    def __init__(self, source: str, thing: str) -> None:
        self.source = source
        if len(source) > LONGEST:
            raise ConfigError(thing, f"{len(source)} characters", f"Keep it within {LONGEST}.")
        try:
            tree = ast.parse(source, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            raise ConfigError(thing, source, "Write arithmetic over names and numbers.") from error
        self.names = frozenset(_check(tree, thing, source))
        self._value = _compiled(tree)
        try:
            self.value(dict.fromkeys(self.names, 0.0))
        except (TypeError, OverflowError) as error:
            raise ConfigError(thing, f"{source}: {error}", "Check how the functions are called.") from error

    def value(self, names: Mapping[str, float]) -> float:
        """Return the value where every name has its own, within ±`LARGEST`; division by zero gives 0."""
        found = float(self._value(names))
        return clip(found, -LARGEST, LARGEST) if math.isfinite(found) else 0.0


def _check(node: ast.expr, thing: str, source: str) -> list[str]:
    """Return the names under `node`. Raises ConfigError at anything else than arithmetic."""
    match node:
        case ast.Constant(value=bool()):
            pass
        case ast.Constant(value=int() | float() as number) if abs(number) <= LARGEST:
            return []
        case ast.Name(id=name):
            return [name]
        case ast.UnaryOp(op=op, operand=inner) if type(op) in _UNARY:
            return _check(inner, thing, source)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return _check(left, thing, source) + _check(right, thing, source)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS and args:
            return [found for arg in args for found in _check(arg, thing, source)]
    raise ConfigError(
        thing,
        f"{ast.unparse(node)} in {source}",
        f"Use numbers up to {LARGEST:g}, names, + - * / and {', '.join(FUNCTIONS)}.",
    )


def _compiled(node: ast.expr) -> Value:
    """Return the value of a checked tree as a function of its names: cues are read ten times a second."""
    match node:
        case ast.Name(id=name):
            return operator.itemgetter(name)
        case ast.UnaryOp(op=op, operand=inner):
            sign, of = _UNARY[type(op)], _compiled(inner)
            return lambda names: sign(of(names))
        case ast.BinOp(left=left, op=op, right=right):
            both, first, second = _BINARY[type(op)], _compiled(left), _compiled(right)
            return lambda names: both(first(names), second(names))
        case ast.Call(func=ast.Name(id=name), args=args):
            call, parts = FUNCTIONS[name], [_compiled(arg) for arg in args]
            return lambda names: call(*[part(names) for part in parts])
    number = float(node.value)  # type: ignore[attr-defined]  # _check left only numbers
    return lambda names: number
