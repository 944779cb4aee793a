"""What stands behind a body's topics in a trial: a joint_trajectory_controller and its joints, without ROS."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from whee_ros.ports.profile import RobotProfile

Points = list[tuple[float, float, float]]
"""(time s, position, velocity) of one joint."""


class ScriptedController:
    """Follows `trajectory_msgs/JointTrajectory` by cubic splines, as ros2_control's controller does, without error.

    A new trajectory replaces the one before from the state of that moment on; times are counted from its arrival.

    Args:
        positions: where the joints stand, rad.
    """

    def __init__(self, positions: Mapping[str, float]) -> None:
        self._paths: dict[str, Points] = {name: [(0.0, at, 0.0)] for name, at in positions.items()}
        self._now = 0.0

    def take(self, fields: Mapping[str, Any]) -> None:
        """Start on a trajectory, given as the fields of its message."""
        for number, name in enumerate(fields["joint_names"]):
            start = self.state(name)
            self._paths[name] = [(self._now, *start)] + [
                (
                    self._now + point["time_from_start"],
                    point["positions"][number],
                    point["velocities"][number],
                )
                for point in fields["points"]
            ]

    def step(self, now: float) -> SimpleNamespace:
        """Go on to `now` (s) and return the fields of a `sensor_msgs/JointState`."""
        self._now = now
        states = [self.state(name) for name in self._paths]
        return SimpleNamespace(
            name=list(self._paths), position=[s[0] for s in states], velocity=[s[1] for s in states]
        )

    def state(self, name: str) -> tuple[float, float]:
        """Return position (rad) and velocity (rad/s) of a joint."""
        path = self._paths[name]
        after = bisect.bisect_right([point[0] for point in path], self._now)
        if after == len(path):
            return path[-1][1], 0.0
        (t0, p0, v0), (t1, p1, v1) = path[after - 1], path[after]
        span = t1 - t0
        s = (self._now - t0) / span
        m0, m1, change = v0 * span, v1 * span, p1 - p0
        a, b = m0 + m1 - 2 * change, 3 * change - 2 * m0 - m1
        return p0 + s * (m0 + s * (b + s * a)), (m0 + s * (2 * b + 3 * s * a)) / span


class Looped:
    """A body with its plant behind it: what it sends is followed, and what results comes back.

    Args:
        robot: an adapter, with topics of its own or without.
        profile: says where the joints are at rest.
    """

    def __init__(self, robot: Any, profile: RobotProfile) -> None:
        self._robot = robot
        self._wired = hasattr(robot, "wires")
        self._types = {wire.topic: wire for wire in robot.wires} if self._wired else {}
        rest = {name: joint.rest for name, joint in profile.joints.items()}
        for joints in profile.controllers.values():
            rest.update({name: rest.get(name, 0.0) for name in joints})
        self._plant = ScriptedController(rest)
        self.sent: dict[str, list[Mapping[str, Any]]] = {}
        """Everything that was sent, by topic."""

    def step(self, now: float) -> Any:
        """Advance body and plant to `now` (s) and return the body's reading."""
        if not self._wired:
            return self._robot.step(now)
        self._deliver()
        state = self._plant.step(now)
        for topic, wire in self._types.items():
            if wire.incoming and wire.type == "sensor_msgs/msg/JointState":
                self._robot.incoming(topic, state)
        reading = self._robot.step(now)
        self._deliver()
        return reading

    def _deliver(self) -> None:
        for parcel in self._robot.outgoing():
            if parcel.topic not in self._types or self._types[parcel.topic].incoming:
                raise KeyError(f"{parcel.topic} is not among its outgoing wires")
            self.sent.setdefault(parcel.topic, []).append(parcel.fields)
            if "joint_names" in parcel.fields:
                self._plant.take(parcel.fields)
