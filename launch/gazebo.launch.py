"""The robot in Gazebo Sim (Harmonic, Ionic): ros2 launch whee_ros gazebo.launch.py robot:=whee_bot gui:=true.

Starts the world with that robot in it, the bridge of config/gazebo_bridge.yaml, and the system of config/system.yaml on
the clock of the simulation, with the robot's camera and the microphone of this computer. Needs gz sim, ros_gz_bridge.
"""

import os
import tempfile
from pathlib import Path

from launch import LaunchContext, LaunchDescription, LaunchDescriptionEntity
from launch.actions import DeclareLaunchArgument, ExecuteProcess, OpaqueFunction, Shutdown
from launch_ros.actions import Node

from whee_ros.core.resources import resource
from whee_ros.ports.profile import RobotProfile, profile_path
from whee_ros.tools import sdf
from whee_ros.tools.system import launched
from whee_ros.tools.system.description import System

SYSTEM = System.load()
FIXED = {"adapter": "gazebo", "use_sim_time": "true", "camera": "topic", "image_topic": "gazebo/camera"}
TAKEN = tuple(name for name in SYSTEM.arguments if name not in FIXED)


def start(context: LaunchContext) -> list[LaunchDescriptionEntity]:
    given = context.launch_configurations
    models = tempfile.mkdtemp(prefix="whee_gazebo_")
    sdf.write(RobotProfile.load(profile_path(given["robot"])), Path(models))
    paths = [models, str(resource("worlds/models")), os.environ.get("GZ_SIM_RESOURCE_PATH", "")]
    headless = [] if given["gui"] == "true" else ["-s", "--headless-rendering"]
    simulation = ExecuteProcess(
        cmd=["gz", "sim", "-r", *headless, given["world"] or str(resource("worlds/tabletop.sdf"))],
        additional_env={"GZ_SIM_RESOURCE_PATH": os.pathsep.join(filter(None, paths))},
        output="screen",
        on_exit=Shutdown(reason="Gazebo has ended"),
    )
    nodes, planned = launched.processes(SYSTEM, {**{name: given[name] for name in TAKEN}, **FIXED})
    bridge = Node(
        package="ros_gz_bridge",
        executable="parameter_bridge",
        namespace=planned.namespace,
        parameters=[{"config_file": str(resource("config/gazebo_bridge.yaml")), "use_sim_time": True}],
        additional_env=dict(planned.environment),
        output="screen",
    )
    return [simulation, bridge, *nodes]


def generate_launch_description() -> LaunchDescription:
    own = [
        DeclareLaunchArgument("world", default_value="", description="SDF file with a model://robot in it"),
        DeclareLaunchArgument("gui", default_value="true", description="show it", choices=["true", "false"]),
    ]
    return LaunchDescription([*launched.arguments(SYSTEM, TAKEN), *own, OpaqueFunction(function=start)])
