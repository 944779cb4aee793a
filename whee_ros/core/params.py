"""Parameters declared once, as fields of a frozen dataclass.

A component's configuration is a frozen dataclass whose fields are made by `param`. From that one
declaration come the ROS descriptors, the YAML check and the reference page:

    @dataclass(frozen=True)
    class WhenConfig:
        need_on: float = param(0.55, "Need at which empathy switches on.", low=0.0, high=1.0, live=True)

Values are checked together and applied together: a change with one bad value changes nothing.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

from whee_ros.core.errors import ParameterError

ParamValue = bool | int | float | str | list[str] | list[float]
C = TypeVar("C")

_META = "whee_param"


@dataclasses.dataclass(frozen=True)
class ParamSpec:
    """What is known about one parameter.

    Attributes:
        name: ROS parameter name.
        type: bool, int, float, str or list.
        default: value when nobody sets one.
        description: one sentence for people.
        unit: SI unit or "" for a pure number.
        low, high: inclusive range for numbers, None when open.
        choices: allowed strings, empty when free.
        live: whether it may change while the node is active.
    """

    name: str
    type: type
    default: ParamValue
    description: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    live: bool = False

    def check(self, value: object) -> ParamValue:
        """Return `value` as this parameter's type.

        Raises:
            ParameterError: if the type, range or choice does not fit.
        """
        if self.type is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if not isinstance(value, self.type) or (self.type is int and isinstance(value, bool)):
            raise ParameterError(self.name, repr(value), f"Give a value of type {self.type.__name__}.")
        if self.choices and value not in self.choices:
            raise ParameterError(self.name, repr(value), f"Choose one of {', '.join(self.choices)}.")
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            # written so that NaN fails too
            above = self.low is None or value >= self.low
            below = self.high is None or value <= self.high
            if not (above and below) or value != value:
                raise ParameterError(
                    self.name, value, f"Give a number in [{self.low}, {self.high}] {self.unit}".rstrip() + "."
                )
        return typing.cast(ParamValue, value)


def param(
    default: Any,
    description: str,
    *,
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    choices: tuple[str, ...] = (),
    live: bool = False,
) -> Any:
    """Declare a parameter as a dataclass field; see `ParamSpec` for the meaning of each argument."""
    meta = {
        _META: {
            "description": description,
            "unit": unit,
            "low": low,
            "high": high,
            "choices": choices,
            "live": live,
        }
    }
    if isinstance(default, list):
        return dataclasses.field(default_factory=lambda: list(default), metadata=meta)
    return dataclasses.field(default=default, metadata=meta)


def specs(config: type) -> dict[str, ParamSpec]:
    """Return the specs of a configuration dataclass by name, in order of declaration."""
    found: dict[str, ParamSpec] = {}
    for field in dataclasses.fields(config):
        if _META not in field.metadata:
            continue
        default = field.default
        if default is dataclasses.MISSING and field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        spec = ParamSpec(field.name, type(default), typing.cast(ParamValue, default), **field.metadata[_META])
        spec.check(default)
        found[field.name] = spec
    return found


def configure(config: type[C], values: Mapping[str, object]) -> C:
    """Build a configuration from `values`, all checked before any is used.

    Raises:
        ParameterError: naming the first unknown or unfit value.
    """
    known = specs(config)
    return config(**{name: _spec(known, name).check(value) for name, value in values.items()})


def amend(current: C, changes: Mapping[str, object], *, live_only: bool = True) -> C:
    """Return `current` with `changes` applied, or raise and leave it as it was.

    Args:
        current: the configuration in force.
        changes: new values by name.
        live_only: refuse parameters that may not change while running.

    Raises:
        ParameterError: naming the first unknown, unfit or fixed parameter.
    """
    known = specs(type(current))
    checked = {}
    for name, value in changes.items():
        spec = _spec(known, name)
        checked[name] = spec.check(value)
        if live_only and not spec.live and checked[name] != getattr(current, name):
            raise ParameterError(
                name, repr(value), "It is read at start-up: set it in the file and restart the node."
            )
    return dataclasses.replace(current, **checked)  # type: ignore[type-var]


def _spec(known: Mapping[str, ParamSpec], name: str) -> ParamSpec:
    if name not in known:
        import difflib

        near = difflib.get_close_matches(name, known, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(known)}."
        raise ParameterError(name, "no such parameter", hint)
    return known[name]
