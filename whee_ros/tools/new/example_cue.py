"""A cue to begin with: a mouth that stays open while nobody speaks, read from the action units of the face."""

from __future__ import annotations

from collections.abc import Mapping

from whee_ros.empathy.when.cues import Reading
from whee_ros.empathy.when.signals import Channel


class Gape:
    """Implements `CueReader` of `whee_ros.empathy.when.cues`."""

    name = "gape"
    modality = "face"
    half_life = 3.0
    seeking = 0.2
    providing = 0.0

    def read(self, channels: Mapping[str, Channel]) -> Reading | None:
        """Return how far the jaw has dropped, None where no face is known."""
        face = channels.get("face")
        if face is None or "face_au26" not in face.values:
            return None
        jaw = face.values["face_au26"]
        return Reading(self.name, jaw, face.confidence, face.stamp, jaw, "jaw dropped" if jaw > 0.3 else "")


def create() -> Gape:
    """Return the cue."""
    return Gape()
