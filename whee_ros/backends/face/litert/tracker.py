"""Follows faces: detect where nobody is followed, then landmarks from the last landmarks' region.

The tracking rule (region from the previous landmarks, rotated with the eyes, 1.5 times as large; detector
only while a place is free) is that of the MediaPipe face landmarker graph.
"""

from __future__ import annotations

import math
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.face.blendshapes import INPUTS, NAMES
from whee_ros.backends.face.litert.detector import Detection, Detector
from whee_ros.backends.face.litert.models import USER, Compiled, Model, OnCpu
from whee_ros.backends.face.patch import Flattener
from whee_ros.core.errors import BackendError, ModelError
from whee_ros.core.media import Frame
from whee_ros.core.registry import vendor
from whee_ros.ports.face import FaceCapabilities, RawFace
from whee_ros.ports.models import ModelFinder

SIDE = 256
"""px, side of the picture that the landmark model takes."""
MARGIN = 1.5
"""How much larger than the face its cut-out is, as in MediaPipe's face landmark graph."""
PRESENCE = 0.5
"""Probability below which a face counts as lost, MediaPipe's own default."""
PER_FRAME = 2
"""Faces measured in one frame: the attended one always, the others in turn. Three others come out 10 times a
second at 30 fps, and four faces cost what two do."""
SEARCH_EVERY = 10
"""Frames between two runs of the detector while at least one face is followed."""


@dataclass(frozen=True)
class Region:
    """A rotated square in pixels: centre, side, angle (rad, clockwise as seen)."""

    x: float
    y: float
    side: float
    angle: float

    def matrix(self) -> NDArray[np.float32]:
        """Return [2, 3], from crop pixels (0..SIDE) to image pixels."""
        step = self.side / SIDE
        cos, sin = math.cos(self.angle) * step, math.sin(self.angle) * step
        half = SIDE / 2
        return np.array(
            [
                [cos, -sin, self.x - half * cos + half * sin],
                [sin, cos, self.y - half * sin - half * cos],
            ],
            np.float32,
        )


@dataclass
class _Track:
    identity: int
    region: Region


