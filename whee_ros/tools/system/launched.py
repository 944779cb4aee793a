"""What the launch files have in common: arguments and processes of the system as ROS launch knows them.

Imported by launch files alone: `launch` and `launch_ros` are there where ROS is.
"""

from __future__ import annotations

import importlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from typing import Any

from whee_ros.tools.system import plan
from whee_ros.tools.system.description import System


def arguments(system: System, names: Iterable[str], defaults: Mapping[str, str] | None = None) -> list[Any]:
    """Return launch arguments for arguments of the system; `defaults` replace those of the description."""
    declare = importlib.import_module("launch.actions").DeclareLaunchArgument
    other = defaults or {}
    return [
        declare(
            argument.name,
            default_value=other.get(argument.name, argument.default_text),
            description=argument.about,
            choices=list(argument.choices) or None,
        )
        for argument in (system.arguments[name] for name in names)
    ]


def processes(system: System, given: Mapping[str, str]) -> tuple[list[Any], plan.Plan]:
    """Return a launch node for every process of the plan for these arguments, and the plan.

    Raises:
        ConfigError: if an argument does not fit.
    """
    node = importlib.import_module("launch_ros.actions").Node
    planned = plan.with_environment(plan.make(system, given), os.environ)
    with tempfile.NamedTemporaryFile("w", prefix="whee_", suffix=".yaml", delete=False) as file:
        file.write(planned.parameter_text())
    return [
        node(
            package="whee_ros",
            executable="whee_host",
            arguments=list(process.nodes),
            ros_arguments=planned.ros_arguments(file.name),
            additional_env=dict(planned.environment),
            output="screen",
            respawn=True,
            respawn_delay=1.0,
        )
        for process in planned.processes
    ], planned
