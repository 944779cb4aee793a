"""Robot node: the body's adapter turns commands into joints and a face."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sensor_msgs.msg import Image, JointState
from trajectory_msgs.msg import JointTrajectory

from whee_ros.core import registry
from whee_ros.core.media import Frame
from whee_ros.core.motion import FaceCommand, MotionFrame, RobotStatus, SpeechStatus
from whee_ros.core.params import param
from whee_ros.ports.description import Description
from whee_ros.ports.profile import RobotProfile, profile_path
from whee_ros.ros.body_frames import BodyFrames
from whee_ros.ros.convert import from_msg, to_time
from whee_ros.ros.images import to_image
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION, EVERY_SAMPLE, IMAGE, LATCHED
from whee_ros.ros.wires import Wires


@dataclass(frozen=True)
class RobotConfig:
    """Which body, how often."""

    robot: str = param("whee_bot", "Profile in config/robots, or the path of one.")
    adapter: str = param("", "What moves it, a back end of the kind robot; empty for that of the profile.")
    frame_prefix: str = param("", "Before the names of its TF frames, for several robots in one tree.")
    joint_rate: float = param(50.0, "Joint states.", unit="Hz", low=10.0, high=200.0)
    face_rate: float = param(30.0, "Face images, where somebody looks.", unit="Hz", low=1.0, high=60.0)


class RobotNode(WheeNode):
    """Publishes joint states, the face image and the body's status."""

    def __init__(self) -> None:
        super().__init__("robot", RobotConfig)
        self._joints_out = self.create_publisher(JointState, "robot/joint_states", DECISION)
        self._image_out = self.create_publisher(Image, "robot/face_image", IMAGE)
        self._status_out = self.tell(RobotStatus, "robot/status", LATCHED)
        self._adapter: Any = None
        self._wires: Wires | None = None
        self._frames: BodyFrames | None = None
        self._loops: list[Any] = []
        self._drawing: Any = None
        self._frame = MotionFrame(0.0)
        self._speaking = False
        self._moving = False

    def setup(self) -> None:
        """Load the profile and its adapter."""
        self._frame, self._speaking, self._moving = MotionFrame(0.0), False, False
        config = self.parameters.get(RobotConfig)
        path = profile_path(config.robot)
        self._profile = RobotProfile.load(path)
        description = Description.load(self._profile.urdf) if self._profile.urdf else None
        if description is not None:
            description.check(self._profile)
            self._frames = BodyFrames(self, description, config.frame_prefix)
        self._adapter = registry.load("robot", config.adapter or self._profile.adapter)(path)
        self._wires = Wires(self, self._adapter)
        self.gather(FaceCommand, "robot/face_command", EVERY_SAMPLE, self._face)
        self.gather_raw(JointTrajectory, "robot/joint_trajectory", DECISION, self._joints)
        self.hear(SpeechStatus, "robot/speech", DECISION, self._speech)

    def begin(self) -> None:
        """Connect the body and start its loops."""
        config = self.parameters.get(RobotConfig)
        self._adapter.open()
        if self._frames is not None:
            self._frames.begin(self.clock.now())
        self._loops = [
            self.create_timer(1.0 / config.joint_rate, self._step),
            self.create_timer(0.5, self._report),
        ]
        self._report()

    def end(self) -> None:
        """Hold still and disconnect."""
        for timer in self._loops:
            self.destroy_timer(timer)
        self._loops = []
        self._draw_while(watched=False)
        self._adapter.stop()
        self._flush()
        self._adapter.close()

    def teardown(self) -> None:
        """Take down what the body alone needed."""
        for part in (self._wires, self._frames):
            if part is not None:
                part.close()
        self._wires = self._frames = None

    def _flush(self) -> None:
        if self._wires is not None:
            self._wires.flush()

    def _face(self, message: Any) -> None:
        command = from_msg(message)
        self._frame = MotionFrame(command.stamp, self._frame.channels, command)
        self._adapter.command(self._frame)

    def _joints(self, message: Any) -> None:
        if message.points:
            angles = dict(zip(message.joint_names, message.points[-1].positions, strict=False))
            self._frame = MotionFrame(self._frame.stamp, self._profile.values(angles), self._frame.face)
            self._adapter.command(self._frame)

    def _speech(self, message: Any) -> None:
        self._speaking = message.state in ("started", "word")
        self._report()

    def _step(self) -> None:
        self.catch_up()
        now = self.clock.now()
        reading = self._adapter.step(now)
        self._flush()
        self._moving = reading.moving
        message = JointState(
            name=list(reading.names), position=list(reading.positions), velocity=list(reading.velocities)
        )
        message.header.stamp = to_time(now)
        self._joints_out.publish(message)
        if self._frames is not None:
            self._frames.moved(now, dict(zip(reading.names, reading.positions, strict=True)))

    def _draw_while(self, watched: bool) -> None:
        if watched and self._drawing is None:
            self._drawing = self.create_timer(1.0 / self.parameters.get(RobotConfig).face_rate, self._draw)
        elif not watched and self._drawing is not None:
            self.destroy_timer(self._drawing)
            self._drawing = None

    def _draw(self) -> None:
        image = self._adapter.face_image()
        if image is not None:
            self._image_out.publish(to_image(Frame(self.clock.now(), image, "face_screen")))

    def _report(self) -> None:
        trouble = self._wires.trouble if self._wires is not None else ""
        self.trouble("body", trouble)
        now, name, ready = self.clock.now(), self._profile.name, not trouble
        self._draw_while(watched=self._image_out.get_subscription_count() > 0)
        self._status_out(RobotStatus(now, name, ready, self._speaking, self._moving, trouble))
