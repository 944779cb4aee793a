"""Says in words why nothing arrives."""

from __future__ import annotations

from typing import Any

from rclpy.qos import QoSCompatibility, qos_check_compatible


class InputWatch:
    """Watches one subscription of a node.

    Args:
        node: the subscriber.
        topic: relative name, as people know it.
        what: one word for what comes ("image", "sound").
        qos: profile of the subscription.
        patience: s without a message before it counts as trouble.
    """

    def __init__(self, node: Any, topic: str, what: str, qos: Any, patience: float = 5.0) -> None:
        self._node = node
        self._topic = topic
        self._what = what
        self._qos = qos
        self._patience = patience
        self._last = 0.0
        self._since = 0.0

    def seen(self, now: float) -> None:
        """Note that a message came at `now` (s)."""
        self._last = now

    def trouble(self, now: float) -> str:
        """Return why nothing comes, or "" while it does."""
        if not self._since:
            self._since = now
        silent = now - max(self._last, self._since)
        if silent < self._patience:
            return ""
        publishers = self._node.get_publishers_info_by_topic(self._topic)
        start = f"no {self._what} on {self._topic} for {silent:.0f} s: "
        if not publishers:
            return start + "nobody publishes it. Is the driver running, and in this namespace?"
        for publisher in publishers:
            fits, reason = qos_check_compatible(publisher.qos_profile, self._qos)
            if fits == QoSCompatibility.ERROR:
                name = publisher.node_name
                return start + f"{len(publishers)} publisher(s), but {name} has incompatible QoS ({reason})."
        return start + f"{len(publishers)} publisher(s), compatible, but silent."
