"""The repertoire: named expressions and gestures, from two files, checked before anything is performed."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from whee_ros.core.errors import ConfigError
from whee_ros.expression.named import Expression, Gesture
from whee_ros.expression.reading import read_expressions, read_gestures

T = TypeVar("T")


class Library:
    """Expressions and gestures by name.

    Args:
        expressions, gestures: by name.
    """

    def __init__(self, expressions: Mapping[str, Expression], gestures: Mapping[str, Gesture]) -> None:
        self._expressions = dict(expressions)
        self._gestures = dict(gestures)

    @classmethod
    def load(cls, expressions: Path, gestures: Path, profile: Path | None = None) -> Library:
        """Read both files; gestures that the robot's `profile` writes anew replace those of the file.

        Raises:
            ConfigError: naming file, entry and remedy.
        """
        own = read_gestures(profile, section="gestures") if profile is not None else {}
        return cls(read_expressions(expressions), {**read_gestures(gestures), **own})

    @property
    def expressions(self) -> tuple[str, ...]:
        """Names of all expressions."""
        return tuple(self._expressions)

    @property
    def gestures(self) -> tuple[str, ...]:
        """Names of all gestures."""
        return tuple(self._gestures)

    def expression(self, name: str) -> Expression:
        """Return an expression. Raises ConfigError if there is none of that name."""
        return _get(self._expressions, "expression", name)

    def gesture(self, name: str) -> Gesture:
        """Return a gesture. Raises ConfigError if there is none of that name."""
        return _get(self._gestures, "gesture", name)


def _get(known: Mapping[str, T], kind: str, name: str) -> T:
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Choose one of {', '.join(known)}."
        raise ConfigError(kind, repr(name), hint)
    return known[name]
