"""From camera frames, and from what is heard meanwhile, to face observations."""

from __future__ import annotations

import numpy as np

from whee_ros.core.face import FaceMesh, FaceObservation
from whee_ros.core.media import Frame
from whee_ros.core.voice import VoiceActivity
from whee_ros.perception.face.intake import SMALLEST, enlarged, prepared
from whee_ros.perception.face.reader import FaceReader
from whee_ros.ports.face import Attending, FaceTracker, RawFace


class Eyes:
    """Finds and reads faces.

    Args:
        tracker: loaded.
        reader: turns what it measures into action units.
    """

    def __init__(self, tracker: FaceTracker, reader: FaceReader) -> None:
        self._tracker = tracker
        self._reader = reader
        self._found: list[RawFace] = []
        self._step = 1

    def heard(self, activity: VoiceActivity) -> None:
        """Take in whether somebody speaks, so that lips can be compared; from any thread."""
        self._reader.heard(activity)

    def see(self, frame: Frame) -> tuple[FaceObservation, ...]:
        """Return the faces of a frame, largest first; frames come in order of stamp.

        The person in conversation is among them whenever they are seen; of many others those whose turn it is.

        Raises:
            MediaError: if it is no picture.
        """
        small, step = prepared(frame, self._reader.config.image_side)
        height, width = small.image.shape[:2]
        found = self._tracker.process(small) if min(height, width) >= SMALLEST else []
        self._found, self._step = found, step
        read = self._reader.read(found, frame.stamp, width, height)
        if isinstance(self._tracker, Attending):
            self._tracker.attend(self._reader.attended_track)
        return tuple(enlarged(face, step) for face in read)

    def mesh(self, frame: Frame) -> FaceMesh | None:
        """Return the points of the person in conversation (else of the largest face) in `frame`, the last one seen."""
        track = self._reader.attended_track
        attended = [face for face in self._found if face.track_id == track]
        face = next(iter([*attended, *self._found]), None)
        if face is None:
            return None
        height, width = np.shape(frame.image)[:2]
        points = np.asarray(face.landmarks, np.float32)[:, :2] * self._step
        return FaceMesh(frame.stamp, "", int(width), int(height), points[:, 0], points[:, 1])

    def close(self) -> None:
        """Free the model."""
        self._tracker.close()
