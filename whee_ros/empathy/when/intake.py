"""What is let in: an observation with a number that is none tells nothing, and must not become part of a state."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache

_ROUNDED = 1e-3
"""What messages and sums may have rounded."""
RANGES = {
    "confidence": (-_ROUNDED, 1.0 + _ROUNDED),
    "valence": (-1.0 - _ROUNDED, 1.0 + _ROUNDED),
    "arousal": (-1.0 - _ROUNDED, 1.0 + _ROUNDED),
}
"""Fields with a range that states rely on."""


def readable(item: object) -> bool:
    """Whether every number of an observation is finite, and those of `RANGES`, if it has them, within them.

    A broken sensor or somebody else's node may send anything; what it measured is then missing, not zero.
    """
    within = all(low <= getattr(item, name, 0.0) <= high for name, (low, high) in RANGES.items())
    return within and _finite(item)


def _finite(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    if value is None or isinstance(value, (str, bytes, int)):
        return True
    kind: type = type(value)
    if names := _names(kind):
        return all(_finite(getattr(value, name)) for name in names)
    return all(map(_finite, value)) if isinstance(value, Iterable) else True


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a dataclass, none for other kinds."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
