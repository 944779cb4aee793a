"""ROS time behind the core's clock, so that a paused simulation pauses the mind."""

from __future__ import annotations

from typing import Any


class RosClock:
    """Clock over a node's clock; honours use_sim_time."""

    def __init__(self, node: Any) -> None:
        self._clock = node.get_clock()

    def now(self) -> float:
        """Return seconds since the epoch (or of the simulation)."""
        return float(self._clock.now().nanoseconds) * 1e-9
