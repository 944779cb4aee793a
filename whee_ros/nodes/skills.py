"""Skills node: say, show_face, gesture and look over one stage, the one control point of the body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rclpy.action import ActionServer, CancelResponse
from rclpy.task import Future
from std_srvs.srv import Trigger
from trajectory_msgs.msg import JointTrajectory, JointTrajectoryPoint
from whee_interfaces.action import LookAt, PlayGesture, Say, ShowFace

from whee_ros.core import registry
from whee_ros.core.errors import ConfigError, DeviceError, WheeError
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import FaceCommand, PerformanceSkew, Prosody, SpeechStatus
from whee_ros.core.params import param
from whee_ros.core.resources import resource
from whee_ros.engine.models import ModelStore
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.library import Library
from whee_ros.expression.playing import Playing
from whee_ros.expression.reading import free_curves
from whee_ros.expression.stage import Stage
from whee_ros.nodes.robot_skills import STOPPED, RobotSkills
from whee_ros.nodes.robot_speaking import RobotSpeaking
from whee_ros.nodes.saying import Request, Saying
from whee_ros.nodes.speech import Speaking
from whee_ros.ports.profile import RobotProfile, profile_path
from whee_ros.ros.convert import from_msg, to_time
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION, EVERY_SAMPLE, STREAM

FEEDBACK = 0.5
"""Seconds between two reports of how long a face, gesture or gaze has lasted."""
MOTION = 30.0
"""Seconds after which a motion of the robot's own counts as lost."""


@dataclass(frozen=True)
class SkillsConfig:
    """Voice, loudspeaker, body."""

    tts_backend: str = param("hibari", "Back end of the kind tts.")
    tts_voice: str = param("rowan", "Voice of the back end; empty for its own default.")
    tts_device: str = param("auto", "Where it runs.", choices=("auto", "cpu", "cuda"))
    speaker: str = param("auto", "Loudspeaker: device, paced (silent), or auto for a device if there is one.")
    speaker_uri: str = param("", "Device name or number; empty for the default device.")
    robot: str = param("whee_bot", "Profile in config/robots, or the path of one.")
    motion_rate: float = param(50.0, "Motion frames.", unit="Hz", low=10.0, high=100.0)


