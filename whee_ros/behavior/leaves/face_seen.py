"""FaceSeen: is somebody there?"""

from __future__ import annotations

from whee_ros.behavior.leaves.condition import Condition, max_age
from whee_ros.behavior.ports import Port


class FaceSeen(Condition):
    """Succeeds while a face is in sight."""

    ports = (
        Port("min_confidence", float, "A face seen with less does not count, 0-1.", 0.3, low=0.0, high=1.0),
        max_age(1.0),
    )

    def true(self) -> bool:
        """Look at the newest face."""
        face = self.context.snapshot.face
        return (
            face is not None and self.recent(face.stamp) and face.confidence >= self.number("min_confidence")
        )
