"""Manager node: brings nodes up in order, watches their heartbeats, says on /diagnostics what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus, KeyValue
from lifecycle_msgs.msg import Transition
from lifecycle_msgs.srv import ChangeState
from whee_interfaces.msg import Heartbeat

from whee_ros.core.params import param
from whee_ros.ros.convert import to_time
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION

STALE = 3.0
"""Seconds without a heartbeat after which a node counts as gone."""
RETRY = 2.0
"""Seconds between two attempts to bring the same node further."""

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
    """One managed node."""

    client: Any
    state: str = "unknown"
    detail: str = ""
    heard: float = 0.0
    asked: float = 0.0
    pending: bool = False


class ManagerNode(WheeNode):
    """Configures all nodes at once, activates them in order, and does it again for one that was restarted."""

    def __init__(self) -> None:
        super().__init__("manager", ManagerConfig)
        names = [name for name in self.parameters.get(ManagerConfig).nodes if name]
        self._charges = {
            name: Charge(self.create_client(ChangeState, f"{name}/change_state")) for name in names
        }
        self._diagnostics = self.create_publisher(DiagnosticArray, "/diagnostics", DECISION)
        self.create_subscription(Heartbeat, "heartbeat", self._heard, DECISION)
        self.create_timer(0.1, self._push)
        self.create_timer(1.0, self._diagnose)

    @property
    def ready(self) -> bool:
        """Whether every node is active."""
        return bool(self._charges) and all(c.state == "active" for c in self._charges.values())

    def _heard(self, beat: Any) -> None:
        charge = self._charges.get(beat.node)
        if charge is not None:
            charge.heard = self.clock.now()
            charge.detail = beat.detail
            if not charge.pending:
                charge.state = beat.state

    def _push(self) -> None:
        """Ask for the next transition wherever one is due; a later node waits for the earlier ones to activate."""
        now = self.clock.now()
        held = False
        for charge in self._charges.values():
            if charge.heard and now - charge.heard > STALE:
                charge.state, charge.pending = "gone", False
            waiting = charge.state == "unknown" and charge.client.service_is_ready()
            state = "unconfigured" if waiting else charge.state
            if state in NEXT and not charge.pending and now - charge.asked > (RETRY if charge.asked else 0):
                if state == "unconfigured" or not held:
                    self._ask(charge, NEXT[state], now)
            held = held or charge.state not in ("active", "gone", "unconfigured")

    def _ask(self, charge: Charge, transition: int, now: float) -> None:
        request = ChangeState.Request(transition=Transition(id=transition))
        charge.pending, charge.asked = True, now
        future = charge.client.call_async(request)
        future.add_done_callback(lambda done: self._answered(charge, transition, done))

    def _answered(self, charge: Charge, transition: int, future: Any) -> None:
        charge.pending = False
        answer = future.result()
        if answer is not None and answer.success:
            charge.asked = 0.0
            done = transition == Transition.TRANSITION_CONFIGURE
            charge.state = "inactive" if done else "active"
            charge.heard = self.clock.now()

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
            level, text = (
                DiagnosticStatus.STALE,
                f"no sign of life for {STALE:.0f} s: the process has died or hangs",
            )
        elif charge.state == "unknown":
            level, text = DiagnosticStatus.STALE, "not started"
        else:
            level = DiagnosticStatus.ERROR if charge.detail else DiagnosticStatus.WARN
            text = charge.detail or f"starting ({charge.state})"
        return DiagnosticStatus(
            level=level,
            name=f"whee: {name}",
            message=text,
            values=[KeyValue(key="state", value=charge.state)],
        )
