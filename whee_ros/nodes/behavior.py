"""Behaviour node: ticks the tree over a frozen snapshot and turns its wishes into action goals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from whee_interfaces.msg import TreeNodeStatus, TreeSnapshot
from whee_interfaces.srv import ReloadTree

from whee_ros.behavior.loader import load_tree
from whee_ros.behavior.settings import TreeSettings
from whee_ros.behavior.snapshot import Snapshot
from whee_ros.behavior.tree import BehaviorTree
from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.errors import WheeError
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import RobotStatus, SpeechStatus
from whee_ros.core.params import param
from whee_ros.core.resources import resource
from whee_ros.core.voice import TurnState
from whee_ros.nodes.goals import RosSkills
from whee_ros.nodes.groot import GrootServer
from whee_ros.ros.convert import from_msg, to_time
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION, EVERY_SAMPLE, LATCHED


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


class BehaviorNode(WheeNode):
    """Runs the tree."""

    def __init__(self) -> None:
        super().__init__("behavior", BehaviorConfig, TreeSettings)
        self._snapshots = self.create_publisher(TreeSnapshot, "behavior/tree", LATCHED)
        self._latest: dict[str, Any] = {}
        self._skills: RosSkills | None = None
        self._tree: BehaviorTree | None = None
        self._groot: GrootServer | None = None
        self._file = Path()
        self._timer: Any = None
        self._shown: tuple[Any, ...] = ()
        self._tick = 0
        self.create_service(ReloadTree, "reload_tree", self._reload)

    def setup(self) -> None:
        """Load the tree and connect the skills."""
        self._latest.clear()
        self._skills = RosSkills(self)
        named = self.parameters.get(BehaviorConfig).tree
        self._file = Path(named).expanduser() if named else resource("behavior_trees/main.xml")
        self._adopt(load_tree(self._file, self._skills, self._search()), self._file)
        for key, domain, topic, qos in (
            ("state", EmpathyState, "empathy/state", DECISION),
            ("plan", EmpathyPlan, "empathy/plan", DECISION),
            ("robot", RobotStatus, "robot/status", DECISION),
            ("speech", SpeechStatus, "robot/speech", DECISION),
            ("face", FaceObservation, "face", EVERY_SAMPLE),
        ):
            self.gather(domain, topic, qos, partial(self._keep, key))
        self.hear(TurnState, "voice/turn", DECISION, self._turn)

    def _keep(self, key: str, message: Any) -> None:
        self._latest[key] = from_msg(message)

    def _turn(self, message: Any) -> None:
        before = self._latest.get("turn")
        self._keep("turn", message)
        if message.barge_in and not (before is not None and before.barge_in):
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

    def teardown(self) -> None:
        """Leave the skills."""
        self._tree = None
        if self._skills is not None:
            self._skills.close()
            self._skills = None

    def _step(self) -> None:
        if self._tree is None:
            return
        self.catch_up()
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
        file = Path(request.path).expanduser() if request.path else self._file
        if self._skills is None:
            response.message = "no tree is running: configure the node first"
            return response
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
