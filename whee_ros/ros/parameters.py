"""ROS parameters out of configuration dataclasses: declared once, checked together, applied together."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import yaml
from rcl_interfaces.msg import (
    FloatingPointRange,
    IntegerRange,
    ParameterDescriptor,
    SetParametersResult,
)
from rclpy.exceptions import ParameterException
from rclpy.parameter import Parameter

from whee_ros.core.errors import ParameterError
from whee_ros.core.params import ParamSpec, amend, configure, specs

C = TypeVar("C")
RESERVED = frozenset(("use_sim_time", "start_type_description_service"))
"""Parameters that every ROS node has."""
SECRET = "token"
"""A parameter whose name ends so is shown on no page and written into no bag."""
WIDEST = 1e9
"""ROS ranges need both ends; an open end becomes this."""


def descriptor(spec: ParamSpec) -> ParameterDescriptor:
    """Return the ROS descriptor of a spec, with unit and choices in its text and the range as a range."""
    text = spec.description + (f" [{spec.unit}]" if spec.unit else "")
    if spec.choices:
        text += f" One of: {', '.join(spec.choices)}."
    if not spec.live:
        text += " Read at start-up."
    result = ParameterDescriptor(description=text)
    if spec.low is not None or spec.high is not None:
        low = -WIDEST if spec.low is None else spec.low
        high = WIDEST if spec.high is None else spec.high
        if spec.type is float:
            result.floating_point_range = [FloatingPointRange(from_value=float(low), to_value=float(high))]
        elif spec.type is int:
            result.integer_range = [IntegerRange(from_value=int(low), to_value=int(high))]
    more: dict[str, object] = {"default": spec.default, "live": spec.live}
    more.update(
        {"unit": spec.unit} if spec.unit else {}, **({"choices": [*spec.choices]} if spec.choices else {})
    )
    result.additional_constraints = yaml.safe_dump(more, default_flow_style=True, width=10_000).strip()
    return result


def described(found: ParameterDescriptor) -> dict[str, Any]:
    """Return what a descriptor says, of these nodes or of others: description, low, high, unit, choices, live, default.

    Open ends and what is not known are None; a parameter of another node counts as live unless it is read-only.
    """
    spans = [*found.floating_point_range, *found.integer_range]
    low, high = (spans[0].from_value, spans[0].to_value) if spans else (None, None)
    try:
        more = yaml.safe_load(found.additional_constraints)
    except yaml.YAMLError:
        more = None
    more = more if isinstance(more, dict) else {}
    return {
        "description": found.description,
        "low": None if low is None or low <= -WIDEST else low,
        "high": None if high is None or high >= WIDEST else high,
        "unit": str(more.get("unit", "")),
        "choices": list(more.get("choices", ())),
        "live": bool(more.get("live", not found.read_only)),
        "default": more.get("default"),
    }


class Parameters:
    """The parameters of one node, made of one or more configuration dataclasses.

    Args:
        node: declares them.
        configs: dataclasses whose field names do not collide.

    Raises:
        ParameterError: if a start-up value (from a file or the command line) is unknown or does not fit.
    """

    def __init__(self, node: Any, *configs: type) -> None:
        self._node = node.get_name()
        self._current: dict[type, Any] = {}
        self._listeners: dict[type, list[Callable[[Mapping[str, object]], None]]] = {}
        self._owner = {name: config for config in configs for name in specs(config)}
        self._specs = {name: spec for config in configs for name, spec in specs(config).items()}
        overrides = node._parameter_overrides
        # a misspelt name in a file would otherwise change nothing and say nothing
        for name in list(overrides):
            overrides[name] = self.fitted(overrides[name])
        for config in configs:
            values: dict[str, object] = {}
            for name, spec in specs(config).items():
                try:
                    values[name] = node.declare_parameter(name, spec.default, descriptor(spec)).value
                except ParameterException as error:
                    raise ParameterError(f"{self._node}.{name}", error, "Mend the parameter file.") from error
            self._current[config] = configure(config, values)
        node.add_on_set_parameters_callback(self._changed)

    def fitted(self, parameter: Any) -> Any:
        """Return an rclpy parameter as the node takes it: a whole number may stand for a real one.

        Raises:
            ParameterError: if no parameter has this name, or the value does not fit it.
        """
        refusal = self.unknown(parameter.name)
        if refusal is not None:
            raise refusal
        spec = self._specs.get(parameter.name)
        if spec is None:
            return parameter
        try:
            value = spec.check(parameter.value)
        except ParameterError as error:
            raise ParameterError(f"{self._node}.{error.thing}", error.value, error.remedy) from error
        return Parameter(parameter.name, value=value) if spec.type is float else parameter

    def unknown(self, name: str) -> ParameterError | None:
        """Return what to say about a name that no parameter of the node has, None about a known one."""
        if name in self._owner or name in RESERVED or name.startswith("qos_overrides."):
            return None
        near = difflib.get_close_matches(name, self._owner, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(sorted(self._owner))}."
        return ParameterError(f"{self._node}.{name}", "no such parameter", hint)

    def get(self, config: type[C]) -> C:
        """Return the configuration in force."""
        current: C = self._current[config]
        return current

    def on_change(self, config: type, apply: Callable[[Mapping[str, object]], None]) -> None:
        """Call `apply` with the changed values of `config`, once all values of a request were found good."""
        self._listeners.setdefault(config, []).append(apply)

    def forget_listeners(self) -> None:
        """Call nobody any more: what listened is about to be made anew."""
        self._listeners.clear()

    def _changed(self, parameters: Iterable[Any]) -> SetParametersResult:
        by_config: dict[type, dict[str, object]] = {}
        for parameter in parameters:
            owner = self._owner.get(parameter.name)
            if owner is not None:
                by_config.setdefault(owner, {})[parameter.name] = parameter.value
        try:
            amended = {config: amend(self._current[config], changes) for config, changes in by_config.items()}
            for config, changes in by_config.items():
                self._pass_on(config, changes)
        except ParameterError as error:
            return SetParametersResult(successful=False, reason=f"{self._node}.{error}")
        self._current.update(amended)
        return SetParametersResult(successful=True)

    def _pass_on(self, config: type, changes: Mapping[str, object]) -> None:
        """Let all listeners take the changes, or none: one of them may know that two values do not go together."""
        listeners = self._listeners.get(config, [])
        before = {name: getattr(self._current[config], name) for name in changes}
        for number, apply in enumerate(listeners):
            try:
                apply(changes)
            except ParameterError:
                for earlier in listeners[:number]:
                    earlier(before)
                raise