class SkillsNode(WheeNode):
    """Serves the four actions and publishes face, joints and speech."""

    def __init__(self) -> None:
        super().__init__("skills", SkillsConfig, ExpressionConfig)
        self.create_service(Trigger, "hush", self._hush)
        self._face_out = self.tell(FaceCommand, "robot/face_command", STREAM)
        self._skew_out = self.tell(PerformanceSkew, "robot/skew", DECISION)
        self._joints_out = self.create_publisher(JointTrajectory, "robot/joint_trajectory", DECISION)
        self._servers: list[ActionServer] = []
        self._waiting: list[tuple[float, Future]] = []
        self._looking: Any = None
        self._timer: Any = None
        self._speaking: Saying | None = None
        self._robot: RobotSkills | None = None
        self._tts: Any = None

    def setup(self) -> None:
        """Load voice, library and profile; open the action servers."""
        config = self.parameters.get(SkillsConfig)
        profile = profile_path(config.robot)
        self._profile = RobotProfile.load(profile)
        library = Library.load(resource("config/expressions.yaml"), resource("config/gestures.yaml"), profile)
        self._stage = Stage(self.parameters.get(ExpressionConfig), library, self._profile.channels)
        self.parameters.on_change(ExpressionConfig, self._stage.amend)
        self._robot = RobotSkills(self, self._profile)
        try:
            create = registry.load("tts", config.tts_backend)
            self._tts = create(ModelStore.default(), voice=config.tts_voice, device=config.tts_device)
            self._tts.load()
            if self._robot.voice is not None:
                self._speaking = RobotSpeaking(self, self._tts, self._stage, self._robot, self._robot.voice)
            else:
                self._speaking = Speaking(self, self._tts, self._stage, config.speaker, config.speaker_uri)
        except WheeError as error:
            self.trouble("voice", f"the robot cannot speak: {error}")
        for kind, name, execute in (
            (Say, "say", self._say),
            (ShowFace, "show_face", self._show),
            (PlayGesture, "gesture", self._gesture),
            (LookAt, "look", self._look),
        ):
            server = ActionServer(
                self, kind, name, execute_callback=execute, cancel_callback=lambda _: CancelResponse.ACCEPT
            )
            self._servers.append(server)
        self.gather(FaceObservation, "face", EVERY_SAMPLE, lambda m: self._stage.mimic(from_msg(m)))
        self._timer = self.create_timer(1.0 / config.motion_rate, self._move)

    def end(self) -> None:
        """Fall silent and still; whoever waits for a goal is told."""
        self._fall_silent()

    def _fall_silent(self) -> None:
        if self._speaking is not None:
            self._speaking.cancel()
        if self._robot is not None:
            self._robot.halt()
        self._stage.cancel(self.clock.now())
        self._resume(float("inf"))

    def _hush(self, request: Any, response: Any) -> Any:
        """Stop everything that is being said and done, at once; what is asked for next is performed again."""
        response.success = self.active
        response.message = "" if self.active else "the skills are not active: nothing is being performed"
        if self.active:
            self._fall_silent()
        return response

    def teardown(self) -> None:
        """Close servers, voice and loudspeaker."""
        if self._timer is not None:
            self.destroy_timer(self._timer)
            self._timer = None
        for server in self._servers:
            server.destroy()
        self._servers.clear()
        if self._speaking is not None:
            self._speaking.close()
            self._speaking = None
        if self._robot is not None:
            self._robot.close()
            self._robot = None
        if self._tts is not None:
            self._tts.close()

    def _move(self) -> None:
        if not self.active:
            return
        self.catch_up()
        now = self.clock.now()
        if self._speaking is not None:
            self._speaking.step(now)
        self._resume(now)
        frame = self._stage.frame(now)
        self._face_out(frame.face)
        for skew in self._stage.skews():
            self._skew_out(skew)
        angles = self._profile.angles(frame.channels)
        point = JointTrajectoryPoint(positions=list(angles.values()))
        message = JointTrajectory(joint_names=list(angles), points=[point])
        message.header.stamp = to_time(now)
        self._joints_out.publish(message)

    def _resume(self, now: float) -> None:
        """Let go on who waits for a time up to `now` (s)."""
        for entry in [entry for entry in self._waiting if entry[0] <= now]:
            self._waiting.remove(entry)
            entry[1].set_result(None)

    def _until(self, time: float) -> Future:
        """Return a future that is done at `time` (s)."""
        future: Future = Future()
        self._waiting.append((time, future))
        return future

    async def _say(self, handle: Any) -> Any:
        goal, result = handle.request, Say.Result()
        if self._speaking is None:
            result.error_code, result.error_msg = Say.Goal.NO_VOICE, "no voice is loaded: see /diagnostics"
            handle.abort()
            return result
        if not goal.text.strip():
            result.error_code, result.error_msg = Say.Goal.EMPTY_TEXT, "text is empty: give a sentence"
            handle.abort()
            return result
        asked = Prosody(goal.rate or 1.0, goal.pitch or 1.0, goal.gain_db, length=max(0.0, goal.length))
        try:
            prosody = self._stage.voice(goal.style, asked, goal.intensity)
        except ConfigError as error:
            result.error_code, result.error_msg = Say.Goal.UNKNOWN, str(error)
            handle.abort()
            return result
        done: Future = Future()
        self._speaking.say(Request(goal.text, goal.plan_id, goal.intensity, prosody, handle, done.set_result))
        status: SpeechStatus | WheeError = await done
        if isinstance(status, WheeError):
            no_speaker = isinstance(status, DeviceError)
            result.error_code = Say.Goal.NO_SPEAKER if no_speaker else Say.Goal.UNKNOWN
            result.error_msg = str(status)
            handle.abort()
            return result
        result.words_spoken, result.duration = status.word_index, status.duration
        if status.state == "cancelled":
            result.error_code, result.error_msg = Say.Goal.PREEMPTED, "stopped before the end"
            (handle.canceled if handle.is_cancel_requested else handle.abort)()
        else:
            handle.succeed()
        return result

    async def _show(self, handle: Any) -> Any:
        goal = handle.request

        def show(now: float) -> Playing:
            if len(goal.codes):
                return self._stage.curves(free_curves(goal.codes, goal.times, goal.intensities), now)
            return self._stage.show(goal.name, goal.intensity, now, goal.duration)

        return await self._perform(handle, ShowFace, "UNKNOWN_EXPRESSION", show)

    async def _gesture(self, handle: Any) -> Any:
        goal = handle.request
        if self._robot is not None and self._robot.performs(goal.name):
            return await self._replay(handle, self._robot)
        return await self._perform(
            handle,
            PlayGesture,
            "UNKNOWN_GESTURE",
            lambda now: self._stage.gesture(goal.name, goal.intensity, now, goal.plan_id),
        )

    async def _replay(self, handle: Any, robot: RobotSkills) -> Any:
        """Let the robot perform a gesture by a motion of its own, and wait for its end."""
        result, begun, ended = PlayGesture.Result(), self.clock.now(), Future()
        call = robot.perform(handle.request.name, ended.set_result)
        self.first_reaction(handle.request, begun)
        while not ended.done() and self.active and not handle.is_cancel_requested:
            now = self.clock.now()
            if now > begun + MOTION:
                ended.set_result(f"no end within {MOTION:g} s")
                break
            await self._until(now + 0.05)
            handle.publish_feedback(PlayGesture.Feedback(elapsed=now - begun))
        call.cancel()
        error = ended.result() if ended.done() else STOPPED
        if not error:
            handle.succeed()
            return result
        result.error_msg = f"gesture {handle.request.name}, a motion of the robot: {error}"
        result.error_code = PlayGesture.Goal.PREEMPTED if error == STOPPED else PlayGesture.Goal.UNKNOWN
        (handle.canceled if handle.is_cancel_requested else handle.abort)()
        return result

    async def _look(self, handle: Any) -> Any:
        goal = handle.request

        def look(now: float) -> None:
            self._stage.look(goal.name, now, goal.yaw, goal.pitch)
            self._looking = handle
            if self._robot is not None:
                self._robot.look(goal.name, now, goal.yaw, goal.pitch)

        return await self._perform(handle, LookAt, "UNKNOWN_POLICY", look)

    async def _perform(
        self, handle: Any, kind: Any, unknown: str, start: Callable[[float], Playing | None]
    ) -> Any:
        """Start something on the stage and wait for its end; a cancel, or another in its place, ends the wait."""
        result, now = kind.Result(), self.clock.now()
        try:
            part = start(now)
        except ConfigError as error:
            result.error_code, result.error_msg = getattr(kind.Goal, unknown), str(error)
            handle.abort()
            return result
        self.first_reaction(handle.request, now)
        begun = told = now
        until = begun + handle.request.duration if part is None else part.end
        while now < until and self.active and not handle.is_cancel_requested and self._performs(handle, part):
            await self._until(min(until, now + 0.05))
            now = self.clock.now()
            until = until if part is None else part.end  # a gesture may still be waiting for its word
            if now - told >= FEEDBACK:
                told = now
                handle.publish_feedback(kind.Feedback(elapsed=now - begun))
        if now >= until and not handle.is_cancel_requested:
            handle.succeed()
            return result
        if part is not None:
            self._stage.release(part, now)
        replaced = self.active and not handle.is_cancel_requested
        result.error_msg = "another one took its place" if replaced else "stopped before the end"
        result.error_code = kind.Goal.PREEMPTED
        (handle.canceled if handle.is_cancel_requested else handle.abort)()
        return result

    def _performs(self, handle: Any, part: Playing | None) -> bool:
        """Whether nothing has taken the place of a goal: a face or gesture on the stage, or the gaze."""
        return self._looking is handle if part is None else self._stage.performs(part)

    def first_reaction(self, goal: Any, now: float) -> None:
        """Report when a plan first became visible, or a nod (of no plan, "") that comes before it."""
        plan = getattr(goal, "plan_id", "")
        if plan or isinstance(goal, PlayGesture.Goal):
            self.took("reaction", plan, now)
