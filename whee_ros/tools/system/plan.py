"""What is to be started: the description of the system with the arguments filled in."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from string import Template

import yaml

from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.core.resources import resource
from whee_ros.engine.scenario import Scenario
from whee_ros.ports.profile import RobotProfile, profile_path
from whee_ros.tools.system.description import Argument, Parameters, Source, System

OFF = "off"
"""An argument of this value is not given."""
TOPIC = "topic"
"""The camera that is an image topic, and the source of that name."""
EVERYWHERE = ("use_sim_time",)
"""Parameters that every node has, and that a file may therefore give to all of them at once."""


@dataclass(frozen=True)
class Process:
    """One operating-system process and the nodes in it, in the order in which they are made."""

    name: str
    nodes: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A system to start.

    Attributes:
        source: where face and voice come from.
        processes: in order of start.
        parameters: values by node and name.
        params_file: of the user, absolute; "" for none.
        environment: defaults for every process.
        topics: what is to be played from a bag, relative names.
        namespace: of all nodes and topics, without slashes at its ends; "" for none.
    """

    source: str
    processes: tuple[Process, ...]
    parameters: Parameters
    params_file: str
    environment: Mapping[str, str]
    topics: tuple[str, ...]
    namespace: str = ""

    @property
    def nodes(self) -> tuple[str, ...]:
        """Every node that will run."""
        return tuple(node for process in self.processes for node in process.nodes)

    def parameter_text(self) -> str:
        """Return the parameters as a ROS parameter file that holds in every namespace."""
        names = {f"/**/{node}": {"ros__parameters": dict(v)} for node, v in self.parameters.items() if v}
        return yaml.safe_dump(names, sort_keys=False, allow_unicode=True)

    def ros_arguments(self, parameter_file: str) -> list[str]:
        """Return what follows --ros-args: our parameters, then those of the user, who has the last word."""
        files = [name for name in (parameter_file, self.params_file) if name]
        space = ["-r", f"__ns:=/{self.namespace}"] if self.namespace else []
        return [part for name in files for part in ("--params-file", name)] + space


def make(system: System, given: Mapping[str, str | bool]) -> Plan:
    """Return the plan for these arguments; those left out have their defaults.

    Raises:
        ConfigError: if an argument is unknown, a file is not there, or a parameter file has a foreign node.
    """
    values = _resolved(system, given)
    source = system.sources[str(values["source"])]
    needed = {**system.only_with, **source.only_with}
    sensing = {node for other in system.sources.values() for node in other.nodes}
    running = [
        node
        for node in system.nodes
        if (node not in sensing or node in source.nodes) and (node not in needed or values[needed[node]])
    ]
    parameters = _parameters(system, source, values, running)
    if "voice" in running and values.get("robot") and _speaks(str(values["robot"])):
        parameters.setdefault("voice", {})["echo"] = "half_duplex"  # its sound is not ours to subtract
    managed = [node for node in system.activation if node in running]
    namespace = _namespace(str(values["namespace"]))
    params_file = _params_file(str(values["params_file"]), system)
    if namespace and params_file:  # to ROS a node's name alone means one without a namespace
        for node, fields in read_yaml(Path(params_file)).items():
            if node in running:
                parameters[node] = {**parameters.get(node, {}), **fields["ros__parameters"]}
    if values.get("use_sim_time"):
        parameters = {node: {**parameters.get(node, {}), "use_sim_time": True} for node in running}
    parameters["manager"] = {**parameters.get("manager", {}), "nodes": managed}
    here = _processes(system, str(values.get("processes", "")))
    processes = [
        Process(name, tuple(node for node in system.processes[name] if node in running)) for name in here
    ]
    return Plan(
        source.name,
        tuple(process for process in processes if process.nodes),
        parameters,
        params_file,
        {**system.environment, **source.environment, **_images(system, values)},
        source.topics,
        namespace,
    )


def _resolved(system: System, given: Mapping[str, str | bool]) -> dict[str, str | bool]:
    """Return a value for every argument, paths absolute, a recorded scenario turned into its files."""
    values: dict[str, str | bool] = {name: a.default for name, a in system.arguments.items()}
    for name, value in given.items():
        if name not in system.arguments:
            raise ConfigError(f"argument {name}", repr(value), f"Use {', '.join(system.arguments)}.")
        values[name] = _fit(system.arguments[name], value)
    if values["out"]:
        values["out"] = str(Path(str(values["out"])).expanduser().absolute())
    if values.get("robot"):
        # one word now in place of one from each node
        _own_devices(system, RobotProfile.load(profile_path(str(values["robot"]))), values)
    if values["scenario"]:
        path = _file(system, "scenario", str(values["scenario"]))
        values["scenario"] = str(path)
        scenario = Scenario.load(path)
        if values["source"] == "demo" and scenario.kind == "recording":
            values.update(source="files", video=scenario.video, audio=scenario.audio)
    if values["source"] == "files":
        if not values["video"] and not values["audio"]:
            raise ConfigError(
                "source files", "neither video nor audio is given", "Name a file: video, audio."
            )
        for name in ("video", "audio"):
            if values[name]:
                values[name] = str(_file(system, name, str(values[name])))
        values["audio"] = values["audio"] or values["video"]
    return values


def _processes(system: System, named: str) -> list[str]:
    """Return the processes that are started here, in the order of the description. Raises ConfigError."""
    asked = [name.strip() for name in named.split(",") if name.strip()]
    for name in asked:
        if name not in system.processes:
            raise ConfigError("argument processes", repr(name), f"Use {', '.join(system.processes)}.")
    return [name for name in system.processes if not asked or name in asked]