class LiteRtFaceTracker:
    """FaceTracker on LiteRT.

    Args:
        models: where the bundle `face_landmarker` is found.
        device: "auto" and "cpu" run on the CPU, which is as fast for one face; "cuda" asks for a GPU of any make.
        threads: on the CPU; one is fastest per core.
        max_faces: most faces followed at once.
    """

    def __init__(
        self, models: ModelFinder, device: str = "auto", threads: int = 1, max_faces: int = 4
    ) -> None:
        self._models = models
        self._device = device
        self._threads = threads
        self._max_faces = max_faces
        self._cv2: Any = None
        self._detector: Detector | None = None
        self._landmarks: Model | None = None
        self._blendshapes: Model | None = None
        self._flatten: Flattener | None = None
        self._tracks: list[_Track] = []
        self._next = 1
        self._frame = 0
        self._attended = 0

    @property
    def capabilities(self) -> FaceCapabilities:
        """Return the number of faces and the device."""
        return FaceCapabilities(self._max_faces, "cuda" if self._device == "cuda" else "cpu")

    def load(self) -> None:
        """Open the three models of the bundle.

        Raises:
            ModelError: if the bundle is missing or damaged.
            BackendError: if ai-edge-litert is not installed, or no GPU is found where one is asked for.
        """
        path = self._models.find("face_landmarker")
        self._cv2 = vendor("cv2", USER, "opencv-python-headless")
        self._cv2.setNumThreads(1)
        bundle = _unpack(path)
        opened: list[Model] = []
        for name in ("face_detector", "face_landmarks_detector"):
            content = bundle[f"{name}.tflite"]
            opened.append(Compiled(content) if self._device == "cuda" else OnCpu(content, self._threads))
        self._detector = Detector(opened[0], self._cv2)
        self._landmarks = opened[1]
        # 146 points are too little work to send to a GPU and back
        self._blendshapes = OnCpu(bundle["face_blendshapes.tflite"], self._threads)
        self._flatten = Flattener(self._cv2, path)

    def process(self, frame: Frame) -> list[RawFace]:
        """Return the faces of `frame`, largest first; of more than `PER_FRAME` only those whose turn it is."""
        if self._detector is None or self._flatten is None:
            raise BackendError("face back end litert", "not loaded", "Call load() first.")
        self._frame += 1
        if not self._tracks or (len(self._tracks) < self._max_faces and self._frame % SEARCH_EVERY == 0):
            self._adopt(self._detector.detect(frame.image))
        due = self._due()
        followed: dict[int, tuple[_Track, RawFace]] = {}
        for track in due:
            face = self._measure(frame.image, track)
            if face is not None and not any(_same(face, other) for _, other in followed.values()):
                followed[track.identity] = (_Track(track.identity, _region_of(face.landmarks)), face)
        waiting = {track.identity for track in self._tracks} - {track.identity for track in due}
        self._tracks = [
            followed[track.identity][0] if track.identity in followed else track
            for track in self._tracks
            if track.identity in followed or track.identity in waiting
        ]
        largest = sorted((face for _, face in followed.values()), key=_extent, reverse=True)
        return [replace(face, patch=self._flatten(frame.image, face.landmarks)) for face in largest]

    def attend(self, track_id: int) -> None:
        """Measure this face in every frame, whatever its size; 0 for the largest."""
        self._attended = track_id

    def close(self) -> None:
        """Drop the interpreters."""
        self._detector = self._landmarks = self._blendshapes = self._flatten = None
        self._tracks = []

    def _due(self) -> list[_Track]:
        if len(self._tracks) <= PER_FRAME:
            return self._tracks
        named = [track for track in self._tracks if track.identity == self._attended]
        first = named[0] if named else max(self._tracks, key=lambda track: track.region.side)
        rest = [track for track in self._tracks if track is not first]
        turn = self._frame * (PER_FRAME - 1)
        return [first, *(rest[(turn + i) % len(rest)] for i in range(PER_FRAME - 1))]

    def _adopt(self, found: list[Detection]) -> None:
        for detection in found:
            region = _region_of_detection(detection)
            if len(self._tracks) >= self._max_faces:
                return
            if all(
                math.hypot(t.region.x - region.x, t.region.y - region.y) > t.region.side / 3
                for t in self._tracks
            ):
                self._tracks.append(_Track(self._next, region))
                self._next += 1

    def _measure(self, image: NDArray[np.uint8], track: _Track) -> RawFace | None:
        assert self._landmarks is not None
        cv2, matrix = self._cv2, track.region.matrix()
        crop = cv2.warpAffine(image, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
        # the models take RGB; the cut-out is much less to turn round than the picture
        rgb = cv2.cvtColor(crop, cv2.COLOR_BGR2RGB)
        outputs = self._landmarks.run(np.divide(rgb[None], np.float32(255.0), dtype=np.float32))
        points = outputs[0].reshape(478, 3)
        presence = 1.0 / (1.0 + math.exp(-float(outputs[1].ravel()[0])))
        if presence < PRESENCE:
            return None
        landmarks = np.empty((478, 3), np.float32)
        landmarks[:, :2] = points[:, :2] @ matrix[:, :2].T + matrix[:, 2]
        landmarks[:, 2] = points[:, 2] * (track.region.side / SIDE)
        return RawFace(landmarks, self._shapes(landmarks), presence, track.identity)

    def _shapes(self, landmarks: NDArray[np.float32]) -> dict[str, float]:
        assert self._blendshapes is not None
        values = self._blendshapes.run(landmarks[INPUTS, :2][None])[0]
        return dict(zip(NAMES, values.tolist(), strict=True))


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> LiteRtFaceTracker:
    """Return the tracker."""
    return LiteRtFaceTracker(models, device, threads)


def _unpack(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as bundle:
            return {name: bundle.read(name) for name in bundle.namelist()}
    except (OSError, zipfile.BadZipFile) as error:
        raise ModelError("model face_landmarker", error, "Run: whee models fetch face_landmarker") from error


def _region_of(landmarks: NDArray[np.float32]) -> Region:
    """Return the next frame's region: around all landmarks, upright with the eye corners 33 and 263."""
    right, left = landmarks[33, :2], landmarks[263, :2]
    angle = math.atan2(left[1] - right[1], left[0] - right[0])
    cos, sin = math.cos(angle), math.sin(angle)
    upright = landmarks[:, :2] @ np.array([[cos, -sin], [sin, cos]], np.float32)
    low, high = upright.min(axis=0), upright.max(axis=0)
    centre = (low + high) / 2
    side = float((high - low).max()) * MARGIN
    return Region(
        float(cos * centre[0] - sin * centre[1]), float(sin * centre[0] + cos * centre[1]), side, angle
    )


def _region_of_detection(found: Detection) -> Region:
    right, left = found.eyes
    angle = math.atan2(left[1] - right[1], left[0] - right[0])
    return Region(found.x, found.y, max(found.width, found.height) * MARGIN, angle)


def _extent(face: RawFace) -> float:
    low, high = face.landmarks[:, :2].min(axis=0), face.landmarks[:, :2].max(axis=0)
    return float(np.prod(high - low))


def _same(a: RawFace, b: RawFace) -> bool:
    """Two tracks on one face: their centres are closer than a third of the face."""
    distance = np.linalg.norm(a.landmarks[:, :2].mean(axis=0) - b.landmarks[:, :2].mean(axis=0))
    return bool(distance < math.sqrt(_extent(a)) / 3)
