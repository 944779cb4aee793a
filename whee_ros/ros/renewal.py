"""What a node does when its time runs back, as when a simulated world is reset: it forgets, and starts again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whee_ros.core.clock import elapsed
from whee_ros.ros.convert import from_time

if TYPE_CHECKING:
    from whee_ros.ros.lifecycle import WheeNode

BACKWARDS = 1.0
"""Seconds by which time may run back; what is remembered would lie in the future for longer than anybody notices."""
SET_BACK = 10.0
"""Seconds by which a real clock may be set back: what is remembered is wrong for as long; a new start is no faster."""
ROUNDS = 10
"""Turns of the executor between the end of the old life and the new one: goals that ended are told so meanwhile."""
TOLD = 10.0
"""Seconds (real ones) for which the node says so."""


class Renewal:
    """Watches the clock of a node.

    Args:
        node: started again by its method `renew`.
    """

    def __init__(self, node: WheeNode) -> None:
        self._node = node
        self._furthest = 0.0, False  # the latest time it was, and whether that was simulated
        self._before = 0.0  # the time it was when it last ran back, until it is that time again
        self._told = 0.0
        self._left = 0
        self._was_active = False
        self._turn = node.create_guard_condition(self._next_turn)
        node.clock.on_jump_back(BACKWARDS, lambda: node.later(self.look))

    @property
    def under_way(self) -> bool:
        """Whether the node is between two lives."""
        return self._left > 0

    def look(self) -> None:
        """Compare the time with what it was before."""
        now, simulated = self._node.clock.now(), self._node.clock.simulated
        furthest = self._furthest[0] if self._furthest[1] == simulated else now
        back = furthest - now
        if back > (BACKWARDS if simulated else SET_BACK):
            self._furthest = now, simulated
            self._ran_back(now, back)
            return
        self._furthest = max(furthest, now), simulated
        if back > BACKWARDS:
            self._told = elapsed()
            self._node.trouble("clock", f"the clock was set back: times are wrong for {back:.0f} s")
        elif self._told and elapsed() - self._told > TOLD:
            self._told = 0.0
            self._node.trouble("clock", "")

    def from_before(self, message: Any) -> bool:
        """Return whether a message was sent before time ran back: it is stamped with a time yet to come."""
        if not self._before:
            return False
        now = self._node.clock.now()
        if now >= self._before:
            self._before = 0.0
        header = getattr(message, "header", None)
        return header is not None and from_time(header.stamp) > now + BACKWARDS

    def begin(self) -> None:
        """Let the node end, and start again some turns later."""
        if self.under_way:
            return
        self._was_active = self._node.active
        self._left = ROUNDS
        if self._was_active:
            self._node.trigger_deactivate()
        self._turn.trigger()

    def _ran_back(self, now: float, seconds: float) -> None:
        why = "a world that was reset, a clock that was set"
        self._node.trouble("clock", f"time ran back by {seconds:.0f} s ({why}): what was before is forgotten")
        self._told = elapsed()
        self._before = now + seconds
        self._node.time_ran_back()

    def _next_turn(self) -> None:
        self._left -= 1
        if self._left:
            self._turn.trigger()
        else:
            self._node.renew(active=self._was_active)
