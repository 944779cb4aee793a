"""Behaviour node: ticks the tree over a frozen snapshot and turns its wishes into action goals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from rclpy.action import ActionClient
from whee_interfaces.action import LookAt, PlayGesture, Say, ShowFace
from whee_interfaces.msg import TreeNodeStatus, TreeSnapshot
from whee_interfaces.srv import ReloadTree

from whee_ros.behavior.loader import load_tree
from whee_ros.behavior.settings import TreeSettings
from whee_ros.behavior.snapshot import Snapshot
from whee_ros.behavior.tree import BehaviorTree
from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.errors import WheeError
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import RobotStatus, SkillGoal, SpeechStatus
from whee_ros.core.params import param
from whee_ros.core.resources import resource
from whee_ros.core.voice import TurnState
from whee_ros.nodes.groot import GrootServer
from whee_ros.ros.convert import from_msg, to_time
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION, LATCHED, STREAM

ACTIONS = {"say": (Say, "say"), "face": (ShowFace, "show_face"), "gesture": (PlayGesture, "gesture")}
ACTIONS["gaze"] = (LookAt, "look")


@dataclass(frozen=True)
class BehaviorConfig:
    """Which tree, how often, who may watch."""

    tree: str = param("", "Path of the tree; empty for behavior_trees/main.xml.")
    tree_path: str = param(
        "", "Folders, separated by :, whose files replace parts of the tree of the same name."
    )
    tick_rate: float = param(30.0, "Ticks of the tree.", unit="Hz", low=5.0, high=100.0)
    groot_port: int = param(
        1667, "Port at which Groot2 may watch, with the next one; 0 for none.", low=0, high=65534
    )
    groot_address: str = param(
        "127.0.0.1", "Interface for Groot2; 0.0.0.0 lets the network see what the robot does."
    )


class ActionHandle:
    """One goal on its way: a SkillHandle over a ROS action.

    Args:
        future: of the answer whether it is accepted.
        preempted: error code with which a goal ends that another one replaced.
    """

    def __init__(self, future: Any, preempted: int) -> None:
        self.status = "running"
        self._preempted = preempted
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
        code = future.result().result.error_code
        self.status = "cancelled" if code == self._preempted else "failed" if code else "succeeded"


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

    def start(self, goal: SkillGoal) -> Any:
        """Send a goal and return its handle."""
        client = self._clients[goal.skill]
        if not client.server_is_ready():
            self._node.trouble(goal.skill, f"the skill {goal.skill} is not there: is the skills node active?")
            return LostHandle()
        self._node.trouble(goal.skill, "")
        message = _message(goal)
        return ActionHandle(client.send_goal_async(message), type(message).PREEMPTED)


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


class BehaviorNode(WheeNode):
    """Runs the tree."""

    def __init__(self) -> None:
        super().__init__("behavior", BehaviorConfig, TreeSettings)
        self._snapshots = self.create_publisher(TreeSnapshot, "behavior/tree", LATCHED)
        self._latest: dict[str, Any] = {}
        self._tree: BehaviorTree | None = None
        self._groot: GrootServer | None = None
        self._file = Path()
        self._timer: Any = None
        self._shown: tuple[Any, ...] = ()
        self._tick = 0
        self.create_service(ReloadTree, "reload_tree", self._reload)

    def setup(self) -> None:
        """Load the tree and connect the skills."""
        self._skills = RosSkills(self)
        named = self.parameters.get(BehaviorConfig).tree
        self._file = Path(named) if named else resource("behavior_trees/main.xml")
        self._adopt(load_tree(self._file, self._skills, self._search()), self._file)
        for key, domain, topic, qos in (
            ("state", EmpathyState, "empathy/state", DECISION),
            ("plan", EmpathyPlan, "empathy/plan", DECISION),
            ("turn", TurnState, "voice/turn", DECISION),
            ("robot", RobotStatus, "robot/status", DECISION),
            ("speech", SpeechStatus, "robot/speech", DECISION),
            ("face", FaceObservation, "face", STREAM),
        ):
            self.hear(domain, topic, qos, partial(self._keep, key))

    def _keep(self, key: str, message: Any) -> None:
        before, self._latest[key] = self._latest.get(key), from_msg(message)
        if key == "turn" and message.barge_in and not (before is not None and before.barge_in):
            self._step()  # who wants the floor does not wait for the next tick

    def begin(self) -> None:
        """Start ticking, and let Groot2 watch."""
        config = self.parameters.get(BehaviorConfig)
        self._timer = self.create_timer(1.0 / config.tick_rate, self._step)
        if config.groot_port:
            try:
                self._groot = GrootServer(config.groot_port, config.groot_address)
                self._groot.show(self._tree)
            except WheeError as error:
                self.get_logger().warning(f"{error} The tree runs unwatched.")

    def end(self) -> None:
        """Stop ticking and everything the tree had started."""
        if self._timer is not None:
            self.destroy_timer(self._timer)
            self._timer = None
        if self._groot is not None:
            self._groot.close()
            self._groot = None
        if self._tree is not None:
            self._tree.halt()

    def _step(self) -> None:
        if self._tree is None:
            return
        settings = self.parameters.get(TreeSettings)
        self._tree.tick(Snapshot(now=self.clock.now(), settings=settings, **self._latest))
        self._tick += 1
        status = self._tree.status()
        if status != self._shown:
            self._shown = status
            self._snapshots.publish(self._snapshot(status))
        if self._groot is not None:
            self._groot.step()

    def _snapshot(self, status: tuple[Any, ...]) -> TreeSnapshot:
        message = TreeSnapshot(tree=self._file.stem, tick=self._tick)
        message.header.stamp = to_time(self.clock.now())
        message.nodes = [
            TreeNodeStatus(
                id=n.id,
                parent=n.parent,
                name=n.name,
                type=n.type,
                status=n.status,
                message=n.message,
                origin=n.origin,
            )
            for n in status
        ]
        return message

    def _reload(self, request: Any, response: Any) -> Any:
        file = Path(request.path) if request.path else self._file
        try:
            tree = load_tree(file, self._skills, self._search(), self._tree)
        except WheeError as error:
            response.message = str(error)
            return response
        if self._tree is not None:
            self._tree.halt()
        self._adopt(tree, file)
        response.success = True
        response.message = f"{file} is running"
        return response

    def _search(self) -> tuple[Path, ...]:
        """Return the folders of the search path."""
        named = self.parameters.get(BehaviorConfig).tree_path
        return tuple(Path(folder).expanduser() for folder in named.split(":") if folder)

    def _adopt(self, tree: BehaviorTree, file: Path) -> None:
        """Run a tree that was loaded, and say where its parts come from."""
        self._tree, self._file = tree, file
        self.get_logger().info(f"running {tree.forest.origin(tree.name)}")
        for name, instead in tree.forest.replaced.items():
            self.get_logger().info(f"{tree.forest.files[name]} takes the place of {instead}")
        for note in tree.forest.unused:
            self.get_logger().warning(note)
        if self._groot is not None:
            self._groot.show(tree)
