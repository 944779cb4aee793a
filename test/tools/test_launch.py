"""The launch files against stubs of `launch`: what they start and set exists.

The packages `launch` and `launch_ros` are in no registry of Python packages, so their names and arguments stand
here as they are in ROS 2 Kilted.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import re
import shutil
import sys
import types
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from whee_ros.core.params import specs
from whee_ros.core.resources import root
from whee_ros.nodes.host import NODES
from whee_ros.ros.parameters import RESERVED
from whee_ros.tools.system import plan
from whee_ros.tools.system.description import System

API: dict[str, dict[str, set[str]]] = {
    "launch": {"LaunchDescription": set(), "LaunchContext": set(), "LaunchDescriptionEntity": set()},
    "launch.actions": {
        "DeclareLaunchArgument": {"name", "default_value", "description", "choices", "condition"},
        "OpaqueFunction": {"function", "args", "kwargs", "condition"},
        "ExecuteProcess": {"cmd", "output", "additional_env", "on_exit", "cwd", "env", "name", "shell"},
        "Shutdown": {"reason"},
    },
    "launch.substitutions": {"LaunchConfiguration": {"variable_name", "default"}},
    "launch_ros.actions": {
        "Node": {
            "package", "executable", "name", "namespace", "parameters", "remappings", "ros_arguments", "arguments",
            "output", "additional_env", "respawn", "respawn_delay", "emulate_tty", "on_exit",
        },
    },
}  # fmt: skip
FILES = ("whee.launch.py", "replay.launch.py", "gazebo.launch.py")


@dataclass
class Made:
    """An object of the stub: class, positional and named arguments."""

    kind: str
    args: tuple = ()
    named: dict = field(default_factory=dict)


@pytest.fixture
def stubs(monkeypatch):
    for module, classes in API.items():
        stub = types.ModuleType(module)
        for name, known in classes.items():

            def make(*args, _name=name, _known=known, **named):
                assert set(named) <= _known, f"{_name} has no argument {set(named) - _known}"
                return Made(_name, args, named)

            setattr(stub, name, make)
        monkeypatch.setitem(sys.modules, module, stub)
    monkeypatch.setitem(sys.modules, "launch_ros", types.ModuleType("launch_ros"))


def described(file: str) -> list[Made]:
    spec = importlib.util.spec_from_file_location("under_test", root() / "launch" / file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.generate_launch_description().args[0]


def run(entities: list[Made], **given: str) -> list[Made]:
    """Do what launch does: fill in the defaults, refuse what is unknown, call the opaque functions."""
    declared = {e.args[0]: e.named for e in entities if e.kind == "DeclareLaunchArgument"}
    assert set(given) <= set(declared)
    values = {name: given.get(name, named.get("default_value")) for name, named in declared.items()}
    for name, named in declared.items():
        assert values[name] is not None, f"{name} has no default and is not given"
        assert not named.get("choices") or values[name] in named["choices"]
    context = types.SimpleNamespace(launch_configurations=values)
    functions = [e.named["function"] for e in entities if e.kind == "OpaqueFunction"]
    return [made for function in functions for made in function(context)]


def executables() -> set[str]:
    scripts = re.search(r'"console_scripts": \[(.*?)\]', (root() / "setup.py").read_text(), re.S).group(1)
    return set(re.findall(r'"(\w+) = ', scripts))


def parameters_of(node: str) -> set[str]:
    """Names of a node's parameters: of the configurations that its constructor hands to its base."""
    module, cls = NODES[node].split(":")
    loaded = importlib.import_module(f"whee_ros.nodes.{module}")
    tree = ast.parse(Path(loaded.__file__).read_text())
    made = next(item for item in ast.walk(tree) if isinstance(item, ast.ClassDef) and item.name == cls)
    calls = [item for item in ast.walk(made) if isinstance(item, ast.Call)]
    call = next(c for c in calls if ast.unparse(c.func) == "super().__init__")
    assert call.args[0].value == node
    return {name for config in call.args[1:] for name in specs(getattr(loaded, config.id))}


def check_parameters(parameter_file: Path) -> None:
    for key, fields in yaml.safe_load(parameter_file.read_text()).items():
        unknown = set(fields["ros__parameters"]) - parameters_of(key.rsplit("/", 1)[-1]) - RESERVED
        assert not unknown, f"{key}: {unknown}"


@pytest.mark.parametrize("file", FILES)
def test_imports_only_what_launch_has(file):
    for item in ast.walk(ast.parse((root() / "launch" / file).read_text())):
        if isinstance(item, ast.ImportFrom) and item.module.startswith("launch"):
            assert {alias.name for alias in item.names} <= set(API[item.module]), item.module


