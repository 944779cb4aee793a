"""A body moved by ros2_control's joint_trajectory_controller, or by anything that takes its topics.

Motion is streamed: every cycle sends, for each controller whose joints move, where they shall be `AHEAD` s from now and
where they then come to rest. The first point makes motion smooth although messages arrive unevenly; the second lets the
body brake by itself when the stream ends, and satisfies controllers that refuse a trajectory that ends in motion
(`allow_nonzero_velocity_at_trajectory_end`). Velocity and acceleration keep to the profile, whatever the controller is
set to. Nothing moves before every joint has been heard from: the first movement starts where the body stands.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import ConfigError
from whee_ros.core.motion import MotionFrame
from whee_ros.ports.profile import RobotProfile
from whee_ros.ports.robot import JointReading, RobotCapabilities
from whee_ros.ports.wire import Parcel, Wire
from whee_ros.robots.axes import Axes
from whee_ros.robots.shown import ShownFace

AHEAD = 0.1
"""s; time_from_start of the first point: five cycles at 50 Hz, so that a late message leaves no joint without aim."""
HALT = 0.08
"""s in which a hold trajectory brings the body to rest; the port promises 0.1."""
MOVED = 0.1
"""rad between where a joint should rest and where it is, from which on somebody has moved it; less is gravity."""
_UNSENT = 64
"""Messages kept for an owner who does not ask for them."""
SILENT = 1.0
"""s without joint states after which the body counts as gone."""
TRAJECTORY, STATE = "trajectory_msgs/msg/JointTrajectory", "sensor_msgs/msg/JointState"


class JointTrajectoryRobot:
    """Implements `WiredRobot`.

    Args:
        profile: the joints of each controller under `controllers`, the topic of `joint_states`.
        suffix: of the controllers' topics.
    """

    def __init__(self, profile: RobotProfile, suffix: str = "/joint_trajectory") -> None:
        self._profile = profile
        self._topics = {f"{name}{suffix}": joints for name, joints in profile.controllers.items()}
        self._axes = Axes(profile)
        self._face = ShownFace(profile.face)
        self._out: deque[Parcel] = deque(maxlen=_UNSENT)
        self._heard: dict[str, tuple[float, float]] = {}
        self._heard_at: float | None = None
        self._opened_at: float | None = None
        self._fresh = False
        self._placed = False
        self._holding = True
        self._now: float | None = None

    @property
    def capabilities(self) -> RobotCapabilities:
        """The channels of the profile, each of which has a controller, and its kind of face."""
        return RobotCapabilities(self._profile.name, tuple(self._profile.channels), self._profile.face_kind)

    @property
    def wires(self) -> tuple[Wire, ...]:
        """One topic a controller, and the joint states."""
        return (
            *(Wire(topic, TRAJECTORY) for topic in self._topics),
            Wire(self._profile.joint_states, STATE, incoming=True),
        )

    @property
    def trouble(self) -> str:
        """Which joints have not been heard from."""
        missing = [name for name in self._wanted if name not in self._heard]
        since = self._heard_at if self._heard_at is not None else self._opened_at
        if since is None or self._now is None or self._now - since < SILENT:
            return ""
        if missing and self._heard:
            return f"no state of joint {', '.join(missing)} on {self._profile.joint_states}: is it spelled as there?"
        silent = f"no joint states on {self._profile.joint_states} for more than {SILENT:g} s"
        return f"{silent}: is the joint_state_broadcaster active?"

    def open(self) -> None:
        """Prepare the face; joints are known once they are heard from."""
        self._face.open()
        self._heard.clear()
        self._out.clear()
        self._now = self._heard_at = self._opened_at = None
        self._placed, self._holding = False, True

    def command(self, frame: MotionFrame) -> None:
        """Aim for `frame`; before the joints are known the body stays where it is."""
        self._face.aim(frame.face)
        if self._placed:
            if self._axes.settled:
                self._catch_up()
            self._holding = False
            self._axes.aim(frame)

    def step(self, now: float) -> JointReading:
        """Advance to `now` (s), queue what the controllers need to know, and return the joints as last heard."""
        passed = 0.0 if self._now is None else max(0.0, now - self._now)
        self._now = now if self._now is None else max(now, self._now)
        if self._opened_at is None:
            self._opened_at = now
        if self._fresh:
            self._heard_at, self._fresh = self._now, False
        self._face.step(passed)
        if not self._placed and all(name in self._heard for name in self._wanted):
            self._axes.place({name: position for name, (position, _) in self._heard.items()})
            self._placed = True
        if self._placed and not self._holding and not self._axes.settled:
            self._axes.step(passed)
            self._stream()
        known = {name: self._heard[name] for name in self._profile.joints if name in self._heard}
        positions, velocities = ([pair[part] for pair in known.values()] for part in (0, 1))
        return JointReading(tuple(known), tuple(positions), tuple(velocities))

    def face_image(self) -> NDArray[np.uint8] | None:
        """Return the face as drawn, where the body has a picture."""
        return self._face.image()

    def stop(self) -> None:
        """Send a trajectory that brings every joint to rest within `HALT`, and hold."""
        if not self._placed:
            return
        self._holding = True
        rest = {name: position + velocity * HALT / 2 for name, (position, velocity) in self._heard.items()}
        self._axes.place(rest)
        for topic, joints in self._topics.items():
            self._send(
                topic, joints, [(HALT, {name: (self._within(name, rest[name]), 0.0) for name in joints})]
            )

    def close(self) -> None:
        """Let go of the face; the controllers hold the joints."""
        self._face.close()

    def outgoing(self) -> Sequence[Parcel]:
        """Return the trajectories to send."""
        found = list(self._out)
        self._out.clear()
        return found

    def incoming(self, topic: str, message: Any) -> None:
        """Take a `sensor_msgs/JointState`; where it has no velocities, those that were asked for stand in for them."""
        if topic != self._profile.joint_states:
            return
        asked = self._axes.reading()
        speeds = dict(zip(asked.names, asked.velocities, strict=True))
        measured = len(message.velocity) == len(message.name)
        for number, (name, position) in enumerate(zip(message.name, message.position, strict=False)):
            velocity = message.velocity[number] if measured else speeds.get(name, 0.0)
            self._heard[name] = (float(position), float(velocity))
        self._fresh = True

    def _catch_up(self) -> None:
        """Start anew from where somebody else has moved the joints while we did not."""
        at = dict(zip(*(getattr(self._axes.reading(), part) for part in ("names", "positions")), strict=True))
        heard = {name: self._heard[name][0] for name in at if name in self._heard}
        self._axes.place(
            {name: position for name, position in heard.items() if abs(position - at[name]) > MOVED}
        )

    @property
    def _wanted(self) -> list[str]:
        """Every joint of every controller: a trajectory has to name them all."""
        return [name for joints in self._topics.values() for name in joints]

    def _stream(self) -> None:
        reading = self._axes.reading()
        ahead = dict(zip(reading.names, zip(reading.positions, reading.velocities, strict=True), strict=True))
        limits = self._profile.joints
        for topic, joints in self._topics.items():
            moved = [name for name in joints if name in ahead]
            if not moved:
                continue
            first = {name: ahead.get(name, (self._heard[name][0], 0.0)) for name in joints}
            brake = max(0.02, *(abs(ahead[name][1]) / limits[name].acceleration for name in moved))
            last = {
                name: (self._within(name, position + velocity * brake / 2), 0.0)
                for name, (position, velocity) in first.items()
            }
            self._send(topic, joints, [(AHEAD, first), (AHEAD + brake, last)])

    def _within(self, name: str, position: float) -> float:
        if name not in self._profile.joints:
            return position
        low, high = self._profile.joints[name].range
        return min(high, max(low, position))

    def _send(
        self,
        topic: str,
        joints: Sequence[str],
        points: Sequence[tuple[float, dict[str, tuple[float, float]]]],
    ) -> None:
        """Queue a trajectory that starts when it arrives (stamp 0, as the controller has it)."""
        rows = [
            {
                "positions": [state[name][0] for name in joints],
                "velocities": [state[name][1] for name in joints],
                "time_from_start": seconds,
            }
            for seconds, state in points
        ]
        self._out.append(Parcel(topic, {"joint_names": list(joints), "points": rows}))


def create(profile: Path) -> JointTrajectoryRobot:
    """Return the body of the profile file. Raises ConfigError."""
    found = RobotProfile.load(profile)
    if not found.controllers:
        remedy = "Write the joints of each controller: controllers: {head_controller: [head_pan_joint, ...]}."
        raise ConfigError(f"robot profile {profile}", "adapter joint_trajectory without controllers", remedy)
    return JointTrajectoryRobot(found)
