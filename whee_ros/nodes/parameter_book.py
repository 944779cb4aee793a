"""The parameters of all nodes as they stand, read from the nodes themselves, and how to change them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rcl_interfaces.msg import ListParametersResult, ParameterEvent, ParameterType
from rcl_interfaces.srv import (
    DescribeParameters,
    GetParameters,
    ListParameters,
    SetParametersAtomically,
)
from rclpy.parameter import Parameter, parameter_value_to_python

from whee_ros.ros.parameters import RESERVED, SECRET, described
from whee_ros.ros.polled import Asking

Values = dict[str, Any]
_REAL = (ParameterType.PARAMETER_DOUBLE, ParameterType.PARAMETER_DOUBLE_ARRAY)


class ParameterBook:
    """Reads the parameters of a node once, and follows their changes.

    Args:
        asking: for the nodes' services.
        namespace: of the nodes, without slashes at its ends.
        changed: called when a node was read, or a value is another one than before.
    """

    def __init__(self, asking: Asking, namespace: str, changed: Callable[[], None]) -> None:
        self._asking = asking
        self._space = f"{namespace}/" if namespace else ""
        self._changed = changed
        self._pages: dict[str, dict[str, Values]] = {}
        self._processes: dict[str, str] = {}
        self._reading: set[str] = set()

    def meet(self, node: str, process: str) -> None:
        """Note that a node lives in a process; in a new one its parameters have to be read anew."""
        if self._processes.get(node) != process:
            self._processes[node] = process
            self._pages.pop(node, None)

    def read(self) -> None:
        """Ask every node whose parameters are not known yet; to be called again, for one may not answer."""
        for node in self._processes:
            if node not in self._pages and node not in self._reading:
                self._reading.add(node)
                self._read(node)

    def pages(self) -> list[Values]:
        """Return nodes with their parameters (without values), in the order in which they were met."""
        return [
            {
                "node": node,
                "parameters": [
                    {key: fact for key, fact in entry.items() if key != "value" or not entry["live"]}
                    for entry in self._pages[node].values()
                ],
            }
            for node in self._processes
            if node in self._pages
        ]

    def values(self) -> dict[str, Values]:
        """Return values by node and name, of parameters that may change while running."""
        return {
            node: {name: entry["value"] for name, entry in page.items() if entry["live"]}
            for node, page in self._pages.items()
        }

    def amended(self) -> dict[str, Values]:
        """Return what is not at its default, by node and name: what a file needs to bring about the same again."""
        return {
            node: {
                name: entry["value"]
                for name, entry in page.items()
                if entry["live"] and entry["value"] != entry["default"]
            }
            for node, page in self._pages.items()
        }

    def heard(self, event: ParameterEvent) -> None:
        """Take a change that somebody made."""
        node = event.node.lstrip("/").removeprefix(self._space)
        page = self._pages.get(node, {})
        for parameter in event.changed_parameters:
            if parameter.name in page:
                page[parameter.name]["value"] = parameter_value_to_python(parameter.value)
                self._changed()

    def change(self, node: str, values: Mapping[str, object], done: Callable[[Values], None]) -> None:
        """Set parameters of a node, all or none; `done` gets {} or {"error": why}."""
        page = self._pages.get(node, {})
        parameters = []
        for name, value in values.items():
            if name not in page:
                done({"error": f"{node}.{name}: no such parameter"})
                return
            parameters.append(Parameter(name, value=_fit(value, page[name]["type"])).to_parameter_msg())
        request = SetParametersAtomically.Request(parameters=parameters)

        def answered(response: Any) -> None:
            done({} if response.result.successful else {"error": response.result.reason})

        service = f"{node}/set_parameters_atomically"
        self._asking.ask(SetParametersAtomically, service, request, answered, _told(done))

    def _read(self, node: str) -> None:
        """List, describe and get, one after the other."""

        def failed(why: str) -> None:
            self._reading.discard(node)

        def listed(response: Any) -> None:
            found: ListParametersResult = response.result
            names = [name for name in found.names if _shown(name)]
            describe = DescribeParameters.Request(names=names)
            self._asking.ask(
                DescribeParameters,
                f"{node}/describe_parameters",
                describe,
                lambda told: get(names, told.descriptors),
                failed,
            )

        def get(names: list[str], descriptors: Any) -> None:
            request = GetParameters.Request(names=names)

            def got(response: Any) -> None:
                self._reading.discard(node)
                if not len(names) == len(descriptors) == len(response.values):
                    return  # the node has changed in between, or it is two of that name: asked again
                self._pages[node] = {
                    name: {
                        "name": name,
                        "type": value.type,
                        "value": parameter_value_to_python(value),
                        **described(descriptor),
                    }
                    for name, descriptor, value in zip(names, descriptors, response.values, strict=True)
                }
                self._changed()

            self._asking.ask(GetParameters, f"{node}/get_parameters", request, got, failed)

        request = ListParameters.Request()
        self._asking.ask(ListParameters, f"{node}/list_parameters", request, listed, failed)


def _shown(name: str) -> bool:
    return name not in RESERVED and not name.startswith("qos_overrides.") and not name.endswith(SECRET)


def _fit(value: object, kind: int) -> object:
    """Return a JSON number as the type that the node declared: 1 may stand for 1.0."""
    if kind in _REAL:
        return [float(v) for v in value] if isinstance(value, list) else float(value)  # type: ignore[arg-type]
    if kind == ParameterType.PARAMETER_INTEGER and isinstance(value, float):
        return round(value)
    return value


def _told(done: Callable[[Values], None]) -> Callable[[str], None]:
    return lambda why: done({"error": why})
