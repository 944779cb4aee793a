"""A conversation again, out of its bag: ros2 launch whee_ros replay.launch.py bag:=out/demo/bag rate:=1.0.

What was perceived comes from the bag, on its clock; mind and body of config/system.yaml act on it anew, so a
changed parameter (params_file:=my.yaml) shows what it would have changed.
"""

import os
import tempfile

from launch import LaunchContext, LaunchDescription, LaunchDescriptionEntity
from launch.actions import DeclareLaunchArgument, ExecuteProcess, OpaqueFunction, Shutdown
from launch.substitutions import LaunchConfiguration
from launch_ros.actions import Node

from whee_ros.tools.system import plan
from whee_ros.tools.system.description import System

SYSTEM = System.load()
TAKEN = ("robot", "params_file", "record", "out")
LOADING = "10"
"""Seconds before the bag starts: the models are loaded by then."""


def start(context: LaunchContext) -> list[LaunchDescriptionEntity]:
    given = {name: context.launch_configurations[name] for name in TAKEN}
    planned = plan.with_environment(plan.make(SYSTEM, {**given, "source": "replay"}), os.environ)
    with tempfile.NamedTemporaryFile("w", prefix="whee_", suffix=".yaml", delete=False) as file:
        file.write(planned.parameter_text())
    nodes = [
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
    bag = ["ros2", "bag", "play", LaunchConfiguration("bag"), "--rate", LaunchConfiguration("rate")]
    topics = [f"/{topic}" for topic in planned.topics]
    play = ExecuteProcess(
        cmd=[*bag, "--clock", "100", "--delay", LOADING, "--topics", *topics],
        output="screen",
        additional_env=dict(planned.environment),
        on_exit=Shutdown(reason="the bag has been played"),
    )
    return [*nodes, play]


def generate_launch_description() -> LaunchDescription:
    arguments = [
        DeclareLaunchArgument(
            argument.name,
            default_value=argument.default_text,
            description=argument.about,
            choices=list(argument.choices) or None,
        )
        for argument in (SYSTEM.arguments[name] for name in TAKEN)
    ]
    own = [
        DeclareLaunchArgument("bag", description="folder of the bag, with metadata.yaml"),
        DeclareLaunchArgument("rate", default_value="1.0", description="speed, 1 as it was"),
    ]
    return LaunchDescription([*arguments, *own, OpaqueFunction(function=start)])
