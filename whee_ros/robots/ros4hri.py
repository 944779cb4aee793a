"""A robot that speaks ROS4HRI: its face is told what to express and where to look, its joints have controllers.

The topics are those of the expressive faces of ROS4HRI robots: `/robot_face/expression` (hri_msgs/Expression: a label,
valence and arousal) and `/robot_face/look_at` (geometry_msgs/PointStamped). How the robot's own face shows something is
its own affair, so only the whole of it is sent, when it changes. Where the profile names the skill `set_expression`,
the expression goes there instead; where it names `look_at`, the gaze is that skill's alone (`nodes/robot_skills.py`
asks for it, for `say` and for `replay_motion`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from whee_ros.core.emfacs import affect, expression
from whee_ros.core.motion import FaceCommand, MotionFrame
from whee_ros.ports.profile import RobotProfile
from whee_ros.ports.robot import JointReading, RobotCapabilities
from whee_ros.ports.skill import META, SKILLS, ahead
from whee_ros.ports.wire import Parcel, Wire
from whee_ros.robots.joint_trajectory import JointTrajectoryRobot

EXPRESSION, LOOK_AT = "/robot_face/expression", "/robot_face/look_at"
PERIOD = 0.1
"""s between two messages to the face; it moves in between by itself."""
CHANGED, TURNED = 0.05, 0.02
"""Change of valence or arousal, and of the gaze (rad), that is worth a message."""


class Ros4hriRobot(JointTrajectoryRobot):
    """Implements `WiredRobot`: joints by trajectory controllers (none is needed), the face by expression."""

    def __init__(self, profile: RobotProfile) -> None:
        super().__init__(profile)
        self._frame = profile.face.frame
        self._skills = profile.skills
        self._shown = FaceCommand(0.0)
        self._told: tuple[str, float, float] | None = None
        self._looked: tuple[float, float] | None = None
        self._due = -math.inf

    @property
    def capabilities(self) -> RobotCapabilities:
        """The channels that a controller moves; the face expresses, whatever kind the profile writes."""
        kind = "none" if self._profile.face_kind == "none" else "expression"
        return RobotCapabilities(
            self._profile.name, tuple(self._profile.channels) if self._topics else (), kind
        )

    @property
    def wires(self) -> tuple[Wire, ...]:
        """The controllers' topics where there are any, and those of the face where it has one."""
        joints = super().wires if self._topics else ()
        if self._profile.face_kind == "none":
            return joints
        told = Wire(EXPRESSION, "hri_msgs/msg/Expression", install="ros-$ROS_DISTRO-hri-msgs")
        if "set_expression" in self._skills:
            skill = SKILLS["set_expression"]
            told = Wire(self._skills["set_expression"], skill.type, install=skill.install)
        looks = () if "look_at" in self._skills else (Wire(LOOK_AT, "geometry_msgs/msg/PointStamped"),)
        return (*joints, told, *looks)

    @property
    def trouble(self) -> str:
        """As with the controllers; a body without joints has none."""
        return super().trouble if self._topics else ""

    def open(self) -> None:
        """Forget what the face was told."""
        super().open()
        self._told = self._looked = None
        self._due = -math.inf

    def command(self, frame: MotionFrame) -> None:
        """Aim for `frame`; the face follows with the next step."""
        super().command(frame)
        self._shown = frame.face

    def step(self, now: float) -> JointReading:
        """Advance to `now` (s), and tell the face what has changed."""
        reading = super().step(now)
        if self._profile.face_kind != "none" and now >= self._due:
            self._tell(now)
        return reading

    def face_image(self) -> None:
        """Return None: the robot draws its face itself."""

    def _tell(self, now: float) -> None:
        units = dict(zip(self._shown.codes, self._shown.intensities, strict=True))
        valence, arousal = affect(units)
        felt = expression(units) or "neutral", valence, arousal
        header: dict[str, Any] = {"stamp": now, "frame_id": self._frame}
        if self._told is None or felt[0] != self._told[0] or math.dist(felt[1:], self._told[1:]) > CHANGED:
            self._told, self._due = felt, now + PERIOD
            fields = {"header": header, "expression": felt[0], "valence": valence, "arousal": arousal}
            self._express({**fields, "confidence": 1.0})
        if "look_at" in self._skills:
            return
        gaze = self._shown.gaze_yaw, self._shown.gaze_pitch
        if self._looked is None or math.dist(gaze, self._looked) > TURNED:
            self._looked, self._due = gaze, now + PERIOD
            self._out.append(Parcel(LOOK_AT, {"header": header, "point": ahead(*gaze)}))

    def _express(self, fields: Mapping[str, Any]) -> None:
        if "set_expression" in self._skills:
            self._out.append(Parcel(self._skills["set_expression"], {"meta": META, "expression": fields}))
        else:
            self._out.append(Parcel(EXPRESSION, fields))


def create(profile: Path) -> Ros4hriRobot:
    """Return the body of the profile file. Raises ConfigError."""
    return Ros4hriRobot(RobotProfile.load(profile))
