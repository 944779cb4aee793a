"""Every kind of node by its tag: those of BehaviorTree.CPP, ours, and those of plug-ins."""

from __future__ import annotations

from whee_ros.behavior.control.branch import IfThenElse, WhileDoElse, switch
from whee_ros.behavior.control.fallback import AsyncFallback, Fallback, ReactiveFallback
from whee_ros.behavior.control.parallel import Parallel, ParallelAll
from whee_ros.behavior.control.sequence import AsyncSequence, ReactiveSequence, Sequence, SequenceWithMemory
from whee_ros.behavior.decorators.loops import Repeat, RetryUntilSuccessful
from whee_ros.behavior.decorators.plans import OncePerPlan
from whee_ros.behavior.decorators.precondition import Precondition
from whee_ros.behavior.decorators.timing import Cooldown, Delay, Timeout
from whee_ros.behavior.decorators.verdict import (
    ForceFailure,
    ForceSuccess,
    Inverter,
    KeepRunningUntilFailure,
    RunOnce,
)
from whee_ros.behavior.leaves.always import AlwaysFailure, AlwaysSuccess
from whee_ros.behavior.leaves.barge_in import BargeIn
from whee_ros.behavior.leaves.face_seen import FaceSeen
from whee_ros.behavior.leaves.fall_silent import FallSilent
from whee_ros.behavior.leaves.gesture import Gesture
from whee_ros.behavior.leaves.look_at import LookAt
from whee_ros.behavior.leaves.new_plan import NewPlan
from whee_ros.behavior.leaves.person_speaking import PersonSpeaking
from whee_ros.behavior.leaves.robot_speaking import RobotSpeaking
from whee_ros.behavior.leaves.safety_plan import SafetyPlan
from whee_ros.behavior.leaves.say import Say
from whee_ros.behavior.leaves.script import Script
from whee_ros.behavior.leaves.script_condition import ScriptCondition
from whee_ros.behavior.leaves.show_face import ShowFace
from whee_ros.behavior.leaves.state_active import StateActive
from whee_ros.behavior.leaves.wait import Sleep, Wait, WaitUntil
from whee_ros.behavior.node import Node
from whee_ros.core import registry
from whee_ros.core.errors import ConfigError

_STANDARD: tuple[type[Node], ...] = (
    Sequence,
    SequenceWithMemory,
    AsyncSequence,
    ReactiveSequence,
    Fallback,
    AsyncFallback,
    ReactiveFallback,
    Parallel,
    ParallelAll,
    IfThenElse,
    WhileDoElse,
    *(switch(cases) for cases in range(2, 7)),
    Inverter,
    ForceSuccess,
    ForceFailure,
    KeepRunningUntilFailure,
    RunOnce,
    Repeat,
    RetryUntilSuccessful,
    Timeout,
    Delay,
    Precondition,
    Sleep,
    Script,
    ScriptCondition,
    AlwaysSuccess,
    AlwaysFailure,
)
_OWN: tuple[type[Node], ...] = (
    Say,
    ShowFace,
    Gesture,
    LookAt,
    Wait,
    WaitUntil,
    FallSilent,
    NewPlan,
    SafetyPlan,
    BargeIn,
    PersonSpeaking,
    RobotSpeaking,
    FaceSeen,
    StateActive,
    OncePerPlan,
    Cooldown,
)

STANDARD: dict[str, type[Node]] = {kind.__name__: kind for kind in _STANDARD}
"""Nodes that BehaviorTree.CPP 4 has too, with the same meaning; Groot2 knows them."""
OWN: dict[str, type[Node]] = {kind.__name__: kind for kind in _OWN}
"""Nodes of this project; Groot2 learns them from the palette."""
KINDS = ("Action", "Condition", "Control", "Decorator")
"""Tags of the explicit form, `<Action ID="Say"/>`."""


def find(tag: str) -> type[Node] | None:
    """Return the node of a tag, None if there is none.

    Raises:
        ConfigError: if a plug-in (entry point of the group whee.bt_node) is no node.
        BackendError: if a plug-in cannot be imported.
    """
    found = STANDARD.get(tag) or OWN.get(tag)
    if found is None and tag in registry.names("bt_node"):
        found = registry.load("bt_node", tag)
        if not (isinstance(found, type) and issubclass(found, Node)):
            raise ConfigError(
                f"bt_node {tag}", repr(found), "Register a subclass of whee_ros.behavior.node.Node."
            )
    return found


def tags() -> list[str]:
    """Return every tag a tree file may use."""
    return [*STANDARD, *OWN, *registry.names("bt_node"), "SubTree"]
