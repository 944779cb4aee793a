"""Asks a robot for one of its skills: an action whose goal, result and words for failure are those of ROS4HRI."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from action_msgs.msg import GoalStatus
from rclpy.action import ActionClient

from whee_ros.ports.skill import SKILLS
from whee_ros.ros.fields import filled, message_class


class Call:
    """One goal under way.

    Args:
        done: told once how it ended, "" when well; not after a cancel.
        started: told when the robot begins.
    """

    def __init__(self, done: Callable[[str], None], started: Callable[[], None]) -> None:
        self._done: Callable[[str], None] | None = done
        self._started = started
        self._handle: Any = None

    def cancel(self) -> None:
        """Let the robot stop; nothing is told any more."""
        self._done = None
        if self._handle is not None:
            self._handle.cancel_goal_async()

    def accepted(self, future: Any) -> None:
        """Take the robot's answer to the goal."""
        self._handle = future.result()
        if not self._handle.accepted:
            self.end("the robot refuses it")
            return
        if self._done is None:
            self._handle.cancel_goal_async()
            return
        self._handle.get_result_async().add_done_callback(self._ended)
        self._started()

    def end(self, error: str) -> None:
        """Tell how it ended."""
        done, self._done = self._done, None
        if done is not None:
            done(error)

    def _ended(self, future: Any) -> None:
        response = future.result()
        told = response.result.result  # std_skills/Result
        if response.status == GoalStatus.STATUS_SUCCEEDED and not told.error_code:
            self.end("")
        else:
            self.end(told.error_msg or f"the robot ends with error code {told.error_code}")


class SkillClient:
    """A skill that is an action.

    Args:
        node: a `WheeNode`.
        skill: of `SKILLS`.
        path: of the action.

    Raises:
        BackendError: if the package that defines it is not installed.
    """

    def __init__(self, node: Any, skill: str, path: str) -> None:
        self._node = node
        self._path = path
        self._type = SKILLS[skill].type
        self._kind = message_class(self._type, f"skill {skill} of the robot", SKILLS[skill].install)
        self._client = ActionClient(node, self._kind, path)

    def send(
        self,
        fields: Mapping[str, Any],
        done: Callable[[str], None],
        started: Callable[[], None] = lambda: None,
    ) -> Call:
        """Ask for it; returns at once, `started` and `done` are called later. Raises BackendError."""
        call = Call(done, started)
        goal = filled(self._kind.Goal, fields)
        if self._client.server_is_ready():
            self._client.send_goal_async(goal).add_done_callback(call.accepted)
        else:
            missing = f"nobody serves {self._path} ({self._type}): start that skill of the robot"
            self._node.later(lambda: call.end(missing))
        return call

    def close(self) -> None:
        """Leave."""
        self._client.destroy()
