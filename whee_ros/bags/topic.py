"""What a bag knows about a topic: its type, the type's text and hash, and how it was offered."""

from __future__ import annotations

from dataclasses import dataclass

# An infinite duration as rmw prints it: the largest number of nanoseconds an int64 holds.
_FOREVER = {"sec": 9223372036, "nsec": 854775807}


@dataclass(frozen=True)
class Qos:
    """Quality of service of a publisher, in the words of rosbag2 (metadata version 9).

    Attributes:
        reliability: "reliable" or "best_effort".
        durability: "volatile" or "transient_local".
        depth: messages kept.
    """

    reliability: str = "reliable"
    durability: str = "volatile"
    depth: int = 10

    def yaml(self, indent: str = "") -> str:
        """Return this profile as one item of a YAML list, each line after `indent`."""
        lines = [f"- history: keep_last\n  depth: {self.depth}", f"  reliability: {self.reliability}"]
        lines.append(f"  durability: {self.durability}")
        lines += [
            f"  {name}:\n    sec: {_FOREVER['sec']}\n    nsec: {_FOREVER['nsec']}" for name in _DURATIONS
        ]
        lines.insert(-1, "  liveliness: automatic")
        lines.append("  avoid_ros_namespace_conventions: false")
        return "\n".join(indent + line for line in "\n".join(lines).split("\n"))


_DURATIONS = ("deadline", "lifespan", "liveliness_lease_duration")


@dataclass(frozen=True)
class Topic:
    """One topic of a bag.

    Attributes:
        name: resolved, with a leading slash.
        type: "package/msg/Name".
        definition: the .msg text followed by that of every type it uses (MCAP's "ros2msg" encoding).
        type_hash: "RIHS01_..." (REP-2016) or "" when unknown.
        qos: as offered by its publishers.
    """

    name: str
    type: str
    definition: str
    type_hash: str = ""
    qos: Qos = Qos()


LATCHED = Qos("reliable", "transient_local", 1)
"""For what is said once and holds until it is said again."""
