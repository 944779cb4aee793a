"""The whole system: ros2 launch whee_ros whee.launch.py source:=live robot:=whee_bot record:=true.

What is started is described once, in config/system.yaml; `whee up` starts the same. `-s` shows the arguments.
"""

from launch import LaunchContext, LaunchDescription, LaunchDescriptionEntity
from launch.actions import OpaqueFunction

from whee_ros.tools.system import launched
from whee_ros.tools.system.description import System

SYSTEM = System.load()


def start(context: LaunchContext) -> list[LaunchDescriptionEntity]:
    given = {name: context.launch_configurations[name] for name in SYSTEM.arguments}
    return launched.processes(SYSTEM, given)[0]


def generate_launch_description() -> LaunchDescription:
    return LaunchDescription([*launched.arguments(SYSTEM, SYSTEM.arguments), OpaqueFunction(function=start)])
