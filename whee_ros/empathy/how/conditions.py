"""What a rule of the policy may ask: each word by its kind, so that no rule is silently never right."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from whee_ros.core.empathy import Direction
from whee_ros.core.params import specs
from whee_ros.empathy.how.config import HowConfig

BOUNDS = ("min", "max", "below")
WORDS: Mapping[str, tuple[str, ...]] = {
    "direction": tuple(Direction),
    "dialogue_act": (
        "", "statement", "question", "request", "commitment", "greeting", "farewell", "thanks", "answer",
        "announcement", "untold", "introduction", "elsewhere",
    ),
    "theme": ("", "mishap", "hope", "delight", "talk", "meant", "slight"),
    "asks": ("", "robot", "opinion", "request", "yields", "fact"),
    "addressed": ("robot", "other"),
}  # fmt: skip
"""What words can be, by key; families of feelings and emotions are those of the bank and of the detector."""


def check(key: str, wanted: Any, kind: type) -> None:
    """Check one condition.

    Args:
        key: field of `Moment`.
        wanted: what the rule asks of it.
        kind: type of the field: bool, int, float or str.

    Raises:
        ValueError: saying what is wrong and what would be right.
    """
    if isinstance(wanted, dict):
        _bounds(key, wanted, kind)
        return
    several = wanted if isinstance(wanted, list) else [wanted]
    if not several:
        raise ValueError(f"{key}: [] is never met; leave it out, or name what it may be")
    for one in several:
        _one(key, one, kind)


def _one(key: str, one: Any, kind: type) -> None:
    if kind is bool:
        if not isinstance(one, bool):
            raise ValueError(f"{key}: {one!r} is neither true nor false")
    elif kind is str:
        if not isinstance(one, str):
            raise ValueError(f"{key}: {one!r} is no text")
        if one not in WORDS.get(key, (one,)):
            known = ", ".join(repr(word) for word in WORDS[key])
            raise ValueError(f"{key}: nothing is called {one!r}; it is one of {known}")
    elif not _is_number(one):
        raise ValueError(f"{key}: {one!r} is no number")


def _bounds(key: str, wanted: dict[Any, Any], kind: type) -> None:
    if kind not in (int, float):
        raise ValueError(f"{key}: has no {' or '.join(map(str, wanted))}, for it is no number")
    if not wanted:
        raise ValueError(f"{key}: {{}} bounds nothing; give {', '.join(BOUNDS)}")
    parameters = {name for name, spec in specs(HowConfig).items() if spec.type in (int, float)}
    for bound, limit in wanted.items():
        if bound not in BOUNDS or not (_is_number(limit) or limit in parameters):
            raise ValueError(
                f"{key} has an unknown bound {bound}: {limit}; give {', '.join(BOUNDS)} with a number or the name of a "
                "parameter of the how node that is one"
            )


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
