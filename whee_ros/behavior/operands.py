"""Values read from the snapshot: `{plan.text}` in a port, `plan.intensity` in a script; checked when loaded.

A name is a path of fields from the snapshot. Its type is known from the dataclasses, so a misspelt field or
text where a number belongs is an error of the file, not of the conversation.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import operator
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from whee_ros.behavior.snapshot import Snapshot

Value = str | float | int | bool
Reader = Callable[[Snapshot], Value | None]


class OperandError(Exception):
    """A name or value that cannot be used, with what to do about it."""

    def __init__(self, value: str, remedy: str) -> None:
        self.value = value
        self.remedy = remedy
        super().__init__(f"{value}. {remedy}")


@dataclass(frozen=True)
class Operand:
    """Something that has a value at each tick.

    Attributes:
        type: str, float, int or bool.
        read: gives the value, None while it is not known (no plan has come yet).
        source: as written.
        constant: whether `read` always gives the same.
        write: sets it; None for what cannot be set, which is all but variables of the tree.
    """

    type: type
    read: Reader
    source: str
    constant: bool = False
    write: Callable[[Value], None] | None = None


Scope = Mapping[str, Operand]
"""Names of a tree, in front of those of the snapshot: what it was given, and its variables."""


def literal(value: Value) -> Operand:
    """Return an operand that never changes."""
    return Operand(type(value), lambda _: value, str(value), constant=True)


def variable(name: str, kind: type) -> Operand:
    """Return a variable of a tree: not known until a script sets it."""
    values: list[Value | None] = [None]

    def write(value: Value) -> None:
        values[0] = value

    return Operand(kind, lambda _: values[0], name, write=write)


def reference(path: str, scope: Scope) -> Operand:
    """Return the operand that reads `path`.

    Raises:
        OperandError: if there is no such name, or it is no single value.
    """
    if path in scope:
        return scope[path]
    where: object = Snapshot
    at = "the snapshot"
    for part in path.split("."):
        known = _fields(where) if isinstance(where, type) and dataclasses.is_dataclass(where) else {}
        if part not in known:
            choices = [*known, *scope] if where is Snapshot else list(known)
            near = difflib.get_close_matches(part, choices, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(choices) or 'none'}."
            raise OperandError(f"no {part!r} in {at}", hint)
        where, at = known[part], part
    if where not in (str, float, int, bool):
        fields = _fields(where) if isinstance(where, type) and dataclasses.is_dataclass(where) else {}
        hint = f"Name one of its fields: {', '.join(fields)}." if fields else "Lists cannot be used here."
        raise OperandError(f"{path} is no single value", hint)
    return Operand(typing.cast(type, where), _reader(path), path)


def _reader(path: str) -> Reader:
    head, _, rest = path.partition(".")
    get_head = operator.attrgetter(head)
    if not rest:
        return typing.cast(Reader, get_head)
    get_rest = operator.attrgetter(rest)

    def read(snapshot: Snapshot) -> Value | None:
        part = get_head(snapshot)
        return None if part is None else typing.cast(Value, get_rest(part))

    return read


@functools.cache
def _fields(record: type) -> dict[str, object]:
    """Return the type of every field, without the None of optional ones."""
    hints = typing.get_type_hints(record)
    return {field.name: _bare(hints[field.name]) for field in dataclasses.fields(record)}


def _bare(hint: object) -> object:
    if isinstance(hint, types.UnionType):
        return next(part for part in typing.get_args(hint) if part is not type(None))
    return hint
