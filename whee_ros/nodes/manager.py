"""Manager node: brings nodes up in order, watches their heartbeats, says on /diagnostics what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus, KeyValue
from lifecycle_msgs.msg import Transition
from lifecycle_msgs.srv import ChangeState
from rcl_interfaces.msg import ParameterEvent
from rcl_interfaces.srv import SetParameters
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy, qos_profile_parameter_events
from whee_interfaces.msg import Heartbeat

from whee_ros.core.params import param
from whee_ros.ros.convert import to_time
from whee_ros.ros.lifecycle import BUSY, WheeNode
from whee_ros.ros.qos import DECISION

STALE = 4.0
"""Seconds without a heartbeat after which a node counts as gone."""
RETRY = 2.0
"""Seconds between two attempts to bring the same node further."""
PATIENCE = 20.0
"""Seconds that the others wait for a node that does not appear."""
LOST_AFTER = 3
"""Heartbeats, a second apart, with which an idle node shows that a request is not being worked on."""
BEATS = QoSProfile(
    depth=100, reliability=ReliabilityPolicy.RELIABLE, durability=DurabilityPolicy.TRANSIENT_LOCAL
)
"""Every node's last heartbeat, also for a manager that comes late."""

NEXT = {
    "unconfigured": Transition.TRANSITION_CONFIGURE,
    "inactive": Transition.TRANSITION_ACTIVATE,
}


@dataclass(frozen=True)
class ManagerConfig:
    """Whom to manage."""

    nodes: list[str] = param([""], "Nodes to bring up, in the order of activation.")  # noqa: RUF009


@dataclass
class Charge:
    """One managed node.

    Attributes:
        client: of its change_state service.
        setter: of its set_parameters service.
        process: that it lives in, as its heartbeat names it.
        state: as last heard; "unknown" before, "gone" when nothing is heard any more.
        detail: what is wrong, in its own words.
        heard: when the last heartbeat came, s.
        asked: when it was last asked for a transition, s.
        request: the future of that, while it is open.
        beats: heartbeats of an idle process since then.
        failed: whether its last transition failed.
        changes: parameters that were changed while it ran, by name; a new process gets them back.
        owed: whether it has yet to get them.
    """

    client: Any
    setter: Any
    process: str = ""
    state: str = "unknown"
    detail: str = ""
    heard: float = 0.0
    asked: float = 0.0
    request: Any = None
    beats: int = 0
    failed: bool = False
    changes: dict[str, Any] = field(default_factory=dict)
    owed: bool = False


