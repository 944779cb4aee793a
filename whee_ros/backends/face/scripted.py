"""A face tracker for tests: returns the faces it was given, frame by frame."""

from __future__ import annotations

from collections.abc import Sequence

from whee_ros.core.media import Frame
from whee_ros.ports.face import FaceCapabilities, RawFace
from whee_ros.ports.models import ModelFinder


class ScriptedFaceTracker:
    """Plays a script of frames, then sees nobody."""

    def __init__(self, script: Sequence[Sequence[RawFace]] = ()) -> None:
        self._script = [list(faces) for faces in script]

    @property
    def capabilities(self) -> FaceCapabilities:
        """Return what the script needs."""
        return FaceCapabilities(max((len(faces) for faces in self._script), default=0), "script")

    def load(self) -> None:
        """Need nothing."""

    def process(self, frame: Frame) -> list[RawFace]:
        """Return the next entry of the script."""
        return self._script.pop(0) if self._script else []

    def close(self) -> None:
        """Need nothing."""


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> ScriptedFaceTracker:
    """Return a tracker that sees nobody."""
    return ScriptedFaceTracker()
