"""The whole system: ros2 launch whee_ros whee.launch.py source:=live robot:=whee_bot record:=true.

What is started is described once, in config/system.yaml; `whee up` starts the same. `-s` shows the arguments.
"""

import os
import tempfile

from launch import LaunchContext, LaunchDescription, LaunchDescriptionEntity
from launch.actions import DeclareLaunchArgument, OpaqueFunction
from launch_ros.actions import Node

from whee_ros.tools.system import plan
from whee_ros.tools.system.description import System

SYSTEM = System.load()


def start(context: LaunchContext) -> list[LaunchDescriptionEntity]:
    given = {name: context.launch_configurations[name] for name in SYSTEM.arguments}
    planned = plan.with_environment(plan.make(SYSTEM, given), os.environ)
    with tempfile.NamedTemporaryFile("w", prefix="whee_", suffix=".yaml", delete=False) as file:
        file.write(planned.parameter_text())
    return [
        Node(
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
    ]


def generate_launch_description() -> LaunchDescription:
    arguments = [
        DeclareLaunchArgument(
            argument.name,
            default_value=argument.default_text,
            description=argument.about,
            choices=list(argument.choices) or None,
        )
        for argument in SYSTEM.arguments.values()
    ]
    return LaunchDescription([*arguments, OpaqueFunction(function=start)])
