"""A conversation again, out of its bag: ros2 launch whee_ros replay.launch.py bag:=out/demo/bag rate:=1.0.

What was perceived comes from the bag, on its clock; mind and body of config/system.yaml act on it anew, so a
changed parameter (params_file:=my.yaml) shows what it would have changed.
"""

from launch import LaunchContext, LaunchDescription, LaunchDescriptionEntity
from launch.actions import DeclareLaunchArgument, ExecuteProcess, OpaqueFunction, Shutdown
from launch.substitutions import LaunchConfiguration

from whee_ros.tools.system import launched
from whee_ros.tools.system.description import System

SYSTEM = System.load()
TAKEN = ("robot", "params_file", "record", "out")
LOADING = "10"
"""Seconds before the bag starts: the models are loaded by then."""


def start(context: LaunchContext) -> list[LaunchDescriptionEntity]:
    given = {name: context.launch_configurations[name] for name in TAKEN}
    nodes, planned = launched.processes(SYSTEM, {**given, "source": "replay"})
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
    own = [
        DeclareLaunchArgument("bag", description="folder of the bag, with metadata.yaml"),
        DeclareLaunchArgument("rate", default_value="1.0", description="speed, 1 as it was"),
    ]
    return LaunchDescription([*launched.arguments(SYSTEM, TAKEN), *own, OpaqueFunction(function=start)])