class ManagerNode(WheeNode):
    """Configures all nodes at once, activates them in order, and does it again for one that was restarted.

    A node is activated when those before it are active or have failed to become so: without a camera the
    conversation still starts.
    """

    def __init__(self) -> None:
        super().__init__("manager", ManagerConfig)
        names = [name for name in self.parameters.get(ManagerConfig).nodes if name]
        self._charges = {
            name: Charge(
                self.create_client(ChangeState, f"{name}/change_state"),
                self.create_client(SetParameters, f"{name}/set_parameters"),
            )
            for name in names
        }
        self._space = self.get_namespace().strip("/") + "/" if self.get_namespace() != "/" else ""
        self._began = self.clock.now()
        self._told = ""
        self._diagnostics = self.create_publisher(DiagnosticArray, "/diagnostics", DECISION)
        self.create_subscription(Heartbeat, "heartbeat", self._heard_beat, BEATS)
        events = qos_profile_parameter_events
        self.create_subscription(ParameterEvent, "/parameter_events", self._changed, events)
        self.create_timer(0.1, self._push)
        self.create_timer(1.0, self._diagnose)
        self.later(self._manage_itself)

    def time_ran_back(self) -> None:
        """Count from now on; who is managed starts again without being asked to."""
        self._began = now = self.clock.now()
        for charge in self._charges.values():
            charge.heard, charge.asked = (now if charge.heard else 0.0), 0.0

    def _manage_itself(self) -> None:
        self.trigger_configure()
        self.trigger_activate()

    def _heard_beat(self, beat: Any) -> None:
        charge = self._charges.get(beat.node)
        if charge is None:
            return
        if beat.header.frame_id != charge.process:  # started, or started again: what was asked before is lost
            charge.owed = bool(charge.process and charge.changes)
            charge.process = beat.header.frame_id
            charge.request, charge.failed, charge.asked = None, False, 0.0
            charge.state = "unknown"
        charge.heard = self.clock.now()
        if beat.state != BUSY:
            charge.detail = beat.detail
            if charge.request is None or self._answer_lost(charge, beat.state):
                charge.state = beat.state

    def _changed(self, event: Any) -> None:
        """Remember what was changed in a running node: a process that is started again does not."""
        charge = self._charges.get(event.node.lstrip("/").removeprefix(self._space))
        if charge is not None:
            charge.changes.update({parameter.name: parameter for parameter in event.changed_parameters})

    def _answer_lost(self, charge: Charge, state: str) -> bool:
        """Give up an open request whose answer DDS has lost, as it may while the two find each other.

        It is lost when the node has moved on, or keeps telling that it has not and has nothing else to do.
        """
        charge.beats += 1
        if state == charge.state and charge.beats <= LOST_AFTER:
            return False
        charge.request, charge.asked = None, 0.0
        return True

    def _push(self) -> None:
        """Ask for the next transition wherever one is due."""
        now = self.clock.now()
        held = False
        for charge in self._charges.values():
            self._age(charge, now)
            step = NEXT.get(charge.state)
            rested = now - charge.asked >= (RETRY if charge.failed else 0.0)
            free = charge.request is None and rested and charge.client.service_is_ready()
            if step and free and charge.owed and charge.setter.service_is_ready():
                self._give_back(charge, now)
            elif step and free and not charge.owed and (step == Transition.TRANSITION_CONFIGURE or not held):
                self._ask(charge, step, now)
            held = held or not self._settled(charge, now)
        self._tell(now)

    @staticmethod
    def _age(charge: Charge, now: float) -> None:
        if charge.heard and now - charge.heard > STALE:
            charge.state, charge.request = "gone", None

    def _settled(self, charge: Charge, now: float) -> bool:
        """Whether the nodes after this one need not wait for it."""
        absent = charge.state in ("unknown", "gone") and now - self._began > PATIENCE
        return charge.state in ("active", "finalized") or charge.failed or absent

    def _ask(self, charge: Charge, transition: int, now: float) -> None:
        future = charge.client.call_async(ChangeState.Request(transition=Transition(id=transition)))
        charge.request, charge.asked, charge.beats = future, now, 0
        future.add_done_callback(lambda done: self._answered(charge, transition, done))

    def _give_back(self, charge: Charge, now: float) -> None:
        """Set the parameters of a new process as those of the old one were, before it is configured."""
        request = SetParameters.Request(parameters=list(charge.changes.values()))
        future = charge.setter.call_async(request)
        charge.request, charge.asked, charge.beats = future, now, 0

        def answered(done: Any) -> None:
            if done is not charge.request:
                return
            charge.request, charge.asked, charge.owed = None, 0.0, False
            refused = [result.reason for result in done.result().results if not result.successful]
            if refused:
                self.get_logger().warning(f"not set again: {'; '.join(refused)}")

        future.add_done_callback(answered)

    def _answered(self, charge: Charge, transition: int, future: Any) -> None:
        if future is not charge.request:
            return
        charge.request = None
        answer = future.result()
        charge.failed = answer is None or not answer.success
        if not charge.failed:
            charge.asked = 0.0
            configured = transition == Transition.TRANSITION_CONFIGURE
            charge.state = "inactive" if configured else "active"
            charge.heard = self.clock.now()

    def _tell(self, now: float) -> None:
        """Log when everything works, and what does not once nothing more is being tried."""
        missing = [name for name, charge in self._charges.items() if charge.state != "active"]
        if not all(self._settled(charge, now) for charge in self._charges.values()):
            if self._told and missing:
                self._told = "again"
            return
        again = " again" if self._told else f" after {now - self._began:.1f} s"
        text = f"all {len(self._charges)} nodes are active{again}"
        if missing:
            text = f"{len(self._charges) - len(missing)} of {len(self._charges)} nodes are active"
            text += f"; not: {', '.join(missing)}"
        kind = ",".join(missing) or "all"
        if kind != self._told:
            self._told = kind
            self.get_logger().info(text)

    def _diagnose(self) -> None:
        message = DiagnosticArray()
        message.header.stamp = to_time(self.clock.now())
        message.status = [self._status(name, charge) for name, charge in self._charges.items()]
        self._diagnostics.publish(message)

    def _status(self, name: str, charge: Charge) -> DiagnosticStatus:
        if charge.state == "active":
            level = DiagnosticStatus.WARN if charge.detail else DiagnosticStatus.OK
            text = charge.detail or "working"
        elif charge.state == "gone":
            level = DiagnosticStatus.STALE
            text = f"no sign of life for {STALE:.0f} s: the process has died or hangs"
        elif charge.state == "unknown":
            level, text = DiagnosticStatus.STALE, "not started"
        elif charge.state == "finalized":
            level, text = DiagnosticStatus.ERROR, "has ended for good: start its process again"
        else:
            level = DiagnosticStatus.ERROR if charge.detail else DiagnosticStatus.WARN
            text = charge.detail or f"starting ({charge.state})"
        return DiagnosticStatus(
            level=level,
            name=f"whee: {self._space}{name}",
            message=text,
            values=[KeyValue(key="state", value=charge.state)],
        )