def _images(system: System, values: Mapping[str, str | bool]) -> Mapping[str, str]:
    """Return what the environment needs where images of another process come in, as with the source of that name."""
    taken = values["source"] == "live" and values.get("camera") == TOPIC and TOPIC in system.sources
    return system.sources[TOPIC].environment if taken else {}


def _own_devices(system: System, profile: RobotProfile, values: dict[str, str | bool]) -> None:
    """Take the camera, microphone and speaker of a robot where nobody asks for others."""
    for name, device in profile.devices.items():
        if values.get(name, device) != "":
            continue
        uri = "image_topic" if device.backend == TOPIC else f"{name}_uri"
        values[name] = device.backend
        if values[uri] == system.arguments[uri].default:
            values[uri] = device.uri


def _speaks(robot: str) -> bool:
    """Return whether a robot has a voice of its own, which nobody here hears before it sounds."""
    return "say" in RobotProfile.load(profile_path(robot)).skills


def _namespace(text: str) -> str:
    """Return a namespace without slashes at its ends. Raises ConfigError."""
    name = text.strip("/")
    if name and not re.fullmatch(r"[A-Za-z]\w*(/[A-Za-z]\w*)*", name, re.ASCII):
        remedy = "Use letters, digits and _, beginning with a letter; / between parts."
        raise ConfigError("argument namespace", repr(text), remedy)
    return name


def _fit(argument: Argument, value: str | bool) -> str | bool:
    text = str(value).lower() if isinstance(argument.default, bool) else value
    if argument.choices and text not in argument.choices:
        choices = ", ".join(argument.choices)
        raise ConfigError(f"argument {argument.name}", repr(value), f"Choose one of {choices}.")
    if isinstance(argument.default, bool):
        return text == "true"
    return "" if text == OFF else text


def _file(system: System, name: str, value: str) -> Path:
    """Return the absolute path of a file argument; a shipped scenario may be given by its name alone."""
    path = Path(value).expanduser().absolute()
    if path.is_file():
        return path
    if name == "scenario" and "/" not in value:
        return _shipped("scenarios", name, value)
    raise ConfigError(f"argument {name}", f"no such file: {value}", "Correct the path.")


def _shipped(folder: str, name: str, value: str) -> Path:
    """Return the path of a file of config/FOLDER given by its name alone. Raises ConfigError."""
    stem = value.removesuffix(".yaml")
    there = sorted(path.stem for path in resource(f"config/{folder}").glob("*.yaml"))
    if stem not in there:
        near = difflib.get_close_matches(stem, there, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        remedy = f"{hint}Choose one of {', '.join(there)}, or give a path."
        raise ConfigError(f"argument {name}", f"no such file: {value}", remedy)
    return resource(f"config/{folder}/{stem}.yaml")


def _parameters(
    system: System, source: Source, values: Mapping[str, str | bool], running: list[str]
) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for part in (system.parameters, source.parameters):
        for node, fields in part.items():
            for name, value in fields.items():
                if isinstance(value, str):
                    used = Template(value).get_identifiers()
                    if not all(values[argument] for argument in used):
                        continue
                    value = _filled(value, values)
                if node in running:
                    found.setdefault(node, {})[name] = value
    return found


def _filled(text: str, values: Mapping[str, str | bool]) -> str | bool:
    """Return a text with its arguments; one that is nothing but a truth value stays one."""
    alone = values.get(text[2:-1]) if text.startswith("${") else None
    texts = {key: str(value) for key, value in values.items()}
    return alone if isinstance(alone, bool) else Template(text).substitute(texts)


def _params_file(named: str, system: System) -> str:
    """Return the absolute path of the user's parameter file, its form and its node names checked.

    The nodes themselves check names and values of parameters. A shipped file may be given by its name alone.
    """
    if not named:
        return ""
    path = Path(named).expanduser().absolute()
    if not path.is_file() and "/" not in named:
        path = _shipped("params", "params_file", named)
    data = read_yaml(path)
    if not isinstance(data, Mapping):
        raise ConfigError(str(path), repr(data), "Write NODE: {ros__parameters: {NAME: VALUE}}.")
    for key, fields in data.items():
        node = str(key).rsplit("/", 1)[-1]
        if node not in (*system.nodes, "*", "**"):
            raise ConfigError(f"{path}: {key}", "no such node", f"Use one of {', '.join(system.nodes)}.")
        if not isinstance(fields, Mapping) or set(fields) != {"ros__parameters"}:
            raise ConfigError(
                f"{path}: {key}", repr(fields), "Write ros__parameters: {NAME: VALUE} under it."
            )
        values = fields["ros__parameters"]
        if not isinstance(values, Mapping):
            raise ConfigError(f"{path}: {key}, ros__parameters", repr(values), "Write NAME: VALUE under it.")
        for name, value in values.items():
            if value is None:
                raise ConfigError(f"{path}: {key}, {name}", "no value", "Write one, or take the line out.")
            if node in ("*", "**") and name not in EVERYWHERE:
                remedy = "Write it under the name of its node; `whee params` lists them."
                raise ConfigError(f"{path}: {key}, {name}", "not a parameter of every node", remedy)
    return str(path)


def with_environment(plan: Plan, environment: Mapping[str, str]) -> Plan:
    """Return the plan with what `environment` (usually os.environ) sets in place of the defaults."""
    merged = {name: environment.get(name, value) for name, value in plan.environment.items()}
    return replace(plan, environment=merged)
