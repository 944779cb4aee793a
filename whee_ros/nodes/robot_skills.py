"""The skills of a ROS4HRI robot that its profile names: what it does by itself is asked for as a whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from whee_ros.core.errors import BackendError
from whee_ros.expression.attention import AWAY
from whee_ros.ports.profile import RobotProfile
from whee_ros.ports.skill import SKILLS, look_at, replay_motion
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.skill_client import Call, SkillClient

STOPPED = "stopped before the end"


class RobotSkills:
    """Gaze and recorded motions; the voice is `RobotSpeaking`, the face belongs to the adapter `ros4hri`.

    A skill whose package is not installed is told as trouble; the stage then does what it can.

    Args:
        node: asks, and says what is wrong.
        profile: of the body.
    """

    def __init__(self, node: WheeNode, profile: RobotProfile) -> None:
        self._node = node
        self._profile = profile
        self._clients: dict[str, SkillClient] = {}
        self._motion: Call | None = None
        for name, path in profile.skills.items():
            if "/action/" not in SKILLS[name].type:
                continue
            try:
                self._clients[name] = SkillClient(node, name, path)
            except BackendError as error:
                node.trouble(f"skill {name}", str(error))

    @property
    def voice(self) -> SkillClient | None:
        """The skill `say`, where the robot has it and its package is installed."""
        return self._clients.get("say")

    def look(self, policy: str, now: float, yaw: float, pitch: float) -> None:
        """Direct the robot's own gaze; `yaw` and `pitch` (rad) as of the action `look`."""
        client = self._clients.get("look_at")
        if client is None:
            return
        if policy == "away" and yaw == pitch == 0.0:
            yaw, pitch = AWAY
        goal = look_at(policy, now, self._profile.face.frame, yaw, pitch)
        client.send(goal, partial(self._told, "look_at"))

    def performs(self, gesture: str) -> bool:
        """Return whether the robot performs this gesture by a motion of its own."""
        return "replay_motion" in self._clients and gesture in self._profile.motions

    def perform(self, gesture: str, done: Callable[[str], None]) -> Call:
        """Let the robot perform a gesture; `done` is told why it failed, "" if it did not."""
        goal = replay_motion(self._profile.motions[gesture])
        self._motion = self._clients["replay_motion"].send(goal, done)
        return self._motion

    def halt(self) -> None:
        """Stop a motion that is under way; whoever waits for it is told `STOPPED`."""
        motion, self._motion = self._motion, None
        if motion is not None:
            motion.end(STOPPED)
            motion.cancel()

    def close(self) -> None:
        """Leave; may be called twice."""
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    def _told(self, skill: str, error: str) -> None:
        self._node.trouble(f"skill {skill}", f"skill {skill} of the robot: {error}" if error else "")
