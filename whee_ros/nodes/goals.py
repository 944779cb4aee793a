"""What the tree wants, as goals of the four actions of the skills node."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from rclpy.action import ActionClient
from whee_interfaces.action import LookAt, PlayGesture, Say, ShowFace

from whee_ros.core.motion import SkillGoal
from whee_ros.ros.lifecycle import WheeNode

ACTIONS = {"say": (Say, "say"), "face": (ShowFace, "show_face"), "gesture": (PlayGesture, "gesture")}
ACTIONS["gaze"] = (LookAt, "look")


class ActionHandle:
    """One goal on its way: a SkillHandle over a ROS action.

    Args:
        future: of the answer whether it is accepted.
        preempted: error code with which a goal ends that another one replaced.
        ended: told in the end why the skill failed, "" if it did not.
    """

    def __init__(self, future: Any, preempted: int, ended: Callable[[str], None]) -> None:
        self.status = "running"
        self._preempted = preempted
        self._ended = ended
        self._goal: Any = None
        self._cancelled = False
        future.add_done_callback(self._accepted)

    def cancel(self) -> None:
        """Ask the skill to stop, also if it has not answered yet."""
        self._cancelled = True
        if self.status == "running" and self._goal is not None:
            self._goal.cancel_goal_async()

    def fail(self) -> None:
        """Give up on a skill that cannot be reached."""
        self.status = "failed"

    def _accepted(self, future: Any) -> None:
        self._goal = future.result()
        if not self._goal.accepted:
            self.status = "failed"
            return
        self._goal.get_result_async().add_done_callback(self._finished)
        if self._cancelled:
            self._goal.cancel_goal_async()

    def _finished(self, future: Any) -> None:
        if self._cancelled:
            self.status = "cancelled"
            return
        result = future.result().result
        self.status = (
            "cancelled"
            if result.error_code == self._preempted
            else "failed"
            if result.error_code
            else "succeeded"
        )
        if self.status != "cancelled":
            self._ended(result.error_msg if self.status == "failed" else "")


class LostHandle:
    """A goal whose skill is not there."""

    status = "failed"

    def cancel(self) -> None:
        """Need nothing."""


class RosSkills:
    """Skills over action clients."""

    def __init__(self, node: WheeNode) -> None:
        self._node = node
        self._clients = {skill: ActionClient(node, kind, name) for skill, (kind, name) in ACTIONS.items()}

    def close(self) -> None:
        """Leave the skills; may be called twice."""
        for client in self._clients.values():
            client.destroy()
        self._clients.clear()

    def start(self, goal: SkillGoal) -> Any:
        """Send a goal and return its handle."""
        client = self._clients[goal.skill]
        if not client.server_is_ready():
            self._node.trouble(goal.skill, f"the skill {goal.skill} is not there: is the skills node active?")
            return LostHandle()
        self._node.trouble(goal.skill, "")
        message = _message(goal)
        ended = partial(self._node.trouble, f"{goal.skill} {goal.name}".strip())
        return ActionHandle(client.send_goal_async(message), type(message).PREEMPTED, ended)


def _message(goal: SkillGoal) -> Any:
    kind = ACTIONS[goal.skill][0].Goal
    if goal.skill == "say":
        prosody = goal.prosody
        return kind(
            text=goal.text,
            plan_id=goal.plan_id,
            intensity=goal.intensity,
            rate=prosody.rate,
            pitch=prosody.pitch,
            gain_db=prosody.gain_db,
        )
    if goal.skill == "face":
        return kind(name=goal.name, intensity=goal.intensity, duration=goal.duration, plan_id=goal.plan_id)
    if goal.skill == "gesture":
        return kind(name=goal.name, intensity=goal.intensity, plan_id=goal.plan_id)
    return kind(name=goal.name, duration=goal.duration, plan_id=goal.plan_id)