@pytest.mark.parametrize(
    "given",
    [
        {"source": "demo", "record": "true"},
        {"source": "live", "robot": "whee_bot", "params_file": "example"},
        {"source": "files", "video": __file__},
        {"source": "topic", "image_topic": "/camera/color/image_raw"},
        {"source": "live", "robot": "drummer", "speaker": "paced", "device": "cuda", "humans": "true"},
        {"source": "ros4hri", "namespace": "left", "use_sim_time": "true"},
    ],
)
def test_the_launch_file_starts_what_whee_up_starts(stubs, given):
    started = run(described("whee.launch.py"), **given)
    planned = plan.make(System.load(), given)
    assert [node.named["arguments"] for node in started] == [list(p.nodes) for p in planned.processes]
    for node in started:
        assert node.kind == "Node"
        assert node.named["package"] == "whee_ros"
        assert node.named["executable"] in executables()
        assert "name" not in node.named  # it would rename every node of the process
        arguments = [a for a in node.named["ros_arguments"] if a not in ("-r", "__ns:=/left")]
        assert arguments[::2] == ["--params-file"] * (len(arguments) // 2)
        for path in arguments[1::2]:
            check_parameters(Path(path))
        assert set(node.named["additional_env"]) == set(planned.environment)
    Path(started[0].named["ros_arguments"][1]).unlink()


def test_replay_plays_what_was_perceived_and_starts_mind_and_body(stubs):
    started = run(described("replay.launch.py"), bag="out/demo/bag")
    nodes = [name for node in started[:-1] for name in node.named["arguments"]]
    assert {"when", "how", "behavior", "skills", "robot"} <= set(nodes)
    assert not {"camera", "face", "voice", "person"} & set(nodes)
    check_parameters(Path(started[0].named["ros_arguments"][1]))
    command = [part if isinstance(part, str) else part.args[0] for part in started[-1].named["cmd"]]
    assert command[:4] == ["ros2", "bag", "play", "bag"]
    played = command[command.index("--topics") + 1 :]
    assert played == ["/face", "/voice/activity", "/voice/affect", "/voice/turn", "/transcript"]
    Path(started[0].named["ros_arguments"][1]).unlink()


@pytest.mark.parametrize("robot", ["whee_bot", "lantern", "puppet"])
def test_gazebo_gets_the_robot_that_was_asked_for_and_the_system_follows_its_clock(stubs, robot):
    simulation, bridge, *nodes = run(
        described("gazebo.launch.py"), robot=robot, gui="false", namespace="left"
    )
    command = simulation.named["cmd"]
    assert command[:3] == ["gz", "sim", "-r"]
    assert "--headless-rendering" in command
    assert Path(command[-1]) == root() / "worlds" / "tabletop.sdf"
    models = Path(simulation.named["additional_env"]["GZ_SIM_RESOURCE_PATH"].split(":")[0])
    assert f"<!-- {robot}," in (models / "robot" / "model.sdf").read_text()
    assert (bridge.named["package"], bridge.named["executable"]) == ("ros_gz_bridge", "parameter_bridge")
    assert bridge.named["namespace"] == "left"
    assert Path(bridge.named["parameters"][0]["config_file"]).is_file()
    parameters: dict = {}
    for node in nodes:
        file = Path(node.named["ros_arguments"][1])
        check_parameters(file)
        parameters |= yaml.safe_load(file.read_text())
    running = {name for node in nodes for name in node.named["arguments"]}
    assert {"camera", "microphone", "robot", "manager"} <= running
    assert all(parameters[f"/**/{name}"]["ros__parameters"]["use_sim_time"] is True for name in running)
    assert parameters["/**/robot"]["ros__parameters"]["adapter"] == "gazebo"
    camera = parameters["/**/camera"]["ros__parameters"]
    assert (camera["camera"], camera["image_topic"]) == ("topic", "gazebo/camera")
    shutil.rmtree(models)


def test_the_arguments_are_those_of_the_issue(stubs):
    declared = {e.args[0] for e in described("whee.launch.py") if e.kind == "DeclareLaunchArgument"}
    assert {"robot", "source", "params_file", "record"} <= declared


@pytest.mark.parametrize("file", sorted(path.name for path in (root() / "config" / "params").glob("*.yaml")))
def test_shipped_parameter_files_name_real_parameters(file):
    check_parameters(root() / "config" / "params" / file)
